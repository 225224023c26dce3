import { type Count, countText } from "../model/count.ts";
import type { Part, Share } from "../model/value.ts";
import { bare } from "../model/value-text.ts";
import { on, type Rule } from "./rule.ts";

/** (51 + 43 + 22) / 209 is 55.5 %, so "64 %" is wrong somewhere. */
export const shareOfParts: Rule = {
  id: "share-of-parts",
  severity: "error",
  title: "A percentage does not follow from its parts",
  says: "A percentage is held against the parts that any source gives of the same total, to half a unit of its last digit.",
  kinds: ["total"],
  check(subject) {
    const parts = on<Part>(subject, "part").filter((c) => c.scope === null && c.value.count.hi !== null);
    const totals = on<Count>(subject, "count").filter((c) => c.scope === null && c.value.hi !== null && c.value.lo > 0);
    return on<Share>(subject, "share").flatMap((share) => {
      const named = share.value.of.map((name) => parts.find((c) => c.value.of === name));
      const whole = totals.find((c) => c.source === share.source) ?? totals[0];
      if (!whole || named.some((c) => c === undefined)) return [];
      const given = named as (typeof parts)[number][];
      const [lo, hi] = bounds(
        given.map((c) => c.value.count),
        whole.value,
      );
      const half = share.value.percent % 1 === 0 ? 0.5 : 0.05;
      if (lo <= share.value.percent + half && hi >= share.value.percent - half) return [];
      const sum = given.map((c) => countText(bare(c.value.count))).join(" + ");
      const right = lo === hi ? `${lo.toFixed(1)} %` : `${lo.toFixed(1)} to ${hi.toFixed(1)} %`;
      return [
        {
          text: `${share.value.percent} % for ${share.value.of.join(", ")} does not follow: (${sum}) / ${countText(bare(whole.value))} is ${right}. It was read in ${share.source}.`,
          claims: [share.id, ...given.map((c) => c.id), whole.id],
        },
      ];
    });
  },
};

function bounds(parts: readonly Count[], whole: Count): [number, number] {
  const lo = parts.reduce((sum, c) => sum + c.lo, 0);
  const hi = parts.reduce((sum, c) => sum + (c.hi ?? 0), 0);
  return [(100 * lo) / (whole.hi ?? whole.lo), (100 * hi) / whole.lo];
}
