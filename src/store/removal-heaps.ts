import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { HeapRows, HeapWay } from "../model/heap.ts";
import { type Duck, openDuck } from "./duckdb.ts";
import { releaseFile } from "./removals.ts";
import { sql } from "./sql.ts";
import { makingName, putWhole, removeUnfinished } from "./write-whole.ts";

const columns = [
  ...["date", "port", "destination", "sender", "heaps", "rows", "people", "untold"],
  ...["third_country", "cannot_tell", "before", "after"],
] as readonly (keyof HeapRows)[];
const places = Object.fromEntries(columns.map((name, at) => [name, at])) as Record<keyof HeapRows, number>;

/** Which heaps are wanted one by one: those of at least so many people, and any of the ways and days on which a flight is known. The others are one row a way. */
export type HeapsAlone = {
  readonly least: number;
  /** Whether a flight is known that flew a way on any day. */
  readonly isFlown: (way: HeapWay) => boolean;
  /** First and last day on which a flight is known; null when none is. */
  readonly days: { readonly from: string; readonly to: string } | null;
};

/**
 * The heaps of a release's rows, some thousand at a time, in no order. They are put together once and kept under `cache/heaps`: a release is never changed. What memory does not hold
 * is put on the disk meanwhile.
 */
export async function* removalHeaps(
  dir: string,
  release: string,
  alone: HeapsAlone,
): AsyncGenerator<readonly HeapRows[]> {
  const [rows, folder] = [releaseFile(dir, release), join(dir, "cache", "heaps")];
  const { size, mtimeMs } = statSync(rows);
  const file = join(folder, `${release}.${size}.${Math.floor(mtimeMs)}.parquet`);
  mkdirSync(folder, { recursive: true });
  const duck = await openDuck({ folders: [dirname(rows), folder], memoryMb: 160 });
  try {
    if (!existsSync(file)) await writeHeaps(duck.connection, rows, file);
    const ways = await duck.connection.runAndReadAll(sql(import.meta.url, "removal-ways"), { file });
    const flown = ways
      .getRowsJS()
      .map(([port, destination, sender]) => ({ port, destination, sender }) as HeapWay)
      .filter((way) => alone.days !== null && alone.isFlown(way))
      .map(({ port, destination, sender }) => [sender ?? "", destination ?? "", port ?? ""].join("|"));
    const { from, to } = alone.days ?? { from: "1900-01-01", to: "1900-01-01" };
    const { LIST, VARCHAR, listValue } = await import("@duckdb/node-api");
    const given = { file, least: alone.least, flown_from: from, flown_to: to, flown: listValue(flown) };
    const text = sql(import.meta.url, "removal-heaps");
    const result = await duck.connection.stream(text, given, { flown: LIST(VARCHAR) });
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const read = columns.map((_, at) => chunk?.getColumnValues(at) ?? []);
      yield Array.from({ length: chunk.rowCount }, (_, row) => heapOf(read, row));
    }
  } finally {
    duck.close();
  }
}

/** Puts the heaps together, in the place of those that an earlier release of the name had. */
async function writeHeaps(connection: Duck["connection"], rows: string, file: string): Promise<void> {
  const [folder, release] = [dirname(file), basename(file).split(".").slice(0, -3).join(".")];
  removeUnfinished(folder);
  const text = sql(import.meta.url, "write-removal-heaps").replace("$out", makingName(file).replaceAll("'", "''"));
  await connection.run(text, { file: rows });
  putWhole(file);
  for (const name of readdirSync(folder))
    if (name !== basename(file) && name.replace(/\.\d+\.\d+\.parquet$/, "") === release) rmSync(join(folder, name));
}

/** Written out, as an object made from its entries takes several times as long. */
function heapOf(read: readonly (readonly unknown[])[], row: number): HeapRows {
  const cell = (name: keyof HeapRows): unknown => read[places[name]]?.[row] ?? null;
  return {
    date: cell("date") as string | null,
    port: cell("port") as string | null,
    destination: cell("destination") as string | null,
    sender: cell("sender") as string | null,
    heaps: cell("heaps") as number,
    rows: cell("rows") as number,
    people: cell("people") as number,
    untold: cell("untold") as number,
    third_country: cell("third_country") as number,
    cannot_tell: cell("cannot_tell") as number,
    before: cell("before") as number,
    after: cell("after") as number,
  };
}
