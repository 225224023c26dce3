import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EndField } from "../model/flight.ts";
import { airportCountry } from "../model/airport-country.ts";
import { sqliteDriver } from "./sqlite.ts";

type Row = { readonly ident: string; readonly name: string; readonly lat: number; readonly lon: number };

/** The large and medium aerodromes of a workspace's table; empty when there is none. What an airliner that nobody saw could have used. */
export function mainAerodromes(dir: string): readonly EndField[] {
  const file = join(dir, "cache", "reference", "airports.sqlite");
  if (!existsSync(file)) return [];
  const db = new (sqliteDriver().DatabaseSync)(file, { readOnly: true });
  try {
    const rows = db
      .prepare("select ident, name, lat, lon from aerodrome where kind in ('large', 'medium') order by ident")
      .all() as unknown as Row[];
    return rows.map((row) => ({ ...row, country: airportCountry(row.ident) ?? "" }));
  } finally {
    db.close();
  }
}
