import { isBlank, years } from "./read-day.ts";
import { isRedaction } from "../../model/redaction.ts";

/** What a cell that should hold a number holds: the number, or why there is none; neither when it is blank. */
export type NumberReading = {
  readonly value: number | null;
  readonly fault: "unreadable_cell" | "redacted" | null;
};

/** Reads a number of people: a whole number, "1,234" and "42.0" too. */
export function readPeople(cell: string): NumberReading {
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.0+)?$/.test(cell) ? cell.replaceAll(",", "") : cell;
  return readWhole(plain, /^\d{1,9}(?:\.0+)?$/);
}

/** Reads a year of four digits. */
export function readYear(cell: string): NumberReading {
  const read = readWhole(cell.replace(/^FY ?/i, ""), /^\d{4}(?:\.0+)?$/);
  const beyond = read.value !== null && (read.value < years.first - 50 || read.value > years.last);
  return beyond ? { value: null, fault: "unreadable_cell" } : read;
}

function readWhole(cell: string, whole: RegExp): NumberReading {
  if (isBlank(cell)) return { value: null, fault: null };
  if (whole.test(cell)) return { value: Number(cell), fault: null };
  return { value: null, fault: isRedaction(cell) ? "redacted" : "unreadable_cell" };
}
