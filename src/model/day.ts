const msPerDay = 86_400_000;

/** Whether text is a day that exists: "2025-02-30" is none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** Midnight UTC of an ISO day, in epoch milliseconds. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The ISO day of an instant, in UTC. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The ISO day some days later (earlier when negative). */
export function addDays(day: string, days: number): string {
  return dayOf(dayStart(day) + days * msPerDay);
}

/** The same day some months later, or the last of that month when it has no such day: 2025-01-31 + 1 → 2025-02-28. */
export function addMonths(day: string, months: number): string {
  const [y = 0, m = 1, d = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(y, m - 1 + months, 1)).toISOString().slice(0, 7);
  const last = endOfMonth(first);
  return d > Number(last.slice(8)) ? last : `${first}-${String(d).padStart(2, "0")}`;
}

/** The last day of a month such as "2025-02". */
export function endOfMonth(month: string): string {
  const [y = 0, m = 1] = month.split("-").map(Number);
  return dayOf(Date.UTC(y, m, 0));
}

/** Day of the week of an ISO day, 0 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(dayStart(day)).getUTCDay();
}

/** Every day from the first to the last, both included. */
export function daysFrom(first: string, last: string): readonly string[] {
  const length = Math.max(0, Math.round((dayStart(last) - dayStart(first)) / msPerDay) + 1);
  return Array.from({ length }, (_, i) => addDays(first, i));
}
