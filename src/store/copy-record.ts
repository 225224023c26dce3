import { closeSync, fsyncSync, openSync } from "node:fs";
import { genesis, type LedgerRow } from "./ledger.ts";
import type { TarmacRecord } from "./record.ts";
import { type Database, sqliteDriver } from "./sqlite.ts";

/** The ledger's head in a copy; `seq` 0 and no `at` for a record in which nothing was written. */
export type CopiedHead = { readonly seq: number; readonly at: string | null; readonly hash: string };

/**
 * Writes one state of an open record to a new file, whatever other processes write meanwhile. The copy bears no marks of those who have the original open.
 * Gives the ledger's head in the copy. Throws what SQLite and the file system throw.
 */
export function copyRecord(record: TarmacRecord, path: string): CopiedHead {
  copyDatabase(record.db, path);
  const head = headOf(record.db, path);
  // Only `exec`: a prepared statement would keep the file open until it is collected as garbage, and the folder could not be renamed everywhere.
  const copy = new (sqliteDriver().DatabaseSync)(path);
  try {
    copy.exec("delete from open_by; pragma journal_mode = wal");
  } finally {
    copy.close();
  }
  toDisk(path);
  return head;
}

/** Writes one state of any SQLite database to a new file. */
export function copyDatabase(db: Database, path: string): void {
  db.prepare("vacuum into ?").run(path);
  toDisk(path);
}

function headOf(db: Database, path: string): CopiedHead {
  db.exec(`attach '${path.replaceAll("'", "''")}' as copied`);
  try {
    const row = db.prepare("select seq, at, hash from copied.ledger order by seq desc limit 1").get();
    return row === undefined ? { seq: 0, at: null, hash: genesis } : (row as LedgerRow);
  } finally {
    db.exec("detach copied");
  }
}

/** SQLite does not wait for the disk when it writes a copy; a backup must. */
function toDisk(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
