import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { BIGINT, BOOLEAN, DOUBLE, DuckDBDataChunk, type DuckDBValue, FLOAT, TINYINT, VARCHAR } from "@duckdb/node-api";
import { type Column, positionColumns } from "../../src/model/position.ts";
import { icao24Of } from "../../src/model/position-batch.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import type { Corpus, HeardBatch } from "./generate.ts";

type Name = (typeof positionColumns)[number]["name"];

const types = { varchar: VARCHAR, bigint: BIGINT, double: DOUBLE, real: FLOAT, boolean: BOOLEAN, tinyint: TINYINT };
const chunkRows = 2048;

/** Writes a corpus as a workspace holds positions, `tables/positions/day=YYYY-MM-DD/positions.parquet`, with the truth beside them in `truth.jsonl`. Gives the number of rows. */
export async function writeDays(corpus: Corpus, dir: string): Promise<number> {
  const folder = resolve(dir);
  mkdirSync(folder, { recursive: true });
  const duck = await openDuck({ folders: [folder] });
  const columns = positionColumns.map(({ name, type }: Column) => `${name} ${type}`);
  let rows = 0;
  let open: string | null = null;
  const close = async (): Promise<void> => {
    if (open === null) return;
    const day = join(folder, "tables", "positions", `day=${open}`);
    mkdirSync(day, { recursive: true });
    const file = join(day, "positions.parquet").replaceAll("'", "''");
    await duck.connection.run(`copy heard to '${file}' (format parquet, compression zstd)`);
  };
  try {
    for (const { day, batch } of corpus.batches()) {
      if (day !== open) {
        await close();
        await duck.connection.run(`create or replace table heard (${columns.join(", ")})`);
        open = day;
      }
      const appender = await duck.connection.createAppender("heard");
      for (let from = 0; from < batch.count; from += chunkRows) appender.appendDataChunk(chunkOf(batch, from));
      appender.closeSync();
      rows += batch.count;
    }
    await close();
  } finally {
    duck.close();
  }
  const truth = corpus.truth.map(({ track: _, ...leg }) => JSON.stringify(leg));
  writeFileSync(join(folder, "truth.jsonl"), `${truth.join("\n")}\n`);
  return rows;
}

function chunkOf(batch: HeardBatch, from: number): DuckDBDataChunk {
  const rows = Math.min(chunkRows, batch.count - from);
  const chunk = DuckDBDataChunk.create(
    positionColumns.map(({ type }) => types[type]),
    rows,
  );
  for (const [i, { name }] of positionColumns.entries())
    chunk.setColumnValues(
      i,
      Array.from({ length: rows }, (_, n) => cellOf(batch, from + n, name)),
    );
  return chunk;
}

function cellOf(batch: HeardBatch, row: number, name: Name): DuckDBValue {
  switch (name) {
    case "icao24":
      return icao24Of(batch.address[row] ?? 0);
    case "addr_type":
      return "icao";
    case "time_ms":
      return BigInt(batch.time_ms[row] ?? 0);
    case "onground":
      return batch.ground[row] === 2 ? null : batch.ground[row] === 1;
    case "callsign":
      return batch.callsign(row);
    case "source_type":
      return batch.source(row);
    case "stale":
    case "leg_hint":
      return false;
    case "feed":
      return "invented";
    case "lat":
    case "lon":
    case "alt_baro_ft":
    case "gs_kt":
    case "track_deg":
    case "baro_rate_fpm":
      return told(batch[name][row]);
    default:
      return null;
  }
}

function told(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
