import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TarmacError } from "../model/tarmac-error.ts";
import { writeWhole } from "./write-whole.ts";
import { positionsDir } from "./read-positions.ts";

/** A file that was loaded, or what a feed told between two instants while it was watched. */
export type LoadedInput = {
  /** The file's name as it was given, or the feed's address. */
  readonly name: string;
  /** Of the file as it lies there; null for a watched feed. */
  readonly sha256: string | null;
  readonly bytes: number;
  /** How it was read: a reader's name, with the map's where there was one. */
  readonly format: string;
  readonly feed: string;
  /** Which aircraft were taken: `all`, or a digest of the addresses asked for. */
  readonly aircraft: string;
  readonly rows: number;
  /** Rows that cannot be right, with the file that keeps them (null when there are none). */
  readonly rejects: number;
  readonly rejects_file: string | null;
  /** Rows of aircraft that were not asked for. */
  readonly passed_over: number;
  /** What of the file could not be read; null when all of it was. */
  readonly lost: string | null;
  readonly days: readonly string[];
  readonly loaded_at: string;
};

/** `tables/positions/manifest.json`: what was loaded, and what each day's file holds. */
export type PositionManifest = {
  readonly version: 1;
  readonly inputs: readonly LoadedInput[];
  readonly days: Readonly<Record<string, { readonly rows: number; readonly feeds: readonly string[] }>>;
};

/** The manifest of a workspace's positions; an empty one when nothing was loaded. */
export function readManifest(dir: string): PositionManifest {
  const path = manifestFile(dir);
  if (!existsSync(path)) return { version: 1, inputs: [], days: {} };
  try {
    return JSON.parse(readFileSync(path, "utf8")) as PositionManifest;
  } catch (cause) {
    throw new TarmacError("broken_manifest", "the list of what was loaded cannot be read", {
      where: path,
      hint: "move it away and load the files again: rows that are there already are not doubled",
      cause,
    });
  }
}

/** Writes the manifest in place of the old one, whole or not at all. */
export function writeManifest(dir: string, manifest: PositionManifest): void {
  writeWhole(manifestFile(dir), `${JSON.stringify(manifest, null, 1)}\n`);
}

function manifestFile(dir: string): string {
  return join(positionsDir(dir), "manifest.json");
}
