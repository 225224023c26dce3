import type { Leg } from "../../../model/leg.ts";
import type { Position } from "../../../model/position.ts";
import { nonIcaoBit, type PositionBatch } from "../../../model/position-batch.ts";
import { LegFinder, type LegsOptions } from "./leg-finder.ts";

/** What the rule reads of a position. Members that are absent or null were not told. */
export type LegPosition = Pick<Position, "icao24" | "time_ms" | "lat" | "lon"> &
  Partial<
    Pick<
      Position,
      "addr_type" | "onground" | "alt_baro_ft" | "gs_kt" | "track_deg" | "baro_rate_fpm" | "callsign" | "source_type"
    >
  >;

/**
 * The legs of some positions, which may come in any order, by aircraft and time. All are held in memory: for more than a few million use `LegFinder`, which takes batches.
 * Positions beyond what the rule can use (no place, no aircraft's address) are left out, never an error.
 */
export function legsOf(positions: Iterable<LegPosition>, options: LegsOptions = {}): Leg[] {
  const rows = [...positions].sort((a, b) =>
    a.icao24 === b.icao24 ? a.time_ms - b.time_ms : a.icao24 < b.icao24 ? -1 : 1,
  );
  const finder = new LegFinder(options);
  const legs = [...finder.push(batchOf(rows)), ...finder.end()];
  return legs.sort((a, b) =>
    a.icao24 === b.icao24 ? a.first_seen_ms - b.first_seen_ms : a.icao24 < b.icao24 ? -1 : 1,
  );
}

function batchOf(rows: readonly LegPosition[]): PositionBatch {
  const doubles = (of: (row: LegPosition) => number | null | undefined): Float64Array =>
    Float64Array.from(rows, (row) => of(row) ?? Number.NaN);
  const floats = (of: (row: LegPosition) => number | null | undefined): Float32Array => Float32Array.from(doubles(of));
  return {
    count: rows.length,
    address: Int32Array.from(
      rows,
      (row) => Number.parseInt(row.icao24, 16) + (row.addr_type === "non_icao" ? nonIcaoBit : 0),
    ),
    time_ms: doubles((row) => row.time_ms),
    lat: doubles((row) => row.lat),
    lon: doubles((row) => row.lon),
    ground: Uint8Array.from(rows, ({ onground }) => (onground === true ? 1 : onground === false ? 0 : 2)),
    alt_baro_ft: floats((row) => row.alt_baro_ft),
    gs_kt: floats((row) => row.gs_kt),
    track_deg: floats((row) => row.track_deg),
    baro_rate_fpm: floats((row) => row.baro_rate_fpm),
    mlat: Uint8Array.from(rows, (row) => (row.source_type === "mlat" ? 1 : 0)),
    callsign: (row) => rows[row]?.callsign ?? null,
  };
}
