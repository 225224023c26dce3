import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Aerodrome, AerodromeKind, Runway } from "../model/aerodrome.ts";
import { keepTable, type NewTable, openTable } from "./reference.ts";
import { sql } from "./sql.ts";

/** Keeps aerodromes as the workspace's table, instead of the one before. */
export function keepAerodromes(
  workspace: string,
  aerodromes: readonly Aerodrome[],
  about: Pick<NewTable, "entry" | "rejects">,
): void {
  keepTable(workspace, {
    name: "airports",
    ...about,
    fill(db) {
      db.exec(sql(import.meta.url, "reference-aerodromes"));
      const place = db.prepare("insert into aerodrome values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
      const runway = db.prepare("insert into runway values (?, ?, ?, ?)");
      for (const a of aerodromes) {
        place.run(
          a.ident,
          a.name,
          a.kind,
          a.lat,
          a.lon,
          a.elevation_ft,
          a.country,
          a.municipality,
          a.iata,
          Number(a.scheduled),
        );
        for (const r of a.runways) runway.run(a.ident, r.length_ft, Number(r.paved), r.ends && JSON.stringify(r.ends));
      }
    },
  });
}

type PlaceRow = Omit<Aerodrome, "kind" | "scheduled" | "runways"> & {
  readonly kind: string;
  readonly scheduled: number;
};
type RunwayRow = { ident: string; length_ft: number | null; paved: number; ends: string | null };

/** All aerodromes of a workspace: those that were got, else the few that are shipped. */
export function aerodromesOf(workspace: string): readonly Aerodrome[] {
  const db = openTable(workspace, "airports");
  if (db === null) return shippedAerodromes();
  try {
    const runways = new Map<string, Runway[]>();
    for (const row of db.prepare("select * from runway").iterate() as Iterable<RunwayRow>) {
      const list = runways.get(row.ident);
      if (list) list.push(runwayOf(row));
      else runways.set(row.ident, [runwayOf(row)]);
    }
    const places = db.prepare("select * from aerodrome").iterate() as Iterable<PlaceRow>;
    return Array.from(places, (row) => aerodromeOf(row, runways.get(row.ident) ?? []));
  } finally {
    db.close();
  }
}

let shipped: readonly Aerodrome[] | null = null;

/** The aerodromes that the example record names, so that pages and example work before anything was got. Facts of OurAirports, which is in the public domain. */
export function shippedAerodromes(): readonly Aerodrome[] {
  if (shipped === null) {
    const text = readFileSync(new URL("reference-shipped.yaml", import.meta.url), "utf8");
    shipped = (parse(text) as { aerodromes: readonly Aerodrome[] }).aerodromes;
  }
  return shipped;
}

function aerodromeOf(row: PlaceRow, runways: readonly Runway[]): Aerodrome {
  return { ...row, kind: row.kind as AerodromeKind, scheduled: row.scheduled === 1, runways };
}

function runwayOf({ length_ft, paved, ends }: RunwayRow): Runway {
  return { length_ft, paved: paved === 1, ends: ends === null ? null : (JSON.parse(ends) as Runway["ends"]) };
}
