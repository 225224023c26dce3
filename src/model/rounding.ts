/** Two whole numbers, both inclusive; `hi` null when open. */
export type Bounds = { readonly lo: number; readonly hi: number | null };

/** The worth of the last digit that is not zero: 43 → 1, 360 → 10, 2,700,000 → 100,000. 1 for zero. */
export function lastUnit(n: number): number {
  if (n === 0) return 1;
  let unit = 1;
  while (n % (unit * 10) === 0) unit *= 10;
  return unit;
}

/** "about N": one unit of the last digit that is not zero to either side, but never nobody. "About 360" is 350 to 370. */
export function near(n: number): { lo: number; hi: number } {
  return { lo: Math.max(1, n - lastUnit(n)), hi: n + lastUnit(n) };
}

/** "nearly N": below N by at most one unit, or a tenth of a number that is not rounded. "Nearly 300" is 200 to 299. Null for 0 and 1, below which nobody is left. */
export function below(n: number): { lo: number; hi: number } | null {
  return n < 2 ? null : { lo: Math.max(1, n - margin(n)), hi: n - 1 };
}

/** "just over N": above N by at most one unit, or a tenth of a number that is not rounded. "Just over 100" is 101 to 200, "just over two dozen" 25 to 27. */
export function above(n: number): { lo: number; hi: number } {
  return { lo: n + 1, hi: n + margin(n) };
}

// "Just over two dozen" is not 25 and nothing else.
const margin = (n: number): number => (lastUnit(n) > 1 ? lastUnit(n) : Math.max(1, Math.ceil(n / 10)));

/** True for a number that looks rounded: it ends in two zeros or more. A 20 or 130 is as a rule counted, not rounded. */
export function isRound(n: number): boolean {
  return n > 0 && n % 100 === 0;
}
