import type { Aerodrome } from "../model/aerodrome.ts";
import { openTable } from "./reference.ts";
import { shippedAerodromes } from "./reference-aerodromes.ts";

/** An aerodrome as a writing may name it; `country` is ISO 3166-1 alpha-2. */
export type NamedField = Pick<Aerodrome, "ident" | "name" | "country" | "lat" | "lon" | "municipality">;

/** The large and medium aerodromes of a workspace's table with their cities, else all that are shipped: those from which people are flown abroad. */
export function namedFields(dir: string): readonly NamedField[] {
  const db = openTable(dir, "airports");
  if (db === null) return shippedAerodromes();
  try {
    const text =
      "select ident, name, country, lat, lon, municipality from aerodrome where kind in ('large', 'medium') order by ident";
    return db.prepare(text).all() as unknown as NamedField[];
  } finally {
    db.close();
  }
}
