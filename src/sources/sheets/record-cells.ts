import { unguarded } from "../../model/spreadsheet-text.ts";
import type { ByteText } from "./byte-text.ts";

const quote = '"';

/**
 * The cells of one record of a text file. A quote opens a cell only at its beginning; one that is followed by other text than the delimiter closes nothing, and the cell is taken as it is written. The
 * apostrophe that keeps a spreadsheet from running a cell (docs/tables-in.md) is taken away.
 */
export function cellsOfRecord(record: ByteText, delimiter: string): ByteText[] {
  const cells: ByteText[] = [];
  for (let at = 0; ; ) {
    const end = cellEnd(record, at, delimiter);
    cells.push(unguarded(unquoted(record.slice(at, end))));
    if (end >= record.length) return cells;
    at = end + 1;
  }
}

function cellEnd(record: ByteText, from: number, delimiter: string): number {
  let at = from;
  if (record[at] === quote) {
    at = closing(record, from + 1);
    if (at < 0) return record.length;
    at++;
  }
  const end = record.indexOf(delimiter, at);
  return end < 0 ? record.length : end;
}

/** Where the first quote stands that is not doubled; -1 when there is none. */
function closing(text: ByteText, from: number): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at;
}

function unquoted(cell: ByteText): ByteText {
  if (cell[0] !== quote || closing(cell, 1) !== cell.length - 1) return cell;
  return cell.slice(1, -1).replaceAll('""', quote);
}

/** A cell as it stands between delimiters: quoted where it must be. */
export function cellForRecord(cell: ByteText, delimiter: string): ByteText {
  const plain = !cell.includes(quote) && !cell.includes(delimiter) && !cell.includes("\n") && !cell.includes("\r");
  return plain ? cell : `${quote}${cell.replaceAll(quote, '""')}${quote}`;
}
