import type { EndField } from "../model/flight.ts";
import { alpha3Of } from "../model/country-names.ts";
import { openTable } from "./reference.ts";
import { shippedAerodromes } from "./reference-aerodromes.ts";

type Row = Pick<EndField, "ident" | "name" | "country" | "lat" | "lon">;

/** The large and medium aerodromes of a workspace's table, else those that are shipped: what an airliner that nobody saw could have used. */
export function mainAerodromes(dir: string): readonly EndField[] {
  const db = openTable(dir, "airports");
  if (db === null)
    return shippedAerodromes()
      .filter(({ kind }) => kind === "large" || kind === "medium")
      .map(endField);
  try {
    const text =
      "select ident, name, country, lat, lon from aerodrome where kind in ('large', 'medium') order by ident";
    return (db.prepare(text).all() as unknown as Row[]).map(endField);
  } finally {
    db.close();
  }
}

/** Countries of the table have two letters. */
function endField({ ident, name, country, lat, lon }: Row): EndField {
  return { ident, name, country: alpha3Of[country] ?? country, lat, lon };
}
