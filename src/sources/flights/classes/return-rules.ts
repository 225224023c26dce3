import { ends, holds, outingHours, removalOfOuting, stopText } from "./outing.ts";
import type { ClassRule } from "./rule.ts";
import { carriesPeople, weigh } from "./weigh.ts";

/** Legs after a removal: back home, or between two other countries. */
export const returnRules: readonly ClassRule[] = [
  {
    id: "came_back",
    gives: "return",
    says: `It came back from another country, within ${outingHours} hours of a removal leg of the same outing.`,
    needs: "the legs before, as far as the removal",
    fits: (run, at) => {
      const leg = run.legs[at];
      if (leg?.from.home !== false || leg.to.home !== true) return null;
      const rests_on = removalOfOuting(run, at);
      return rests_on === null ? null : holds([ends(leg), ...stopText(leg.before)], rests_on);
    },
  },
  {
    id: "came_back_from_unseen",
    gives: "return",
    most: "possible",
    says: "It came from another country with a mission call sign; the removal leg before it was not seen.",
    needs: "both ends, and a mission call sign",
    fits: ({ legs, context }, at) => {
      const leg = legs[at];
      if (leg?.from.home !== false || leg.to.home !== true) return null;
      return carriesPeople(weigh(leg, context)) ? holds([ends(leg)]) : null;
    },
  },
  {
    id: "between_foreign_fields",
    gives: "lateral",
    says: `It flew between two other countries, within ${outingHours} hours of a removal leg of the same outing.`,
    needs: "both ends, and the legs before, as far as the removal",
    fits: (run, at) => {
      const leg = run.legs[at];
      if (leg?.from.home !== false || leg.to.home !== false) return null;
      const rests_on = removalOfOuting(run, at);
      return rests_on === null ? null : holds([ends(leg)], rests_on);
    },
  },
  {
    id: "between_foreign_unseen",
    gives: "lateral",
    most: "possible",
    says: "It flew between two other countries with a mission call sign; the removal leg before it was not seen.",
    needs: "both ends, and a mission call sign",
    fits: ({ legs, context }, at) => {
      const leg = legs[at];
      if (leg?.from.home !== false || leg.to.home !== false) return null;
      return carriesPeople(weigh(leg, context)) ? holds([ends(leg)]) : null;
    },
  },
];
