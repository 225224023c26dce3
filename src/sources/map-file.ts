import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { TarmacError } from "../model/tarmac-error.ts";
import { nearest } from "./register/nearest.ts";

/** Reads a column map, a YAML file with keys. Throws a TarmacError with the file; `page` is where the hint says that maps are described. */
export function readMapFile(path: string, page: string): Record<string, unknown> {
  let raw: unknown;
  try {
    raw = parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw faultyMap(path, `it cannot be read: ${(cause as Error).message.split("\n")[0]}`, pageHint(page));
  }
  if (typeof raw === "object" && raw !== null && !Array.isArray(raw)) return raw as Record<string, unknown>;
  throw faultyMap(path, "it has no keys", pageHint(page));
}

/** The maps that lie in a folder `maps` beside a module, by name. */
export function mapsBeside<ColumnMap>(moduleUrl: string, read: (path: string) => ColumnMap): readonly ColumnMap[] {
  const folder = fileURLToPath(new URL("./maps", moduleUrl));
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => read(join(folder, name)));
}

/** Refuses a key that is not known, with the nearest one. `of` says of what: ` of icao24`. */
export function checkKeys(
  raw: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: string,
  of = "",
): void {
  for (const key of Object.keys(raw))
    if (!known.includes(key)) throw faultyMap(path, `unknown key${of}: ${key}`, nearest(key, known));
}

/** A mapping of a map; an empty one where none is written. */
export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** One text or a list of texts, as a list; empty where nothing is written. */
export function listOf(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** The error of a map that cannot be used. */
export function faultyMap(path: string, what: string, hint: string): TarmacError {
  return new TarmacError("faulty_map", `the map is faulty: ${what}`, { where: path, hint });
}

function pageHint(page: string): string {
  return `${page} shows how a map is written`;
}
