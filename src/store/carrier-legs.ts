import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { CarrierLeg, HeardEnd } from "../model/heap.ts";
import { flightsFile } from "./flights.ts";
import { sql } from "./sql.ts";
import { sqliteDriver } from "./sqlite.ts";

/** A leg of a workspace as the join of rows and flights reads it. */
export type ToldLeg = {
  readonly leg: CarrierLeg;
  /** False where no leg of its aircraft may have carried people who were removed: then only its ends are of use. */
  readonly carries: boolean;
  /** Where it was heard at its two ends. */
  readonly ends: readonly [HeardEnd, HeardEnd];
};

type Row = CarrierLeg & {
  readonly carries: number;
  readonly first_ft: number;
  readonly to_lat: number;
  readonly to_lon: number;
  readonly last_ft: number;
  readonly first: string | null;
  readonly last: string | null;
};

type Kept = { readonly key: string; readonly legs: readonly ToldLeg[]; shown: readonly ToldLeg[] };
let last: Kept | null = null;

/**
 * All legs of a workspace that were last heard by an instant (epoch milliseconds), by aircraft and time. None when no legs were made. A server is asked for them by every page: those of the workspace
 * that was asked last are kept until legs are made anew, and the same list is given as long as no other leg has become old enough.
 */
export function carrierLegs(dir: string, untilMs: number): readonly ToldLeg[] {
  const file = resolve(flightsFile(dir));
  if (!existsSync(file)) return [];
  const { size, mtimeMs, ino } = statSync(file);
  const key = `${file} ${size} ${mtimeMs} ${ino}`;
  if (last?.key !== key) last = { key, legs: readLegs(file), shown: [] };
  const shown = last.legs.filter(({ leg }) => leg.last_ms <= untilMs);
  // Of two instants, the later one shows what the earlier one shows: as many are the same.
  if (shown.length !== last.shown.length) last.shown = shown;
  return last.shown;
}

function readLegs(file: string): ToldLeg[] {
  const db = new (sqliteDriver().DatabaseSync)(file, { readOnly: true });
  try {
    const rows = db.prepare(sql(import.meta.url, "carrier-legs")).iterate() as Iterable<Row>;
    return Array.from(rows, toldLeg);
  } finally {
    db.close();
  }
}

function toldLeg({ carries, first_ft, to_lat, to_lon, last_ft, first: _, last: __, ...leg }: Row): ToldLeg {
  return {
    leg: { ...leg, watched: Boolean(leg.watched) },
    carries: carries !== 0,
    ends: [
      { ident: leg.from, ms: leg.first_ms, lat: leg.from_lat, lon: leg.from_lon, ft: first_ft },
      { ident: leg.to, ms: leg.last_ms, lat: to_lat, lon: to_lon, ft: last_ft },
    ],
  };
}
