import { distanceNm } from "../../../model/great-circle.ts";
import { ends, holds, onwardHours, removalBefore, stopText } from "./outing.ts";
import type { ClassRule } from "./rule.ts";
import { isRemovalWork, weigh } from "./weigh.ts";

/** Legs abroad that are removals: out of the country, or on to the next stop. */
export const removalRules: readonly ClassRule[] = [
  {
    id: "left_the_country",
    gives: "removal",
    says: "It left a removing country for another one, with a sign beyond the watched tail.",
    needs:
      "both ends, and a mission call sign, or a watched tail at a field from which removals start, or on a route that they fly",
    fits: ({ legs, context }, at) => {
      const leg = legs[at];
      if (leg?.from.home !== true || leg.to.home !== false) return null;
      return isRemovalWork(weigh(leg, context)) ? holds([ends(leg)]) : null;
    },
  },
  {
    id: "went_on_abroad",
    gives: "removal",
    says: `It went on to another stop abroad within ${onwardHours} hours of one to which people were removed.`,
    needs: "the leg before, from the same field",
    fits: (run, at) => {
      const leg = run.legs[at];
      const rests_on = removalBefore(run, at);
      if (!leg || rests_on === null || leg.from.home !== false || leg.to.home !== false) return null;
      return holds([ends(leg), ...stopText(leg.before)], rests_on);
    },
  },
  {
    id: "went_on_unseen",
    gives: "removal",
    says: `It went on within ${onwardHours} hours of a stop to which people were removed, and was last heard farther from where the removal began.`,
    needs: "the leg before, from the same field; the last position heard",
    fits: (run, at) => {
      const leg = run.legs[at];
      const rests_on = removalBefore(run, at);
      if (!leg || rests_on === null || leg.to.home !== null) return null;
      const start = run.legs[rests_on]?.flight.first;
      const { first, last } = leg.flight;
      if (!start) return null;
      const [then, now] = [first, last].map(({ lat, lon }) => distanceNm(start.lat, start.lon, lat, lon));
      if ((now ?? 0) <= (then ?? 0)) return null;
      return holds(
        [{ field: "last heard", value: `${Math.round(now ?? 0)} NM from where it began`, source: null }],
        rests_on,
      );
    },
  },
];
