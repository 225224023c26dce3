import { isDomestic, isShortStop } from "./domestic-runs.ts";
import { isSameOperator } from "./operator-names.ts";
import { ends, holds, givenAt, stopText } from "./outing.ts";
import type { ClassRule, Run } from "./rule.ts";
import { carriesPeople, isTransferWork, weigh } from "./weigh.ts";

/** Hours on the ground between a leg that feeds a removal and the removal. */
const feedHours = 8;
/** Hours between a flight to where work starts and that work. */
const ferryHours = 24;

/** Legs inside a removing country. */
export const domesticRules: readonly ClassRule[] = [
  {
    id: "feeds_a_removal",
    gives: "removal_connection",
    backward: true,
    says: `It brought people to the field from which a removal leg started within ${feedHours} hours, or to one that does.`,
    needs:
      "the leg after, from the same field; a mission call sign, a run of short stops, or a field of removal work at its start",
    fits: (run, at) => {
      const leg = run.legs[at];
      if (!leg || !isDomestic(leg) || !feeds(run, at)) return null;
      const signs = weigh(leg, run.context);
      const brings = carriesPeople(signs) || leg.run.length > 0 || leg.from.roles.some(({ role }) => role !== "base");
      return brings ? holds([ends(leg), ...stopText(leg.after)], at + 1) : null;
    },
  },
  {
    id: "between_hubs",
    gives: "shuffle",
    says: "A domestic leg with a mission call sign, or of a watched tail between fields of removal work or on a run that touches one.",
    needs: "both ends, and a mission call sign, a watched tail with such fields, or an observer",
    fits: ({ legs, context }, at) => {
      const leg = legs[at];
      if (!leg || !isDomestic(leg) || leg.from.ident === leg.to.ident) return null;
      return isTransferWork(leg, weigh(leg, context)) ? holds([ends(leg)]) : null;
    },
  },
  {
    id: "to_or_from_base",
    gives: "positioning",
    most: "possible",
    says: "It began or ended at a base of its operator.",
    needs: "a field with the role base, and the operator of the aircraft",
    fits: ({ legs }, at) => {
      const leg = legs[at];
      const names = [leg?.operator, ...(leg?.tails.map(({ operator }) => operator) ?? [])].flatMap(
        (name) => name ?? [],
      );
      const bases = [leg?.from, leg?.to]
        .flatMap((end) => end?.roles ?? [])
        .filter(
          ({ role, operator }) =>
            role === "base" && operator !== null && names.some((name) => isSameOperator(name, operator)),
        );
      return leg === undefined || leg.tails.length === 0 || bases.length === 0
        ? null
        : holds(bases.map(({ ident, source }) => ({ field: "base", value: ident, source })));
    },
  },
  {
    id: "ferry_to_work",
    gives: "positioning",
    most: "possible",
    backward: true,
    says: `It went to the field from which removal work starts within ${ferryHours} hours, and nothing says that it brought people.`,
    needs: "the leg after, from the same field, and a watched tail",
    fits: ({ legs, given }, at) => {
      const [leg, next] = [legs[at], given[at + 1]];
      if (!leg || leg.tails.length === 0 || !next || leg.after === null) return null;
      const work = ["removal", "removal_connection", "shuffle"].includes(next.gives);
      return work && leg.after.minutes <= ferryHours * 60 ? holds([ends(leg), ...stopText(leg.after)], at + 1) : null;
    },
  },
];

function feeds(run: Run, at: number): boolean {
  const after = run.legs[at]?.after ?? null;
  const next = run.legs[at + 1];
  if (after === null || next?.from.home !== true) return false;
  if (givenAt(run, at + 1) === "removal") return after.minutes <= feedHours * 60;
  return givenAt(run, at + 1) === "removal_connection" && isShortStop(after);
}
