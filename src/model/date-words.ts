import { addDays, addMonths, endOfMonth, isDay, weekdayOf } from "./day.ts";
import { markNumbers } from "./number-words.ts";
import { parseDate } from "./partial-date.ts";
import {
  bareDay,
  bareMonth,
  bareYear,
  codeOf,
  dayMonth,
  monthYear,
  partMonth,
  partYear,
  type ToldDate,
  toldIn,
  withYear,
} from "./told-date.ts";
import { weekdayNumber, weekdayPattern } from "./weekdays.ts";

/** A date read from words, in the notation of `parseDate`, and the weekday that the words put beside it. */
export type ReadDay = { readonly at: string; readonly weekday?: number };

/** One way in which sources put a date. */
export type DateWord = {
  readonly name: string;
  /** How it is read, in a sentence. */
  readonly says: string;
  /** Fits text in lower case without accents. */
  readonly pattern: RegExp;
  /** Words that it reads; with a dateline of 4 February 2025, a Tuesday. */
  readonly example: string;
  /** Words that look alike and that it does not read. */
  readonly counterExample: string;
  /** The date; null when the words do not settle one. `dateline`: the day on which the words were written, absent when not known. */
  readonly read: (match: RegExpExecArray, dateline: string | undefined) => ReadDay | null;
};

const one = `(?:${dayMonth}|${monthYear}|${partMonth}|${partYear})`;
const end = `(?:${one}|${bareYear})`;
const re = (source: string): RegExp => new RegExp(source, "u");
const word = (source: string): string => String.raw`(?<!\p{L})(?:${source})(?!\p{L})`;
const link = "(?<link> (?:to|until|till|through|and|or|al?|y|o|hasta|au|et|ou|bis|und|oder|ate|e) (?:el )?| ?[-/] ?)";
const spell =
  "days?|weeks?|fortnight|months?|years?|hours?|dias?|semanas?|mes(?:es)?|anos?|jours?|mois|semaines?|tage?|wochen?|monate?";
const ofDay =
  (shift: number) =>
  (_: RegExpExecArray, dateline: string | undefined): ReadDay | null =>
    dateline === undefined ? null : { at: addDays(dateline, shift) };

