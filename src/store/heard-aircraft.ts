import type { HeardAircraft } from "../model/lead-sighting.ts";
import { openDuck } from "./duckdb.ts";
import { dayFile, positionDays, positionsDir } from "./read-positions.ts";
import { sql } from "./sql.ts";

/** Which aircraft are asked for: by 24-bit address, or by a pattern of call signs (null: none). */
export type HeardAsked = { readonly aircraft: readonly string[]; readonly callsigns: string | null };

/** The aircraft that were heard, a row for each UTC day, by day and address. None when the workspace has no positions. */
export async function heardAircraft(dir: string, asked: HeardAsked): Promise<HeardAircraft[]> {
  const days = positionDays(dir);
  if (days.length === 0 || (asked.aircraft.length === 0 && asked.callsigns === null)) return [];
  const { VARCHAR, LIST, listValue } = await import("@duckdb/node-api");
  const duck = await openDuck({ folders: [positionsDir(dir)], threads: 1, memoryMb: 256 });
  try {
    const heard: HeardAircraft[] = [];
    for (const day of days) {
      const reader = await duck.connection.runAndReadAll(
        sql(import.meta.url, "heard-aircraft"),
        { file: dayFile(dir, day), aircraft: listValue(asked.aircraft), callsigns: asked.callsigns },
        { file: VARCHAR, aircraft: LIST(VARCHAR), callsigns: VARCHAR },
      );
      const rows = reader.getRowObjectsJson() as unknown as Omit<HeardAircraft, "day">[];
      heard.push(...rows.map((row) => ({ ...row, day })));
    }
    return heard;
  } finally {
    duck.close();
  }
}
