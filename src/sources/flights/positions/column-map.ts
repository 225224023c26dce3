import { checkKeys, faultyMap, listOf, readMapFile, recordOf } from "../../map-file.ts";
import { nearest } from "../../register/nearest.ts";
import { unitsOf } from "./units.ts";

/** The units in which each of our columns may be written; `null` for those that have none. */
export const mapColumns = {
  icao24: { units: null, says: "24-bit address, six hex digits" },
  time: {
    units: ["s", "ms", "text", "any"],
    says: "instant, UTC: seconds or milliseconds since 1970, text, or whichever it looks like",
  },
  lat: { units: null, says: "latitude, degrees" },
  lon: { units: null, says: "longitude, degrees" },
  onground: { units: null, says: "on the ground: true or false, 1 or 0" },
  alt_baro_ft: { units: Object.keys(unitsOf.altitude), says: "pressure altitude; the word ground in it is understood" },
  alt_geom_ft: { units: Object.keys(unitsOf.altitude), says: "geometric altitude" },
  gs_kt: { units: Object.keys(unitsOf.speed), says: "ground speed" },
  track_deg: { units: null, says: "track, degrees from true north" },
  baro_rate_fpm: { units: Object.keys(unitsOf.rate), says: "vertical rate" },
  callsign: { units: null, says: "call sign" },
  squawk: { units: null, says: "transponder code" },
  source_type: { units: null, says: "how it was received, in readsb's words" },
  nic: { units: null, says: "navigation integrity category" },
  sil: { units: null, says: "source integrity level" },
} as const;

export type MapColumn = keyof typeof mapColumns;
/** Without these there is no position. */
export const needed: readonly MapColumn[] = ["icao24", "time", "lat", "lon"];

/** How one of our columns is found in a table of somebody else's. */
export type ColumnSource = {
  /** Names of theirs, the first that tells something is taken. */
  readonly from: readonly string[];
  /** The unit of theirs; null where there is none. */
  readonly unit: string | null;
  /** A regular expression whose first group is the value, for cells that hold more. */
  readonly pattern: RegExp | null;
  /** Cells that mean: not told. */
  readonly blank: readonly string[];
  readonly says: string;
};

/** A map from the columns of a table to ours. */
export type ColumnMap = {
  readonly name: string;
  readonly says: string;
  readonly feed: string;
  /** Names that a table must have to be taken for this one. */
  readonly needs: readonly string[];
  readonly columns: Readonly<Partial<Record<MapColumn, ColumnSource>>>;
  /** Values that hold for every row, where the table has no column for them. */
  readonly constants: Readonly<Partial<Record<MapColumn, string>>>;
};

/** Reads a map from a YAML file. Every mistake is told, with the file. */
export function readColumnMap(path: string): ColumnMap {
  const raw = readMapFile(path, page);
  checkKeys(raw, mapKeys, path);
  const columns = Object.entries(recordOf(raw.columns)).map(([name, source]) => [
    knownColumn(name, path),
    sourceOf(name as MapColumn, source, path),
  ]);
  const constants = Object.entries(recordOf(raw.constants)).map(([name, value]) => [
    knownColumn(name, path),
    String(value),
  ]);
  const told = new Set([...columns, ...constants].map(([name]) => name));
  for (const name of needed)
    if (!told.has(name)) throw faultyMap(path, `${name} is missing`, `columns: {${name}: {from: NAME OF THE COLUMN}}`);
  const all = columns.flatMap(([, source]) => (source as ColumnSource).from);
  return {
    name: String(raw.name ?? path),
    says: String(raw.says ?? ""),
    feed: String(raw.feed ?? raw.name ?? "table"),
    needs: raw.needs === undefined ? all : listOf(raw.needs),
    columns: Object.fromEntries(columns) as ColumnMap["columns"],
    constants: Object.fromEntries(constants) as ColumnMap["constants"],
  };
}

const mapKeys = ["name", "says", "feed", "needs", "columns", "constants"];
const sourceKeys = ["from", "unit", "pattern", "blank", "says"];

function sourceOf(name: MapColumn, raw: unknown, path: string): ColumnSource {
  const source = typeof raw === "string" || Array.isArray(raw) ? { from: raw } : recordOf(raw);
  checkKeys(source, sourceKeys, path, ` of ${name}`);
  const from = listOf(source.from);
  if (from.length === 0) throw faultyMap(path, `${name} has no from`, `${name}: {from: NAME OF THE COLUMN}`);
  return {
    from,
    unit: unitOf(name, source.unit, path),
    pattern: source.pattern === undefined ? null : new RegExp(String(source.pattern)),
    blank: listOf(source.blank),
    says: String(source.says ?? ""),
  };
}

/** Units are never guessed: a column that has some must say which. */
function unitOf(name: MapColumn, unit: unknown, path: string): string | null {
  const units: readonly string[] | null = mapColumns[name].units;
  if (units === null) {
    if (unit === undefined) return null;
    throw faultyMap(path, `${name} has no unit`, "leave unit out");
  }
  if (unit === undefined) throw faultyMap(path, `the unit of ${name} is not told`, `unit: one of ${units.join(", ")}`);
  if (!units.includes(String(unit)))
    throw faultyMap(path, `unknown unit of ${name}: ${unit}`, `one of ${units.join(", ")}`);
  return String(unit);
}

function knownColumn(name: string, path: string): MapColumn {
  if (name in mapColumns) return name as MapColumn;
  throw faultyMap(path, `unknown column: ${name}`, nearest(name, Object.keys(mapColumns)));
}

const page = "docs/positions.md";
