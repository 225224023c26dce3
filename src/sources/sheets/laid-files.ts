import { rmSync } from "node:fs";
import { join } from "node:path";
import { type ByteText, textOfBytes } from "./byte-text.ts";
import type { LaidTable } from "./laid.ts";
import { LaidWriter } from "./laid-writer.ts";
import { limits } from "./limits.ts";
import { cellForRecord } from "./record-cells.ts";
import { beyond } from "./refuse.ts";

/** The files that come of one input: where they lie and what they may hold together. */
export class LaidFiles {
  readonly #dir: string;
  readonly #name: string;
  readonly #open = new Set<LaidWriter>();
  readonly #made: string[] = [];
  #tables = 0;
  #rejects = 0;
  #bytes = 0;

  /** `name` is the input's, for faults. */
  constructor(dir: string, name: string) {
    this.#dir = dir;
    this.#name = name;
  }

  /** The next table's number, from 1. */
  nextTable(): number {
    if (++this.#tables > limits.tables.most) throw beyond(this.#name, "tables");
    return this.#tables;
  }

  countReject(): void {
    if (++this.#rejects > limits.rejects.most) throw beyond(this.#name, "rejects");
  }

  create(name: string): LaidWriter {
    const writer = new LaidWriter(join(this.#dir, name), (bytes) => {
      this.#bytes += bytes;
      if (this.#bytes > limits.laid_bytes.most) throw beyond(this.#name, "laid_bytes");
    });
    this.#made.push(writer.path);
    this.#open.add(writer);
    return writer;
  }

  close(writer: LaidWriter): void {
    this.#open.delete(writer);
    writer.close();
  }

  /** Takes back all that was written: the input was refused, or is read anew. */
  remove(): void {
    for (const writer of this.#open) writer.abandon();
    for (const path of this.#made) rmSync(path, { force: true });
    this.#open.clear();
  }
}

type Header = { readonly line: number; readonly cells: readonly ByteText[] };
type About = { readonly sheet: string | null; readonly delimiter: string; readonly titles: readonly ByteText[] };

/** A table while its rows are written. */
export class OpenTable {
  readonly header: Header;
  readonly width: number;
  readonly rowWriter: LaidWriter;
  rows = 0;
  formulas = 0;
  readonly #files: LaidFiles;
  readonly #about: About;
  readonly #number: number;
  readonly #sign: number;
  #rejects: { readonly writer: LaidWriter; count: number } | null = null;

  constructor(files: LaidFiles, header: Header, about: About) {
    this.#files = files;
    this.#about = about;
    this.#number = files.nextTable();
    this.#sign = about.delimiter.charCodeAt(0);
    this.header = header;
    this.width = header.cells.length;
    this.rowWriter = files.create(`table-${this.#number}.csv`);
  }

  /** Writes a row, or a reject when it has more filled cells than the header has cells. */
  row(line: number, cells: readonly ByteText[]): void {
    if (cells.length > this.width && cells.slice(this.width).some((cell) => cell !== "")) {
      this.reject(line, cells, `${cells.length} cells under a header of ${this.width}`);
      return;
    }
    const writer = this.rowWriter;
    writer.number(line);
    for (let i = 0; i < this.width; i++) {
      writer.byte(this.#sign);
      const cell = cells[i] ?? "";
      if (cell !== "") writer.text(cellForRecord(cell, this.#about.delimiter));
    }
    writer.byte(0x0a);
    this.rows++;
  }

  reject(line: number, cells: readonly ByteText[], reason: string): void {
    this.#files.countReject();
    this.#rejects ??= { writer: this.#files.create(`rejects-${this.#number}.jsonl`), count: 0 };
    this.#rejects.count++;
    const row = { row: line, reason, cells: cells.map(textOfBytes) };
    this.#rejects.writer.text(Buffer.from(`${JSON.stringify(row)}\n`).toString("latin1"));
  }

  end(): LaidTable {
    this.#files.close(this.rowWriter);
    if (this.#rejects !== null) this.#files.close(this.#rejects.writer);
    return {
      sheet: this.#about.sheet,
      header: { line: this.header.line, cells: this.header.cells.map(textOfBytes) },
      titles: this.#about.titles.map(textOfBytes),
      file: this.rowWriter.path,
      delimiter: this.#about.delimiter,
      rows: this.rows,
      rejects: this.#rejects && { file: this.#rejects.writer.path, count: this.#rejects.count },
      formulas: this.formulas,
    };
  }
}
