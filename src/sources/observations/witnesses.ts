import { countText } from "../../model/count.ts";
import type { PeopleSeen } from "../../model/observation.ts";
import type { Witness } from "../flights/classes/context.ts";
import type { ObservationMatch } from "../../model/observation-match.ts";

/** What observers say of flights, by the id of the flight: that people boarded, or left. Numbers that nobody saw say nothing. */
export function witnessesOf(matches: readonly ObservationMatch[]): ReadonlyMap<string, readonly Witness[]> {
  const said = new Map<string, Witness[]>();
  for (const { observation, arrival, departure } of matches) {
    const sides = [
      { flight: departure.flight_id, which: "on", verb: "boarded" },
      { flight: arrival.flight_id, which: "off", verb: "left the aircraft" },
    ] as const;
    for (const { flight, which, verb } of sides) {
      const [seen] = observation.people.filter((people) => people.which === which && isSeen(people));
      if (flight === null || !seen) continue;
      const says = `${countText(seen.count)} ${verb}, ${seen.count.method ?? seen.way} (${observation.log}, row ${observation.row})`;
      said.set(flight, [...(said.get(flight) ?? []), { by: "observer", says, class: null, source: null }]);
    }
  }
  return said;
}

/** Somebody saw at least one of them. */
function isSeen({ way, count }: PeopleSeen): boolean {
  return way !== "average" && way !== "convoy" && count.lo > 0;
}
