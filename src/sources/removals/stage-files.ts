import { mkdirSync, rmSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import type { ReleaseFile } from "../../model/removal.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import { sha256OfFile } from "../../store/hash.ts";
import type { RemovalsTable, StagedTable } from "../../store/removals-table.ts";
import { type LaidFile, type LaidTable, layOut } from "../sheets/lay-out.ts";
import { fittingMap, lackedBy, unknownHeader } from "./choose-map.ts";
import type { ColumnMap } from "./column-map.ts";
import type { MapColumn } from "./map-columns.ts";
import { shapeOf } from "./open-file.ts";
import { placeColumns } from "./place-columns.ts";

/** What was staged: with which map, which of our columns the files fill, and what was met in them. */
export type StagedFiles = {
  readonly map: ColumnMap;
  readonly files: readonly ReleaseFile[];
  readonly ours: ReadonlySet<MapColumn>;
  readonly theirs: readonly string[];
  /** Under which name a column of ours would stand among theirs. */
  readonly names: ReadonlyMap<MapColumn, string>;
  /** How a column of ours is called in the first table that fills it. */
  readonly from: ReadonlyMap<MapColumn, string>;
  readonly bytes: number;
};

type Progress = (far: {
  readonly part: string;
  readonly done: number;
  readonly of: number;
  readonly rows: number;
}) => void;

/** Lays out the files and stages their rows, the rows of one while the next is laid out. */
export async function stageFiles(
  table: RemovalsTable,
  paths: readonly string[],
  named: ColumnMap | null,
  at: At,
): Promise<StagedFiles> {
  const staging = new Staging(table, named);
  try {
    return await stageEach(staging, paths, { table, ...at });
  } catch (error) {
    await staging.stop();
    throw error;
  }
}

type At = { readonly work: string; readonly progress: Progress };

async function stageEach(
  staging: Staging,
  paths: readonly string[],
  { table, work, progress }: At & { readonly table: RemovalsTable },
): Promise<StagedFiles> {
  const sizes = paths.map((path) => statSync(path).size);
  const of = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [i, path] of paths.entries()) {
    const told = (done: number, total: number): void =>
      progress({
        part: basename(path),
        done: before + ((sizes[i] as number) * done) / Math.max(1, total),
        of,
        rows: table.rows,
      });
    if (shapeOf(path) === "columnar") await staging.takeParquet(path);
    else
      await staging.take(
        path,
        await layOut(path, { workDir: folderFor(work, i), isHeader: staging.isHeader, progress: told }),
      );
    before += sizes[i] as number;
  }
  return { ...(await staging.end()), bytes: of };
}

/** A folder of its own for each file: tables that are laid out have the same names in all. */
function folderFor(work: string, file: number): string {
  const folder = join(work, `laid-${file}`);
  mkdirSync(folder);
  return folder;
}

type Entry = { readonly file: Omit<ReleaseFile, "tables">; readonly tables: ReleaseFile["tables"][number][] };

class Staging {
  readonly #table: RemovalsTable;
  readonly #named: ColumnMap | null;
  #map: ColumnMap | null = null;
  readonly #files: Entry[] = [];
  readonly #ours = new Set<MapColumn>();
  readonly #theirs = new Set<string>();
  readonly #names = new Map<MapColumn, string>();
  readonly #from = new Map<MapColumn, string>();
  #last: Promise<void> = Promise.resolve();

  constructor(table: RemovalsTable, named: ColumnMap | null) {
    this.#table = table;
    this.#named = named;
  }

  readonly isHeader = (cells: readonly string[]): boolean =>
    this.#named ? lackedBy(this.#named, cells).length === 0 : fittingMap(cells) !== null;

  async take(path: string, laid: LaidFile): Promise<void> {
    const { sha256, bytes, encoding, lost } = laid;
    if (laid.tables.length === 0)
      throw unknownHeader(
        path,
        laid.passed_over.flatMap(({ head }) => head),
        this.#named,
      );
    const passed_over = laid.passed_over.map(({ sheet, line, reason }) => ({ sheet, line, reason }));
    const entry: Entry = { file: { name: basename(path), sha256, bytes, encoding, passed_over, lost }, tables: [] };
    this.#files.push(entry);
    for (const one of laid.tables) this.#mapFor(path, one.header.cells);
    await this.#last;
    this.#last = this.#stageAll(entry, laid.tables);
    // Told when it is awaited, with the next file or at the end.
    this.#last.catch(() => {});
  }

  async takeParquet(path: string): Promise<void> {
    await this.#last;
    const { columns, rows } = await this.#table.describeParquet(resolve(path));
    if (!this.isHeader(columns)) throw unknownHeader(path, [columns], this.#named);
    this.#mapFor(path, columns);
    const file = {
      name: basename(path),
      sha256: await sha256OfFile(path),
      bytes: statSync(path).size,
      encoding: null,
      passed_over: [],
      lost: null,
    };
    const entry: Entry = { file, tables: [] };
    this.#files.push(entry);
    const laid = { sheet: null, header: { line: 0, cells: columns }, titles: [], rows, rejects: null };
    await this.#stage(entry, laid, { parquet: resolve(path), columns });
  }

  async end(): Promise<Omit<StagedFiles, "bytes">> {
    await this.#last;
    const map = this.#map as ColumnMap;
    const files = this.#files.map(({ file, tables }) => ({ ...file, tables }));
    return { map, files, ours: this.#ours, theirs: [...this.#theirs].sort(), names: this.#names, from: this.#from };
  }

  /** Ends what still goes on beside, whether it comes to its end or not: a database that is closed in the midst of it waits for ever. */
  async stop(): Promise<void> {
    this.#table.interrupt();
    await this.#last.catch(() => {});
  }

  async #stageAll(entry: Entry, tables: readonly LaidTable[]): Promise<void> {
    for (const one of tables) {
      await this.#stage(entry, one, { csv: one.file, delimiter: one.delimiter, width: one.header.cells.length });
      rmSync(one.file, { force: true });
    }
  }

  async #stage(
    entry: Entry,
    laid: Omit<LaidTable, "file" | "delimiter" | "formulas">,
    source: StagedTable["source"],
  ): Promise<void> {
    const map = this.#map as ColumnMap;
    const header = laid.header.cells;
    const placed = placeColumns(map, header);
    const { rows, rejects } = await this.#table.stage(
      {
        file: entry.file.name,
        sheet: laid.sheet,
        source,
        header,
        cells: placed.cells,
        dayAt: placed.ours.get(map.counts_by) ?? placed.ours.get("departed_date") ?? null,
        rejects: laid.rejects?.file ?? null,
      },
      laid.rows,
    );
    for (const [column, at] of placed.ours) {
      this.#ours.add(column);
      if (!this.#from.has(column)) this.#from.set(column, header[at] as string);
      this.#names.set(column, placed.names[at] as string);
    }
    for (const name of placed.theirs) this.#theirs.add(name);
    entry.tables.push({ sheet: laid.sheet, header_line: laid.header.line, rows, rejects, titles: laid.titles });
  }

  #mapFor(path: string, header: readonly string[]): void {
    const map = this.#named ?? (fittingMap(header) as ColumnMap);
    this.#map ??= map;
    if (this.#map === map) return;
    throw new TarmacError(
      "two_shapes",
      `files of one release have one shape: this one is ${map.name}, those before are ${this.#map.name}`,
      {
        where: path,
        hint: "load it by itself, as a release of its own",
      },
    );
  }
}
