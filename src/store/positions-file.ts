import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayOf, daysFrom } from "../model/day.ts";
import type { Leg } from "../model/leg.ts";
import { openDuck } from "./duckdb.ts";
import { dayFile, positionsDir } from "./read-positions.ts";
import { sql } from "./sql.ts";

/** The positions of an aircraft during a leg as a Parquet file, with every column that was loaded, also rows that the rule leaves out; null when the workspace has none of those days. */
export async function positionsParquet(
  dir: string,
  { icao24, first_seen_ms, last_seen_ms }: Pick<Leg, "icao24" | "first_seen_ms" | "last_seen_ms">,
): Promise<Uint8Array | null> {
  const files = daysFrom(dayOf(first_seen_ms), dayOf(last_seen_ms))
    .map((day) => dayFile(dir, day))
    .filter((file) => existsSync(file));
  if (files.length === 0) return null;
  const passing = mkdtempSync(join(tmpdir(), "tarmac-parquet-"));
  const duck = await openDuck({ folders: [positionsDir(dir), passing], threads: 1, memoryMb: 256 });
  try {
    const { VARCHAR, LIST, BIGINT, listValue } = await import("@duckdb/node-api");
    const out = join(passing, "positions.parquet");
    // The name of the file to write takes no parameter; it is our own, and holds nothing that was asked for.
    const text = sql(import.meta.url, "positions-file").replace("$out", out.replaceAll("'", "''"));
    await duck.connection.run(
      text,
      { files: listValue(files), icao24, from_ms: BigInt(first_seen_ms), to_ms: BigInt(last_seen_ms) },
      { files: LIST(VARCHAR), icao24: VARCHAR, from_ms: BIGINT, to_ms: BIGINT },
    );
    return readFileSync(out);
  } finally {
    duck.close();
    rmSync(passing, { recursive: true, force: true });
  }
}
