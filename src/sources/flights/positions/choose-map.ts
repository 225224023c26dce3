import { existsSync } from "node:fs";
import { TarmacError } from "../../../model/tarmac-error.ts";
import { type ColumnMap, type MapColumn, mapColumns, needed, readColumnMap } from "./column-map.ts";
import { shippedMaps } from "./shipped-maps.ts";

/** The map that a person named: one of ours, or a file. */
export function namedMap(name: string): ColumnMap {
  const found = shippedMaps().find((map) => map.name === name);
  if (found) return found;
  if (existsSync(name)) return readColumnMap(name);
  throw new TarmacError("no_map", `no such map: ${name}`, {
    hint: `a YAML file, or one of: ${shippedMaps()
      .map((map) => map.name)
      .join(", ")}`,
  });
}

/** The map for a table's columns: the one that was named, else the one of ours that knows most of them. Throws with the nearest columns and a map to start from when none fits. */
export function mapFor(header: readonly string[], named: ColumnMap | null): ColumnMap {
  if (named) {
    const missing = requiredOf(named).filter(([, from]) => !from.some((name) => header.includes(name)));
    if (missing.length > 0) throw notInTable(named, header, missing);
    return named;
  }
  const fitting = shippedMaps()
    .filter((map) => map.needs.every((name) => header.includes(name)))
    .filter((map) => requiredOf(map).every(([, from]) => from.some((name) => header.includes(name))))
    .sort((a, b) => known(b, header) - known(a, header));
  if (fitting[0]) return fitting[0];
  throw unknownTable(header);
}

/** The columns without which a row is none, with their names in the table. */
function requiredOf(map: ColumnMap): readonly (readonly [MapColumn, readonly string[]])[] {
  return needed.flatMap((name) => {
    const source = map.columns[name];
    return source ? [[name, source.from] as const] : [];
  });
}

function known(map: ColumnMap, header: readonly string[]): number {
  return Object.values(map.columns).filter((source) => source?.from.some((name) => header.includes(name))).length;
}

function notInTable(
  map: ColumnMap,
  header: readonly string[],
  missing: readonly (readonly [MapColumn, readonly string[]])[],
): TarmacError {
  const told = missing.map(([name, from]) => `${name} (from ${from.join(" or ")})`).join(", ");
  return new TarmacError(
    "map_does_not_fit",
    `the map ${map.name} does not fit the table: it has no column for ${told}`,
    {
      hint: `its columns are: ${header.join(", ")}`,
    },
  );
}

function unknownTable(header: readonly string[]): TarmacError {
  const alike = needed.filter((name) => nearestColumn(name, header) !== null);
  if (alike.length < 2)
    return new TarmacError(
      "another_kind",
      "this is no table of positions: no column looks like an address, a time, a latitude or a longitude",
      {
        hint: `its columns are: ${header.slice(0, 20).join(", ")}`,
      },
    );
  return new TarmacError("unknown_columns", `no map knows a table with the columns ${header.slice(0, 40).join(", ")}`, {
    hint: `write a map and name it with --map FILE.yaml; this is a draft, whose columns and units you must check:\n${draftMap(header)}`,
  });
}

/** A map for a table that nobody knows, as far as its names tell. */
export function draftMap(header: readonly string[]): string {
  const lines = (Object.keys(mapColumns) as MapColumn[]).flatMap((name) => {
    const theirs = nearestColumn(name, header);
    const must = needed.includes(name);
    if (theirs === null && !must) return [];
    const units: readonly string[] | null = mapColumns[name].units;
    const unit = units === null ? "" : `, unit: ${units[0]}`;
    const choice = units === null ? "" : `   # ${units.join(", ")}`;
    return [`  ${name}: {from: ${theirs === null ? "WHICH COLUMN?" : JSON.stringify(theirs)}${unit}}${choice}`];
  });
  return ["name: my-table", "feed: my-table", "columns:", ...lines].join("\n");
}

/** The column of a table that is likest one of ours: one that a map of ours takes for it, or one whose name holds ours or its first word. */
function nearestColumn(name: MapColumn, header: readonly string[]): string | null {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const names = new Set(
    [name, ...shippedMaps().flatMap((map) => map.columns[name]?.from ?? []), ...(alsoCalled[name] ?? [])].map(plain),
  );
  const same = header.find((theirs) => names.has(plain(theirs)));
  if (same !== undefined) return same;
  return header.find((theirs) => [...names].some((ours) => ours.length > 2 && plain(theirs).includes(ours))) ?? null;
}

/** What else columns are called, where no map of ours says so. */
const alsoCalled: Readonly<Partial<Record<MapColumn, readonly string[]>>> = {
  icao24: ["hex", "icao", "mode_s", "address", "addr"],
  time: ["time", "date", "utc", "seen_at", "when"],
  lat: ["latitude", "y"],
  lon: ["longitude", "lng", "long", "x"],
  onground: ["ground"],
  alt_baro_ft: ["altitude", "alt", "height"],
  gs_kt: ["speed", "velocity", "groundspeed"],
  track_deg: ["heading", "course", "direction"],
  baro_rate_fpm: ["vertrate", "vertical_rate", "vs", "vspeed"],
  callsign: ["flight", "ident"],
};
