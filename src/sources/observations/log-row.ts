import type { Cell } from "../sheets/read-sheets.ts";
import type { LogField } from "./log-map.ts";

/** A row of a log with its cells by field. */
export type LogRow = {
  readonly sheet: string | null;
  readonly line: number;
  readonly raw: Readonly<Record<string, string>>;
  /** The first filled cell of a field; null when there is none. */
  readonly cell: (field: LogField) => Cell;
  readonly text: (field: LogField) => string | null;
  /** Every filled cell of a field with its heading: a log may count twice. */
  readonly texts: (field: LogField) => readonly { readonly column: string; readonly text: string }[];
};

type Columns = { readonly names: readonly string[]; readonly at: Partial<Record<LogField, readonly number[]>> };

/** Gives a row its cells by field. */
export function logRow(
  { line, cells }: { readonly line: number; readonly cells: readonly Cell[] },
  sheet: string | null,
  { names, at }: Columns,
): LogRow {
  const filled = (field: LogField): number[] => (at[field] ?? []).filter((i) => (cells[i] ?? null) !== null);
  const cell = (field: LogField): Cell => cells[filled(field)[0] ?? -1] ?? null;
  return {
    sheet,
    line,
    raw: Object.fromEntries(
      cells.flatMap((value, i) => (value === null ? [] : [[names[i] || `column ${i + 1}`, cellText(value)]])),
    ),
    cell,
    text: (field) => {
      const value = cell(field);
      return value === null ? null : cellText(value);
    },
    texts: (field) =>
      filled(field).map((i) => ({ column: names[i] ?? `column ${i + 1}`, text: cellText(cells[i] ?? null) })),
  };
}

/** A cell as text; a date of a workbook as its wall clock. */
export function cellText(cell: Cell): string {
  return cell === null ? "" : cell.trim();
}
