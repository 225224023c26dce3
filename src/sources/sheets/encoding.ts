import { isAscii, isUtf8 } from "node:buffer";
import { StringDecoder } from "node:string_decoder";

/** What the characters of a text file are written in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Bytes that are no UTF-8 where no character of several bytes has shown that the file is UTF-8: it is in an older encoding. */
export class NotUtf8 extends Error {}

/** The encoding by the first bytes: its mark (BOM), or zeros at every other place. UTF-8 when nothing speaks against it. */
export function encodingOf(head: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  // Without a mark: a text that begins with a sign of ASCII has a zero beside each such sign.
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = head.length * 0.2;
  if (head[1] === 0 && odd > many && even < odd / 10) return "utf-16le";
  return head[0] === 0 && even > many && odd < even / 10 ? "utf-16be" : "utf-8";
}

/** What was mended in a text on its way to UTF-8. */
export type Mended = { broken: number; nuls: number };

type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>;

/**
 * A text as sound UTF-8 without its mark, in pieces that end between characters. In a file of UTF-8 a byte that is none becomes U+FFFD and is counted; where nothing has shown that it is one, a
 * NotUtf8 is thrown (`mend` says that it is one).
 */
export function asUtf8(bytes: Bytes, encoding: Encoding, mended: Mended, mend = false): AsyncGenerator<Buffer> {
  if (encoding === "utf-8") return soundUtf8(bytes, mended, mend);
  return encoding === "windows-1252" ? fromWindows(bytes) : fromUtf16(bytes, encoding === "utf-16be");
}

async function* soundUtf8(bytes: Bytes, mended: Mended, mend: boolean): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  let sure = mend;
  let first = true;
  for await (const piece of bytes) {
    let chunk = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (first && chunk.length < 3) {
      rest = Buffer.from(chunk);
      continue;
    }
    if (first && hasMark(chunk)) {
      chunk = chunk.subarray(3);
      sure = true;
    }
    first = false;
    const whole = chunk.length - openEnd(chunk);
    const text = chunk.subarray(0, whole);
    rest = Buffer.from(chunk.subarray(whole));
    const sound = isUtf8(text);
    sure ||= sound && !isAscii(text);
    yield sound ? text : replaced(text, mended, sure);
  }
  if (rest.length > 0) yield isUtf8(rest) ? rest : replaced(rest, mended, sure);
}

function hasMark(chunk: Buffer): boolean {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
}

/** How many bytes at the end begin a character that goes on in the next piece. */
function openEnd(chunk: Buffer): number {
  let back = 1;
  while (back < 4 && back < chunk.length && ((chunk.at(-back) ?? 0) & 0xc0) === 0x80) back++;
  return back < lengthBy(chunk.at(-back) ?? 0) ? back : 0;
}

/** How many bytes a character has, by its first. */
function lengthBy(first: number): number {
  if (first < 0xc0) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function replaced(bytes: Buffer, mended: Mended, sure: boolean): Buffer {
  const text = bytes.toString("utf8");
  const broken = text.split("\uFFFD").length - 1;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: characters beyond ASCII are counted
  const sound = (text.match(/[^\x00-\x7f\uFFFD]/g) ?? []).length;
  if (!sure && sound < 2 * broken) throw new NotUtf8();
  mended.broken += broken;
  return Buffer.from(text);
}

/** U+0080 to U+009F of Windows-1252, as the Encoding Standard has them. The rest are the characters of Latin-1. */
const upper =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

// The decoder of some Node versions takes Windows-1252 for Latin-1.
async function* fromWindows(bytes: Bytes): AsyncGenerator<Buffer> {
  for await (const piece of bytes)
    yield isAscii(piece) ? piece : Buffer.from(piece.toString("latin1").replace(/[\x80-\x9f]/g, windowsSign));
}

function windowsSign(sign: string): string {
  return upper[sign.charCodeAt(0) - 0x80] ?? sign;
}

async function* fromUtf16(bytes: Bytes, swapped: boolean): AsyncGenerator<Buffer> {
  const decoder = new StringDecoder("utf16le");
  let odd = Buffer.alloc(0);
  let first = true;
  for await (const piece of bytes) {
    const chunk = Buffer.concat([odd, piece]);
    const even = chunk.length - (chunk.length % 2);
    odd = Buffer.from(chunk.subarray(even));
    const pairs = chunk.subarray(0, even);
    const text = decoder.write(swapped ? pairs.swap16() : pairs);
    if (text === "") continue;
    yield Buffer.from(first && text.startsWith("\uFEFF") ? text.slice(1) : text);
    first = false;
  }
  const end = decoder.end();
  if (end !== "") yield Buffer.from(end);
}
