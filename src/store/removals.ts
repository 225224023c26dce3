import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReleaseManifest } from "../model/removal.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { makingFault, removedWhenTold } from "./making-folder.ts";
import { makingName, putWhole, removeUnfinished } from "./write-whole.ts";

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

/** The table of what was no row: file, sheet, row, reason, cells as JSON. */
export function releaseRejects(dir: string, release: string): string {
  return join(releaseDir(dir, release), "rejects.parquet");
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

/**
 * Makes a release in a folder beside its own, which gets its name when all of it is on the disk: a process that dies leaves none, one that is told to end takes its own away, and what dead ones left goes with the next. Throws `disk_full`, `read_only` and `too_large`. `make` writes the tables into the
 * folder `out`, may use `work` for what goes afterwards, and gives the manifest.
 */
export async function makeRelease(
  dir: string,
  release: string,
  make: (folders: { readonly out: string; readonly work: string }) => Promise<ReleaseManifest>,
): Promise<ReleaseManifest> {
  const parent = removalsDir(dir);
  const out = makingName(releaseDir(dir, release));
  const work = join(out, "work");
  const over = removedWhenTold(out);
  try {
    mkdirSync(parent, { recursive: true });
    removeUnfinished(parent);
    mkdirSync(work, { recursive: true });
    const manifest = await make({ out, work });
    rmSync(work, { recursive: true, force: true });
    writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
    for (const name of readdirSync(out)) settle(join(out, name));
    putRelease(dir, release);
    return manifest;
  } catch (error) {
    throw makingFault(error, releaseDir(dir, release));
  } finally {
    over();
    rmSync(out, { recursive: true, force: true });
  }
}

/** Gives the folder its name. Another process may have loaded a release of this name meanwhile. */
function putRelease(dir: string, release: string): void {
  try {
    putWhole(releaseDir(dir, release));
  } catch (error) {
    if (["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw releaseThere(release);
    throw error;
  }
}

/** Brings a file to the disk. */
function settle(path: string): void {
  renameSync(path, makingName(path));
  putWhole(path);
}

/** The refusal of a second release under a name. */
export function releaseThere(release: string): TarmacError {
  return new TarmacError("release_exists", `another release is loaded under this name: ${release}`, {
    hint: "a release is never changed: name this one otherwise with --release NAME; tarmac diff compares two",
  });
}
