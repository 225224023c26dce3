import type { Aircraft } from "../model/aircraft.ts";
import { keepTable, type NewTable, openTable } from "./reference.ts";
import { sql } from "./sql.ts";

/** Keeps aircraft as the workspace's table, instead of the one before. Of two rows with one address the later counts. */
export function keepAircraft(
  workspace: string,
  aircraft: Iterable<Aircraft>,
  about: Pick<NewTable, "entry" | "rejects">,
): void {
  keepTable(workspace, {
    name: "aircraft",
    ...about,
    fill(db) {
      db.exec(sql(import.meta.url, "reference-aircraft"));
      const row = db.prepare("insert or replace into aircraft values (?, ?, ?, ?, ?, ?)");
      for (const a of aircraft)
        row.run(a.icao24, a.registration, a.typecode, a.description, a.operator, Number(a.military));
    },
  });
}

/** Look-ups of aircraft by address. Close it when done. */
export type AircraftTable = {
  /** Null when the table does not know the address. */
  readonly get: (icao24: string) => Aircraft | null;
  readonly close: () => void;
};

/** Opens the workspace's table of aircraft; one that knows nobody when none was got. */
export function openAircraft(workspace: string): AircraftTable {
  const db = openTable(workspace, "aircraft");
  if (db === null) return { get: () => null, close: () => {} };
  const statement = db.prepare("select * from aircraft where icao24 = ?");
  return {
    get(icao24) {
      const row = statement.get(icao24) as (Omit<Aircraft, "military"> & { military: number }) | undefined;
      return row === undefined ? null : { ...row, military: row.military === 1 };
    },
    close: () => db.close(),
  };
}
