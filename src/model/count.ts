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

/** Bounds added up. Exact only when every part is; "at least" never becomes exact. The words are left behind: a sum was said by nobody. */
export function sumCounts(counts: readonly Count[]): Count {
  const lo = counts.reduce((sum, c) => sum + c.lo, 0);
  const hi = counts.reduce<number | null>((sum, c) => (sum === null || c.hi === null ? null : sum + c.hi), 0);
  return asBounds(lo, hi);
}

/** How two counts stand to each other by their bounds alone. Symmetric. */
export function compareCounts(a: Count, b: Count): "equal" | "overlapping" | "disjoint" {
  if (a.lo === b.lo && a.hi === b.hi) return "equal";
  const apart = (a.hi !== null && a.hi < b.lo) || (b.hi !== null && b.hi < a.lo);
  return apart ? "disjoint" : "overlapping";
}

/** What both allow; null when they cannot both hold. */
export function intersectCounts(a: Count, b: Count): Count | null {
  if (compareCounts(a, b) === "disjoint") return null;
  const his = [a.hi, b.hi].filter((hi): hi is number => hi !== null);
  return asBounds(Math.max(a.lo, b.lo), his.length === 0 ? null : Math.min(...his));
}

/** The smallest count that holds all of them; unstated for none. */
export function hullCounts(counts: readonly Count[]): Count {
  if (counts.length === 0) return { lo: 0, hi: null, as: "unstated" };
  const hi = counts.some((c) => c.hi === null) ? null : Math.max(...counts.map((c) => c.hi as number));
  return asBounds(Math.min(...counts.map((c) => c.lo)), hi);
}

/** A count in words that read back to the same bounds and kind: "43", "at least 41", "35 to 45", "about 360". */
export function countText(c: Count): string {
  const n = (x: number): string => x.toLocaleString("en-US");
  switch (c.as) {
    case "unstated": return "not stated";
    case "none": return "none";
    case "planned": return `planned ${countText({ lo: c.lo, hi: c.hi, as: asBounds(c.lo, c.hi).as })}`;
    case "about": return c.hi === null ? `at least ${n(c.lo)}` : `about ${n(Math.round((c.lo + c.hi) / 2))}`;
    case "at_least": return `at least ${n(c.lo)}`;
    case "at_most": return `at most ${n(c.hi ?? 0)}`;
    case "range": return `${n(c.lo)} to ${n(c.hi ?? 0)}`;
    case "exact": return n(c.lo);
  }
}
