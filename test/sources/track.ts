import type { PositionBatch } from "../../src/model/position-batch.ts";

/** A row of an invented track. */
export type TrackRow = {
  readonly time_ms: number;
  readonly lat: number;
  readonly lon: number;
  readonly ground: number;
  readonly alt_ft: number;
  readonly gs_kt: number;
  readonly callsign: string | null;
};
type Point = TrackRow & { readonly heard: boolean };

/** Reads a track as test/cases/legs.yaml writes it, heard every so many seconds. */
export function readTrack(text: string, start_ms: number, everyS: number): TrackRow[] {
  const points: Point[] = [];
  let heard = true;
  for (const line of text.trim().split("\n")) {
    if (line.trim() === "--") heard = false;
    else {
      points.push({ ...pointOf(line.trim(), start_ms), heard });
      heard = true;
    }
  }
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    return next?.heard ? between(point, next, everyS * 1000) : [point];
  });
}

function pointOf(line: string, start_ms: number): TrackRow {
  const [time = "", lat, lon, height = "?", speed = "?", callsign] = line.split(/\s+/);
  const [h = 0, m = 0, s = 0] = time.split(":").map(Number);
  return {
    time_ms: start_ms + ((h * 60 + m) * 60 + s) * 1000,
    lat: Number(lat),
    lon: Number(lon),
    ground: height === "ground" ? 1 : 0,
    alt_ft: Number(height),
    gs_kt: Number(speed),
    callsign: callsign ?? null,
  };
}

/** A row at the first point and every step after it, up to the next point. */
function between(a: Point, b: Point, stepMs: number): TrackRow[] {
  const steps = Math.max(1, Math.ceil((b.time_ms - a.time_ms) / stepMs));
  const turn = b.lon - a.lon > 180 ? -360 : b.lon - a.lon < -180 ? 360 : 0;
  return Array.from({ length: steps }, (_, i) => {
    const part = (i * stepMs) / (b.time_ms - a.time_ms);
    const mix = (x: number, y: number): number => x + (y - x) * part;
    const lon = mix(a.lon, b.lon + turn);
    return {
      ...a,
      time_ms: a.time_ms + i * stepMs,
      lat: mix(a.lat, b.lat),
      lon: lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon,
      alt_ft: Number.isNaN(b.alt_ft) || Number.isNaN(a.alt_ft) ? a.alt_ft : mix(a.alt_ft, b.alt_ft),
      gs_kt: Number.isNaN(b.gs_kt) ? a.gs_kt : mix(a.gs_kt, b.gs_kt),
    };
  });
}

/** The rows of one aircraft as the rule takes them, in order of time. */
export function batchOf(rows: readonly TrackRow[], address: number): PositionBatch {
  const doubles = (of: (row: TrackRow) => number): Float64Array => Float64Array.from(rows, of);
  const floats = (of: (row: TrackRow) => number): Float32Array => Float32Array.from(rows, of);
  return {
    count: rows.length,
    address: new Int32Array(rows.length).fill(address),
    time_ms: doubles((row) => row.time_ms),
    lat: doubles((row) => row.lat),
    lon: doubles((row) => row.lon),
    ground: Uint8Array.from(rows, (row) => row.ground),
    alt_baro_ft: floats((row) => row.alt_ft),
    gs_kt: floats((row) => row.gs_kt),
    track_deg: new Float32Array(rows.length).fill(Number.NaN),
    baro_rate_fpm: new Float32Array(rows.length).fill(Number.NaN),
    mlat: new Uint8Array(rows.length),
    callsign: (row) => rows[row]?.callsign ?? null,
  };
}
