import type { DuckDBAppender } from "@duckdb/node-api";
import type { Leg } from "../../src/model/leg.ts";
import type { Row } from "../../src/sources/flights/legs/row.ts";
import { Segment } from "../../src/sources/flights/legs/segment.ts";
import type { Duck } from "../../src/store/duckdb.ts";

/** A cleaned row with whose it is. */
export type CleanRow = {
  readonly icao24: string;
  readonly emitter: number;
  readonly rotorcraft: boolean;
  readonly row: Row;
};

/** A leg, as far as the SQL tells it. */
export type ToldLeg = Readonly<Record<string, string | number | null | readonly (readonly number[])[]>>;

/** The table that `segmentSql` reads. */
export const cleanColumns =
  "icao24 varchar, emitter integer, rotorcraft boolean, time_ms bigint, lat double, lon double, says integer, alt_baro_ft real, gs_kt real, baro_rate_fpm real, mlat integer, callsign varchar";

/** Makes a table of cleaned rows; rows go in by `append`, and are there after `close`. */
export async function cleanTable(
  duck: Duck,
  table: string,
): Promise<{ append: (row: CleanRow) => void; close: () => void }> {
  await duck.connection.run(`create or replace table ${table} (${cleanColumns})`);
  const appender = await duck.connection.createAppender(table);
  return { append: (row) => appendRow(appender, row), close: () => appender.closeSync() };
}

function appendRow(to: DuckDBAppender, { icao24, emitter, rotorcraft, row }: CleanRow): void {
  to.appendVarchar(icao24);
  to.appendInteger(emitter);
  to.appendBoolean(rotorcraft);
  to.appendBigInt(BigInt(row.time_ms));
  to.appendDouble(row.lat);
  to.appendDouble(row.lon);
  to.appendInteger(row.says);
  for (const value of [row.alt_ft, row.gs_kt, row.rate_fpm])
    if (Number.isNaN(value)) to.appendNull();
    else to.appendFloat(value);
  to.appendInteger(row.mlat);
  if (row.callsign === null) to.appendNull();
  else to.appendVarchar(row.callsign);
  to.endRow();
}

/** The legs that the machine makes of cleaned rows, which come in order of time within an emitter. */
export function machineLegs(rows: Iterable<CleanRow>): readonly ToldLeg[] {
  const legs: Leg[] = [];
  const segments = new Map<string, Segment>();
  for (const { icao24, emitter, rotorcraft, row } of rows) {
    const key = `${icao24}/${emitter}`;
    let segment = segments.get(key);
    if (!segment) {
      segment = new Segment({ icao24, emitter, rotorcraft }, (leg) => legs.push(leg));
      segments.set(key, segment);
    }
    segment.push(row);
  }
  for (const segment of segments.values()) segment.end();
  return sorted(legs.map(told));
}

/** A leg of the machine as the SQL tells it. */
export function told(leg: Leg): ToldLeg {
  return {
    icao24: leg.icao24,
    emitter: leg.emitter,
    callsign: leg.callsign,
    first_seen_ms: leg.first_seen_ms,
    last_seen_ms: leg.last_seen_ms,
    atot_ms: leg.atot.ms,
    atot_lo_ms: leg.atot.lo_ms,
    atot_hi_ms: leg.atot.hi_ms,
    atot_source: leg.atot.source,
    aldt_ms: leg.aldt.ms,
    aldt_lo_ms: leg.aldt.lo_ms,
    aldt_hi_ms: leg.aldt.hi_ms,
    aldt_source: leg.aldt.source,
    first_lat: leg.first.lat,
    first_lon: leg.first.lon,
    first_alt_ft: leg.first.alt_baro_ft,
    last_lat: leg.last.lat,
    last_lon: leg.last.lon,
    last_alt_ft: leg.last.alt_baro_ft,
    break_reason: leg.break_reason,
    points: leg.points,
    points_airborne: leg.points_airborne,
    gaps: leg.gaps.length,
    gap_ends_ms: leg.gaps.map((gap) => [gap.start_ms, gap.end_ms]),
    touch_and_gos: leg.touch_and_gos,
    max_alt_ft: leg.max_alt_ft,
    mlat_share: leg.mlat_share,
  };
}

/** The legs that a DuckDB makes of a query. */
export async function duckLegs(duck: Duck, query: string): Promise<readonly ToldLeg[]> {
  const result = await duck.connection.runAndReadAll(query);
  return sqlLegs(result.columnNames(), result.getRowsJS());
}

/** Legs out of the rows of an engine: big integers become numbers, the two lists of gap ends one of pairs. */
export function sqlLegs(columns: readonly string[], rows: readonly (readonly unknown[])[]): readonly ToldLeg[] {
  return sorted(
    rows.map((row) => {
      const { gap_starts_ms, gap_ends_ms, ...leg } = Object.fromEntries(
        columns.map((name, i) => [name, plain(row[i])]),
      );
      const [starts, ends] = [gap_starts_ms, gap_ends_ms].map((list) => (list ?? []) as unknown as number[]);
      return { ...leg, gap_ends_ms: starts!.map((start, i) => [start, ends![i]!]) } as ToldLeg;
    }),
  );
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === "bigint" ? Number(value) : value;
}

/** In order of aircraft, emitter and time, with the columns of each leg in order of name. */
function sorted(legs: readonly ToldLeg[]): readonly ToldLeg[] {
  const key = (leg: ToldLeg): string => `${leg.icao24}/${leg.emitter}/${String(leg.first_seen_ms).padStart(16, "0")}`;
  return [...legs].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
