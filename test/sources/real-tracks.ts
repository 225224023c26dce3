import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Position } from "../../src/model/position.ts";
import { dataText, sharedData } from "../shared-data.ts";
import { position } from "./position-files.ts";

/** The recorded tracks, by file, read roughly: enough to set two executions of the rule against each other, no way to load them. */
export function* realTracks(): Generator<{ readonly file: string; readonly positions: readonly Position[] }> {
  for (const name of ["tracks-samples", "tracks-2025"])
    for (const file of readdirSync(join(sharedData, name)).filter((f) => /\.(?:json|csv)\.gz$/.test(f)))
      yield { file, positions: inOrder(read(dataText(join(name, file)), file)) };
}

function read(text: string, file: string): Position[] {
  if (file.endsWith(".csv.gz")) return fromCsv(text);
  const parsed = JSON.parse(text);
  if (Array.isArray(parsed)) return parsed.map(fromSample);
  return "trace" in parsed ? fromTrace(parsed) : fromColumns(parsed);
}

function fromColumns(columns: Readonly<Record<string, Fields>>): Position[] {
  const row = (n: string): Fields =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[n]]));
  return Object.keys(columns.timestamp ?? {}).map((n) => fromSample(row(n)));
}

type Fields = Readonly<Record<string, unknown>>;

function fromSample(row: Fields): Position {
  return told(row, { time: Number(row.timestamp), lat: row.latitude, lon: row.longitude, gs: row.groundspeed });
}

function fromTrace({ icao, timestamp, trace }: { icao: string; timestamp: number; trace: unknown[][] }): Position[] {
  return trace.map((at) => {
    const row = { icao24: icao, altitude: at[3], vertical_rate: at[7], callsign: (at[8] as Fields | null)?.flight };
    return told(row, { time: Math.round((timestamp + Number(at[0])) * 1000), lat: at[1], lon: at[2], gs: at[4] });
  });
}

function fromCsv(text: string): Position[] {
  const [head = "", ...lines] = text.replaceAll(/"(?:[^"]|"")*"/g, "").split("\n");
  const names = head.split(",");
  return lines.filter(Boolean).map((line) => {
    const row: Fields = Object.fromEntries(line.split(",").map((value, i) => [names[i] ?? "", value]));
    const time = Date.parse(`${String(row.point_time ?? row.ping_time).replace(" ", "T")}Z`);
    return told(
      { ...row, icao24: row.icao, callsign: row.call_sign },
      { time, lat: row.lat, lon: row.lon, gs: row.ground_speed },
    );
  });
}

function told(row: Fields, at: { time: number; lat: unknown; lon: unknown; gs: unknown }): Position {
  const ground = row.altitude === "ground" || row.onground === true;
  return position({
    icao24: String(row.icao24).toLowerCase(),
    time_ms: at.time,
    lat: number(at.lat),
    lon: number(at.lon),
    onground: ground ? true : null,
    alt_baro_ft: ground ? null : number(row.altitude),
    gs_kt: number(at.gs),
    baro_rate_fpm: number(row.vertical_rate),
    callsign: String(row.callsign ?? "").trim() || null,
    feed: "recorded",
  });
}

function number(value: unknown): number | null {
  const read = value === null || value === "" || value === undefined ? Number.NaN : Number(value);
  return Number.isFinite(read) ? read : null;
}

/** By aircraft and time. */
function inOrder(positions: readonly Position[]): readonly Position[] {
  const known = positions.filter(({ time_ms }) => Number.isFinite(time_ms));
  return [...known].sort((a, b) => (a.icao24 < b.icao24 ? -1 : a.icao24 > b.icao24 ? 1 : a.time_ms - b.time_ms));
}
