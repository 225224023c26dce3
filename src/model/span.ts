import { addDays, addMonths, dayOf, dayStart } from "./day.ts";
import { dateText, openEnd, openStart, type PartialDate, parseDate } from "./partial-date.ts";
import { instantsOf, isZone, offsetAt } from "./zone.ts";

export { isZone } from "./zone.ts";

/** When something was, as told: epoch milliseconds, start included, end not. */
export type Span = { readonly from: number; readonly to: number };
/** Zone in which a date is told, and whether it is told as "about". Without a zone it may have been any on earth. */
export type SpanOptions = { readonly zone?: string | undefined; readonly about?: boolean | undefined };

const minute = 60_000;
const hour = 60 * minute;
// The zones furthest ahead and behind: Kiritimati and Baker Island.
const ahead = 14 * hour;
const behind = 12 * hour;

/**
 * The span of a date or time. "2025-07-04" in America/New_York is that whole local day; "2025-07-05T05:00" that minute. `about` widens: a time by 30
 * minutes on the full hour, 15 on a quarter, 5 otherwise; a day, month or year by one of its kind, a part by its length. Null for what is no date, or no zone.
 */
export function spanOf(at: string, options: SpanOptions = {}): Span | null {
  if (options.zone !== undefined && !isZone(options.zone)) return null;
  const date = parseDate(at);
  if (date === null) return null;
  const about = date.about || options.about === true;
  if (date.precision !== "interval") return spanOfOne(date, options.zone, about);
  const [left = "", right = ""] = date.text.replace("~", "").split("/");
  const ends = [left, right].map((end) =>
    end === ".." ? null : spanOfOne(parseDate(end) as PartialDate, options.zone, about),
  );
  const span = { from: ends[0]?.from ?? dayStart(openStart), to: ends[1]?.to ?? dayStart(openEnd) };
  return span.from < span.to ? span : null;
}

/** How two spans stand to each other. Symmetric; spans that only touch are disjoint. */
export function compareSpans(a: Span, b: Span): "equal" | "overlapping" | "disjoint" {
  if (a.from === b.from && a.to === b.to) return "equal";
  return a.to <= b.from || b.to <= a.from ? "disjoint" : "overlapping";
}

/** The time that both allow; null when there is none. */
export function intersectSpans(a: Span, b: Span): Span | null {
  if (compareSpans(a, b) === "disjoint") return null;
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

function spanOfOne(date: PartialDate, zone: string | undefined, about: boolean): Span {
  return date.text.includes("T") ? spanOfTime(date, zone, about) : spanOfDays(date, zone, about);
}

function spanOfDays(date: PartialDate, zone: string | undefined, about: boolean): Span {
  const [first, last] = about ? widened(date) : [date.from, date.to];
  const [start, end] = [dayStart(first), dayStart(addDays(last, 1))];
  if (zone === undefined) return { from: start - ahead, to: end + behind };
  return { from: instantsOf(start, zone).first, to: instantsOf(end, zone).first };
}

function widened(date: PartialDate): [string, string] {
  if (date.precision === "day") return [addDays(date.from, -1), addDays(date.to, 1)];
  if (date.precision === "part" && /^\d{4}-\d/.test(date.text)) return [addDays(date.from, -10), addDays(date.to, 10)];
  const months = date.precision === "month" ? 1 : date.precision === "year" ? 12 : 4;
  return [addMonths(date.from, -months), addDays(addMonths(addDays(date.to, 1), months), -1)];
}

function spanOfTime(date: PartialDate, zone: string | undefined, about: boolean): Span {
  const [, day = "", clock = "", offset] = /^(.{10})T([\d:]+)(Z|[+-]\d\d:\d\d)?/.exec(date.text) ?? [];
  const local = Date.parse(`${day}T${`${clock}:00:00`.slice(0, 8)}Z`);
  const length = date.precision === "hour" ? hour : date.precision === "second" ? 1000 : minute;
  const slack = about ? slackOf(clock) : 0;
  const { first, last } = instants(local, offset, zone);
  return { from: first - slack, to: last + length + slack };
}

function instants(
  local: number,
  offset: string | undefined,
  zone: string | undefined,
): { first: number; last: number } {
  if (offset !== undefined) return { first: local - offsetMs(offset), last: local - offsetMs(offset) };
  return zone === undefined ? { first: local - ahead, last: local + behind } : instantsOf(local, zone);
}

function offsetMs(offset: string): number {
  if (offset === "Z") return 0;
  const [h = 0, m = 0] = offset.slice(1).split(":").map(Number);
  return (offset.startsWith("-") ? -1 : 1) * (h * hour + m * minute);
}

// Who says "about 5:00" rounds to the half hour; "about 5:15" to the quarter; "about 5:07" hardly at all.
function slackOf(clock: string): number {
  const [, minutes = "00"] = clock.split(":");
  if (minutes === "00") return 30 * minute;
  return ["15", "30", "45"].includes(minutes) ? 15 * minute : 5 * minute;
}

/** A span for people, in the clocks of a zone (UTC when it is no zone): "5 Jul 2025, 05:00", "5 Jul 2025, 04:30–05:30", "4 Jul 2025", "4–5 Jul 2025". */
export function spanText(span: Span, zone: string): string {
  const clocks = isZone(zone) ? zone : "UTC";
  const local = (ms: number): string => new Date(ms + offsetAt(ms, clocks)).toISOString();
  const [from, end, last] = [local(span.from), local(span.to), local(span.to - minute)];
  if (span.to >= dayStart(openEnd)) return `since ${days(from.slice(0, 10), from.slice(0, 10))}`;
  if (span.from <= dayStart(openStart)) return `by ${days(last.slice(0, 10), last.slice(0, 10))}`;
  if (startsDay(span.from, from, clocks) && startsDay(span.to, end, clocks))
    return days(from.slice(0, 10), dayOf(dayStart(end.slice(0, 10)) - 1));
  const one = `${days(from.slice(0, 10), from.slice(0, 10))}, ${from.slice(11, 16)}`;
  if (span.to - span.from <= minute) return one;
  if (from.slice(0, 10) === last.slice(0, 10)) return `${one}–${last.slice(11, 16)}`;
  return `${one} – ${days(last.slice(0, 10), last.slice(0, 10))}, ${last.slice(11, 16)}`;
}

// Not always midnight: where clocks go forward at 00:00, the day starts at 01:00.
function startsDay(ms: number, local: string, zone: string): boolean {
  return instantsOf(dayStart(local.slice(0, 10)), zone).first === ms;
}

function days(first: string, last: string): string {
  const whole = wholeMonthOrYear(first, last);
  const date = parseDate(whole ?? (first === last ? first : `${first}/${last}`));
  return date === null ? first : dateText(date);
}

function wholeMonthOrYear(first: string, last: string): string | null {
  if (first.endsWith("-01") && addMonths(first, 1) === addDays(last, 1)) return first.slice(0, 7);
  return first.endsWith("-01-01") && addMonths(first, 12) === addDays(last, 1) ? first.slice(0, 4) : null;
}
