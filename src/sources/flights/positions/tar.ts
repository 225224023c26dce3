import { Parser, type ReadEntry } from "tar";
import { TarmacError } from "../../../model/tarmac-error.ts";
import { CutShort } from "./cut-short.ts";
import type { JsonOptions } from "./json.ts";
import { kindOf } from "./kind.ts";
import { readJsonFile, wholeOf } from "./read-whole.ts";
import type { PositionSink } from "./sink.ts";
import { addressOf } from "../../../model/position-batch.ts";

/** A file of the archive, read; `whole` is it unzipped. */
type Entry = {
  readonly path: string;
  readonly raw: Buffer;
  readonly whole: Promise<Buffer | null>;
  readonly isCut: boolean;
};

const traceName = /trace_full_(~?[0-9a-f]{6})\.json$/;
/** Files that wait unzipped for their turn. */
const mostWaiting = 4;

/** Reads an archive of readsb traces, such as adsb.lol publishes for each day, as it comes: files of aircraft that are not wanted are passed over unread. */
export async function readTar(bytes: AsyncIterable<Buffer>, sink: PositionSink, options: JsonOptions): Promise<void> {
  const waiting: Entry[] = [];
  const parser = new Parser({
    filter: (path) => wanted(path, sink),
    onReadEntry: (entry) => collect(entry, (whole) => waiting.push(whole)),
  });
  const faults: string[] = [];
  let hasEnd = false;
  parser.on("eof", () => {
    hasEnd = true;
  });
  parser.on("warn", (_code, message) => faults.push(String(message)));
  const readWaiting = async (most: number): Promise<void> => {
    while (waiting.length > most) await readEntry(waiting.shift() as Entry, sink, options);
  };
  try {
    for await (const chunk of bytes) {
      if (!parser.write(chunk)) await new Promise((resolve) => parser.once("drain", resolve));
      await readWaiting(mostWaiting);
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    faults.push(error.message);
  }
  await new Promise<void>((resolve) => {
    parser.once("end", resolve);
    parser.end();
  });
  await readWaiting(0);
  sink.file = options.where;
  if (faults[0] !== undefined || !hasEnd)
    sink.lose(`the archive ends too early or is damaged: ${faults[0] ?? "its end is missing"}`);
}

function wanted(path: string, sink: PositionSink): boolean {
  const [, hex] = traceName.exec(path) ?? [];
  return hex !== undefined && sink.wants(addressOf(hex));
}

function collect(entry: ReadEntry, done: (entry: Entry) => void): void {
  const chunks: Buffer[] = [];
  entry.on("data", (chunk) => chunks.push(chunk as Buffer));
  entry.on("end", () => {
    const raw = Buffer.concat(chunks);
    done({ path: entry.path, raw, whole: wholeOf(raw), isCut: raw.length < entry.size });
  });
}

async function readEntry(entry: Entry, sink: PositionSink, options: JsonOptions): Promise<void> {
  sink.file = `${options.where}!${entry.path}`;
  try {
    const { head } = kindOf(entry.raw.subarray(0, 65_536), sink.file);
    await readJsonFile({ raw: entry.raw, whole: await entry.whole, head }, sink, { ...options, where: sink.file });
  } catch (error) {
    if (!(error instanceof TarmacError)) throw error;
    if (!entry.isCut) sink.lose(error.message);
  }
  if (entry.isCut) sink.lose("it ends too early");
}
