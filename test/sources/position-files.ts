import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { DuckDBAppender } from "@duckdb/node-api";
import { type Position, positionColumns } from "../../src/model/position.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import { dayFile, positionsDir } from "../../src/store/read-positions.ts";

/** Writes positions into the day files of a workspace, sorted as they should be. */
export async function writePositions(dir: string, positions: Iterable<Position>): Promise<void> {
  mkdirSync(positionsDir(dir), { recursive: true });
  const duck = await openDuck({ folders: [positionsDir(dir)], threads: 1 });
  try {
    const columns = positionColumns.map(({ name, type }) => `${name} ${type}`).join(", ");
    await duck.connection.run(`create table positions (${columns})`);
    const appender = await duck.connection.createAppender("positions");
    for (const position of positions) appendPosition(appender, position);
    appender.closeSync();
    const days = await duck.connection.runAndReadAll(
      "select distinct time_ms // 86400000 as day from positions order by 1",
    );
    for (const [day] of days.getRowsJS()) {
      const file = dayFile(dir, new Date(Number(day) * 86_400_000).toISOString().slice(0, 10));
      mkdirSync(dirname(file), { recursive: true });
      await duck.connection.run(
        `copy (from positions where time_ms // 86400000 = ${day} order by icao24, time_ms, feed, lat) to '${file}' (format parquet, compression zstd)`,
      );
    }
  } finally {
    duck.close();
  }
}

function appendPosition(to: DuckDBAppender, position: Position): void {
  for (const { name, type } of positionColumns) {
    const value = position[name];
    if (value === null) to.appendNull();
    else if (typeof value === "string") to.appendVarchar(value);
    else if (typeof value === "boolean") to.appendBoolean(value);
    else if (type === "bigint") to.appendBigInt(BigInt(value));
    else if (type === "tinyint") to.appendTinyInt(value);
    else if (type === "real") to.appendFloat(value);
    else to.appendDouble(value);
  }
  to.endRow();
}

/** A position of which only so much is told. */
export function position(told: Partial<Position> & Pick<Position, "icao24" | "time_ms">): Position {
  const nothing: Position = {
    icao24: told.icao24,
    addr_type: "icao",
    time_ms: told.time_ms,
    lat: null,
    lon: null,
    onground: null,
    alt_baro_ft: null,
    alt_geom_ft: null,
    gs_kt: null,
    track_deg: null,
    baro_rate_fpm: null,
    callsign: null,
    squawk: null,
    source_type: null,
    stale: false,
    leg_hint: false,
    nic: null,
    sil: null,
    feed: "invented",
  };
  return { ...nothing, ...told };
}
