import { textOfBytes } from "./byte-text.ts";
import { bytesInMemory, type FileBytes } from "./file-bytes.ts";
import { delimiterByCells } from "./find-delimiter.ts";
import { isZip } from "./lay-out.ts";
import { headOf } from "./lay-out-text.ts";
import { limits } from "./limits.ts";
import { cellsOfRecord } from "./record-cells.ts";
import { BrokenOff, beyond, refused } from "./refuse.ts";
import { TextRecords } from "./text-records.ts";
import { mendedWords, readText, type TextStream, textInFile } from "./text-source.ts";
import { openWorkbook, readSheet } from "./workbook.ts";
import { openZip } from "./zip.ts";

/** What a cell holds, without blanks at its ends, as `layOut` gives it: a date of a workbook is `2031-05-02` or `2031-05-02T17:00:00`. Null when it holds nothing. */
export type Cell = string | null;

/** A table of a file. `line` is where a row begins in the file, or its number in the sheet, from 1; empty rows are left out. `lost` says what could not be read; null when all could. */
export type Sheet = {
  readonly name: string | null;
  readonly rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[];
  readonly lost: string | null;
};

/**
 * Reads all rows of a small text table or workbook into memory, by the same readers as `layOut`. A file that is cut or broken gives the rows before the break, and says so; one of another kind, or with more
 * than 64 MiB of cells, is refused with a TarmacError.
 */
export async function readSheets(bytes: Uint8Array, file: string): Promise<readonly Sheet[]> {
  const input = bytesInMemory(bytes, file);
  return isZip(input) ? workbookSheets(input) : [await readText(textInFile(input), (text) => textSheet(text, file))];
}

async function workbookSheets(input: FileBytes): Promise<Sheet[]> {
  const workbook = await openWorkbook(openZip(input));
  const sheets: Sheet[] = [];
  const kept = new KeptRows(input.name);
  for (const sheet of workbook.sheets) {
    const rows = kept.begin();
    const lost = await readSheet(workbook, sheet, (line, cells) => kept.add(line, cells));
    sheets.push({ name: sheet.name, rows, lost });
  }
  return sheets;
}

async function textSheet(text: TextStream, file: string): Promise<Sheet> {
  const { head, whole, rest, broken } = await headOf(text.chunks);
  const delimiter = delimiterByCells(head, whole);
  const kept = new KeptRows(file);
  const rows = kept.begin();
  const lost: string[] = [];
  const records = new TextRecords(delimiter, {
    record({ bytes, from, to, line }) {
      kept.add(line, cellsOfRecord(bytes.toString("latin1", from, to), delimiter));
    },
    broken({ line }) {
      lost.push(`line ${line}: a quote opens that is never closed; the line is left out`);
      if (lost.length > limits.broken_quotes.most) throw beyond(file, "broken_quotes");
    },
    endless(line) {
      throw refused(file, `line ${line} is longer than ${limits.record_bytes.most.toLocaleString("en-US")} bytes`);
    },
  });
  try {
    records.push(head);
    if (broken !== null) throw broken;
    for await (const chunk of rest) records.push(chunk);
    records.end();
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    lost.push(`what follows: ${error.message}`);
  }
  lost.push(...mendedWords(text.mended));
  return { name: null, rows, lost: lost.length > 0 ? lost.join("; ") : null };
}

/** Rows in memory, up to a number of bytes. */
class KeptRows {
  readonly #file: string;
  #rows: { line: number; cells: Cell[] }[] = [];
  #bytes = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** A new list, which `add` fills. */
  begin(): Sheet["rows"] {
    this.#rows = [];
    return this.#rows;
  }

  add(line: number, cells: readonly string[]): void {
    const kept = cells.map((cell) => textOfBytes(cell).trim() || null);
    if (kept.every((cell) => cell === null)) return;
    for (const cell of cells) this.#bytes += cell.length + 8;
    if (this.#bytes > limits.part_bytes.most) throw beyond(this.#file, "part_bytes");
    this.#rows.push({ line, cells: kept });
  }
}
