import { closeSync, openSync, writeSync } from "node:fs";
import type { ByteText } from "./byte-text.ts";

const bufferBytes = 1 << 20;

/** Writes a file of many small parts. `spend` is told how many bytes go to the disk, before they do. */
export class LaidWriter {
  readonly path: string;
  readonly #file: number;
  readonly #spend: (bytes: number) => void;
  #buffer = Buffer.allocUnsafe(bufferBytes);
  #at = 0;

  constructor(path: string, spend: (bytes: number) => void) {
    this.path = path;
    this.#file = openSync(path, "wx");
    this.#spend = spend;
  }

  /** A whole number from 0 on. */
  number(value: number): void {
    this.#room(20);
    let digits = 1;
    for (let ten = 10; ten <= value; ten *= 10) digits++;
    let rest = value;
    for (let at = this.#at + digits - 1; at >= this.#at; at--) {
      this.#buffer[at] = 0x30 + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    this.#at += digits;
  }

  byte(value: number): void {
    this.#room(1);
    this.#buffer[this.#at++] = value;
  }

  bytes(from: Buffer, start: number, end: number): void {
    this.#room(end - start);
    const buffer = this.#buffer;
    let at = this.#at;
    // A loop is quicker than a call for what a row holds.
    if (end - start < 400) for (let i = start; i < end; i++) buffer[at++] = from[i] ?? 0;
    else at += from.copy(buffer, at, start, end);
    this.#at = at;
  }

  text(bytes: ByteText): void {
    this.#room(bytes.length);
    this.#at += this.#buffer.write(bytes, this.#at, "latin1");
  }

  close(): void {
    this.#flush();
    closeSync(this.#file);
  }

  /** Ends without what is still to be written: the file is not wanted. */
  abandon(): void {
    closeSync(this.#file);
  }

  #room(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return;
    this.#flush();
    if (bytes > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(bytes + bufferBytes);
  }

  #flush(): void {
    this.#spend(this.#at);
    for (let done = 0; done < this.#at; ) done += writeSync(this.#file, this.#buffer, done, this.#at - done);
    this.#at = 0;
  }
}
