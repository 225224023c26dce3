import { openDuck } from "../src/store/duckdb.ts";
import { dayFile, positionDays, positionsDir } from "../src/store/read-positions.ts";

/** Every row of a workspace's positions, a text each: what is told, in the order of the columns; ways of saying «not told» are left out. */
export async function positionLines(ws: string, more = ""): Promise<string[]> {
  const files = positionDays(ws).map((day) => `'${dayFile(ws, day)}'`);
  if (files.length === 0) return [];
  const duck = await openDuck({ folders: [positionsDir(ws)], threads: 1 });
  try {
    const read = await duck.connection.runAndReadAll(`from read_parquet([${files.join(", ")}]) ${more}`);
    return read.getRowObjectsJson().map(lineOf);
  } finally {
    duck.close();
  }
}

function lineOf(row: Readonly<Record<string, unknown>>): string {
  const { icao24, addr_type, time_ms, lat, lon, onground, alt_baro_ft, alt_geom_ft, gs_kt, track_deg } = row;
  const number = (value: unknown, unit: string): string =>
    value === null ? "" : `${Number(Number(value).toPrecision(6))}${unit}`;
  return [
    `${addr_type === "icao" ? "" : "~"}${icao24}`,
    new Date(Number(time_ms)).toISOString(),
    lat === null ? "nowhere" : `${lat},${lon}`,
    onground === null ? "" : onground ? "ground" : "air",
    number(alt_baro_ft, "ft"),
    number(alt_geom_ft, "ft/geom"),
    number(gs_kt, "kt"),
    number(track_deg, "°"),
    number(row.baro_rate_fpm, "fpm"),
    row.callsign ?? "",
    row.squawk ?? "",
    row.source_type ?? "",
    row.stale ? "stale" : "",
    row.leg_hint ? "leg" : "",
    row.nic === null ? "" : `nic${row.nic}`,
    row.sil === null ? "" : `sil${row.sil}`,
    `@${row.feed}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
