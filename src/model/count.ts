import { boundsText } from "./bounds-text.ts";
import { isRound, lastUnit } from "./rounding.ts";

/** How a number was given: the reading of the words around it. `unstated`: a number exists, nobody printed it. */
export const countKinds = ["exact", "at_least", "at_most", "about", "range", "planned", "none", "unstated"] as const;
export type CountKind = (typeof countKinds)[number];

/** A number of people (or flights, agreements …) with its bounds, and the words it was read from. Whole numbers, both bounds inclusive. */
export type Count = {
  /** Lower bound; 0 when nothing is known. */
  readonly lo: number;
  /** Upper bound; null when open. */
  readonly hi: number | null;
  readonly as: CountKind;
  /** How it was counted ("official statement", "convoy estimate"); absent when not told. */
  readonly method?: string;
  /** The words as written; absent for a sum or an intersection. */
  readonly words?: string;
};

/** A count known exactly. */
export function exact(n: number): Count {
  return { lo: n, hi: n, as: "exact" };
}

/** A count from its bounds alone: exact, at least, at most, a range, or unstated when nothing is known. */
export function asBounds(lo: number, hi: number | null): Count {
  if (hi === null) return { lo, hi, as: lo === 0 ? "unstated" : "at_least" };
  if (lo === hi) return { lo, hi, as: "exact" };
  return { lo, hi, as: lo === 0 ? "at_most" : "range" };
}

/**
 * Bounds added up; exactly 0 for no parts. Exact only when every part is, so "at least" never becomes exact, and a sum with a planned part stays
 * planned. The words are left behind: a sum was said by nobody.
 */
export function sumCounts(counts: readonly Count[]): Count {
  const lo = counts.reduce((sum, c) => sum + c.lo, 0);
  const hi = counts.reduce<number | null>((sum, c) => (sum === null || c.hi === null ? null : sum + c.hi), 0);
  return counts.some((c) => c.as === "planned") ? { lo, hi, as: "planned" } : asBounds(lo, hi);
}

/** How two counts stand to each other by their bounds alone. Symmetric. */
export function compareCounts(a: Count, b: Count): "equal" | "overlapping" | "disjoint" {
  if (a.lo === b.lo && a.hi === b.hi) return "equal";
  const apart = (a.hi !== null && a.hi < b.lo) || (b.hi !== null && b.hi < a.lo);
  return apart ? "disjoint" : "overlapping";
}

/** What both allow; null when they cannot both hold. Planned only when both are. */
export function intersectCounts(a: Count, b: Count): Count | null {
  if (compareCounts(a, b) === "disjoint") return null;
  const his = [a.hi, b.hi].filter((hi): hi is number => hi !== null);
  return keepPlan([a, b], asBounds(Math.max(a.lo, b.lo), his.length === 0 ? null : Math.min(...his)));
}

/** The smallest count that holds all of them; unstated for none. Planned only when all are. */
export function hullCounts(counts: readonly Count[]): Count {
  if (counts.length === 0) return { lo: 0, hi: null, as: "unstated" };
  const hi = counts.reduce<number | null>(
    (most, c) => (most === null || c.hi === null ? null : Math.max(most, c.hi)),
    0,
  );
  return keepPlan(
    counts,
    asBounds(
      counts.reduce((least, c) => Math.min(least, c.lo), Infinity),
      hi,
    ),
  );
}

/**
 * A count as it enters a sum that is checked: a round number (364,800) may stand for anything within half a unit of its last digit
 * (364,750 to 364,850). Others, and those whose words already give bounds, are handed back as they are.
 */
export function roundedCount(c: Count): Count {
  if (c.as !== "exact" || !isRound(c.lo)) return c;
  const half = lastUnit(c.lo) / 2;
  return asBounds(c.lo - half, c.lo + half);
}

/** A count in words that `readCount` reads back to the same bounds and kind: "43", "at least 41", "35 to 45", "about 360", "planned 11". */
export function countText(c: Count): string {
  return boundsText(c, groupDigits);
}

/** Digits in groups of three: 364800 → "364,800". The same in every locale. */
export function groupDigits(n: number): string {
  const [whole = "", rest] = String(n).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

// A plan does not turn into a fact by being compared with another plan.
function keepPlan(counts: readonly Count[], result: Count): Count {
  return counts.every((c) => c.as === "planned") ? { ...result, as: "planned" } : result;
}
