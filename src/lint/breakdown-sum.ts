import { type Count, compareCounts, countText, roundedCount, sumCounts } from "../model/count.ts";
import type { Group } from "../model/value.ts";
import { bare } from "../model/value-text.ts";
import { on, type Rule } from "./rule.ts";

/** Eleven planned, and 4 + 6 who came, are told by one voice and no mistake. */
const isPlan = (c: { modality: string; value: { as?: string; count?: Count } }): boolean =>
  c.modality === "planned" || (c.value.as ?? c.value.count?.as) === "planned";

/** 32 men + 12 women are not 43 people. */
export const breakdownSum: Rule = {
  id: "breakdown-sum",
  severity: "error",
  title: "A breakdown does not add up",
  says: "The parts of one named breakdown must add up to the number of people that the same voice gives in the same source.",
  kinds: ["movement"],
  check(subject) {
    const groups = on<Group>(subject, "group").filter(
      (c) => c.value.breakdown !== undefined && (c.value.role ?? "person") === "person" && c.scope === null,
    );
    const voice = (c: { source: string; said_by: string | null }): string => JSON.stringify([c.source, c.said_by]);
    const key = (c: (typeof groups)[number]): string =>
      JSON.stringify([voice(c), c.place, c.value.breakdown, isPlan(c)]);
    const keys = [...new Set(groups.map(key))].sort();
    return keys.flatMap((k) => {
      const parts = groups.filter((c) => key(c) === k);
      const sum = sumCounts(parts.map((c) => roundedCount(bare(c.value.count))));
      const wholes = on<Count>(subject, "people").filter(
        (c) =>
          voice(c) === voice(parts[0] as (typeof groups)[number]) &&
          c.scope === null &&
          c.value.as !== "unstated" &&
          isPlan(c) === isPlan(parts[0] as (typeof groups)[number]),
      );
      if (wholes.length === 0 || wholes.some((c) => compareCounts(sum, bare(c.value)) !== "disjoint")) return [];
      const terms = parts.map((c) => countText(bare(c.value.count))).join(" + ");
      const told = wholes.map((c) => countText(bare(c.value))).join(" or ");
      return [
        {
          text: `${terms} is ${countText(sum)}, and ${parts[0]?.source} counts ${told} people in all.`,
          claims: [...parts, ...wholes].map((c) => c.id),
        },
      ];
    });
  },
};
