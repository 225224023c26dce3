import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseManifest } from "../model/removal.ts";
import { openDuck } from "./duckdb.ts";
import { sql } from "./sql.ts";

/** What a loaded release counts in a fiscal year. */
export type ReleaseYear = {
  readonly fiscal_year: number;
  readonly rows: number;
  readonly people: number;
  /** Rows flagged as likely duplicates, or as the same in every cell. */
  readonly duplicates: number;
};

/** A release with its counts by fiscal year; none where its rows tell no year. */
export type ReleaseTotals = { readonly manifest: ReleaseManifest; readonly years: readonly ReleaseYear[] };

/** The counts of every loaded release, by its name. A folder without a manifest, or without rows, is passed over. Each release is counted once, until its file is another. */
export async function releaseTotals(dir: string): Promise<ReleaseTotals[]> {
  const folder = join(dir, "tables", "removals");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => ["manifest.json", "rows.parquet"].every((file) => existsSync(join(folder, name, file))))
    .sort();
  const counted: ReleaseTotals[] = [];
  for (const name of names) {
    const manifest = JSON.parse(readFileSync(join(folder, name, "manifest.json"), "utf8")) as ReleaseManifest;
    counted.push({ manifest, years: await yearsOf(join(folder, name)) });
  }
  return counted;
}

const known = new Map<string, { readonly key: string; readonly years: readonly ReleaseYear[] }>();

async function yearsOf(folder: string): Promise<readonly ReleaseYear[]> {
  const file = join(folder, "rows.parquet");
  const { size, mtimeMs } = statSync(file);
  const key = `${size} ${mtimeMs}`;
  const before = known.get(file);
  if (before?.key === key) return before.years;
  const duck = await openDuck({ folders: [folder], memoryMb: 256 });
  try {
    const read = await duck.connection.runAndReadAll(sql(import.meta.url, "release-totals"), { file });
    const years = read.getRowObjects() as unknown as ReleaseYear[];
    known.set(file, { key, years });
    return years;
  } finally {
    duck.close();
  }
}
