/** How often each value stands in a log: by it a slip of the pen is told from a rare value. */
export type Tally = ReadonlyMap<string, number>;

/** Counts values; blank ones are left out. */
export function tally(values: Iterable<string | null | undefined>): Tally {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** A value is a slip when it stands at most twice in the log, and one other, one slip away, at least ten times as often and ten times at least. */
const slip = { most: 2, times: 10 } as const;

/** The common value that a rare one is a slip of; null when there is none, or more than one. */
export function commonOf(value: string, counts: Tally): string | null {
  const here = counts.get(value) ?? 0;
  if (here > slip.most) return null;
  const common = [...counts].filter(
    ([other, count]) => count >= slip.times && count >= slip.times * here && isOneSlip(value, other),
  );
  return common.length === 1 ? (common[0]?.[0] ?? null) : null;
}

/** True when one letter added, left out or changed, or two neighbours changed about, turn one word into the other. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const rest = (text: string, from: number): string => text.slice(start + from);
  const [one, other] = [rest(a, 0), rest(b, 0)];
  const swapped = one[0] === other[1] && one[1] === other[0] && rest(a, 2) === rest(b, 2);
  return rest(a, 1) === rest(b, 1) || rest(a, 1) === other || one === rest(b, 1) || swapped;
}
