import { monthNumber } from "../../model/months.ts";
import { isRedaction } from "../../model/redaction.ts";

/** Whether the month or the day stands first in 3/4/2019. */
export type DayOrder = "mdy" | "dmy";

/** What a cell that should hold a date holds: the day (`2019-03-04`), or why there is none; neither when it is blank. `timed`: it tells an hour too. */
export type DayReading = {
  readonly day: string | null;
  readonly fault: "impossible_date" | "unreadable_cell" | "redacted" | null;
  readonly timed: boolean;
};

export type DayOptions = {
  readonly order: DayOrder;
  /** Years of two digits are of the hundred years that end with this one. */
  readonly lastYear: number;
};

/** Years in which a date of a release may lie. */
export const years = { first: 1900, last: 2100 };
/** Days of spreadsheets are counted from here: 1 is 1900-01-01 for them, and 60 a leap day that never was. */
const serialZero_ms = Date.UTC(1899, 11, 30);

/** Reads a cell of a column of dates, blanks at its ends cut off. A date that no calendar has is no date; nothing is mended. */
export function readDay(cell: string, options: DayOptions): DayReading {
  if (isBlank(cell)) return none(null);
  const time = timePart.exec(cell);
  const text = (time ? cell.slice(0, time.index) : cell).trim();
  const told = numbersOf(text, options) ?? serialOf(cell);
  if (told === null) return none(isRedaction(cell) ? "redacted" : "unreadable_cell");
  const day = dayOf(told);
  return day === null
    ? none("impossible_date")
    : { day, fault: null, timed: told.timed === true || (time !== null && !isMidnight(time)) };
}

/** How often the numbers of a cell can only be read in one order: the evidence by which the order of a column is settled. Null when it says nothing. */
export function orderTold(cell: string): DayOrder | null {
  const parts = slashed.exec(cell.trim());
  if (parts === null) return null;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  if (first > 12 && second <= 12) return "dmy";
  return second > 12 && first <= 12 ? "mdy" : null;
}

/** True for a cell that is one day with the month first and another with the day first. */
export function isOrderOpen(cell: string): boolean {
  const parts = slashed.exec(cell.trim());
  if (parts === null) return false;
  const [first, second] = [Number(parts[1]), Number(parts[2])];
  return first <= 12 && second <= 12 && first !== second;
}

/** How tables write that a cell is blank. */
const blanks = new Set(["", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "-", "--", ".", "\\n"]);

/** True for a cell that says nothing: empty, or one of the words that programs write for it. */
export function isBlank(cell: string): boolean {
  return cell.length < 6 && blanks.has(cell.toLowerCase());
}

type Told = { readonly year: number; readonly month: number; readonly day: number; readonly timed?: boolean };

const timePart =
  /[t\s,]+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*([ap]\.?m\.?)?\s*(?:z|utc|[+-]\d{2}(?::?\d{2})?)?$/i;
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const unparted = /^(\d{4})(\d{2})(\d{2})$/;
const slashed = /^(\d{1,2})[-/.\s](\d{1,2})[-/.\s](\d{2}|\d{4})(?!\d)/;
const slashedWhole = new RegExp(`${slashed.source}$`);
const dayMonth = /^(\d{1,2})(?:st|nd|rd|th)?[-/.,\s]*([a-z]{3,9})\.?[-/.,\s]*(\d{2}|\d{4})$/i;
const monthDay = /^([a-z]{3,9})\.?[-/.,\s]*(\d{1,2})(?:st|nd|rd|th)?[-/.,\s]+(\d{2}|\d{4})$/i;

function numbersOf(text: string, options: DayOptions): Told | null {
  const iso = yearFirst.exec(text) ?? unparted.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const numbers = slashedWhole.exec(text);
  if (numbers) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const [month, day] = options.order === "mdy" ? [first, second] : [second, first];
    return { year: yearOf(numbers[3] as string, options), month, day };
  }
  return namedOf(text, options);
}

function namedOf(text: string, options: DayOptions): Told | null {
  const first = dayMonth.exec(text);
  const [day, name, year] = first ? [first[1], first[2], first[3]] : monthDayOf(text);
  const month = name === undefined ? null : monthNumber(name.toLowerCase());
  if (month === null || year === undefined) return null;
  return { year: yearOf(year, options), month, day: Number(day) };
}

function monthDayOf(text: string): readonly (string | undefined)[] {
  const found = monthDay.exec(text);
  return found ? [found[2], found[1], found[3]] : [];
}

function yearOf(digits: string, { lastYear }: DayOptions): number {
  if (digits.length === 4) return Number(digits);
  const hundred = lastYear - (lastYear % 100) + Number(digits);
  return hundred > lastYear ? hundred - 100 : hundred;
}

/** A day as spreadsheets count them. A number that could be a year is none: nobody left in 1905. */
function serialOf(cell: string): Told | null {
  if (!/^\d{4,5}(?:\.\d+)?$/.test(cell)) return null;
  const serial = Number(cell);
  if (serial <= years.last) return null;
  const at = new Date(serialZero_ms + Math.floor(serial) * 86_400_000);
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    timed: !Number.isInteger(serial),
  };
}

/** Dates without an hour are often written with that of midnight. */
function isMidnight([, hour, minute, second = "0", half = ""]: RegExpExecArray): boolean {
  const early = Number(hour) === 0 || (Number(hour) === 12 && /^a/i.test(half));
  return early && Number(minute) === 0 && Number(second.replace(",", ".")) === 0;
}

function dayOf({ year, month, day }: Told): string | null {
  if (year < years.first || year > years.last) return null;
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  return at.toISOString().slice(0, 10);
}

function none(fault: DayReading["fault"]): DayReading {
  return { day: null, fault, timed: false };
}
