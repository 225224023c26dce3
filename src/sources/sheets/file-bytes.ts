import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { TarmacError } from "../../model/tarmac-error.ts";

/** Bytes that can be read at any place: a file, or bytes in memory. `name` is what a fault names. */
export type FileBytes = {
  readonly name: string;
  readonly size: number;
  /** Fills a buffer from a place on; gives how many bytes there were. */
  readonly read: (into: Buffer, at: number) => number;
  readonly close: () => void;
};

/** Opens a file. Throws a TarmacError when it cannot be read. */
export function openBytes(path: string): FileBytes {
  try {
    const file = openSync(path, "r");
    return {
      name: path,
      size: fstatSync(file).size,
      read: (into, at) => readSync(file, into, 0, into.length, at),
      close: () => closeSync(file),
    };
  } catch (cause) {
    throw new TarmacError("no_file", `cannot read: ${(cause as Error).message}`, { where: path, cause });
  }
}

/** Bytes in memory as if they were a file. */
export function bytesInMemory(bytes: Uint8Array, name: string): FileBytes {
  return {
    name,
    size: bytes.length,
    read(into, at) {
      const part = bytes.subarray(at, at + into.length);
      into.set(part);
      return part.length;
    },
    close() {},
  };
}

const pieceBytes = 1 << 20;

/** The bytes from one place to another. A piece is overwritten when the next is asked for. */
export function* pieces(file: FileBytes, from = 0, to = file.size, most = pieceBytes): Generator<Buffer> {
  const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(most, to - from)));
  for (let at = from; at < to; ) {
    const read = file.read(buffer.subarray(0, Math.min(buffer.length, to - at)), at);
    if (read === 0) return;
    at += read;
    yield buffer.subarray(0, read);
  }
}

/** SHA-256 of the file as it lies there, 64 hex digits. */
export function digestOf(file: FileBytes): string {
  const hash = createHash("sha256");
  for (const piece of pieces(file)) hash.update(piece);
  return hash.digest("hex");
}
