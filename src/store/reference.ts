import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReferenceEntry, ReferenceManifest, ReferenceReject, ReferenceTable } from "../model/reference.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { type Database, sqliteDriver } from "./sqlite.ts";

/** The folder of a workspace in which reference tables are kept. All in it can be got anew. */
export function referenceDir(workspace: string): string {
  return join(workspace, "cache", "reference");
}

/** What is kept, from `manifest.json`; empty when nothing was got yet, or the manifest cannot be read. */
export function referenceManifest(workspace: string): ReferenceManifest {
  try {
    return JSON.parse(readFileSync(join(referenceDir(workspace), "manifest.json"), "utf8")) as ReferenceManifest;
  } catch {
    return {};
  }
}

/** A table that is about to be kept. */
export type NewTable = {
  readonly name: ReferenceTable;
  /** Makes the tables in an empty database and fills them. */
  readonly fill: (db: Database) => void;
  readonly entry: ReferenceEntry;
  readonly rejects: readonly ReferenceReject[];
};

/** Puts a table in place of the one before it, with its rejects and its entry in the manifest. On failure the old one stays. */
export function keepTable(workspace: string, { name, fill, entry, rejects }: NewTable): void {
  const dir = referenceDir(workspace);
  mkdirSync(dir, { recursive: true });
  const making = join(dir, `${name}.${process.pid}.new`);
  try {
    fillDatabase(making, fill);
    writeFileSync(`${making}.jsonl`, rejects.map((reject) => `${JSON.stringify(reject)}\n`).join(""));
    writeFileSync(`${making}.json`, `${JSON.stringify({ ...referenceManifest(workspace), [name]: entry }, null, 2)}\n`);
    renameSync(making, join(dir, `${name}.sqlite`));
    renameSync(`${making}.jsonl`, join(dir, `${name}.rejects.jsonl`));
    renameSync(`${making}.json`, join(dir, "manifest.json"));
  } finally {
    for (const ending of ["", "-journal", ".jsonl", ".json"]) rmSync(`${making}${ending}`, { force: true });
  }
}

function fillDatabase(path: string, fill: (db: Database) => void): void {
  rmSync(path, { force: true });
  const db = new (sqliteDriver().DatabaseSync)(path);
  try {
    // Nobody reads it before it has its name, and it can be made anew: no journal is needed.
    db.exec("pragma journal_mode = off; pragma synchronous = off; begin");
    fill(db);
    db.exec("commit; pragma user_version = 1");
  } finally {
    db.close();
  }
}

/** Opens a table for reading; null when it was never got. Close it when done. */
export function openTable(workspace: string, name: ReferenceTable): Database | null {
  const path = join(referenceDir(workspace), `${name}.sqlite`);
  if (!existsSync(path)) return null;
  const db = new (sqliteDriver().DatabaseSync)(path, { readOnly: true });
  try {
    const { user_version: version } = db.prepare("pragma user_version").get() as { user_version: number };
    if (version === 1) return db;
  } catch {
    // No SQLite file: told below.
  }
  db.close();
  throw new TarmacError("reference_unreadable", `the table of ${name} cannot be read: ${path}`, {
    hint: `get it anew: tarmac get ${name}`,
  });
}
