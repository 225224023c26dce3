import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseManifest } from "../model/removal.ts";
import { TarmacError } from "../model/tarmac-error.ts";

/** The folder of a workspace in which releases are kept. */
export function removalsDir(dir: string): string {
  return join(dir, "tables", "removals");
}

/** The folder of a release. */
export function releaseDir(dir: string, release: string): string {
  return join(removalsDir(dir), release);
}

/** The table of the rows of a release. */
export function releaseFile(dir: string, release: string): string {
  return join(releaseDir(dir, release), "rows.parquet");
}

/** The names of the releases that were loaded, in order. */
export function releaseNames(dir: string): string[] {
  if (!existsSync(removalsDir(dir))) return [];
  return readdirSync(removalsDir(dir))
    .filter((name) => !name.startsWith(".") && existsSync(join(removalsDir(dir), name, "manifest.json")))
    .sort();
}

/** What a release is; null when none of this name was loaded. */
export function releaseManifest(dir: string, release: string): ReleaseManifest | null {
  const path = join(releaseDir(dir, release), "manifest.json");
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8")) as ReleaseManifest;
  } catch (cause) {
    throw new TarmacError("broken_manifest", "what this release is cannot be read", {
      where: path,
      hint: "move the release's folder away and load its files again",
      cause,
    });
  }
}
