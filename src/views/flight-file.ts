import type { Flight } from "../model/flight.ts";
import type { AsOf } from "../store/claims.ts";
import { openFlights } from "../store/flights.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import { type AreaOf, flightGeoJson } from "./flight-geojson.ts";
import { flightPage, type ReadTrack } from "./flight-page.ts";
import type { Reader } from "./reader.ts";

type Files = LegsShown & {
  readonly readTrack: ReadTrack;
  readonly areaOf: AreaOf;
  readonly readParquet: (dir: string, leg: Flight) => Promise<Uint8Array | null>;
};

/** A leg as a file: GeoJSON of what was seen and what was not, or its positions as Parquet. Null when there is no such leg, or no positions of it are held. */
export async function flightFile(
  reader: Reader,
  asked: { readonly id: string; readonly ending: ".geojson" | ".parquet" },
  when: AsOf,
  files: Files,
): Promise<string | Uint8Array | null> {
  const { dir } = reader.record;
  const flight = legOf(dir, asked.id, shownUntil(reader.record, when, files));
  if (flight === null) return null;
  if (asked.ending === ".parquet") return files.readParquet(dir, flight);
  const rows = await files.readTrack(dir, flight);
  const page = await flightPage(reader, asked.id, when, { ...files, readTrack: async () => rows });
  return page && `${JSON.stringify(flightGeoJson(page, rows.length > 0 ? rows : page.track.drawn, files.areaOf))}\n`;
}

function legOf(dir: string, id: string, heard_until_ms: number): Flight | null {
  const table = openFlights(dir);
  try {
    return table?.list({ id, heard_until_ms })[0] ?? null;
  } finally {
    table?.close();
  }
}
