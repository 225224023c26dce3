import { type Count, compareCounts, countText } from "../model/count.ts";
import { countryName } from "../model/country.ts";
import { bare } from "../model/value-text.ts";
import { asMovement, on, type Rule } from "./rule.ts";

/** Five flights of 43 people from Panama to Colombia are five flights. */
export const twinMovements: Rule = {
  id: "twin-movements",
  severity: "note",
  title: "Twins: the same count on the same route",
  says: "Two movements with the same number of people and the same route, at most two weeks apart or called look-alikes. They are never merged; a number told of one may belong to the other.",
  kinds: ["movement"],
  check(subject, around) {
    const movement = asMovement(subject);
    const { people, from, to } = movement;
    if (people === null || people.lo !== people.hi || from === null || to === null) return [];
    const twins = around
      .near(movement)
      .filter(
        (o) => o.from === from && o.to === to && o.people !== null && compareCounts(o.people, people) === "equal",
      );
    const claims = on<Count>(subject, "people")
      .filter((c) => c.scope === null && compareCounts(c.value, people) === "equal")
      .map((c) => c.id);
    return twins.map((twin) => ({
      text: `${countText(bare(people))} people from ${countryName(from)} to ${countryName(to)} were also told of “${twin.title}” (${twin.ref.slice("movement/".length)}). They are kept apart.`,
      claims,
      other: twin.ref,
    }));
  },
};
