import type { DayRange } from "../../model/release-diff.ts";

const dayMs = 86_400_000;
/** Days that stand further apart than this from all others are slips, unless many rows share them. */
const [gapDays, leastRows, leastShare] = [182, 3, 0.0005];

/** The first and last day that a release covers: days far from all others, with hardly a row, are left out as slips. Null without a day. */
export function coveredDays(days: readonly { readonly day: string; readonly k: number }[]): DayRange | null {
  const total = days.reduce((sum, { k }) => sum + k, 0);
  const runs: { from: string; to: string; k: number }[] = [];
  for (const { day, k } of days) {
    const last = runs.at(-1);
    if (last !== undefined && (Date.parse(day) - Date.parse(last.to)) / dayMs <= gapDays) {
      last.to = day;
      last.k += k;
    } else runs.push({ from: day, to: day, k });
  }
  const kept = runs.filter(({ k }) => k >= Math.max(leastRows, total * leastShare));
  const [first, last] = [kept[0], kept.at(-1)];
  return first === undefined || last === undefined ? null : [first.from, last.to];
}

/** The days that both cover; null when there are none. */
export function sharedDays(a: DayRange | null, b: DayRange | null): DayRange | null {
  if (a === null || b === null) return null;
  const [from, to] = [a[0] > b[0] ? a[0] : b[0], a[1] < b[1] ? a[1] : b[1]];
  return from <= to ? [from, to] : null;
}

/** Days, with those before and after in the same weeks. */
export function wholeWeeks([from, to]: DayRange): DayRange {
  return [mondayOf(from), new Date(Date.parse(mondayOf(to)) + 6 * dayMs).toISOString().slice(0, 10)];
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
}
