/** Milliseconds of a day. */
const dayMs = 86_400_000;

/** Days since 1970-01-01 of an ISO day. */
export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / dayMs);
}

/** The ISO day of a number of days since 1970-01-01. */
export function isoDay(day: number): string {
  return new Date(Math.round(day) * dayMs).toISOString().slice(0, 10);
}

/** First and last day of a fiscal year that is named by the calendar year in which it ends; with `begins` 1 it is the calendar year. */
export function yearSpan(year: number, begins: number): { readonly begin: number; readonly end: number } {
  const first = (of: number): number => Math.round(Date.UTC(begins === 1 ? of : of - 1, begins - 1, 1) / dayMs);
  return { begin: first(year), end: first(year + 1) - 1 };
}

/** The same day of another calendar year; null where that year has no such day (29 February). */
export function inYear(iso: string, years: number): string | null {
  const moved = `${Number(iso.slice(0, 4)) + years}${iso.slice(4)}`;
  return isoDay(dayNumber(moved)) === moved ? moved : null;
}

/** The middle of a list; `empty` for none. */
export function median(list: readonly number[], empty: number): number {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? empty;
}
