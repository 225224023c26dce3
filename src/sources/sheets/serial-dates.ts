/** How a number of a sheet is to be read, by its style. */
export type NumberKind = "number" | "date" | "time" | "elapsed";

/** Formats that a workbook need not tell: those of dates and times, East Asian ones among them. */
const builtIn: readonly (readonly [number, number, NumberKind])[] = [
  [14, 17, "date"],
  [18, 21, "time"],
  [22, 22, "date"],
  [27, 31, "date"],
  [32, 35, "time"],
  [36, 36, "date"],
  [45, 45, "time"],
  [46, 46, "elapsed"],
  [47, 47, "time"],
  [50, 54, "date"],
  [55, 56, "time"],
  [57, 58, "date"],
];

/** What a format of numbers shows: its number, and its code where the workbook tells one ("yyyy-mm-dd", "[h]:mm"). */
export function numberKind(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? "number";
  // What is quoted, escaped or filled up is text; the first part is that for positive numbers.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, "").split(";")[0] ?? "";
  if (/\[(?:h+|m+|s+)\]/i.test(bare)) return "elapsed";
  const signs = bare.replace(/\[[^\]]*\]/g, "").replace(/general|am\/pm|a\/p|e[+-]/gi, "");
  if (/[yd]/i.test(signs)) return "date";
  if (/[hs]/i.test(signs)) return "time";
  return /m/i.test(signs) ? "date" : "number";
}

const daySeconds = 86_400;
const lastSerial = 2_958_466;

/**
 * A serial number as its wall clock: `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS` when it has a time, `HH:MM:SS` for a time without a day or a duration. Serial 60 is 1900-02-29, a day that only Excel knows. Null for a number
 * that is no date: a negative one, one below 1 for a date, one after 9999.
 */
export function serialText(serial: number, kind: NumberKind, from1904: boolean): string | null {
  if (kind === "number" || !Number.isFinite(serial) || serial < 0) return null;
  const seconds = Math.round(serial * daySeconds);
  if (kind === "elapsed" || (kind === "time" && serial < 1)) return clockText(seconds);
  const days = Math.floor(seconds / daySeconds) + (from1904 ? 1462 : 0);
  if (days < 1 || days >= lastSerial) return null;
  const time = seconds % daySeconds;
  return time === 0 ? dayText(days) : `${dayText(days)}T${clockText(time)}`;
}

/** Days that were written before: a column of dates has few. */
const written = new Map<number, string>();

function dayText(serial: number): string {
  const known = written.get(serial);
  if (known !== undefined) return known;
  if (written.size > 50_000) written.clear();
  const from = serial < 60 ? 25_568 : 25_569;
  const text = serial === 60 ? "1900-02-29" : new Date((serial - from) * 864e5).toISOString().slice(0, 10);
  written.set(serial, text);
  return text;
}

function clockText(seconds: number): string {
  const part = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${part(seconds / 3600)}:${part((seconds / 60) % 60)}:${part(seconds % 60)}`;
}
