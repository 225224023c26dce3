import { type Count, countText, hullCounts, roundedCount } from "../model/count.ts";
import type { Part, Share } from "../model/value.ts";
import { bare } from "../model/value-text.ts";
import { on, type Rule } from "./rule.ts";

/** (51 + 43 + 22) / 209 is 55.5 %, so "64 %" is wrong somewhere. */
export const shareOfParts: Rule = {
  id: "share-of-parts",
  severity: "error",
  title: "A percentage does not follow from its parts",
  says: "A percentage is held against the parts and the total that its source gives, else those of any, to half a unit of its last digit. Round numbers carry half a unit of theirs.",
  kinds: ["total"],
  check(subject) {
    const parts = on<Part>(subject, "part").filter((c) => c.scope === null && c.value.count.hi !== null);
    const totals = on<Count>(subject, "count").filter((c) => c.scope === null && c.value.hi !== null && c.value.lo > 0);
    return on<Share>(subject, "share").flatMap((share) => {
      const named = share.value.of.map((name) =>
        nearest(
          parts.filter((c) => plain(c.value.of) === plain(name)),
          share.source,
        ),
      );
      const whole = nearest(totals, share.source);
      if (whole.length === 0 || named.some((told) => told.length === 0)) return [];
      const given = named.map((told) => hullCounts(told.map((c) => bare(c.value.count))));
      const total = hullCounts(whole.map((c) => bare(c.value)));
      const [least, most] = bounds(given.map(roundedCount), roundedCount(total));
      const decimals = String(share.value.percent).split(".")[1]?.length ?? 0;
      const half = 0.5 / 10 ** decimals + 1e-9;
      if (least <= share.value.percent + half && most >= share.value.percent - half) return [];
      const [lo, hi] = bounds(given, total);
      const sum = given.map(countText).join(" + ");
      const right = lo === hi ? `${lo.toFixed(1)} %` : `${lo.toFixed(1)} to ${hi.toFixed(1)} %`;
      return [
        {
          text: `${share.value.percent} % for ${share.value.of.join(", ")} does not follow: (${sum}) / ${countText(total)} is ${right}. It was read in ${share.source}.`,
          claims: [share, ...named.flat(), ...whole].map((c) => c.id),
        },
      ];
    });
  },
};

const plain = (name: string): string => name.trim().toLowerCase();

/** What the source of the percentage says itself; where it is silent, what all say. */
function nearest<T extends { readonly source: string }>(told: readonly T[], source: string): readonly T[] {
  const own = told.filter((c) => c.source === source);
  return own.length > 0 ? own : told;
}

function bounds(parts: readonly Count[], whole: Count): [number, number] {
  const lo = parts.reduce((sum, c) => sum + c.lo, 0);
  const hi = parts.reduce((sum, c) => sum + (c.hi ?? 0), 0);
  return [(100 * lo) / (whole.hi ?? whole.lo), (100 * hi) / whole.lo];
}
