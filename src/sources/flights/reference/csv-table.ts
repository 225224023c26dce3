import { CsvError, parse } from "csv-parse/sync";
import { TarmacError } from "../../../model/tarmac-error.ts";

/** A row of a CSV file by its columns, and the line it begins on. */
export type CsvRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** Reads a CSV file with a header. A file without rows, without a column that is needed, or cut in the middle of a row is refused whole. */
export function csvTable(bytes: Uint8Array, file: string, needed: readonly string[]): CsvRow[] {
  const [header, ...rows] = parsed(bytes, file);
  if (header === undefined) throw refused(file, "it is empty", "get it again");
  const names = header.record.map((name) => name.trim());
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw refused(
      file,
      `it has no column ${missing.join(", ")}`,
      "is it another file? the first line must name the columns",
    );
  const last = rows.at(-1);
  if (last === undefined)
    throw refused(file, "it has a header and no rows", "publishers have put out such files; try another day's");
  if (last.record.length < names.length)
    throw refused(
      file,
      `it is cut: line ${last.line} has ${last.record.length} of ${names.length} columns`,
      "get it again",
    );
  return rows.map(({ line, record }) => ({
    line,
    cells: Object.fromEntries(names.map((name, i) => [name, record[i] ?? ""])),
  }));
}

/** Refuses a file as a whole: what was kept before stays. */
export function refused(file: string, why: string, hint: string): TarmacError {
  return new TarmacError("refused_file", `refused: ${why}`, {
    where: file,
    hint: `${hint}; nothing was replaced`,
  });
}

type Parsed = { readonly record: readonly string[]; readonly line: number };

function parsed(bytes: Uint8Array, file: string): Parsed[] {
  try {
    const options = { bom: true, relax_column_count: true, skip_empty_lines: true, info: true };
    const found = parse(bytes, options) as unknown as { info: { lines: number }; record: string[] }[];
    return found.map(({ info, record }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refused(file, `it is cut or no CSV file: ${error.message}`, "get it again");
  }
}
