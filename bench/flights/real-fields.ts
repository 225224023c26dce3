import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { openDuck } from "../../src/store/duckdb.ts";
import { sql } from "../../src/store/sql.ts";
import { drawer } from "./draw.ts";
import { earsOf, type Field } from "./fields.ts";

const beside = fileURLToPath(new URL("../../../shared/data", import.meta.url));

/** Where OurAirports' list stands, or why there is none. `TARMAC_DATA` names another folder than ../shared/data. */
export function realFieldsFile(): { readonly file: string } | { readonly skipped: string } {
  const file = join(resolve(process.env.TARMAC_DATA ?? beside), "airports", "airports_large_medium.csv.gz");
  return existsSync(file) ? { file } : { skipped: "no data: airports/airports_large_medium.csv.gz is not there" };
}

/** Real aerodromes with their elevations; runways' headings and receivers are invented. */
export async function realFields(file: string): Promise<readonly Field[]> {
  const duck = await openDuck({ folders: [dirname(file)] });
  try {
    const reader = await duck.connection.runAndReadAll(sql(import.meta.url, "real-fields"), { file });
    const draw = drawer(61, 0);
    return reader.getRowObjectsJS().map((row) => {
      const known = row as Omit<Field, "runwayDeg" | "ears">;
      return { ...known, runwayDeg: draw.whole(0, 35) * 10, ears: earsOf(known.kind, draw) };
    });
  } finally {
    duck.close();
  }
}
