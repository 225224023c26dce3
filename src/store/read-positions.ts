import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBDataChunk } from "@duckdb/node-api";
import type { PositionBatch } from "../model/position-batch.ts";
import { type Duck, openDuck } from "./duckdb.ts";
import { sql } from "./sql.ts";

/** What is asked of the positions; all of them when nothing is. */
export type PositionsAsked = {
  /** 24-bit addresses, six lower-case hex digits; those of non-ICAO emitters are written the same way. */
  readonly aircraft?: readonly string[];
  /** First and last UTC day, both taken (`2031-05-02`). */
  readonly fromDay?: string;
  readonly toDay?: string;
};

/**
 * The positions of a workspace folder: days in order, rows of a day by (icao24, time_ms). Memory stays the same however many there are. The arrays of a batch lie in DuckDB's memory, which goes
 * with the batch: keep the batch itself as long as its arrays are read. Gives nothing when the workspace has no positions.
 */
export async function* readPositions(dir: string, asked: PositionsAsked = {}): AsyncGenerator<PositionBatch> {
  const days = positionDays(dir).filter((day) => day >= (asked.fromDay ?? "") && day <= (asked.toDay ?? "9999-99-99"));
  if (days.length === 0) return;
  // One thread: the rows come in the order of the file, and chunks pass one at a time.
  const duck = await openDuck({ folders: [positionsDir(dir)], threads: 1, memoryMb: 256 });
  try {
    for (const day of days) yield* readDay(duck, dayFile(dir, day), asked.aircraft ?? null);
  } finally {
    duck.close();
  }
}

async function* readDay(duck: Duck, file: string, aircraft: readonly string[] | null): AsyncGenerator<PositionBatch> {
  const { VARCHAR, LIST, listValue } = await import("@duckdb/node-api");
  const result = await duck.connection.stream(
    sql(import.meta.url, "read-positions"),
    { file, aircraft: aircraft && listValue(aircraft) },
    { file: VARCHAR, aircraft: LIST(VARCHAR) },
  );
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    yield batchOf(chunk);
}

/** The arrays are DuckDB's own memory: `callsign` keeps the chunk that owns it. */
function batchOf(chunk: DuckDBDataChunk): PositionBatch {
  const items = <T>(column: number): T => (chunk.getColumnVector(column) as unknown as { items: T }).items;
  return {
    count: chunk.rowCount,
    address: items(0),
    time_ms: items(1),
    lat: items(2),
    lon: items(3),
    ground: items(4),
    alt_baro_ft: items(5),
    gs_kt: items(6),
    track_deg: items(7),
    baro_rate_fpm: items(8),
    mlat: items(9),
    callsign: (row) => chunk.getColumnVector(10).getItem(row) as string | null,
  };
}

/** The folder of the positions of a workspace. */
export function positionsDir(dir: string): string {
  return join(dir, "tables", "positions");
}

/** The file of a UTC day. */
export function dayFile(dir: string, day: string): string {
  return join(positionsDir(dir), `day=${day}`, "positions.parquet");
}

/** The UTC days of which a workspace has positions, in order. */
export function positionDays(dir: string): readonly string[] {
  const folder = positionsDir(dir);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => /^day=(\d{4}-\d{2}-\d{2})$/.exec(name)?.[1] ?? [])
    .filter((day) => existsSync(dayFile(dir, day)))
    .sort();
}
