import { TarmacError } from "../../model/tarmac-error.ts";
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { canonicalJson } from "../../model/canonical-json.ts";
import type { MappedColumn, ReleaseManifest } from "../../model/removal.ts";
import { sha256, sha256OfFile } from "../../store/hash.ts";
import { makeRelease, releaseManifest, releaseThere } from "../../store/removals.ts";
import { RemovalsTable, type Sums } from "../../store/removals-table.ts";
import type { ColumnMap } from "./column-map.ts";
import { type MapColumn, mapColumnNames } from "./map-columns.ts";
import { shapeOf } from "./open-file.ts";
import { type ReadCells, readCells } from "./read-cells.ts";
import { nameOfFiles, titleOf } from "./release-name.ts";
import { shippedMaps } from "./shipped-maps.ts";
import { type StagedFiles, stageFiles } from "./stage-files.ts";

/** What a person says of a release that is loaded; null where nothing is said. */
export type ReleaseAsked = {
  readonly map: ColumnMap | null;
  readonly release: string | null;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly published: string | null;
  readonly says: string | null;
};

export type LoadEffects = {
  /** Told while files are read: which, how many bytes of all are done, rows so far. */
  readonly progress: (far: {
    readonly part: string;
    readonly done: number;
    readonly of: number;
    readonly rows: number;
  }) => void;
  readonly now: () => Date;
};

/** What loading did. `before`: the same files were loaded with the same map, and nothing changed. */
export type LoadedRelease = { readonly before: boolean; readonly manifest: ReleaseManifest };

/**
 * Loads files as one release: `tables/removals/RELEASE/` with rows, rejects and a manifest, whole or not at all. Faults in the data are flags and rejects; files that are no release, another release
 * of the same name and headers that no map knows are refused with a TarmacError.
 */
export async function loadRelease(
  dir: string,
  files: readonly string[],
  asked: ReleaseAsked,
  effects: LoadEffects,
): Promise<LoadedRelease> {
  for (const file of files) shapeOf(file);
  const release = asked.release ?? nameOfFiles(files);
  const known = releaseManifest(dir, release);
  if (known !== null) {
    if (await isSame(known, files, asked.map)) return { before: true, manifest: known };
    throw releaseThere(release);
  }
  const manifest = await makeRelease(dir, release, ({ out, work }) =>
    make(release, files, asked, { out, work, ...effects }),
  );
  return { before: false, manifest };
}

type Making = LoadEffects & { readonly out: string; readonly work: string };

async function make(
  release: string,
  files: readonly string[],
  asked: ReleaseAsked,
  at: Making,
): Promise<ReleaseManifest> {
  const table = await RemovalsTable.open(at.work, [at.out, ...files.map((file) => dirname(resolve(file)))]);
  try {
    const staged = await stageFiles(table, files, asked.map, at);
    if (table.rows === 0) throw noRows(files);
    const told = (part: string): void => at.progress({ part, done: staged.bytes, of: staged.bytes, rows: table.rows });
    const columns = mapColumnNames.filter((name) => staged.ours.has(name) || staged.map.constants[name] !== undefined);
    const today = at.now().toISOString().slice(0, 10);
    told("reading cells");
    const cells = await readCells(table, columns, { map: staged.map, lastYear: Number(today.slice(0, 4)) });
    told("writing rows");
    const sums = await table.write(at.out, rowsAsked(staged, cells, today));
    return manifestOf({ release, staged, cells, sums, asked, loadedAt: at.now().toISOString() });
  } finally {
    table.close();
  }
}

function noRows(files: readonly string[]): TarmacError {
  return new TarmacError("no_rows", "there is a header and no row below it; nothing was loaded", {
    where: files.join(", "),
    hint: "look whether the file is whole, or whether the rows lie in another one",
  });
}

function rowsAsked(
  { map, ours, theirs, names }: StagedFiles,
  cells: ReadCells,
  today: string,
): Parameters<RemovalsTable["write"]>[1] {
  const timed = cells.timed.map((column) => [names.get(column) ?? `their_${column}`, column]);
  return {
    personal: map.row_is === "person",
    countsBy: map.counts_by,
    yearBegins: map.year_begins,
    constant: Object.keys(map.constants),
    identified: ours.has("person_id"),
    marks: cells.marks,
    blankEnds: cells.blankEnds,
    // A day is kept without its hour: where cells tell one, they stay beside it as they are.
    theirs: Object.fromEntries([...theirs.map((name) => [name, name]), ...timed]),
    today,
  };
}

type Told = {
  readonly release: string;
  readonly staged: StagedFiles;
  readonly cells: ReadCells;
  readonly sums: Sums;
  readonly asked: ReleaseAsked;
  readonly loadedAt: string;
};

function manifestOf({ release, staged, cells, sums, asked, loadedAt }: Told): ReleaseManifest {
  const { map, files, ours, theirs, names } = staged;
  const titles = files.flatMap((file) => file.tables.map((table) => table.titles));
  const timed = cells.timed.map((column) => names.get(column) ?? `their_${column}`);
  return {
    version: 1,
    release,
    title: asked.title ?? titleOf(titles) ?? `${map.publisher}: ${files.map(({ name }) => name).join(", ")}`,
    publisher: asked.publisher ?? map.publisher,
    url: asked.url,
    published: asked.published,
    says: asked.says,
    map: {
      name: map.name,
      sha256: digestOf(map),
      row_is: map.row_is,
      counts_by: map.counts_by,
      year_begins: map.year_begins,
      columns: mappedColumns(staged, cells),
    },
    files,
    ...sums,
    redacted: cells.redacted,
    unknown_countries: cells.unknown_countries,
    columns: [...columnsTold(map, ours), ...[...new Set([...theirs, ...timed])].sort()],
    loaded_at: loadedAt,
  };
}

function columnsTold(map: ColumnMap, ours: ReadonlySet<MapColumn>): readonly MapColumn[] {
  return mapColumnNames.filter((name) => ours.has(name) || map.constants[name] !== undefined);
}

function mappedColumns({ map, ours, from }: StagedFiles, { orders }: ReadCells): Record<string, MappedColumn> {
  return Object.fromEntries(
    columnsTold(map, ours).map((name) => {
      const says = map.columns[name]?.says ?? `the map says it of every row: ${map.constants[name]}`;
      return [name, { from: from.get(name) ?? null, says, ...orders.get(name) }];
    }),
  );
}

/** A digest of what a map does; its sentences may change. */
function digestOf(map: ColumnMap): string {
  const columns = Object.entries(map.columns).map(([name, { says: _says, ...rest }]) => [name, rest] as const);
  const { says: _says, columns: _columns, ...rest } = map;
  return sha256(canonicalJson({ ...rest, columns: Object.fromEntries(columns) }));
}

/** True when a release was made from these files with this map; with the map of its name, when none is named. */
async function isSame(known: ReleaseManifest, files: readonly string[], named: ColumnMap | null): Promise<boolean> {
  const map = named ?? shippedMaps().find(({ name }) => name === known.map.name);
  if (map === undefined || digestOf(map) !== known.map.sha256 || known.files.length !== files.length) return false;
  const sizes = files.map((file) => statSync(file).size);
  if (sizes.join() !== known.files.map(({ bytes }) => bytes).join()) return false;
  for (const [i, file] of files.entries()) if ((await sha256OfFile(file)) !== known.files[i]?.sha256) return false;
  return true;
}