/** The table of ways, in order: the first whose pattern fits reads the words. */
export const dateWords: readonly DateWord[] = [
  {
    name: "fiscal year",
    says: "Years of account begin on other days in other states: not read.",
    example: "fiscal year 2024",
    counterExample: "2024",
    pattern: re(`${word("fiscal|fy ?\\d*")}`),
    read: () => null,
  },
  {
    name: "midnight",
    says: "Midnight is the end of one day and the start of the next: not read.",
    example: "around midnight on 4 July",
    counterExample: "the night of 4 July",
    pattern: re(word("midnight|medianoche")),
    read: () => null,
  },
  {
    name: "night or weekend",
    says: 'What spans two days, a week told by its end, "this Friday" (which may be the last or the next), a day of a feast, a day that no month has: not read.',
    example: "overnight Monday",
    counterExample: "late on Monday night",
    pattern: re(
      `${word("overnight|weekend|fin de semana|week ending|ash wednesday|(?:good|black) friday|(?:palm|easter) (?:sunday|monday)|(?:holy|maundy) thursday")}|(?<!\\p{L})(?:this|este|esta) (?:${weekdayPattern})(?!\\p{L})|(?<!\\d)(?:3[2-9]|[4-9]\\d)(?:st|nd|rd|th)?(?: of| de)? ${bareMonth}`,
    ),
    read: () => null,
  },
  {
    name: "away from a day",
    says: 'A day told by its distance from another, or as not the one: "two weeks before 20 May", "within 14 days of", "not on". Not read.',
    example: "two days after 3 February 2025",
    counterExample: "after 3 February 2025",
    pattern: re(
      `(?<!\\p{L})(?:${spell}) (?:before|after|prior to|following|antes del?|despues del?|avant|apres|vor|nach|depois de) (?:the )?(?:${end})|(?<!\\p{L})within [^.,;]*(?:${spell}) (?:of|after|from)|(?<!\\p{L})not (?:on|in|el|le) (?:${end})|(?<![\\d:])(?:2[4-9]|[3-9]\\d):\\d\\d`,
    ),
    read: () => null,
  },
  {
    name: "several days",
    says: "A list of days or of parts of a month is no one date: not read.",
    example: "3, 4 and 5 February 2025",
    counterExample: "15 and 16 March 2025",
    pattern: re(
      `(?<![\\d:.,])\\d{1,2}, ?(?:and |y )?(?<x>\\d{1,2} (?:and|y|to|-|of|de|${bareMonth}))|${word("early|mid|late")}-?(?: to | or |-| and )(?:mid|late)`,
    ),
    read: () => null,
  },
  {
    name: "figures",
    says: "Day, month and year in figures, read only where they can be told apart.",
    example: "13/02/2025",
    counterExample: "2025-02-13",
    pattern: /(?<!\d)(?<a>\d{1,2})[/.](?<b>\d{1,2})[/.](?<y>(?:19|20)\d\d)(?!\d)/,
    read: (m) => figures(m),
  },
  {
    name: "ISO",
    says: "A day in the notation of the register.",
    example: "on 2025-02-03",
    counterExample: "3 February 2025",
    pattern: /(?<!\d)(?<d>\d{4}-\d\d-\d\d)(?!\d)/,
    read: (m) => (isDay(m.groups?.d ?? "") ? { at: m.groups?.d ?? "" } : null),
  },
  {
    name: "quarter or half",
    says: "Three or six months of a year.",
    example: "first half of 2025",
    counterExample: "first 100 days of 2025",
    pattern: re(`(?<which>first|second|third|fourth|last) (?<size>quarter|half) of (?<y>${bareYear})`),
    read: (m) => ofYear(m),
  },
  {
    name: "week of a month",
    says: "Seven days of the month, counted from its first, or its last seven.",
    example: "the first week of February 2025",
    counterExample: "February 2025",
    pattern: re(`(?<which>first|second|third|fourth|last) week (?:of|in) (?<x>${monthYear})`),
    read: (m) => weekOfMonth(m),
  },
  {
    name: "from one to another",
    says: 'Both ends and what lies between. "And" and "or" only for neighbours, or after "between".',
    example: "15–16 March 2025",
    counterExample: "3 and 10 March 2025",
    pattern: re(
      `(?:(?<lead>between|from|entre|zwischen|desde|del|de|du|vom|around|about)(?: el)? )?(?<a>${end}|${bareMonth}|${bareDay})${link}(?<b>${dayMonth}|${monthYear}|${partYear}|${bareYear})`,
    ),
    read: (m, dateline) => fromTo(m, dateline),
  },
  {
    name: "to another day or month",
    says: "As above, with the month or the year said of the first end only.",
    example: "March 15-16, 2025",
    counterExample: "March 15, 2025",
    pattern: re(
      `(?:(?<lead>between|from) )?(?<a>${bareMonth} ${bareDay}|${monthYear})${link}(?<b>${bareDay}(?:,? ${bareYear})?|${bareMonth})`,
    ),
    read: (m, dateline) => fromTo(m, dateline),
  },
  {
    name: "or later, or earlier",
    says: "From its first day on, or on or before its last.",
    example: "3 February 2025 or later",
    counterExample: "3 February 2025, later denied",
    pattern: re(
      `(?<x>${end})(?<how> or (?:later|after|earlier|before))|${word("not before|no earlier than|not earlier than|at the earliest on")} (?<x2>${end})`,
    ),
    read: (m, dateline) => open(m, dateline, /earlier|before/.test(m.groups?.how ?? "") ? "by" : "since"),
  },
  {
    name: "by",
    says: "On or before: an interval open at its start.",
    example: "by the end of April 2025",
    counterExample: "at the end of April 2025",
    pattern: re(
      `${word("by|no later than|on or before|until|hasta|para|before the end of")} (?:the |el )?(?:end of |finales de |fines de )?(?<x>${end})`,
    ),
    read: (m, dateline) => open(m, dateline, "by"),
  },
  {
    name: "before",
    says: "Before its first day: an interval open at its start.",
    example: "before May 2025",
    counterExample: "by May 2025",
    pattern: re(`${word("before|prior to|antes de|antes del")} (?<x>${end})`),
    read: (m, dateline) => open(m, dateline, "before"),
  },
  {
    name: "since",
    says: "From its first day on: an interval open at its end.",
    example: "since March 2025",
    counterExample: "in March 2025",
    pattern: re(
      `${word("since|on or after|desde|as of|starting(?: on)?|from")} (?:el )?(?<x>${end})(?= on$|$| onwards?|[,;.])`,
    ),
    read: (m, dateline) => open(m, dateline, "since"),
  },
  {
    name: "after",
    says: "After its last day: an interval open at its end.",
    example: "after 3 February 2025",
    counterExample: "since 3 February 2025",
    pattern: re(`${word("after|despues del?")} (?<x>${end})`),
    read: (m, dateline) => open(m, dateline, "after"),
  },
  {
    name: "week from a day",
    says: "The seven days that begin with the day named.",
    example: "the week of 3 February 2025",
    counterExample: "3 February 2025",
    pattern: re(`${word("week (?:of|beginning)|semana del?")} (?<x>${dayMonth})`),
    read: (m, dateline) => weekFrom(m, dateline),
  },
  {
    name: "day",
    says: "A day and month, with the year told, else that of the nearest such day to the dateline. A weekday beside it is checked.",
    example: "miércoles, 22 de enero",
    counterExample: "January 2025",
    pattern: re(`(?<x>${dayMonth})`),
    read: (m, dateline) => told(m, dateline),
  },
  {
    name: "part of a month or year",
    says: "Early, mid, late: thirds. Of a month to the 10th, the 20th and its end; of a year four months each.",
    example: "mid-August 2025",
    counterExample: "August 2025",
    pattern: re(`(?<x>${partMonth}${String.raw`(?:,? (?:of |de |del )?`}${bareYear})?|${partYear})`),
    read: (m, dateline) => told(m, dateline),
  },
  {
    name: "month",
    says: "A month and year.",
    example: "February 2025",
    counterExample: "February",
    pattern: re(`(?<x>${monthYear})`),
    read: (m, dateline) => told(m, dateline),
  },
  {
    name: "days ago",
    says: "So many days or weeks before the dateline.",
    example: "two days ago",
    counterExample: "two days later",
    pattern: re(`(?<n>[\\p{L}\\d-]+) (?<unit>days?|weeks?) ago|hace (?<n2>[\\p{L}\\d]+) (?<unit2>dias?|semanas?)`),
    read: (m, dateline) => ago(m, dateline),
  },
  {
    name: "last or next week, month, year",
    says: "The one before, of or after the dateline; a week from the Sunday before it to its own Sunday, as states begin it differently.",
    example: "last month",
    counterExample: "last Monday",
    pattern: re(
      `${word("(?<which>last|past|previous|this|next) (?<unit>week|month|year)")}|${word("(?<unit2>mes|ano|semana) pasad[oa]")}`,
    ),
    read: (m, dateline) => around(m, dateline),
  },
  {
    name: "weekday",
    says: 'The latest such day on or before the dateline; "last": before it; "next" and "coming": after it.',
    example: "late Monday",
    counterExample: "today",
    pattern: re(
      `(?:(?<which>last|this past|past|next|this coming|coming|proximo) )?(?<wd>${weekdayPattern})(?: (?<after>pasado|proximo|que viene))?`,
    ),
    read: (m, dateline) => weekday(m, dateline),
  },
  {
    name: "two days before",
    says: "Two days before the dateline.",
    example: "the day before yesterday",
    counterExample: "yesterday",
    pattern: re(word("(?:the )?day before yesterday|anteayer|antes de ayer|antier")),
    read: ofDay(-2),
  },
  {
    name: "day before",
    says: "The day before the dateline.",
    example: "yesterday",
    counterExample: "today",
    pattern: re(word("yesterday|last night|the day before|the previous day|ayer|anoche")),
    read: ofDay(-1),
  },
  {
    name: "today",
    says: "The day of the dateline.",
    example: "this morning",
    counterExample: "in the morning",
    pattern: re(word("today|tonight|this (?:morning|afternoon|evening)|hoy|esta (?:manana|tarde|noche)")),
    read: ofDay(0),
  },
  {
    name: "day after",
    says: "The day after the dateline.",
    example: "tomorrow",
    counterExample: "today",
    pattern: re(
      `${word("tomorrow|the next day|the following day|the day after")}|(?<!por la |esta |la )${word("manana")}`,
    ),
    read: ofDay(1),
  },
  {
    name: "month alone",
    says: "The nearest such month to the dateline.",
    example: "in March",
    counterExample: "may also provide",
    pattern: re(`${word("in|during|last|en|of")} (?<x>${bareMonth})(?! ?\\d)`),
    read: (m, dateline) => told(m, dateline),
  },
  {
    name: "year",
    says: "A year that stands alone.",
    example: "in 2025",
    counterExample: "first 100 days of 2025",
    pattern: re(
      `^(?:(?:in|during|throughout|en|durante|about|around|circa|roughly|approximately)(?: the year)? )?(?<x>${bareYear})[.,]?$`,
    ),
    read: (m) => told(m, undefined),
  },
];

function told(m: RegExpExecArray, dateline: string | undefined): ReadDay | null {
  const words = toldIn(m.groups?.x ?? m.groups?.x2 ?? "");
  const dated = withYear(words, dateline);
  const at = dated && codeOf(dated);
  return at ? { at, ...(words.weekday === undefined ? {} : { weekday: words.weekday }) } : null;
}

function figures(m: RegExpExecArray): ReadDay | null {
  const [a, b] = [Number(m.groups?.a), Number(m.groups?.b)];
  if (a <= 12 && b <= 12 && a !== b) return null;
  const at = codeOf({ y: Number(m.groups?.y), m: Math.min(a, b), d: Math.max(a, b) });
  return at ? { at } : null;
}

// What one end leaves out, the other gives: "30 March to 2 April 2025", "March 15-16, 2025".
function fromTo(m: RegExpExecArray, dateline: string | undefined): ReadDay | null {
  const [a, b] = [toldIn(m.groups?.a ?? ""), toldIn(m.groups?.b ?? "")];
  const year = a.y === undefined ? {} : { y: a.y };
  const right = withYear({ ...year, ...(a.m !== undefined && b.d !== undefined ? { m: a.m } : {}), ...b }, dateline);
  if (right === null || (right.d !== undefined && a.d === undefined && a.y === undefined && a.m === undefined))
    return null;
  const left = leftEnd(a, right);
  const [from, to] = [codeOf(left), codeOf(right)];
  if (from === null || to === null || parseDate(`${from}/${to}`) === null) return null;
  const loose =
    /and|or|\b(?:y|o|et|ou|und|oder|e)\b/.test(m.groups?.link ?? "") &&
    !/between|entre|zwischen/.test(m.groups?.lead ?? "");
  return loose && !neighbours(from, to) ? null : { at: `${from}/${to}` };
}

function leftEnd(a: ToldDate, right: ToldDate): ToldDate {
  const m = a.m ?? (a.d === undefined ? undefined : right.m);
  const filled: ToldDate = {
    ...a,
    ...(m === undefined ? {} : { m }),
    ...(right.y === undefined ? {} : { y: a.y ?? right.y }),
  };
  // "30 December to 2 January 2025" begins the year before.
  const turns = a.y === undefined && filled.m !== undefined && right.m !== undefined && filled.m > right.m;
  return turns && filled.y !== undefined ? { ...filled, y: filled.y - 1 } : filled;
}

function neighbours(from: string, to: string): boolean {
  const [a, b] = [parseDate(from), parseDate(to)];
  return a !== null && b !== null && addDays(a.to, 1) === b.from;
}

// A pattern with two ways to put the date has it in `x` or `x2`.
function open(
  m: RegExpExecArray,
  dateline: string | undefined,
  how: "by" | "before" | "since" | "after",
): ReadDay | null {
  const read = told(m, dateline);
  const date = read && parseDate(read.at);
  if (!read || !date) return null;
  if (how === "by") return { at: `../${read.at}` };
  if (how === "since") return { at: `${read.at}/..` };
  return { at: how === "before" ? `../${addDays(date.from, -1)}` : `${addDays(date.to, 1)}/..` };
}

const order: Readonly<Record<string, number>> = { first: 0, second: 1, third: 2, fourth: 3 };

function ofYear(m: RegExpExecArray): ReadDay | null {
  const { which = "", size, y = "" } = m.groups ?? {};
  const months = size === "half" ? 6 : 3;
  const at = which === "last" ? 12 / months - 1 : (order[which] ?? 0);
  if (at * months >= 12) return null;
  const two = (n: number): string => String(n).padStart(2, "0");
  return { at: `${y}-${two(at * months + 1)}/${y}-${two(at * months + months)}` };
}

function weekOfMonth(m: RegExpExecArray): ReadDay | null {
  const month = codeOf(toldIn(m.groups?.x ?? m.groups?.x2 ?? ""));
  if (month === null || month.length !== 7) return null;
  const which = m.groups?.which ?? "";
  const first = which === "last" ? addDays(endOfMonth(month), -6) : addDays(`${month}-01`, 7 * (order[which] ?? 0));
  return { at: `${first}/${addDays(first, 6)}` };
}

function weekFrom(m: RegExpExecArray, dateline: string | undefined): ReadDay | null {
  const day = told(m, dateline);
  return day && { ...day, at: `${day.at}/${addDays(day.at, 6)}` };
}

function ago(m: RegExpExecArray, dateline: string | undefined): ReadDay | null {
  const n = Number(/^<(\d+)>$/.exec(markNumbers(m.groups?.n ?? m.groups?.n2 ?? ""))?.[1] ?? NaN);
  if (dateline === undefined || Number.isNaN(n) || n > 400) return null;
  const days = /week|semana/.test(m.groups?.unit ?? m.groups?.unit2 ?? "") ? 7 : 1;
  return { at: addDays(dateline, -n * days) };
}

function around(m: RegExpExecArray, dateline: string | undefined): ReadDay | null {
  if (dateline === undefined) return null;
  const unit = m.groups?.unit ?? m.groups?.unit2 ?? "";
  const which = m.groups?.which ?? "last";
  const shift = which === "this" ? 0 : which === "next" ? 1 : -1;
  if (/month|mes/.test(unit)) return { at: addMonths(`${dateline.slice(0, 7)}-01`, shift).slice(0, 7) };
  if (/year|ano/.test(unit)) return { at: String(Number(dateline.slice(0, 4)) + shift) };
  const monday = addDays(dateline, -((weekdayOf(dateline) + 6) % 7) + 7 * shift);
  return { at: `${addDays(monday, -1)}/${addDays(monday, 6)}` };
}

function weekday(m: RegExpExecArray, dateline: string | undefined): ReadDay | null {
  const wanted = weekdayNumber(m.groups?.wd ?? "");
  if (dateline === undefined || wanted === null) return null;
  const back = (weekdayOf(dateline) - wanted + 7) % 7;
  const which = m.groups?.which ?? m.groups?.after ?? "";
  if (/next|coming|proximo|viene/.test(which)) return { at: addDays(dateline, 7 - back) };
  return { at: addDays(dateline, -(back === 0 && /last|past|pasado/.test(which) ? 7 : back)) };
}
