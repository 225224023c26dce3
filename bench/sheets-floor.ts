import { mkdtempSync, openSync, readSync, rmSync, closeSync, fstatSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGunzip, createInflateRaw } from "node:zlib";
import { createReadStream } from "node:fs";
import { SaxesParser } from "saxes";
import { layOut } from "../src/sources/sheets/lay-out.ts";
import { timed } from "./measure.ts";

/** What laying out a table takes beside the least that reading it must take, in milliseconds, and how many rows and bytes (unpacked) there were. */
export type Floor = {
  readonly ours_ms: number;
  readonly floor_ms: number;
  readonly rows: number;
  readonly unpacked_bytes: number;
};

/** Laying out a CSV file that is packed with gzip, against unpacking it. `first` is the first cell of its header. */
export async function gunzipFloor(path: string, first: string): Promise<Floor> {
  const laid = await laidOut(path, first);
  let unpacked_bytes = 0;
  const floor_ms = await timed(async () => {
    for await (const chunk of createReadStream(path).pipe(createGunzip({ chunkSize: 1 << 18 })))
      unpacked_bytes += (chunk as Buffer).length;
  });
  return { ...laid, floor_ms, unpacked_bytes };
}

/** Laying out a workbook, against unpacking its first sheet and reading it with a SAX parser that does nothing with it. */
export async function saxFloor(path: string, first: string): Promise<Floor> {
  const laid = await laidOut(path, first);
  let unpacked_bytes = 0;
  const floor_ms = await timed(async () => {
    const { from, to } = partAt(path, "xl/worksheets/sheet1.xml");
    const parser = new SaxesParser();
    let cells = 0;
    parser.on("opentag", ({ name }) => {
      if (name === "c") cells++;
    });
    parser.on("text", () => {});
    parser.on("closetag", () => {});
    const packed = createReadStream(path, { start: from, end: to - 1 });
    for await (const chunk of packed.pipe(createInflateRaw({ chunkSize: 1 << 17 })).setEncoding("utf8")) {
      unpacked_bytes += Buffer.byteLength(chunk as string);
      parser.write(chunk as string);
    }
    parser.close();
  });
  return { ...laid, floor_ms, unpacked_bytes };
}

async function laidOut(path: string, first: string): Promise<Pick<Floor, "ours_ms" | "rows">> {
  const workDir = mkdtempSync(join(tmpdir(), "tarmac-floor-"));
  let rows = 0;
  try {
    const ours_ms = await timed(async () => {
      const { tables } = await layOut(path, { workDir, isHeader: (cells) => cells[0] === first });
      for (const table of tables) rows += table.rows;
    });
    return { ours_ms, rows };
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

/** Where a part's packed bytes lie in an archive without ZIP64, found by its list. */
function partAt(path: string, name: string): { readonly from: number; readonly to: number } {
  const file = openSync(path, "r");
  try {
    const size = fstatSync(file).size;
    const bytes = (at: number, count: number): Buffer => {
      const buffer = Buffer.alloc(count);
      readSync(file, buffer, 0, count, at);
      return buffer;
    };
    const tail = bytes(Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf("PK\x05\x06");
    const list = bytes(tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    const entry = list.indexOf(name) - 46;
    const at = list.readUInt32LE(entry + 42);
    const head = bytes(at, 30);
    const from = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
    return { from, to: from + list.readUInt32LE(entry + 20) };
  } finally {
    closeSync(file);
  }
}
