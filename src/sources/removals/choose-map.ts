import { existsSync } from "node:fs";
import { TarmacError } from "../../model/tarmac-error.ts";
import { type ColumnMap, columnNamed, readColumnMap } from "./column-map.ts";
import { plainName } from "./plain-name.ts";
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

/** Names that the map needs and a header lacks; none when it fits. */
export function lackedBy(map: ColumnMap, header: readonly string[]): readonly string[] {
  const there = new Set(header.map(plainName));
  return map.needs.filter((need) => {
    const column = columnNamed(map, need);
    const names = column === null ? [need] : [need, ...(map.columns[column]?.from ?? [])];
    return !names.some((name) => there.has(plainName(name)));
  });
}

/** The map of ours for a header: of those that fit, the one that knows most of its columns. Null when none fits. */
export function fittingMap(header: readonly string[], maps = shippedMaps()): ColumnMap | null {
  const known = (map: ColumnMap): number => header.filter((name) => columnNamed(map, name) !== null).length;
  const fitting = maps.filter((map) => lackedBy(map, header).length === 0);
  return fitting.sort((a, b) => known(b) - known(a))[0] ?? null;
}

/** True for a row that can be the names of columns: several filled cells, none twice, none a number or a date, each short. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  if (names.length < 2 || new Set(names).size < names.length) return false;
  return names.every((name) => name.length <= 80 && /\p{L}/u.test(name) && !/^\d{1,4}[-/.]\d|\d{4}-\d\d/.test(name));
}

/** The refusal of a file in which no header was known: the nearest maps, with what each lacks. */
export function unknownHeader(
  file: string,
  heads: readonly (readonly string[])[],
  named: ColumnMap | null,
): TarmacError {
  const header = heads.find(looksLikeHeader) ?? heads[0] ?? [];
  const told = header.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const maps = named ? [named] : [...shippedMaps()];
  const near = maps
    .map((map) => ({ map, lacks: lackedBy(map, header) }))
    .filter(({ map, lacks }) => named !== null || lacks.length < map.needs.length)
    .sort((a, b) => a.lacks.length / a.map.needs.length - b.lacks.length / b.map.needs.length)
    .slice(0, 3)
    .map(({ map, lacks }) => `${map.name} lacks ${lacks.join(", ")}`);
  const message = named ? `the map ${named.name} does not fit the file` : "no map knows the columns of the file";
  return new TarmacError(named ? "map_does_not_fit" : "unknown_columns", message, {
    where: file,
    hint: [
      told.length === 0
        ? "no row of it looks like the names of columns"
        : `its columns are: ${told.slice(0, 40).join(", ")}`,
      ...near,
      `for a map to start from: tarmac map draft ${file}`,
    ].join("\n  "),
  });
}
