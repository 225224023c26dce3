import { checkKeys, faultyMap, listOf, readMapFile, recordOf } from "../map-file.ts";
import { nearest } from "../register/nearest.ts";
import { type MapColumn, mapColumnNames, mapColumns } from "./map-columns.ts";
import { plainName } from "./plain-name.ts";
import type { DayOrder } from "./read-day.ts";

/** How one of our columns is found in a release. */
export type ColumnSource = {
  /** Names of theirs, also misspelt ones; the first that the table has is taken. */
  readonly from: readonly string[];
  /** Whether 3/4/2019 is in March or in April; null when the cells of the column decide. */
  readonly order: DayOrder | null;
  /** A regular expression whose first group is the value, for cells that hold more. */
  readonly pattern: string | null;
  readonly says: string;
};

/** A map from the columns of a release to ours: `maps/*.yaml`, or a person's own. */
export type ColumnMap = {
  readonly name: string;
  readonly says: string;
  readonly publisher: string;
  /** Names of theirs by which the release is known; another name of the same column in `from` serves as well. */
  readonly needs: readonly string[];
  readonly row_is: "person" | "count";
  readonly counts_by: "departed_date" | "removal_date";
  readonly year_begins: number;
  /** Values that hold for every row, where the table has no column for them. */
  readonly constants: Readonly<Partial<Record<MapColumn, string>>>;
  readonly columns: Readonly<Partial<Record<MapColumn, ColumnSource>>>;
};

const page = "docs/releases.md";
const mapKeys = ["name", "says", "publisher", "needs", "row_is", "counts_by", "year_begins", "constants", "columns"];
const sourceKeys = ["from", "order", "pattern", "says"];

/** Reads a map from a YAML file. Every mistake is told, with the file. */
export function readColumnMap(path: string): ColumnMap {
  return columnMapOf(readMapFile(path, page), path);
}

/** Checks a map as written in YAML; `path` is named in what is told of its mistakes. */
export function columnMapOf(raw: Readonly<Record<string, unknown>>, path: string): ColumnMap {
  checkKeys(raw, mapKeys, path);
  const columns = Object.entries(recordOf(raw.columns)).map(
    ([name, source]) => [knownColumn(name, path), sourceOf(name as MapColumn, source, path)] as const,
  );
  if (columns.length === 0) throw faultyMap(path, "it has no columns", "columns: {departed_date: {from: THEIR NAME}}");
  const map: ColumnMap = {
    name: String(raw.name ?? path),
    says: String(raw.says ?? ""),
    publisher: String(raw.publisher ?? "").trim(),
    needs: raw.needs === undefined ? columns.map(([, { from }]) => from[0] as string) : listOf(raw.needs),
    row_is: oneOf(raw.row_is ?? "person", ["person", "count"], "row_is", path),
    counts_by: oneOf(raw.counts_by ?? "departed_date", ["departed_date", "removal_date"], "counts_by", path),
    year_begins: monthOf(raw.year_begins ?? 1, path),
    constants: constantsOf(raw.constants, path),
    columns: Object.fromEntries(columns),
  };
  return sound(map, path);
}

/** The column of ours for which a name of theirs stands; null when the map does not know it. */
export function columnNamed(map: ColumnMap, theirs: string): MapColumn | null {
  const plain = plainName(theirs);
  return mapColumnNames.find((name) => map.columns[name]?.from.some((from) => plainName(from) === plain)) ?? null;
}

function sourceOf(name: MapColumn, raw: unknown, path: string): ColumnSource {
  const source = typeof raw === "string" || Array.isArray(raw) ? { from: raw } : recordOf(raw);
  checkKeys(source, sourceKeys, path, ` of ${name}`);
  const from = listOf(source.from);
  if (from.length === 0) throw faultyMap(path, `${name} has no from`, `${name}: {from: NAME OF THE COLUMN}`);
  const blank = from.find((one) => plainName(one) === "");
  if (blank !== undefined)
    throw faultyMap(path, `${name} is from a column without a name`, "name the column as the header does");
  if (source.order !== undefined && mapColumns[name] !== "day")
    throw faultyMap(path, `${name} is no date, and has an order`, "leave order out");
  return {
    from,
    order:
      source.order === undefined ? null : oneOf<DayOrder>(source.order, ["mdy", "dmy"], `the order of ${name}`, path),
    pattern: patternOf(source.pattern, name, path),
    says: String(source.says ?? ""),
  };
}

function patternOf(raw: unknown, name: MapColumn, path: string): string | null {
  if (raw === undefined) return null;
  const pattern = String(raw);
  try {
    if (new RegExp(`${pattern}|`).exec("")?.length === 2) return pattern;
  } catch {
    // Told below.
  }
  throw faultyMap(path, `the pattern of ${name} is no regular expression with one group`, "pattern: '^(\\d{4})_'");
}

function constantsOf(raw: unknown, path: string): ColumnMap["constants"] {
  const entries = Object.entries(recordOf(raw)).map(
    ([name, value]) => [knownColumn(name, path), String(value)] as const,
  );
  const wrong = entries.find(([name]) => !["country", "text"].includes(mapColumns[name]));
  if (wrong) throw faultyMap(path, `${wrong[0]} cannot be the same in all rows`, "constants are countries or texts");
  return Object.fromEntries(entries);
}

function sound(map: ColumnMap, path: string): ColumnMap {
  const twice = mapColumnNames.find((name) => map.columns[name] && map.constants[name] !== undefined);
  if (twice) throw faultyMap(path, `${twice} stands under columns and under constants`, "leave one of them out");
  if (map.publisher === "") throw faultyMap(path, "publisher is missing", "publisher: WHO PUT THE RELEASE OUT");
  if (map.row_is === "count" && !map.columns.people)
    throw faultyMap(path, "rows are counts, and people is missing", "people: {from: NAME OF THE COLUMN}");
  if (map.needs.length === 0) throw faultyMap(path, "needs is empty", "needs: [NAMES BY WHICH THE RELEASE IS KNOWN]");
  return map;
}

function monthOf(value: unknown, path: string): number {
  const month = Number(value);
  if (Number.isInteger(month) && month >= 1 && month <= 12) return month;
  throw faultyMap(path, `year_begins is no month: ${value}`, "year_begins: 10 for a year that begins in October");
}

function oneOf<Word extends string>(value: unknown, words: readonly Word[], what: string, path: string): Word {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  throw faultyMap(path, `${what} is ${value}`, `one of ${words.join(", ")}`);
}

function knownColumn(name: string, path: string): MapColumn {
  if (name in mapColumns) return name as MapColumn;
  throw faultyMap(path, `unknown column: ${name}`, nearest(name, mapColumnNames));
}
