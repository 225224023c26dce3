import { cellsOfRecord } from "./record-cells.ts";
import { limits } from "./limits.ts";
import { delimiters, TextRecords } from "./text-records.ts";

/** The rows at the head of a text, up to a number of filled ones. */
function headRows(head: Buffer, whole: boolean, delimiter: string): string[][] {
  const rows: string[][] = [];
  const stop = new Error("enough rows");
  const records = new TextRecords(delimiter, {
    record({ bytes, from, to, filled }) {
      if (filled > 0) rows.push(cellsOfRecord(bytes.toString("utf8", from, to), delimiter));
      if (rows.length >= limits.header_within.most) throw stop;
    },
    broken() {},
    endless() {
      throw stop;
    },
  });
  try {
    records.push(head);
    if (whole) records.end();
  } catch (error) {
    if (error !== stop) throw error;
  }
  return rows;
}

/** The delimiter with which a header is found at the head of a text: of several, the one with most cells. Null when none finds one. */
export function delimiterByHeader(
  head: Buffer,
  whole: boolean,
  isHeader: (cells: readonly string[]) => boolean,
): string | null {
  let [best, most] = [null as string | null, 0];
  for (const delimiter of delimiters) {
    const cells = headRows(head, whole, delimiter).find(isHeader)?.length ?? 0;
    if (cells > most) [best, most] = [delimiter, cells];
  }
  return best;
}

/** The delimiter that divides the first rows into most cells; the comma when nothing does. */
export function delimiterByCells(head: Buffer, whole: boolean): string {
  const cells = delimiters.map((delimiter) => {
    const rows = headRows(head, whole, delimiter).slice(0, 10);
    return rows.reduce((sum, row) => sum + row.length - 1, 0);
  });
  return delimiters[cells.indexOf(Math.max(...cells))] ?? ",";
}
