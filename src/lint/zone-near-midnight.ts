import { momentText } from "../model/value-text.ts";
import { momentsOf } from "./moments.ts";
import { counted, type Rule } from "./rule.ts";

/** Within so many hours of midnight, a zone decides the day. */
const nearHours = 4;

/** "23:30" without a zone is one day here and the next one there. */
export const zoneNearMidnight: Rule = {
  id: "zone-near-midnight",
  severity: "warning",
  title: "A time near midnight without a zone",
  says: "A time within four hours of midnight that is told without its zone: the day is not known.",
  kinds: ["movement"],
  check(subject) {
    const loose = momentsOf(subject).filter(({ moment }) => moment.zone === undefined && isNearMidnight(moment.at));
    if (loose.length === 0) return [];
    return [
      {
        text: `${counted(loose.length, "time")} near midnight ${loose.length === 1 ? "has" : "have"} no zone: ${loose.map(({ of, moment }) => `${of} ${momentText(moment)}`).join("; ")}.`,
        claims: loose.map(({ claim }) => claim.id),
      },
    ];
  },
};

function isNearMidnight(at: string): boolean {
  const time = /T(\d\d)[:\d]*$/.exec(at);
  if (time === null) return false;
  const hour = Number(time[1]);
  return hour >= 24 - nearHours || hour < nearHours;
}
