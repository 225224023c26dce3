import { isBlankCell } from "./byte-text.ts";
import { delimiterByCells, delimiterByHeader } from "./find-delimiter.ts";
import type { LaidFile } from "./laid.ts";
import { LaidFiles, type OpenTable } from "./laid-files.ts";
import { limits } from "./limits.ts";
import { cellsOfRecord } from "./record-cells.ts";
import { BrokenOff, beyond, refused } from "./refuse.ts";
import { TableCutter } from "./table-cutter.ts";
import { type RecordSink, type TextRecord, TextRecords } from "./text-records.ts";
import { mendedWords, readText, type TextSource, type TextStream, type Told } from "./text-source.ts";

type Laid = Omit<LaidFile, "sha256" | "bytes">;

export type TextOptions = {
  readonly workDir: string;
  readonly isHeader: (cells: readonly string[]) => boolean;
  readonly told: Told;
};

/** Lays out a text table. Records that are written as DuckDB reads them go through byte by byte. */
export async function layOutText(source: TextSource, options: TextOptions): Promise<Laid> {
  return readText(
    source,
    async (text) => {
      const files = new LaidFiles(options.workDir, source.name);
      try {
        return await laidOut(text, { ...options, files, name: source.name });
      } catch (error) {
        files.remove();
        throw error;
      }
    },
    options.told,
  );
}

type Into = TextOptions & { readonly files: LaidFiles; readonly name: string };

async function laidOut(text: TextStream, { files, isHeader, name }: Into): Promise<Laid> {
  const { head, whole, rest, broken } = await headOf(text.chunks);
  const found = delimiterByHeader(head, whole, isHeader);
  const delimiter = found ?? delimiterByCells(head, whole);
  const cutter = new TableCutter({ sheet: null, delimiter, isHeader, files });
  const into = new TextIntoTables(cutter, delimiter, name);
  const records = new TextRecords(delimiter, into);
  const lost: string[] = [];
  try {
    records.push(head);
    if (broken !== null) throw broken;
    if (found !== null) for await (const chunk of rest) records.push(chunk);
    if (found !== null || whole) records.end();
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    lost.push(`what follows line ${into.line}: ${error.message}`);
  }
  lost.push(...into.lost, ...mendedWords(text.mended));
  const ended = cutter.end();
  return { kind: "csv", encoding: text.encoding, delimiter, ...ended, lost: lost.length > 0 ? lost.join("; ") : null };
}

const enoughHead = 1 << 19;

type Head = {
  readonly head: Buffer;
  readonly whole: boolean;
  readonly rest: AsyncIterable<Buffer>;
  readonly broken: BrokenOff | null;
};

/** The beginning of a text, in which its delimiter is looked for, and what follows. `broken`: it ended there. */
export async function headOf(chunks: AsyncIterable<Buffer>): Promise<Head> {
  const all = chunks[Symbol.asyncIterator]();
  const rest = { [Symbol.asyncIterator]: () => all };
  const parts: Buffer[] = [];
  const head = (): Buffer => Buffer.concat(parts);
  try {
    for (let bytes = 0; bytes < enoughHead; ) {
      const next = await all.next();
      if (next.done) return { head: head(), whole: true, rest, broken: null };
      // The piece is overwritten when the next is asked for.
      parts.push(Buffer.from(next.value));
      bytes += next.value.length;
    }
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    return { head: head(), whole: false, rest, broken: error };
  }
  return { head: head(), whole: false, rest, broken: null };
}

const quote = 0x22;

/** Puts the records of a text into its tables. */
class TextIntoTables implements RecordSink {
  readonly #cutter: TableCutter;
  readonly #delimiter: string;
  readonly #sign: number;
  readonly #name: string;
  /** Line of the last record. */
  line = 0;
  readonly lost: string[] = [];
  #brokenLines = 0;
  /** After a broken quote only a row with as many cells as the header shows that rows are read again. */
  #doubtful = false;

  constructor(cutter: TableCutter, delimiter: string, name: string) {
    this.#cutter = cutter;
    this.#delimiter = delimiter;
    this.#sign = delimiter.charCodeAt(0);
    this.#name = name;
  }

  record(record: TextRecord): void {
    this.line = record.line;
    const table = this.#cutter.table;
    const first = this.#firstSign(record);
    if (first === record.to) this.#cutter.blank();
    else if (table !== null && this.#asItIs(record, table, first)) {
      const writer = table.rowWriter;
      writer.number(record.line);
      writer.byte(this.#sign);
      writer.bytes(record.bytes, record.from, record.to);
      writer.byte(0x0a);
      table.rows++;
    } else this.#cells(record);
  }

  broken(record: TextRecord): void {
    if (++this.#brokenLines > limits.broken_quotes.most) throw beyond(this.#name, "broken_quotes");
    this.lost.push(`line ${record.line}: a quote opens that is never closed; the line is left out`);
    this.#doubtful = true;
    const cells = record.bytes.toString("latin1", record.from, record.to).split(this.#delimiter);
    this.#cutter.reject(record.line, cells, "a quote opens that is never closed");
  }

  endless(line: number): never {
    throw refused(this.#name, `line ${line} is longer than ${limits.record_bytes.most.toLocaleString("en-US")} bytes`, {
      hint: "is it a table? Line ends may be missing, or a quote is never closed",
    });
  }

  /** True when a record can be written as it lies there. */
  #asItIs(record: TextRecord, table: OpenTable, first: number): boolean {
    if (!record.clean || record.cells !== table.width || this.#doubtful || !this.#cutter.open) return false;
    return (record.filled > 1 || table.width < 3) && !this.#maybeHeader(record, first);
  }

  /** Where the first sign stands that is no blank, quote or delimiter; the end when there is none. */
  #firstSign({ bytes, from, to }: TextRecord): number {
    let at = from;
    while (at < to) {
      const byte = bytes[at] ?? 0;
      if (byte === 0xc2 && bytes[at + 1] === 0xa0) at += 2;
      else if (byte <= 0x20 || byte === quote || byte === this.#sign) at++;
      else break;
    }
    return Math.min(at, to);
  }

  #maybeHeader({ bytes, to }: TextRecord, first: number): boolean {
    for (const name of this.#cutter.firsts) {
      let same = 0;
      const most = Math.min(name.length, 12);
      while (same < most && first + same < to && bytes[first + same] === name.charCodeAt(same)) same++;
      // A quote within is doubled in the file.
      if (same === most || name[same] === '"') return true;
    }
    return false;
  }

  #cells(record: TextRecord): void {
    const { line } = record;
    const cells = cellsOfRecord(record.bytes.toString("latin1", record.from, record.to), this.#delimiter);
    const width = this.#cutter.table?.width;
    if (cells.every(isBlankCell)) this.#cutter.blank();
    else if (this.#doubtful && width !== undefined && cells.length !== width)
      this.#cutter.reject(line, cells, "it follows a broken quote and has not as many cells as the header");
    else {
      this.#doubtful = false;
      this.#cutter.row({ line, cells, formulas: 0 });
    }
  }
}
