import { type Count, countText, roundedCount, sumCounts } from "../model/count.ts";
import type { Part } from "../model/value.ts";
import { bare } from "../model/value-text.ts";
import { on, type Rule } from "./rule.ts";

/** Of parts that reach this share of the whole, all are meant to be there. */
const nearlyAll = 0.98;

/** 364,800 + 162,200 must be 527,000; parts that are larger than their whole cannot be. */
export const partsSum: Rule = {
  id: "parts-sum",
  severity: "error",
  title: "Parts do not add up to their total",
  says: "The parts that a source gives of a total may not be more than it, nor miss it by a little: then a part or the total is wrong. Rounded numbers carry half a unit of their last digit.",
  kinds: ["total"],
  check(subject) {
    const parts = on<Part>(subject, "part").filter((c) => c.scope === null && c.value.count.as !== "unstated");
    const voice = (c: { source: string; said_by: string | null }): string => JSON.stringify([c.source, c.said_by]);
    return [...new Set(parts.map(voice))].sort().flatMap((key) => {
      const own = parts.filter((c) => voice(c) === key);
      const whole = on<Count>(subject, "count").find((c) => voice(c) === key && c.scope === null);
      if (own.length < 2 || !whole || whole.value.hi === null) return [];
      const sum = sumCounts(own.map((c) => roundedCount(bare(c.value.count))));
      const total = roundedCount(bare(whole.value));
      const over = sum.lo > (total.hi ?? Number.POSITIVE_INFINITY);
      const short = sum.hi !== null && sum.hi < total.lo && sum.hi >= nearlyAll * total.lo;
      if (!over && !short) return [];
      const terms = own.map((c) => `${countText(bare(c.value.count))} (${c.value.of})`).join(" + ");
      const plain = sumCounts(own.map((c) => bare(c.value.count)));
      return [
        {
          text: `${terms} is ${countText(plain)}, not ${countText(bare(whole.value))}.`,
          claims: [...own, whole].map((c) => c.id),
        },
      ];
    });
  },
};
