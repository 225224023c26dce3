import type { DayRange, DiffWeek } from "../../model/release-diff.ts";
import { mondayOf } from "./span.ts";

/** A week in which so few of all rows are the same is one in which releases part; a few weeks that agree again do not end that. */
const [apart, mostly] = [0.9, 0.85];
/** Days at the end of A are unfinished as long as more than this share of B's rows came later, and clearly more than elsewhere. */
const [unfinishedShare, timesElsewhere] = [0.05, 3];

/** Monday of the first week from which the releases part for good, unfinished weeks at the end of A left out; null when they do not. At least two weeks must follow it, or be it. */
export function partsFrom(weeks: readonly DiffWeek[], both: DayRange | null, unfinished: string | null): string | null {
  if (both === null) return null;
  const [first, last] = [mondayOf(both[0]), mondayOf(both[1])];
  const settled = weeks.filter(
    ({ week }) =>
      week !== null && week >= first && week <= last && (unfinished === null || week < mondayOf(unfinished)),
  );
  const parted = settled.map((week) => sameShare(week) < apart);
  let [from, differing] = [null as number | null, 0];
  for (let i = parted.length - 1; i >= 0; i -= 1) {
    differing += Number(parted[i]);
    if (parted[i] && differing >= mostly * (parted.length - i)) from = i;
  }
  return from === null || parted.length - from < 2 ? null : (settled[from]?.week ?? null);
}

function sameShare({ a, b, gone, changed }: DiffWeek): number {
  return Math.max(0, a - gone - changed) / Math.max(a, b, 1);
}

/** First of the last days of A that B fills up with late entries; null when there are none. */
export function unfinishedFrom(
  days: readonly { readonly day: string; readonly b: number; readonly late: number }[],
): string | null {
  const weeks = new Map<string, { from: string; b: number; late: number }>();
  for (const { day, b, late } of days) {
    const week = weeks.get(mondayOf(day)) ?? { from: day, b: 0, late: 0 };
    weeks.set(mondayOf(day), { from: week.from, b: week.b + b, late: week.late + late });
  }
  const list = [...weeks.values()];
  const shares = list.map(({ b, late }) => late / Math.max(b, 1)).sort((x, y) => x - y);
  const usual = shares[Math.floor(shares.length / 2)] ?? 0;
  let from: string | null = null;
  for (const { from: day, b, late } of list.reverse()) {
    if (late / Math.max(b, 1) <= Math.max(unfinishedShare, timesElsewhere * usual)) break;
    from = day;
  }
  // Weeks that are late from the first day on are no tail.
  return from === list.at(-1)?.from ? null : from;
}
