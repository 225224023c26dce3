import { parse } from "csv-parse/sync";
import { TarmacError } from "../../model/tarmac-error.ts";

/** What a cell holds. A date of a workbook is its wall clock as if that were UTC: a workbook knows no zone. */
export type Cell = string | number | boolean | Date | null;

/** A table of a file. `line` is where a row begins in the file, or its number in the sheet, from 1; empty rows are left out. `lost` says what could not be read; null when all could. */
export type Sheet = {
  readonly name: string | null;
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
  readonly lost: string | null;
};

/**
 * Reads the tables of a CSV file (comma, semicolon, tab or bar between the cells; UTF-8 or Windows-1252) or of every sheet of an XLSX workbook. A file that is cut or broken gives the
 * rows before the break, and says so; one of another kind is refused with a TarmacError.
 */
export async function readSheets(bytes: Uint8Array, file: string): Promise<readonly Sheet[]> {
  if (bytes.length === 0) throw unreadable(file, "the file is empty");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return workbook(bytes, file);
  if (bytes.subarray(0, 8000).includes(0)) throw unreadable(file, "it is neither a CSV file nor an XLSX workbook");
  return [commaSeparated(textOf(bytes))];
}

async function workbook(bytes: Uint8Array, file: string): Promise<Sheet[]> {
  const { readXlsx } = await import("hucre/xlsx");
  try {
    const { sheets } = await readXlsx(bytes);
    return sheets.map(({ name, rows }) => ({
      name,
      rows: rows.flatMap((cells, at) => (cells.some(isFilled) ? [{ line: at + 1, cells: cells.map(cellOf) }] : [])),
      lost: null,
    }));
  } catch (cause) {
    throw unreadable(file, `the workbook cannot be read: ${(cause as Error).message}`, cause);
  }
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date || typeof value === "number" || typeof value === "boolean") return value;
  return String(value);
}

function isFilled(value: unknown): boolean {
  return cellOf(value) !== null;
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function commaSeparated(text: string): Sheet {
  let broken: string | null = null;
  const rows: Sheet["rows"][number][] = [];
  const read = (given: string): void => {
    const options = {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    };
    // `lines` is where a record ends; it begins after the one before.
    let begins = 1;
    for (const { record, info } of parse(given, options) as unknown as Parsed[]) {
      if (record.some(isFilled)) rows.push({ line: begins, cells: record.map((cell) => cellOf(cell.trim())) });
      begins = info.lines + 1;
    }
  };
  try {
    read(text);
  } catch (error) {
    // A quote that is never closed swallows the rest: what stands before its line is whole.
    const line = Number((error as { lines?: number }).lines ?? 1);
    broken = (error as Error).message;
    rows.length = 0;
    const whole = text.split("\n").slice(0, openQuoteLine(text, line) - 1);
    if (whole.length > 0) read(whole.join("\n"));
  }
  return { name: null, rows, lost: broken };
}

/** The line on which the last quote of a text opens that is never closed. */
function openQuoteLine(text: string, end: number): number {
  let [line, open] = [1, end];
  let quoted = false;
  for (const sign of text) {
    if (sign === '"') {
      quoted = !quoted;
      if (quoted) open = line;
    } else if (sign === "\n") line++;
  }
  return open;
}

/** The sign that stands most often between the cells of the first line, quoted text left aside. */
function delimiterOf(text: string): string {
  const head = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replace(/"[^"]*"/g, "");
  const count = (sign: string): number => head.split(sign).length;
  return [",", ";", "\t", "|"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function unreadable(file: string, what: string, cause?: unknown): TarmacError {
  return new TarmacError("unreadable_table", what, {
    where: file,
    hint: "a table is a CSV file (.csv, .tsv) or an Excel workbook (.xlsx); older .xls files must be saved anew",
    cause,
  });
}
