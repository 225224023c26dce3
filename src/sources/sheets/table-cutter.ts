import { type ByteText, isBlankCell, textOfBytes } from "./byte-text.ts";
import type { LaidTable, PassedOver } from "./laid.ts";
import { type LaidFiles, OpenTable } from "./laid-files.ts";
import { limits } from "./limits.ts";

/** A filled row of a sheet or text. */
export type CutRow = { readonly line: number; readonly cells: readonly ByteText[]; readonly formulas: number };

export type CutOptions = {
  readonly sheet: string | null;
  /** Between the fields of what is laid out. */
  readonly delimiter: string;
  readonly isHeader: (cells: readonly string[]) => boolean;
  readonly files: LaidFiles;
};

/** How many first rows of a sheet that is passed over are told. */
const toldRows = 5;

/**
 * Cuts the rows of one sheet or text into its tables. Rows above the first header are titles. A later row that begins like a header, or stands with few others after a blank row or a row of one cell, may be
 * the header of a further table, and what stands between is its titles; the same header once more without titles, as on every page of a print, goes on with the same table.
 */
export class TableCutter {
  readonly #options: CutOptions;
  readonly #tables: LaidTable[] = [];
  /** First cells of the headers found so far. */
  readonly firsts = new Set<ByteText>();
  #above: CutRow[] = [];
  #head: CutRow[] = [];
  #seen = 0;
  #held: CutRow[] | null = null;
  /** The table whose rows come; null before the first header. */
  table: OpenTable | null = null;

  constructor(options: CutOptions) {
    this.#options = options;
  }

  /** True when a row may be written straight to the table, as long as it does not begin like a header. */
  get open(): boolean {
    return this.table !== null && this.#held === null;
  }

  /** True when no header came within the rows in which one is looked for: no more rows are needed. */
  get passed(): boolean {
    return this.table === null && this.#seen >= limits.header_within.most;
  }

  /** A row with nothing in it was seen. */
  blank(): void {
    if (this.table !== null) this.#held ??= [];
  }

  row(row: CutRow): void {
    if (this.table === null) this.#seek(row);
    else if (this.#held !== null) this.#hold(row, this.#held);
    else if (this.firsts.has(firstFilled(row.cells)) && this.#isHeader(row)) this.#begin(row, []);
    else if (isLone(row) && this.table.width > 2) this.#held = [row];
    else this.#write(row);
  }

  /** A row that cannot be laid out. */
  reject(line: number, cells: readonly ByteText[], reason: string): void {
    this.table?.reject(line, cells, reason);
  }

  end(): { readonly tables: readonly LaidTable[]; readonly passed_over: readonly PassedOver[] } {
    if (this.table === null) return { tables: [], passed_over: [this.#passedOver()] };
    this.#release();
    this.#tables.push(this.table.end());
    return { tables: this.#tables, passed_over: [] };
  }

  #seek(row: CutRow): void {
    if (this.passed) return;
    this.#seen++;
    if (this.#isHeader(row)) {
      this.#begin(row, this.#above);
      return;
    }
    this.#above.push(shortened(row));
    if (this.#head.length < toldRows) this.#head.push(shortened(row));
  }

  #hold(row: CutRow, held: CutRow[]): void {
    if (this.#isHeader(row)) {
      this.#held = null;
      this.#begin(row, held);
      return;
    }
    held.push(row);
    const full = filledIn(row.cells) * 4 >= 3 * (this.table?.width ?? 0);
    if (full || held.length >= limits.held_rows.most) this.#release();
  }

  /** What was held are rows of the table after all. */
  #release(): void {
    const held = this.#held ?? [];
    this.#held = null;
    for (const row of held) this.#write(row);
  }

  #write(row: CutRow): void {
    if (this.table === null) return;
    this.table.formulas += row.formulas;
    this.table.row(row.line, row.cells);
  }

  #begin({ line, cells }: CutRow, above: readonly CutRow[]): void {
    const before = this.table;
    if (before !== null && above.length === 0 && isSame(before.header.cells, cells)) return;
    if (before !== null) this.#tables.push(before.end());
    const titles = above.flatMap((row) => shortened(row).cells.filter((cell) => !isBlankCell(cell)));
    const { files, sheet, delimiter } = this.#options;
    this.table = new OpenTable(files, { line, cells }, { sheet, delimiter, titles });
    this.firsts.add(firstFilled(cells));
    this.#above = [];
    this.#head = [];
  }

  #isHeader({ cells }: CutRow): boolean {
    return this.#options.isHeader(cells.map(textOfBytes));
  }

  #passedOver(): PassedOver {
    const head = this.#head;
    return {
      sheet: this.#options.sheet,
      line: head[0]?.line ?? 1,
      reason:
        this.#seen === 0 ? "it is empty" : `none of its first ${this.#seen} filled rows is a header that is known`,
      head: head.map(({ cells }) => cells.map(textOfBytes)),
    };
  }
}

function shortened({ line, cells, formulas }: CutRow): CutRow {
  return { line, cells: cells.map((cell) => cutBytes(cell, limits.title_bytes.most)), formulas };
}

/** The first bytes of a cell, whole characters only. */
function cutBytes(cell: ByteText, most: number): ByteText {
  if (cell.length <= most) return cell;
  let end = most;
  while (end > 0 && (cell.charCodeAt(end) & 0xc0) === 0x80) end--;
  return cell.slice(0, end);
}

/** The first cell that is not blank, without blanks at its ends. */
export function firstFilled(cells: readonly ByteText[]): ByteText {
  return cells.find((cell) => !isBlankCell(cell))?.trim() ?? "";
}

function isLone({ cells }: CutRow): boolean {
  return filledIn(cells) === 1;
}

function filledIn(cells: readonly ByteText[]): number {
  let filled = 0;
  for (const cell of cells) if (!isBlankCell(cell)) filled++;
  return filled;
}

function isSame(one: readonly ByteText[], other: readonly ByteText[]): boolean {
  return one.length === other.length && one.every((cell, i) => cell === other[i]);
}
