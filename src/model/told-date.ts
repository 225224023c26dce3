import { dayStart, isDay } from "./day.ts";
import { monthNumber, monthPattern } from "./months.ts";
import { weekdayNumber, weekdayPattern } from "./weekdays.ts";

/** What words give of a calendar date: any of year, month, day and part, and the weekday beside it. */
export type ToldDate = {
  readonly y?: number;
  readonly m?: number;
  readonly d?: number;
  readonly part?: string;
  readonly weekday?: number;
};

const day = String.raw`(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|º|er|\.(?= \p{L}))?(?![\d\p{L}:.]\d?|\p{L})`;
const year = String.raw`(?<![\d,.])(?:1[6-9]|20)\d\d(?![\d\p{L}%]|[,.]\d)`;
const of = String.raw`,? (?:of |de |del )?`;
const part = String.raw`(?:(?<!\p{L})(?:the )?(?:early|mid|late|beginning of|start of|middle of|end of|(?:a )?principios de|(?:a )?comienzos de|(?:a )?mediados de|(?:a )?finales de|(?:a )?fines de|(?:le )?debut|mi|fin|anfang|mitte|ende|(?:no )?(?:inicio|comeco) de|(?:em )?meados de|(?:no )?fim de)[ -](?:in )?)`;
const weekday = String.raw`(?:${weekdayPattern},? (?:the )?)?`;

/** Sources of patterns: a day and month; a month with its year; either with less; a year. No groups. */
export const dayMonth = String.raw`${weekday}(?:(?<!\p{L})${monthPattern} ${day}|${day}(?: of| de)? ${monthPattern})(?:${of}${year})?`;
export const monthYear = String.raw`${part}?(?<!\p{L})${monthPattern}${of}${year}`;
export const partMonth = String.raw`${part}(?<!\p{L})${monthPattern}`;
export const partYear = String.raw`${part}${year}`;
export const bareDay = day;
export const bareMonth = String.raw`(?<!\p{L})${monthPattern}`;
export const bareYear = year;

const numbers = new RegExp(
  String.raw`${year}|${day}|(?<!\p{L})${monthPattern}|${weekdayPattern}|(?<!\p{L})(?:early|mid|late|beginning|start|middle|end|principios|comienzos|mediados|finales|fines|debut|mi|fin|anfang|mitte|ende|inicio|comeco|meados|fim)(?!\p{L})`,
  "gu",
);
const parts: Readonly<Record<string, string>> = {
  early: "early",
  beginning: "early",
  start: "early",
  principios: "early",
  comienzos: "early",
  mid: "mid",
  middle: "mid",
  mediados: "mid",
  late: "late",
  end: "late",
  finales: "late",
  fines: "late",
  debut: "early",
  anfang: "early",
  inicio: "early",
  comeco: "early",
  mi: "mid",
  mitte: "mid",
  meados: "mid",
  fin: "late",
  ende: "late",
  fim: "late",
};

/** Takes the pieces from words that fit one of the patterns above. */
export function toldIn(text: string): ToldDate {
  let told: ToldDate = {};
  for (const [word] of text.matchAll(numbers)) {
    const month = monthNumber(word);
    const weekday = weekdayNumber(word);
    if (parts[word]) told = { ...told, part: parts[word] };
    else if (month !== null) told = { ...told, m: month };
    else if (weekday !== null) told = { ...told, weekday };
    else if (word.length === 4 && /^\d+$/.test(word)) told = { ...told, y: Number(word) };
    else told = { ...told, d: Number.parseInt(word, 10) };
  }
  return told;
}

/** A date with the year of its nearest occurrence to the dateline when none is told; null without both. */
export function withYear(told: ToldDate, dateline: string | undefined): ToldDate | null {
  if (told.y !== undefined) return told;
  if (dateline === undefined || told.m === undefined) return null;
  const here = Number(dateline.slice(0, 4));
  const distance = (y: number): number =>
    Math.abs(
      dayStart(codeOf({ ...told, y, d: told.d === 29 && told.m === 2 ? 28 : (told.d ?? 15) }) ?? dateline) -
        dayStart(dateline),
    );
  const years = [here, here - 1, here + 1].sort((a, b) => distance(a) - distance(b));
  return { ...told, y: years[0] ?? here };
}

/** The notation of a date whose year is known; null without a year and for days that do not exist. */
export function codeOf(told: ToldDate): string | null {
  if (told.y === undefined) return null;
  const two = (n: number): string => String(n).padStart(2, "0");
  const head = told.m === undefined ? String(told.y) : `${told.y}-${two(told.m)}`;
  if (told.d === undefined) return told.part ? `${head}-${told.part}` : head;
  const code = `${head}-${two(told.d)}`;
  return told.m !== undefined && isDay(code) ? code : null;
}
