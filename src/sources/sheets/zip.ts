import { crc32, createInflateRaw } from "node:zlib";
import { type FileBytes, pieces } from "./file-bytes.ts";
import { inflated, packedPiece } from "./inflate.ts";
import { limits } from "./limits.ts";
import { BrokenOff, beyond, refused } from "./refuse.ts";

/** A part of an archive, as its list says. Names are only compared: nothing is written under one. */
export type ZipEntry = {
  readonly name: string;
  readonly method: number;
  readonly locked: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/** An archive whose list was checked. */
export type Zip = { readonly file: FileBytes; readonly entries: ReadonlyMap<string, ZipEntry> };

const marks = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, end64At: 0x07064b50 };
const largest = 0xffffffff;

/**
 * Reads the list at the end of a ZIP archive. Refused with a TarmacError: one without a list, parts that lie in one another or twice under one name, and parts that say of themselves that they
 * become larger than `limits` allow. What they really become is counted in `zipBytes`.
 */
export function openZip(file: FileBytes): Zip {
  const { list, count, listAt } = listOf(file);
  if (count > limits.entries.most) throw beyond(file.name, "entries");
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > list.length || list.readUInt32LE(at) !== marks.entry)
      throw broken(file, "its list of parts is damaged");
    const [nameBytes, extraBytes, remarkBytes] = [28, 30, 32].map((place) => list.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const entry = entryAt(list.subarray(at), nameBytes, extraBytes);
    if (entries.has(entry.name)) throw broken(file, `it holds two parts with the name ${entry.name}`);
    entries.set(entry.name, entry);
    at += 46 + nameBytes + extraBytes + remarkBytes;
  }
  check(file, [...entries.values()], listAt);
  return { file, entries };
}

function listOf(file: FileBytes): { readonly list: Buffer; readonly count: number; readonly listAt: number } {
  const tailAt = Math.max(0, file.size - 65_557);
  const tail = bytesAt(file, tailAt, file.size - tailAt);
  let at = tail.length - 22;
  while (at >= 0 && !(tail.readUInt32LE(at) === marks.end && at + 22 + tail.readUInt16LE(at + 20) === tail.length))
    at--;
  if (at < 0) throw broken(file, "its end, which lists its parts, is missing: it is cut or was not copied whole");
  let [count, size, listAt] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (at >= 20 && tail.readUInt32LE(at - 20) === marks.end64At) {
    const end64 = bytesAt(file, Number(tail.readBigUInt64LE(at - 12)), 56);
    if (end64.length < 56 || end64.readUInt32LE(0) !== marks.end64) throw broken(file, "its list of parts is damaged");
    [count, size, listAt] = [32, 40, 48].map((place) => Number(end64.readBigUInt64LE(place))) as [
      number,
      number,
      number,
    ];
  }
  if (listAt + size > tailAt + at || size > limits.part_bytes.most) throw broken(file, "its list of parts is damaged");
  return { list: bytesAt(file, listAt, size), count, listAt };
}

function bytesAt(file: FileBytes, at: number, size: number): Buffer {
  const buffer = Buffer.alloc(size);
  return Number.isSafeInteger(at) ? buffer.subarray(0, file.read(buffer, at)) : buffer.subarray(0, 0);
}

function entryAt(list: Buffer, nameBytes: number, extraBytes: number): ZipEntry {
  const flags = list.readUInt16LE(8);
  const name = list.toString((flags & 0x800) === 0 ? "latin1" : "utf8", 46, 46 + nameBytes);
  const wide = wideNumbers(list.subarray(46 + nameBytes, 46 + nameBytes + extraBytes));
  const wideOr = (value: number): number => (value === largest ? (wide.shift() ?? value) : value);
  const [size, packed, at] = [24, 20, 42].map((place) => wideOr(list.readUInt32LE(place))) as [number, number, number];
  return {
    name: name.replaceAll("\\", "/"),
    method: list.readUInt16LE(10),
    locked: (flags & 1) !== 0,
    crc: list.readUInt32LE(16),
    packed,
    size,
    at,
  };
}

/** The numbers of 64 bits in the extra field 1. */
function wideNumbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, size] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)];
    const field = extra.subarray(at + 4, at + 4 + size);
    if (id === 1)
      return Array.from({ length: Math.floor(field.length / 8) }, (_, i) => Number(field.readBigUInt64LE(8 * i)));
    at += 4 + size;
  }
  return [];
}

function check(file: FileBytes, entries: readonly ZipEntry[], listAt: number): void {
  let [end, whole] = [0, 0];
  for (const entry of [...entries].sort((a, b) => a.at - b.at)) {
    if (entry.at < end) throw broken(file, `its parts lie in one another (${entry.name})`);
    end = entry.at + 30 + entry.packed;
    whole += entry.size;
    if (isSwollen(entry.size, entry.packed)) throw beyond(file.name, "ratio");
  }
  if (end > listAt) throw broken(file, "its parts lie in their own list");
  if (whole > limits.unpacked_bytes.most) throw beyond(file.name, "unpacked_bytes");
}

function isSwollen(size: number, packed: number): boolean {
  return size > 16 * 2 ** 20 && size > packed * limits.ratio.most;
}

/** The bytes of a part, unpacked. Throws a BrokenOff for what is cut or damaged, a TarmacError for more bytes than the list says or the limits allow. */
export async function* zipBytes(
  { file }: Zip,
  entry: ZipEntry,
  told: (packed: number) => void = () => {},
): AsyncGenerator<Buffer> {
  const { name } = entry;
  if (entry.locked) throw broken(file, `its part ${name} is locked with a password`);
  if (entry.method !== 0 && entry.method !== 8)
    throw broken(file, `its part ${name} is packed in a way that is not read`);
  const head = bytesAt(file, entry.at, 30);
  if (head.length < 30 || head.readUInt32LE(0) !== marks.local)
    throw new BrokenOff(`the part ${name} is not where it should be`);
  const from = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = watched(pieces(file, from, Math.min(from + entry.packed, file.size), packedPiece), told);
  let [size, crc] = [0, 0];
  for await (const chunk of entry.method === 0 ? packed : inflated(packed, createInflateRaw({ chunkSize: 1 << 18 }))) {
    size += chunk.length;
    if (size > entry.size) throw broken(file, `its part ${name} is larger than it says (${entry.size} bytes)`);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc)
    throw new BrokenOff(`the part ${name} is damaged: its bytes are not those that were packed`);
}

function* watched(chunks: Iterable<Buffer>, told: (packed: number) => void): Generator<Buffer> {
  for (const chunk of chunks) {
    told(chunk.length);
    yield chunk;
  }
}

function broken(file: FileBytes, why: string): Error {
  return refused(file.name, `the workbook cannot be read: ${why}`, {
    hint: "get it again, or save it anew in a spreadsheet",
  });
}
