import { existsSync } from "node:fs";
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
};

/** All legs of a workspace that were last heard by an instant (epoch milliseconds), by aircraft and time, one at a time. None when no legs were made. */
export function* carrierLegs(dir: string, untilMs: number): Generator<ToldLeg> {
  if (!existsSync(flightsFile(dir))) return;
  const db = new (sqliteDriver().DatabaseSync)(flightsFile(dir), { readOnly: true });
  try {
    const rows = db.prepare(sql(import.meta.url, "carrier-legs")).iterate({ until_ms: untilMs });
    for (const row of rows as Iterable<Row>) yield toldLeg(row);
  } finally {
    db.close();
  }
}

function toldLeg({ carries, first_ft, to_lat, to_lon, last_ft, ...leg }: Row): ToldLeg {
  return {
    leg: { ...leg, watched: Boolean(leg.watched) },
    carries: carries !== 0,
    ends: [
      { ident: leg.from, ms: leg.first_ms, lat: leg.from_lat, lon: leg.from_lon, ft: first_ft },
      { ident: leg.to, ms: leg.last_ms, lat: to_lat, lon: to_lon, ft: last_ft },
    ],
  };
}
