import { guarded } from "../model/spreadsheet-text.ts";

/** A table as `.csv` answers it. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};
export type Cell = string | number | boolean | null | undefined;

/** Writes a table as CSV (RFC 4180, UTF-8, CRLF). Text that a spreadsheet would run as a formula gets a leading apostrophe, which Tarmac takes away when it reads such a file. */
export function writeCsv(table: Table): string {
  return [table.columns, ...table.rows].map(writeCsvRow).join("");
}

/** One line of such a table. */
export function writeCsvRow(row: readonly Cell[]): string {
  return `${row.map(writeCell).join(",")}\r\n`;
}

function writeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  const text = guarded(String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
