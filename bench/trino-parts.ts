// A part of bench/trino.ts, in a process of its own: `trino-parts.ts NAME WORKSPACE WORK` prints what it measured as JSON.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { LegFinder } from "../src/sources/flights/legs/leg-finder.ts";
import { cleanSql, segmentSql } from "../src/sources/flights/legs/portable-sql.ts";
import { type Duck, openDuck } from "../src/store/duckdb.ts";
import { positionsDir, readPositions } from "../src/store/read-positions.ts";
import { cleanTable, duckLegs, machineLegs, type ToldLeg, told } from "../test/sources/clean-rows.ts";
import { legsOfPositions } from "../test/sources/legs-of-positions.ts";

/** What a part took (memory in bytes), the rows it is about, and a digest of each leg that it found. */
export type Done = {
  readonly ms: number;
  readonly cpu_ms: number;
  readonly memory: number;
  readonly rows: number;
  readonly legs: readonly string[];
  /** Aircraft that the rows are about, where that is asked. */
  readonly aircraft?: number;
};
type Found = Pick<Done, "rows" | "legs" | "aircraft">;

const [, , name = "", dir = "", work = ""] = process.argv;

const parts: Readonly<Record<string, () => Promise<Found>>> = {
  /** From positions to legs, as `tarmac legs` does it. */
  async machine() {
    const finder = new LegFinder();
    let rows = 0;
    const legs: ToldLeg[] = [];
    for await (const batch of readPositions(dir)) {
      rows += batch.count;
      for (const leg of finder.push(batch)) legs.push(told(leg));
    }
    for (const leg of finder.end()) legs.push(told(leg));
    return { rows, ...digestOf(legs) };
  },
  /** The same, keeping the cleaned rows in a file, and dividing those: what the SQL is held to. */
  async "machine cleaned"() {
    const { rows } = await legsOfPositions(dir);
    await withDuck(async (duck) => {
      const table = await cleanTable(duck, "cleaned");
      for (const one of rows) table.append(one);
      table.close();
      await duck.connection.run(`copy cleaned to '${cleanedFile}' (format parquet, compression zstd)`);
    });
    return { rows: rows.length, ...digestOf(machineLegs(rows)) };
  },
  "duck segment": () => withDuck((duck) => legsBy(duck, segmentSql(cleanedRows))),
  "duck both": () => withDuck((duck) => legsBy(duck, segmentSql(`(${cleanSql(positions)})`))),
  /** Rows that either the machine's cleaning or clean.sql keeps, and not both. */
  "duck clean": () =>
    withDuck(async (duck) => {
      const ours = `select icao24, time_ms from (${cleanSql(positions)})`;
      const machines = `select icao24, time_ms from ${cleanedRows}`;
      const query = `select count(*), count(distinct icao24) from ((${ours} except all ${machines}) union all (${machines} except all ${ours}))`;
      const result = await duck.connection.runAndReadAll(query);
      const [rows, aircraft] = (result.getRowsJS()[0] ?? []).map(Number);
      return { rows: rows ?? 0, legs: [], aircraft: aircraft ?? 0 };
    }),
};

/** The parts, in the order in which they run: the second writes what later ones read. */
export const partNames = Object.keys(parts);

const cleanedFile = join(work, "cleaned", "rows.parquet");
const cleanedRows = `read_parquet('${cleanedFile}')`;
const positions = `read_parquet('${positionsDir(dir)}/*/*.parquet')`;

const part = parts[name];
if (part) {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const found = await part();
  const { user, system } = process.cpuUsage(cpu);
  const ms = performance.now() - start;
  const memory = process.resourceUsage().maxRSS * 1024;
  console.log(JSON.stringify({ ms, cpu_ms: (user + system) / 1000, memory, ...found } satisfies Done));
}

/** A digest of each leg, columns in order of name. */
export function digestOf(legs: readonly ToldLeg[]): { legs: readonly string[] } {
  const text = (leg: ToldLeg): string => JSON.stringify(Object.entries(leg).sort());
  return { legs: legs.map((leg) => createHash("sha256").update(text(leg)).digest("hex").slice(0, 20)) };
}

async function legsBy(duck: Duck, query: string): Promise<Found> {
  return { rows: 0, ...digestOf(await duckLegs(duck, query)) };
}

async function withDuck<T>(run: (duck: Duck) => Promise<T>): Promise<T> {
  const duck = await openDuck({ folders: [positionsDir(dir), join(work, "cleaned")] });
  try {
    return await run(duck);
  } finally {
    duck.close();
  }
}
