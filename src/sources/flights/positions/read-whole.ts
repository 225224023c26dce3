import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { gunzipped, isGzip } from "./bytes.ts";
import { type JsonOptions, readJsonStream, readJsonText } from "./json.ts";
import type { PositionSink } from "./sink.ts";

/** JSON up to this size is read whole, which is much quicker; larger documents pass in pieces. */
export const wholeBytes = 24_000_000;

const unzip = promisify(gunzip);

/** Bytes unzipped where they are zipped; null when they are damaged, or too large to be read whole. */
export async function wholeOf(raw: Buffer): Promise<Buffer | null> {
  if (!isGzip(raw)) return raw.length <= wholeBytes ? raw : null;
  try {
    return await unzip(raw, { maxOutputLength: wholeBytes });
  } catch {
    return null;
  }
}

/** Reads a JSON file that is in memory as it lies on the disk and, where that was possible, unzipped. `head` is the beginning of its text. */
export async function readJsonFile(
  file: { readonly raw: Buffer; readonly whole: Buffer | null; readonly head: string },
  sink: PositionSink,
  options: JsonOptions,
): Promise<void> {
  const { raw, whole, head } = file;
  if (whole !== null && readJsonText(whole.toString("utf8"), sink, options)) return;
  const bytes = pieces(whole ?? raw);
  await readJsonStream(whole === null && isGzip(raw) ? gunzipped(bytes) : bytes, head, sink, options);
}

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
