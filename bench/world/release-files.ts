import { join } from "node:path";
import { fiscalYearOf } from "./days.ts";
import { headLines, lineOf } from "./delimited.ts";
import type { Format } from "./options.ts";
import type { Cell, Row } from "./row.ts";
import { notReal, type Shape } from "./shape.ts";
import { type TextFile, textFile } from "./text-file.ts";
import { type SheetCell, Workbook } from "./workbook.ts";

/** Where a row stands: `sheet` is empty outside workbooks, `line` counts from 1 with titles and header. */
export type Place = { readonly file: string; readonly sheet: string; readonly line: number };

/** Takes the rows of a release one by one. */
export type ReleaseFile = { readonly push: (row: Row) => Place; readonly end: () => void };

export type ReleaseOptions = {
  readonly shape: Shape;
  readonly seed: number;
  /** Rows that will come: a stacked workbook is divided by it. */
  readonly rows: number;
};

/** Begins a release in a folder, in the format asked. */
export function releaseFile(folder: string, format: Format, options: ReleaseOptions): ReleaseFile {
  const { shape } = options;
  if (format === "xlsx" || format === "stacked.xlsx") return workbookFile(folder, format, options);
  if (shape.name === "2016") return yearFiles(folder, format, options);
  return delimitedFile(folder, `removals-${shape.name}.${format}`, options);
}

/** One delimited file of this name. */
export function delimitedFile(
  folder: string,
  file: string,
  { shape, seed }: Omit<ReleaseOptions, "rows">,
): ReleaseFile {
  const out: TextFile = textFile(join(folder, file));
  const head = headLines(shape, seed);
  let line = head.length;
  out.write(`${head.join("\n")}\n`);
  return {
    push(row) {
      out.write(`${lineOf(shape, row)}\n`);
      return { file, sheet: "", line: ++line };
    },
    end: out.end,
  };
}

/** A file for each fiscal year of the removal date, as in the release of fiscal years 2016 to 2019. */
function yearFiles(folder: string, format: Format, options: ReleaseOptions): ReleaseFile {
  const years = new Map<number, ReleaseFile>();
  return {
    push(row) {
      const year = fiscalYearOf(row.filler.removalDay);
      const file = years.get(year) ?? delimitedFile(folder, `removals-FY${year}.${format}`, options);
      years.set(year, file);
      return file.push(row);
    },
    end() {
      for (const file of years.values()) file.end();
    },
  };
}

/** Rows of a sheet in all, before the next one begins: a little under what the format allows. */
const sheetRows = 1_048_000;

function workbookFile(folder: string, format: Format, { shape, seed, rows }: ReleaseOptions): ReleaseFile {
  const file = `removals-${shape.name}.${format}`;
  const book = new Workbook(join(folder, file));
  const stacked = format === "stacked.xlsx";
  if (stacked) {
    book.sheet("Notes");
    for (const note of [notReal(seed), "The rows go on from sheet to sheet."]) book.row([{ inline: note }]);
  }
  const most = stacked ? Math.min(sheetRows, Math.ceil(rows / 3)) : sheetRows;
  let [sheets, left, sheet] = [0, 0, ""];
  const begin = (): void => {
    sheet = stacked ? `Part ${++sheets}` : `Removals ${++sheets}`;
    left = most;
    book.sheet(sheet);
    for (const title of shape.title(seed)) book.row(title === null ? [] : [{ inline: title }]);
    book.row(shape.columns.map(({ name }) => ({ shared: name })));
  };
  begin();
  return {
    push(row) {
      if (left === 0) begin();
      left--;
      const cells = shape.columns.map(({ cell, holds }) => sheetCell(cell(row), holds === "often"));
      return { file, sheet, line: book.row(cells) };
    },
    end: () => book.end(),
  };
}

/** Days are serial numbers; what is no day stays a text. An empty text has no cell. */
function sheetCell(value: Cell, shared: boolean): SheetCell | null {
  if (value === "") return null;
  if (typeof value === "number") return { day: value };
  return shared ? { shared: value } : { inline: value };
}
