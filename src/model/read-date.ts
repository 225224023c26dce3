import { dateWords, type DateWord, type ReadDay } from "./date-words.ts";
import { isDay, weekdayOf } from "./day.ts";
import { monthPattern } from "./months.ts";
import { parseDate } from "./partial-date.ts";
import { plainText } from "./plain-text.ts";
import { type ToldTime, toldTime } from "./told-time.ts";
import { weekdayNumber, weekdayPattern } from "./weekdays.ts";
import { isZone } from "./zone.ts";

/** A date or time read from words. */
export type ReadDate = {
  /** In the notation of `parseDate`, without its "~". */
  readonly at: string;
  readonly about?: true;
  /** The zone that the words name, else the one given; absent when neither is known, or `at` holds an offset. */
  readonly zone?: string;
  /** The weekday in the words is not that of the date; the date is read all the same. */
  readonly weekday_conflict?: true;
  /** The words as written. */
  readonly words: string;
};

/** The day on which the words were written (ISO), for "Monday" and "15 January"; and the zone of the place they tell of. */
export type ReadDateOptions = { readonly dateline?: string | undefined; readonly zone?: string | undefined };

const longest = 500;
const aboutCue =
  /(?:(?:shortly|just|soon|poco) (?:before|after|antes de|despues de)|about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.|~|alrededor del?|hacia(?: el)?|cerca del?|sobre)(?: (?:the|at|on|a|las|el))*$/;

/** The date that words give; null when they give none, or several, or one that needs a dateline which is not given. */
export function readDate(words: string, options: ReadDateOptions = {}): ReadDate | null {
  if (words.length > longest || (options.dateline !== undefined && !isDay(options.dateline))) return null;
  const written = parseDate(words.trim().replace(/(T\d\d:\d\d:\d\d)\.\d+/, "$1"));
  if (written) return result(words, written.text.replace("~", ""), written.about, options.zone);
  const text = spaced(plainText(words));
  return text.length > longest ? null : readPlain(text, words, options);
}

function readPlain(text: string, words: string, options: ReadDateOptions): ReadDate | null {
  const time = toldTime(text);
  if (time && bounded(text, time.index)) return null;
  const rest = time ? without(text, time.index, time.text) : text;
  const found = findDay(rest, options.dateline);
  const day = found?.day ?? dayOfDateline(rest, time, options.dateline);
  if (day === null) return null;
  const at = time ? withTime(day.at, time) : day.at;
  if (at === null || parseDate(at) === null) return null;
  const about = cuedAt(rest, found?.index) || cuedAt(text, time?.index);
  return {
    ...result(words, at, about, time?.elsewhere ? undefined : (time?.zone ?? options.zone)),
    ...(conflicts(day, rest) ? { weekday_conflict: true } : {}),
  };
}

// A time alone is one of the day on which the words were written.
function dayOfDateline(rest: string, time: ToldTime | null, dateline: string | undefined): ReadDay | null {
  return time === null || dateline === undefined || mentionsDay(rest) ? null : { at: dateline };
}

/** The row of `dateWords` that reads the words; null when none does. */
export function dateWordOf(words: string, options: ReadDateOptions = {}): DateWord | null {
  const text = spaced(plainText(words));
  const time = toldTime(text);
  return findDay(time ? without(text, time.index, time.text) : text, options.dateline)?.row ?? null;
}

// "3-Feb-2025" is no range.
const joined = new RegExp(`(?<!\\d)(?:(\\d{1,2})[-/])?(${monthPattern})[-/](\\d{4})(?!\\d)`, "gu");
const spaced = (text: string): string =>
  text.replace(joined, (_, day: string | undefined, month: string, year: string) =>
    [day, month, year].filter((part) => part !== undefined).join(" "),
  );

// "before 5:00" bounds a time at one end only; "shortly before" tells about when it was.
const boundCue =
  /(?<!(?:shortly|just|soon|poco) )(?<!\p{L})(?:before|after|by|until|till|since|from|antes de|despues de|hasta|desde)(?: (?:the|las|la|el))?$/u;
const bounded = (text: string, index: number): boolean => boundCue.test(text.slice(0, index).trimEnd());

const cuedAt = (text: string, index: number | undefined): boolean =>
  index !== undefined && aboutCue.test(text.slice(0, index).trimEnd());

type Found = { readonly row: DateWord; readonly day: ReadDay; readonly index: number };

function findDay(text: string, dateline: string | undefined): Found | null {
  for (const row of dateWords) {
    const match = row.pattern.exec(text);
    if (match === null) continue;
    const day = relative.has(row.name) && bounded(text, match.index) ? null : row.read(match, dateline);
    return day === null || another(text, row, match, day, dateline)
      ? null
      : { row, day, index: match.index + leadOf(match) };
  }
  return null;
}

// The cue "about" may stand inside the match, before the date itself.
const leadOf = (m: RegExpExecArray): number =>
  m[0].length - m[0].replace(/^(?:around|about|circa|roughly|approximately) /, "").length;

// A second, different date in the same words: neither is read. Beside a full date, "Monday", "today" or a year are no second date.
function another(
  text: string,
  found: DateWord,
  match: RegExpExecArray,
  day: ReadDay,
  dateline: string | undefined,
): boolean {
  const rest = without(text, match.index, match[0]);
  return dateWords.some((row) => {
    if (!loose.has(found.name) && loose.has(row.name)) return false;
    const m = row.pattern.exec(rest);
    const other = m && row.read(m, dateline);
    return other !== null && other.at !== day.at;
  });
}

const loose = new Set(["weekday", "today", "day before", "day after", "year"]);
const relative = new Set([...loose, "days ago", "last or next week, month, year", "two days before"]);
const dateLike = /\d[./-]\d|(?<!\d)(?:19|20)\d\d(?!\d)|\d(?:st|nd|rd|th)(?!\p{L})|midnight|medianoche/u;
const mentionsDay = (text: string): boolean => dateLike.test(text) || dateWords.some((row) => row.pattern.test(text));

function without(text: string, index: number, part: string): string {
  return `${text.slice(0, index)} · ${text.slice(index + part.length)}`.replace(/ +/g, " ").trim();
}

// A time needs one day, or an interval of days with a time for each end.
function withTime(at: string, time: ToldTime): string | null {
  const [from = "", to] = at.split("/");
  const [first = "", last = first] = time.clocks.map((clock) => `${clock}${time.offset}`);
  if (!isDay(from) || (to !== undefined && !isDay(to))) return null;
  if (to !== undefined) return time.clocks.length === 2 ? `${from}${first}/${to}${last}` : null;
  return time.clocks.length === 2 ? `${from}${first}/${from}${last}` : `${from}${first}`;
}

function conflicts(day: ReadDay, text: string): boolean {
  const first = day.at.slice(0, 10);
  if (!isDay(first)) return false;
  const named = day.weekday ?? weekdayNumber(new RegExp(weekdayPattern, "u").exec(text)?.[0] ?? "");
  return named !== null && !day.at.includes("/") && named !== weekdayOf(first);
}

function result(words: string, at: string, about: boolean, zone: string | undefined): ReadDate {
  const told = zone !== undefined && isZone(zone) && !/(?:Z|T[^/]*[+-]\d\d:\d\d)$/.test(at);
  return { at, ...(about ? { about: true as const } : {}), ...(told ? { zone } : {}), words };
}
