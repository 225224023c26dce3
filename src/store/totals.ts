import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TarmacError } from "../model/tarmac-error.ts";
import type { TotalEdition, TotalReject } from "../model/total-edition.ts";
import { makingFault } from "./making-folder.ts";
import { removeUnfinished, writeWhole } from "./write-whole.ts";

/** A file of a series, as it was read once. */
export type TotalsLoad = {
  /** Digest of the file and of what it was read with, 12 hex digits; its tables are named for it. */
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly map: string;
  readonly figures: number;
  readonly rejects: number;
  /** Id of its source in the record. */
  readonly source: string;
  readonly publisher: string | null;
  readonly url: string | null;
  /** What its map says is counted and left out; empty when not told. */
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
  readonly loaded_at: string;
};

/** `tables/totals/SERIES/manifest.json`: the files of a series in the order in which they were loaded. */
export type TotalsManifest = { readonly version: 1; readonly series: string; readonly loads: readonly TotalsLoad[] };

/** The names of the series that were loaded, in order. */
export function totalsSeries(dir: string): string[] {
  const folder = join(dir, "tables", "totals");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "manifest.json")))
    .sort();
}

/** The manifest of a series; one without loads when none was loaded. */
export function totalsManifest(dir: string, series: string): TotalsManifest {
  const path = join(seriesDir(dir, series), "manifest.json");
  if (!existsSync(path)) return { version: 1, series, loads: [] };
  try {
    return JSON.parse(readFileSync(path, "utf8")) as TotalsManifest;
  } catch (cause) {
    throw new TarmacError("broken_manifest", "the list of files of this series cannot be read", {
      where: path,
      hint: "move the series' folder away and load its files again",
      cause,
    });
  }
}

/** Stores what a file gave: its figures and rejects as JSON lines, then its line in the manifest. A process that dies between leaves the series as it was. */
export function storeTotals(
  dir: string,
  read: { readonly editions: readonly TotalEdition[]; readonly rejects: readonly TotalReject[] },
  { series, load }: { readonly series: string; readonly load: TotalsLoad },
): void {
  const folder = seriesDir(dir, series);
  const { loads } = totalsManifest(dir, series);
  const manifest: TotalsManifest = { version: 1, series, loads: [...loads.filter(({ id }) => id !== load.id), load] };
  try {
    mkdirSync(folder, { recursive: true });
    removeUnfinished(folder);
    writeWhole(join(folder, `${load.id}.jsonl`), lines(read.editions));
    writeWhole(join(folder, `${load.id}.rejects.jsonl`), lines(read.rejects));
    writeWhole(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
  } catch (error) {
    throw makingFault(error, folder);
  }
}

/** The editions of a series in the order in which they were loaded; none when it never was. */
export function totalsOf(dir: string, series: string): TotalEdition[] {
  return totalsManifest(dir, series).loads.flatMap(({ id }) => readLines<TotalEdition>(dir, series, `${id}.jsonl`));
}

function readLines<Row>(dir: string, series: string, name: string): Row[] {
  const path = join(seriesDir(dir, series), name);
  try {
    const text = readFileSync(path, "utf8");
    return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Row]));
  } catch (cause) {
    throw new TarmacError("broken_table", "the rows of a series of totals cannot be read", {
      where: path,
      hint: "move the series' folder away and load its files again",
      cause,
    });
  }
}

const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

function seriesDir(dir: string, series: string): string {
  return join(dir, "tables", "totals", series);
}
