import { limits } from "./limits.ts";

/** Delimiters of text tables. */
export const delimiters = [",", ";", "\t", "|"] as const;

/** A record where it lies: between two places of the buffer, without its line end. The buffer is written over afterwards. */
export type TextRecord = {
  bytes: Buffer;
  from: number;
  to: number;
  /** The line on which it begins, from 1. */
  line: number;
  cells: number;
  /** Cells that are not empty. */
  filled: number;
  /** False when a reader that is strict about quotes and line ends would read it otherwise, or a cell may begin with the apostrophe of a guarded cell. */
  clean: boolean;
};

/** What is told of the records of a text. */
export type RecordSink = {
  readonly record: (record: TextRecord) => void;
  /** A line that opens a quote which is never closed: it is passed over, and the next line begins a record. */
  readonly broken: (record: TextRecord) => void;
  /** A line that is longer than a record may be. */
  readonly endless: (line: number) => never;
};

const kindOf = { delimiter: 1, lf: 2, cr: 3, quote: 4, apostrophe: 5 } as const;
const quote = 0x22;

/**
 * Finds the records in the bytes of a text, with every kind of line end. Bytes are looked at once, and nothing is decoded. The first line end outside of quotes says whether CR alone ends a record; else
 * it is a sign like others.
 */
export class TextRecords {
  readonly #kinds = new Uint8Array(256);
  readonly #delimiter: number;
  readonly #sink: RecordSink;
  #work = Buffer.allocUnsafe(1 << 21);
  #filled = 0;
  #at = 0;
  #cell = 0;
  #quoted = false;
  #line = 1;
  #crEnds: boolean | null = null;
  /** Line ends within the cells of the record that is being read. */
  #innerLf = 0;
  #innerCr = 0;
  readonly #record: TextRecord;

  constructor(delimiter: string, sink: RecordSink) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#kinds[this.#delimiter] = kindOf.delimiter;
    this.#kinds[0x0a] = kindOf.lf;
    this.#kinds[0x0d] = kindOf.cr;
    this.#kinds[quote] = kindOf.quote;
    this.#kinds[0x27] = kindOf.apostrophe;
    this.#sink = sink;
    this.#record = { bytes: this.#work, from: 0, to: 0, line: 1, cells: 1, filled: 0, clean: true };
  }

  push(chunk: Buffer): void {
    const from = this.#record.from;
    if (from > 0) {
      this.#work.copyWithin(0, from, this.#filled);
      this.#filled -= from;
      this.#at -= from;
      this.#cell -= from;
      this.#record.from = 0;
    }
    if (this.#filled + chunk.length > this.#work.length) {
      const larger = Buffer.allocUnsafe(2 * (this.#filled + chunk.length));
      this.#work.copy(larger, 0, 0, this.#filled);
      this.#work = larger;
    }
    chunk.copy(this.#work, this.#filled);
    this.#filled += chunk.length;
    this.#scan(false);
    while (this.#filled - this.#record.from > limits.record_bytes.most) {
      if (!this.#quoted) this.#sink.endless(this.#record.line);
      this.#passBroken(false);
    }
  }

  end(): void {
    this.#scan(true);
    while (this.#quoted) this.#passBroken(true);
    if (this.#record.from < this.#filled) this.#emit(this.#filled, this.#filled);
  }

  #scan(last: boolean): void {
    const [bytes, end, kinds] = [this.#work, this.#filled, this.#kinds];
    this.#record.bytes = bytes;
    let at = this.#at;
    for (let next = at; next >= 0; ) {
      at = next;
      if (this.#quoted) at = this.#quoteEnd(at);
      else while (at < end && kinds[bytes[at] ?? 0] === 0) at++;
      if (at >= end) break;
      next = this.#quoted ? this.#closing(at, last) : this.#sign(at, last);
    }
    this.#at = at;
  }

  /** Where the next quote is; line ends of both kinds are counted on the way, since the first line may tell only later which is meant. */
  #quoteEnd(from: number): number {
    const [bytes, end] = [this.#work, this.#filled];
    let at = from;
    for (let byte = 0; at < end; at++) {
      byte = bytes[at] ?? 0;
      if (byte === quote) break;
      if (byte === 0x0a) this.#innerLf++;
      else if (byte === 0x0d) this.#innerCr++;
    }
    return at;
  }

  /** A quote within quotes: what follows decides whether it closes them. Gives where it goes on, -1 when that has not come yet. */
  #closing(at: number, last: boolean): number {
    if (at + 1 >= this.#filled && !last) return -1;
    const next = at + 1 < this.#filled ? this.#work[at + 1] : 0x0a;
    if (next === quote) return at + 2;
    this.#quoted = false;
    const closes = next === this.#delimiter || next === 0x0a || next === 0x0d;
    if (!closes || this.#work[this.#cell + 1] === 0x27) this.#record.clean = false;
    return at + 1;
  }

  /** A sign outside of quotes that means something. Gives where it goes on, -1 when what follows decides and has not come yet. */
  #sign(at: number, last: boolean): number {
    const kind = this.#kinds[this.#work[at] ?? 0];
    const record = this.#record;
    if (kind === kindOf.delimiter) {
      if (at > this.#cell) record.filled++;
      record.cells++;
      this.#cell = at + 1;
    } else if (kind === kindOf.lf) {
      this.#crEnds ??= false;
      this.#emit(at, at + 1);
    } else if (kind === kindOf.cr) return this.#cr(at, last);
    else if (kind === kindOf.quote && at === this.#cell) this.#quoted = true;
    else if (kind === kindOf.quote || at === this.#cell) record.clean = false;
    return at + 1;
  }

  #cr(at: number, last: boolean): number {
    const atEnd = at + 1 >= this.#filled;
    if (atEnd && !last) return -1;
    const length = !atEnd && this.#work[at + 1] === 0x0a ? 2 : 1;
    this.#crEnds ??= length === 1;
    if (length === 2 || this.#crEnds || atEnd) this.#emit(at, at + length);
    else this.#record.clean = false;
    return at + length;
  }

  #emit(to: number, next: number): void {
    const record = this.#record;
    if (to > this.#cell) record.filled++;
    record.to = to;
    this.#sink.record(record);
    this.#line += 1 + (this.#crEnds === true ? this.#innerCr : this.#innerLf);
    this.#begin(next);
  }

  #begin(at: number): void {
    const record = this.#record;
    record.from = at;
    record.line = this.#line;
    record.cells = 1;
    record.filled = 0;
    record.clean = true;
    this.#cell = at;
    this.#innerLf = 0;
    this.#innerCr = 0;
  }

  /** Passes over the line on which the open quote's record begins. */
  #passBroken(last: boolean): void {
    const record = this.#record;
    const end = this.#lineEnd(record.from);
    if (end > this.#filled - 1 && !last) this.#sink.endless(record.line);
    record.to = Math.min(end, this.#filled);
    this.#sink.broken(record);
    this.#line++;
    this.#begin(Math.min(end + 1, this.#filled));
    this.#at = record.from;
    this.#quoted = false;
    this.#scan(last);
  }

  #lineEnd(from: number): number {
    const sign = this.#crEnds === true ? 0x0d : 0x0a;
    const end = this.#work.subarray(from, this.#filled).indexOf(sign);
    return end < 0 ? this.#filled : from + end;
  }
}
