import { daysFrom, endOfMonth, isDay } from "./day.ts";
import { printDate } from "./date-text.ts";

/** How fine a date is told. `part`: early, mid or late in a month or year. */
export type DatePrecision = "year" | "month" | "part" | "day" | "hour" | "minute" | "second" | "interval";

/** A date as far as it is told. */
export type PartialDate = {
  /** First day it can mean, as written (not widened by `about`). `0001-01-01` when open. */
  readonly from: string;
  /** Last day it can mean. `9999-12-31` when open. */
  readonly to: string;
  readonly precision: DatePrecision;
  readonly about: boolean;
  /** Its notation: "2025", "2025-02", "2025-02-03", "2025-08-mid", "2025-early", "2025-02-03T09:00-05:00", "2025-03-15/2025-03-16", "../2025-04"; "~" at the end for about. */
  readonly text: string;
};

/** The days that stand for an end that is open. */
export const openStart = "0001-01-01";
export const openEnd = "9999-12-31";

/** A date in the notation of the register, after EDTF (ISO 8601-2); "about 2025-12" is taken for "2025-12~". Null for anything else, and for days that do not exist. */
export function parseDate(text: string): PartialDate | null {
  const about = /^about /.test(text) || text.endsWith("~");
  const bare = text.replace(/^about /, "").replace(/~$/, "");
  const date = bare.includes("/") ? interval(bare) : single(bare);
  if (date === null) return null;
  const told = about || date.about;
  return { ...date, about: told, text: told ? `${date.text}~` : date.text };
}

/** A date for people: "3 Feb 2025", "Feb 2025", "mid-Aug 2025", "15–16 Mar 2025", "about Dec 2025". */
export function dateText(d: PartialDate): string {
  return printDate(d);
}

/** The notation that `parseDate` reads back to the same date. */
export function dateCode(d: PartialDate): string {
  return d.text;
}

/** Whether all of `b` lies in `a`, as written: "about" widens neither. Times are compared only where both are written with the same offset. */
export function containsDate(a: PartialDate, b: PartialDate): boolean {
  if (a.from > b.from || b.to > a.to) return false;
  if (!a.text.includes("T")) return true;
  const [outer, inner] = [clockRange(a), clockRange(b)];
  return (
    outer !== null &&
    inner !== null &&
    outer.offset === inner.offset &&
    outer.first <= inner.first &&
    inner.last <= outer.last
  );
}

/** Every day that a date can mean; none for a date with an open end. */
export function completions(d: PartialDate): readonly PartialDate[] {
  if (d.from === openStart || d.to === openEnd) return [];
  return daysFrom(d.from, d.to).map((day) => ({ from: day, to: day, precision: "day", about: false, text: day }));
}

// First and last second on the clock; null where only one end has a time, or the ends have different offsets.
function clockRange(d: PartialDate): { first: string; last: string; offset: string } | null {
  const ends = d.text
    .replace("~", "")
    .split("/")
    .map((end) => /^(.{10}T[\d:]+)(.*)$/.exec(end));
  const [a, b = a] = ends;
  if (!a || !b || a[2] !== b[2]) return null;
  return { first: `${a[1]}:00:00`.slice(0, 19), last: `${b[1]}:59:59`.slice(0, 19), offset: a[2] ?? "" };
}

function interval(text: string): PartialDate | null {
  const [left = "", right = "", more] = text.split("/");
  if (more !== undefined || (left === ".." && right === "..")) return null;
  const a = left === ".." ? { from: openStart, about: false, text: ".." } : parseDate(left);
  const b = right === ".." ? { to: openEnd, about: false, text: ".." } : parseDate(right);
  if (a === null || b === null || a.from > b.to || [a, b].some((end) => end.text.includes("/"))) return null;
  if (left.includes("T") && left.length === right.length && left.slice(16) === right.slice(16) && left > right)
    return null;
  const bare = (end: { text: string }): string => end.text.replace("~", "");
  return { from: a.from, to: b.to, precision: "interval", about: a.about || b.about, text: `${bare(a)}/${bare(b)}` };
}

const shape =
  /^(?<year>[1-9]\d{3})(?:-(?<yearPart>early|mid|late)|-(?<month>0[1-9]|1[0-2])(?:-(?<monthPart>early|mid|late)|-(?<day>\d{2})(?<time>T.+)?)?)?$/;
const clock = /^T(?:[01]\d|2[0-3])(?::[0-5]\d(?::[0-5]\d)?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

function single(text: string): PartialDate | null {
  const g = shape.exec(text)?.groups;
  if (!g) return null;
  const told = (from: string, to: string, precision: DatePrecision): PartialDate => ({
    from,
    to,
    precision,
    about: false,
    text,
  });
  const y = g.year ?? "";
  if (g.yearPart) return told(...thirdOfYear(y, g.yearPart), "part");
  if (!g.month) return told(`${y}-01-01`, `${y}-12-31`, "year");
  const m = `${y}-${g.month}`;
  if (g.monthPart) return told(...thirdOfMonth(m, g.monthPart), "part");
  if (!g.day) return told(`${m}-01`, endOfMonth(m), "month");
  const d = `${m}-${g.day}`;
  if (!isDay(d)) return null;
  if (g.time === undefined) return told(d, d, "day");
  return clock.test(g.time) ? told(d, d, timePrecision(g.time)) : null;
}

function timePrecision(time: string): DatePrecision {
  const clockOnly = time.replace(/Z$|[+-]\d\d:\d\d$/, "");
  return clockOnly.length === 3 ? "hour" : clockOnly.length === 6 ? "minute" : "second";
}

// Early: to the 10th; mid: 11th to 20th; late: from the 21st.
function thirdOfMonth(month: string, part: string): [string, string] {
  if (part === "early") return [`${month}-01`, `${month}-10`];
  return part === "mid" ? [`${month}-11`, `${month}-20`] : [`${month}-21`, endOfMonth(month)];
}

// Early: January to April; mid: May to August; late: September to December.
function thirdOfYear(year: string, part: string): [string, string] {
  if (part === "early") return [`${year}-01-01`, `${year}-04-30`];
  return part === "mid" ? [`${year}-05-01`, `${year}-08-31`] : [`${year}-09-01`, `${year}-12-31`];
}
