/** A week: rows left of A and of B, and how often two different rows of it agree by chance. */
export type ChanceWeek = {
  readonly week: string | null;
  readonly l: number;
  readonly u: number;
  readonly q: number;
};

/** Share of pairs that may be chance where they are believed. */
const mostChance = 0.05;
/** Where nearly all rows of a week that could be paired are, and there are many, chance does not explain it even where rows are alike. */
const [nearlyAll, many] = [0.9, 20];

/** Which pairs are believed: all, none, or those of some weeks. Rows that went and others that came are alike by chance at the rate at which different rows of A are. */
export function believedPairs(
  chance: readonly ChanceWeek[],
  found: readonly { readonly week: string | null; readonly k: number }[],
): "all" | readonly (string | null)[] {
  const expected = new Map(chance.map(({ week, l, u, q }) => [week, Math.min(l, u, l * u * q)]));
  const pairs = found.reduce((sum, { k }) => sum + k, 0);
  const byChance = [...expected.values()].reduce((sum, e) => sum + e, 0);
  if (byChance <= mostChance * pairs) return "all";
  const room = new Map(chance.map(({ week, l, u }) => [week, Math.min(l, u)]));
  return found
    .filter(
      ({ week, k }) =>
        (expected.get(week) ?? 0) <= mostChance * k || (k >= many && k >= nearlyAll * (room.get(week) ?? 0)),
    )
    .map(({ week }) => week);
}

/** A week: rows of A, rows of B that may be doubles, other rows that B adds, and the share of rows of A that are repeated there. */
export type DoubleWeek = {
  readonly week: string | null;
  readonly a: number;
  readonly d: number;
  readonly u: number;
  readonly s: number;
};

/**
 * Of which weeks the rows that may be doubles are doubles: added rows repeat one of A by chance at the rate at which rows of A repeat one another. Weeks that are above chance by themselves
 * come first; the rest is believed together or not at all.
 */
export function doubledWeeks(weeks: readonly DoubleWeek[]): "all" | readonly (string | null)[] {
  const expected = ({ u, s }: DoubleWeek): number => (u * s) / Math.max(1 - s, 0.01);
  const alone = weeks.filter((one) => one.d > 3 * expected(one) + 5 || (one.d >= 3 && one.d >= 0.8 * one.a));
  const rest = weeks.filter((one) => !alone.includes(one) && one.d > 0);
  const [d, e] = [rest.reduce((sum, one) => sum + one.d, 0), rest.reduce((sum, one) => sum + expected(one), 0)];
  if (d > 2 * e + 3 * Math.sqrt(e)) return "all";
  return alone.map(({ week }) => week);
}
