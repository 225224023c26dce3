import { createGunzip } from "node:zlib";
import { asUtf8, type Encoding, encodingOf, type Mended, NotUtf8 } from "./encoding.ts";
import { type FileBytes, pieces } from "./file-bytes.ts";
import { inflated, packedPiece } from "./inflate.ts";
import { limits } from "./limits.ts";
import { beyond, refused } from "./refuse.ts";
import { type Zip, zipBytes } from "./zip.ts";

/** The one text table in an archive; null when it holds none or several. */
export function textInZip(zip: Zip): TextSource | null {
  const texts = [...zip.entries.values()].filter(
    ({ name }) => /\.(?:csv|tsv|tab|txt|psv)$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name),
  );
  const [entry, second] = texts;
  if (entry === undefined || second !== undefined) return null;
  const { name } = zip.file;
  return {
    name,
    bytes(told = () => {}) {
      let done = 0;
      return counted(
        zipBytes(zip, entry, (packed) => {
          done += packed;
          told(done);
        }),
        name,
      );
    },
  };
}

type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>;

/** How many bytes of the input have been read. */
export type Told = (done: number) => void;

/** The unpacked bytes of a text from its beginning, as often as asked. */
export type TextSource = { readonly name: string; readonly bytes: (told?: Told) => AsyncGenerator<Buffer> };

/** A text in a file that may be packed with gzip, even twice. */
export function textInFile(file: FileBytes): TextSource {
  return {
    name: file.name,
    bytes: (told = () => {}) => counted(unpacked(watched(pieces(file), told)), file.name),
  };
}

function* watched(chunks: Iterable<Buffer>, told: Told): Generator<Buffer> {
  let done = 0;
  for (const chunk of chunks) {
    yield chunk;
    done += chunk.length;
    told(done);
  }
}

/** Unpacks gzip, and gzip within it once more; anything else goes through. */
async function* unpacked(chunks: Bytes, times = 0): AsyncGenerator<Buffer> {
  const rest = (async function* (): AsyncGenerator<Buffer> {
    yield* chunks;
  })();
  const first = await rest.next();
  if (first.done) return;
  const all = (async function* (): AsyncGenerator<Buffer> {
    yield first.value;
    yield* rest;
  })();
  if (times === 2 || !isGzip(first.value)) yield* all;
  else yield* unpacked(inflated(small(all), createGunzip({ chunkSize: 1 << 18 })), times + 1);
}

async function* small(chunks: Bytes): AsyncGenerator<Buffer> {
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += packedPiece) yield chunk.subarray(at, at + packedPiece);
}

/** True for the first bytes of a gzip file. */
export function isGzip(head: Buffer): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

async function* counted(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const chunk of chunks) {
    done += chunk.length;
    if (done > limits.unpacked_bytes.most) throw beyond(name, "unpacked_bytes");
    yield chunk;
  }
}

/** A text on its way: sound UTF-8 without NUL bytes; `mended` and `nuls` count while it is read. */
export type TextStream = {
  readonly encoding: Encoding;
  readonly chunks: AsyncIterable<Buffer>;
  readonly mended: Mended;
};

/** Reads a text with `use`; a second time as Windows-1252 when it turns out to be no UTF-8. Throws a TarmacError for what is no text. */
export async function readText<T>(source: TextSource, use: (text: TextStream) => Promise<T>, told?: Told): Promise<T> {
  const head = await headOf(source);
  if (head.length === 0) throw refused(source.name, "the file is empty");
  const encoding = encodingOf(head);
  const kind = foreignKind(head, encoding);
  if (kind !== null) throw refused(source.name, kind);
  const stream = (as: Encoding): TextStream => {
    const mended = { broken: 0, nuls: 0 };
    return { encoding: as, mended, chunks: withoutNuls(asUtf8(source.bytes(told), as, mended), mended) };
  };
  try {
    return await use(stream(encoding));
  } catch (error) {
    if (!(error instanceof NotUtf8)) throw error;
    return await use(stream("windows-1252"));
  }
}

const headBytes = 8192;

async function headOf(source: TextSource): Promise<Buffer> {
  try {
    for await (const chunk of source.bytes()) if (chunk.length > 0) return Buffer.from(chunk.subarray(0, headBytes));
  } catch (cause) {
    throw refused(source.name, `nothing of it can be read: ${(cause as Error).message}`, { cause });
  }
  return Buffer.alloc(0);
}

const signatures: readonly (readonly [string, string])[] = [
  ["\xd0\xcf\x11\xe0", "it is an old Excel file (.xls), or a workbook that is locked with a password"],
  ["PK\x03\x04", "it is an archive within another: unpack it first"],
  ["%PDF", "it is a PDF file"],
  ["PAR1", "it is a Parquet file"],
  ["\x1f\x8b", "it is packed more than twice"],
];

/** What a file is that is no text, in words; null for a text. */
function foreignKind(head: Buffer, encoding: Encoding): string | null {
  const known = signatures.find(([sign]) => head.toString("latin1", 0, sign.length) === sign);
  if (known) return known[1];
  if (encoding !== "utf-8") return null;
  let [nuls, odd] = [0, 0];
  for (const byte of head) {
    if (byte === 0) nuls++;
    else if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d)) odd++;
  }
  const strange = nuls > head.length / 5 || odd > head.length / 50;
  return strange ? "it is neither a CSV file nor an XLSX workbook" : null;
}

async function* withoutNuls(chunks: AsyncIterable<Buffer>, mended: Mended): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    if (!chunk.includes(0)) {
      yield chunk;
      continue;
    }
    const kept = chunk.filter((byte) => byte !== 0);
    mended.nuls += chunk.length - kept.length;
    yield Buffer.from(kept.buffer, kept.byteOffset, kept.length);
  }
}

/** What was mended, in words. */
export function mendedWords({ broken, nuls }: Mended): string[] {
  return [
    ...(nuls > 0 ? [`${nuls} NUL bytes were taken out`] : []),
    ...(broken > 0 ? [`${broken} bytes that are no UTF-8 stand as \uFFFD`] : []),
  ];
}
