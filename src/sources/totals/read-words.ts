import type { Cell } from "../sheets/read-sheets.ts";
import { dayIn } from "../observations/row-times.ts";

/** The text of a cell as written, without blanks at its ends; empty for none. */
export function cellText(cell: Cell | undefined): string {
  return (cell ?? "").trim();
}

/** A whole number from 0 as a cell gives it, with commas, blanks or points between thousands; null when it gives none. */
export function wholeNumber(cell: Cell): number | null {
  const text = cellText(cell);
  if (!/^\d{1,15}(?:\.0+)?$|^\d{1,3}(?:[,. \u00a0\u202f’']\d{3})+$/.test(text)) return null;
  const plain = /^\d+\.0+$/.test(text) && !/^\d{1,3}\.000$/.test(text) ? text.replace(/\.0+$/, "") : text;
  return Number(plain.replace(/[^\d]/g, ""));
}

/** The calendar year in which a fiscal year ends: "2031", "FY2031", "EOFY31", "2030-31", "2030/2031"; null when the words name none. */
export function fiscalYear(cell: Cell): number | null {
  const text = cellText(cell);
  const [, first = "", second] = /(?:^|[^\d])(\d{4}|\d{2})(?:\s*[-–/]\s*(\d{4}|\d{2}))?(?![\d])/.exec(text) ?? [];
  if (first === "") return null;
  const from = whole(first);
  if (second === undefined) return from;
  const to = second.length === 4 ? Number(second) : Math.floor(from / 100) * 100 + Number(second);
  return to === from + 1 || to === from - 99 ? from + 1 : null;
}

const whole = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** Days of Excel's calendar that can be meant by a bare number: 1990 to 2079. */
const serial = { from: 32_874, to: 65_746, zero: Date.UTC(1899, 11, 30) } as const;

/** The day that a cell gives, as an ISO day: a date, words, or a serial number of Excel; null when it gives none or several could be meant. */
export function dayOfCell(cell: Cell, dates: "mdy" | "dmy" | undefined): string | null {
  const text = cellText(cell);
  if (/^\d{5}(?:\.\d+)?$/.test(text)) {
    const days = Math.floor(Number(text));
    const isDay = days >= serial.from && days <= serial.to;
    return isDay ? new Date(serial.zero + days * 86_400_000).toISOString().slice(0, 10) : null;
  }
  return dayIn(text.replace(/^(\d{4}-\d{2}-\d{2})T[\d:.]+$/, "$1"), { dates });
}
