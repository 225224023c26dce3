import type { StagedCell } from "../../store/removals-table.ts";
import type { ColumnMap } from "./column-map.ts";
import { type MapColumn, mapColumnNames } from "./map-columns.ts";
import { plainName } from "./plain-name.ts";

/** Where the cells of a table go: the places of our columns (absent ones too), of theirs, and the names that these have in the table of the release. */
export type PlacedColumns = {
  readonly cells: Readonly<Record<string, StagedCell>>;
  /** Our columns that the table fills, with the place of each. */
  readonly ours: ReadonlyMap<MapColumn, number>;
  /** Columns of theirs, under `their_` and their name. */
  readonly theirs: readonly string[];
  /** How a column of theirs is called in the release, by place. */
  readonly names: readonly string[];
};

/** Finds the columns of a map in a header. A column that is read only in part, by a pattern, stands among theirs as well: nothing is lost. */
export function placeColumns(map: ColumnMap, header: readonly string[]): PlacedColumns {
  const plain = header.map(plainName);
  const names = theirNames(header);
  const ours = new Map<MapColumn, number>();
  for (const name of mapColumnNames) {
    const at = (map.columns[name]?.from ?? [])
      .map((from) => plain.indexOf(plainName(from)))
      .find((place) => place >= 0);
    if (at !== undefined) ours.set(name, at);
  }
  const whole = new Set([...ours].filter(([name]) => !map.columns[name]?.pattern).map(([, at]) => at));
  const theirs = header.map((_, at) => at).filter((at) => !whole.has(at));
  const sorted = theirs.map((at) => [names[at] as string, { at }] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const cells = mapColumnNames.map((name) => [name, cellOf(map, name, ours.get(name))] as const);
  return {
    cells: Object.fromEntries([...cells, ...sorted]),
    ours,
    theirs: sorted.map(([name]) => name),
    names,
  };
}

function cellOf(map: ColumnMap, name: MapColumn, at: number | undefined): StagedCell {
  const constant = map.constants[name];
  if (constant !== undefined) return { constant };
  return at === undefined ? "absent" : { at, pattern: map.columns[name]?.pattern ?? null };
}

/** Names under which columns of theirs are kept, each once: `their_birth_date`. */
export function theirNames(header: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return header.map((name, at) => {
    const plain = name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "_")
      .replace(/^_+|_+$/g, "");
    const wanted = `their_${plain === "" ? `column_${at + 1}` : plain.slice(0, 60)}`;
    let free = wanted;
    for (let n = 2; seen.has(free); n += 1) free = `${wanted}_${n}`;
    seen.add(free);
    return free;
  });
}
