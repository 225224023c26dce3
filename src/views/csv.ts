/** A table as `.csv` answers it. */
export type Table = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};
export type Cell = string | number | boolean | null | undefined;

/** Writes a table as CSV (RFC 4180, UTF-8, CRLF). Text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function writeCsv(table: Table): string {
  return [table.columns, ...table.rows].map(writeCsvRow).join("");
}

/** One line of such a table. */
export function writeCsvRow(row: readonly Cell[]): string {
  return `${row.map(writeCell).join(",")}\r\n`;
}

const plainNumber = /^-?\d+(?:\.\d+)?$/;

function writeCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  const text = String(cell);
  const guarded = /^[=+@\t\r]/.test(text) || (text.startsWith("-") && !plainNumber.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
