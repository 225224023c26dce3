import type { HeapRows, HeapWay } from "../model/heap.ts";
import { type Duck, openDuck } from "./duckdb.ts";
import { heapsFile, heapsFolder } from "./heaps-file.ts";
import { releaseFile } from "./removals.ts";
import { sql } from "./sql.ts";

const columns = [
  ...["date", "port", "destination", "sender", "heaps", "rows", "people", "untold"],
  ...["third_country", "cannot_tell", "before", "after"],
] as const;
type Column = (typeof columns)[number];
const places = Object.fromEntries(columns.map((name, at) => [name, at])) as Record<string, number>;

/** A way with the key of its place. */
export type PlaceWay = HeapWay & { readonly place: string };

/** A way with the ISO days on which its heaps are wanted one by one, however small. */
export type FlownWay = PlaceWay & { readonly days: readonly string[] };

/** The heaps of a release, open for questions. Close it when done. */
export type HeapsTable = {
  readonly ways: readonly PlaceWay[];
  /** Heaps of some ways and days, some thousand at a time, in no order. */
  readonly flown: (flown: readonly FlownWay[]) => AsyncGenerator<readonly HeapRows[]>;
  /** All heaps: those of at least so many people and those of some ways and days one by one, the others one row a way. */
  readonly all: (flown: readonly FlownWay[], least: number) => AsyncGenerator<readonly HeapRows[]>;
  readonly close: () => void;
};

/**
 * Opens the heaps of a release's rows; `placeOf` gives the key of the place that a writing means, for the country that sends ("" for what is not told). They are put together once and kept
 * (see `heapsFolder`): a release is never changed. What memory does not hold is put on the disk meanwhile.
 */
export async function openHeaps(
  dir: string,
  release: string,
  placeOf: (said: string, sender: string) => string,
): Promise<HeapsTable> {
  const folder = heapsFolder(dir);
  const file = await heapsFile(folder, { release, rows: releaseFile(dir, release), placeOf });
  const duck = await openDuck({ folders: [folder], memoryMb: 96, threads: 1, givesBack: true });
  try {
    const ways = await duck.connection.runAndReadAll(sql(import.meta.url, "removal-ways"), { file });
    return {
      ways: ways
        .getRowsJS()
        .map(([place, port, destination, sender]) => ({ place, port: port || null, destination, sender }) as PlaceWay),
      flown: (flown) => heapsOf(duck, file, { flown, least: 0, onlyFlown: true }),
      all: (flown, least) => heapsOf(duck, file, { flown, least, onlyFlown: false }),
      close: duck.close,
    };
  } catch (error) {
    duck.close();
    throw error;
  }
}

type HeapsAsked = { readonly flown: readonly FlownWay[]; readonly least: number; readonly onlyFlown: boolean };

async function* heapsOf(
  { connection }: Duck,
  file: string,
  { flown: ways, least, onlyFlown }: HeapsAsked,
): AsyncGenerator<readonly HeapRows[]> {
  const keys = ways.flatMap(({ place, destination, sender, days }) =>
    days.map((day) => [day, sender ?? "", destination ?? "", place].join("|")),
  );
  const given = { file, least, only_flown: onlyFlown, flown: keys.join("\n") };
  const result = await connection.stream(sql(import.meta.url, "removal-heaps"), given);
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const read = columns.map((_, at) => chunk?.getColumnValues(at) ?? []);
    yield Array.from({ length: chunk.rowCount }, (_, row) => heapOf(read, row));
  }
}

/** Written out, as an object made from its entries takes several times as long. */
function heapOf(read: readonly (readonly unknown[])[], row: number): HeapRows {
  const cell = (name: Column): unknown => read[places[name] ?? -1]?.[row] ?? null;
  const written = cell("port") as string;
  const writings = written.includes("\u001f") ? written.split("\u001f") : [written];
  return {
    date: cell("date") as string | null,
    port: writings[0] || null,
    writings,
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
