import { dateText, openEnd, openStart, type PartialDate, parseDate } from "./partial-date.ts";

/** The days that a total covers. `open`: its first or last day is not told, so that another cut may be meant. */
export type Period = { readonly from: string; readonly to: string; readonly open: boolean; readonly text: string };

const day = 86_400_000;

/** The period of a total as typed in; null when it is no date. */
export function periodOf(typed: string): Period | null {
  const date = parseDate(typed);
  if (date === null) return null;
  const open = isOpen(date);
  return { from: date.from, to: date.to, open, text: periodText(date, open) };
}

/** Days that both cover; 0 when they share none. */
export function sharedDays(a: Period, b: Period): number {
  const [, from = ""] = [a.from, b.from].sort();
  const [to = ""] = [a.to, b.to].sort();
  return from > to ? 0 : daysIn(from, to);
}

/** Days from one to another, both included. */
export function daysIn(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / day) + 1;
}

/** Open where it is told as "about", has no end, or one end is a day and the other a whole month: then the day of the month is not told. */
function isOpen(date: PartialDate): boolean {
  if (date.about || date.precision === "part" || date.from === openStart || date.to === openEnd) return true;
  const [left = "", right] = date.text.split("/");
  return right !== undefined && left.length !== right.length;
}

/** "100 days (20 Jan – 29 Apr 2025)"; "fiscal 2024 (1 Oct 2023 – 30 Sep 2024)"; "Jun 2025". */
function periodText(date: PartialDate, open: boolean): string {
  const whole = wholeOf(date);
  if (whole !== null && !open) return dateText(whole);
  const words = dateText(date);
  if (open) return `${words} (exact days not told)`;
  const fiscal = fiscalYear(date);
  if (fiscal !== null) return `fiscal ${fiscal} (${words})`;
  const days = daysIn(date.from, date.to);
  return days === 1 ? words : `${days} days (${words})`;
}

/** The month or year that an interval of days fills; the date itself when it is none of days. */
function wholeOf(date: PartialDate): PartialDate | null {
  if (date.precision !== "interval") return date;
  return (
    [date.from.slice(0, 4), date.from.slice(0, 7)]
      .flatMap((text) => parseDate(text) ?? [])
      .find((whole) => whole.from === date.from && whole.to === date.to) ?? null
  );
}

/** The fiscal year of the United States government: from October of the year before. */
function fiscalYear(date: PartialDate): string | null {
  const year = date.to.slice(0, 4);
  return date.from === `${Number(year) - 1}-10-01` && date.to === `${year}-09-30` ? year : null;
}
