import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { hostname, tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { KeptClaims } from "./claims.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { appendLedger, type LedgerRow, ledgerHead } from "./ledger.ts";
import { isAlive, type Opener, refuseCopies, writeOpener, removeOpener } from "./open-by.ts";
import { sql } from "./sql.ts";
import { type Database, type StatementSync, sqliteDriver } from "./sqlite.ts";

/** What the store does to the world besides the file: the clock. */
export type StoreEffects = { readonly now: () => Date };
export const realStoreEffects: StoreEffects = { now: () => new Date() };

export const recordFile = "tarmac.sqlite";
/** Version of the tables; a record of another version is refused by name. */
export const schemaVersion = "2";

/** An open record. */
export type TarmacRecord = {
  readonly dir: string;
  readonly db: Database;
  readonly readOnly: boolean;
  readonly effects: StoreEffects;
  readonly opener: Opener | null;
  /** A prepared statement, made once for each text. */
  readonly prepare: (text: string) => StatementSync;
  /** Standing claims of subjects that were read lately: see `claimsOf`. */
  readonly claims: Map<string, KeptClaims>;
  /** A folder that goes when the record is closed; null in the usual case. */
  readonly passing: string | null;
};

/** Makes a new, empty record in a folder (made if absent). An existing record is refused. It appears under its name only when whole: a process that is killed leaves none. */
export function createRecord(dir: string, effects: StoreEffects = realStoreEffects): TarmacRecord {
  const path = join(dir, recordFile);
  if (existsSync(path)) throw recordThere(path);
  const made = makeFolder(dir, path);
  const making = `${path}.${process.pid}.new`;
  try {
    removeLeftovers(dir);
    makeTables(making);
    putInPlace(making, path);
  } catch (error) {
    // Another process may have put its record there meanwhile.
    if (made !== undefined && !existsSync(path)) rmSync(made, { recursive: true, force: true });
    throw named(error, path);
  } finally {
    for (const ending of fileEndings) rmSync(`${making}${ending}`, { force: true });
  }
  return openRecord(dir, {}, effects);
}

/** Makes a folder; gives the topmost one that was not there, undefined when it was. */
function makeFolder(dir: string, path: string): string | undefined {
  try {
    return mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw named(error, path);
  }
}

const fileEndings = ["", "-wal", "-shm", "-journal"];

function makeTables(path: string): void {
  const db = new (sqliteDriver().DatabaseSync)(path);
  try {
    db.exec("pragma page_size = 8192; pragma journal_mode = wal; pragma synchronous = full;");
    db.exec("begin immediate");
    db.exec(sql(import.meta.url, "schema"));
    db.exec(`insert into meta values ('schema_version', '${schemaVersion}')`);
    db.exec("commit");
    // All of it must stand in the file itself, which is about to get another name than its log.
    db.exec("pragma wal_checkpoint(truncate)");
  } finally {
    db.close();
  }
}

/** Gives the file its name unless another process was first. */
function putInPlace(making: string, path: string): void {
  try {
    linkSync(making, path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw recordThere(path);
    // Some file systems know no links.
    if (existsSync(path)) throw recordThere(path);
    renameSync(making, path);
  }
}

/** What processes left that were killed while they made a record here. */
function removeLeftovers(dir: string): void {
  for (const name of readdirSync(dir)) {
    const [, pid] = /^tarmac\.sqlite\.(\d+)\.new/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(dir, name), { force: true });
  }
}

function recordThere(path: string): TarmacError {
  return new TarmacError("workspace_exists", `there is a record already: ${path}`, {
    hint: "choose another folder, or use this one with -w",
  });
}

/** Takes away a record whose workspace could not be made whole, and the folder `made` for it. */
export function removeRecord(dir: string, made: string | undefined): void {
  for (const ending of fileEndings) rmSync(join(dir, `${recordFile}${ending}`), { force: true });
  if (made !== undefined) rmSync(made, { recursive: true, force: true });
}

/** Opens the record of a workspace folder. `readOnly` never writes, not even a mark (lists that are behind are brought up to date beside it: see `desk/settle.ts`); `acceptCopy` opens a copy made by hand after it was checked. */
export function openRecord(
  dir: string,
  options: { readOnly?: boolean; acceptCopy?: boolean } = {},
  effects: StoreEffects = realStoreEffects,
): TarmacRecord {
  const path = join(dir, recordFile);
  if (!existsSync(path)) {
    throw new TarmacError("no_workspace", `no record here: ${path}`, { hint: `make one with: tarmac init ${dir}` });
  }
  const real = realpathSync(dir);
  const readOnly = options.readOnly ?? false;
  const { db, passing } = readOnly
    ? openUpToDate(path, options.acceptCopy !== true)
    : { db: openDatabase(path, false), passing: null };
  const opener: Opener = { pid: process.pid, host: hostname(), dir: real, inode: String(statSync(path).ino) };
  try {
    checkVersion(db, path);
    if (!options.acceptCopy) refuseCopies(db, opener);
    if (!readOnly) writeOpener(db, opener, effects.now().toISOString());
  } catch (error) {
    db.close();
    if (passing !== null) rmSync(passing, { recursive: true, force: true });
    throw named(error, path);
  }
  const statements = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    let statement = statements.get(text);
    if (!statement) {
      statement = db.prepare(text);
      statements.set(text, statement);
    }
    return statement;
  };
  return { dir: real, db, readOnly, effects, opener: readOnly ? null : opener, prepare, claims: new Map(), passing };
}

type Opened = { readonly db: Database; readonly passing: string | null };

/**
 * Opens for reading. Lists that are behind the claims are brought up to date by whoever reads: in the record itself, or in a copy where it must not or cannot be
 * written.
 */
function openUpToDate(path: string, mayWrite: boolean): Opened {
  const opened = openForReading(path);
  if (!isBehind(opened.db) || (mayWrite && isWritable(path) && isWritable(dirname(path)))) return opened;
  const passing = mkdtempSync(join(tmpdir(), "tarmac-reading-"));
  try {
    opened.db.prepare("vacuum into ?").run(join(passing, recordFile));
    return { db: openDatabase(join(passing, recordFile), false), passing };
  } catch (error) {
    rmSync(passing, { recursive: true, force: true });
    throw named(error, path);
  } finally {
    opened.db.close();
    if (opened.passing !== null) rmSync(opened.passing, { recursive: true, force: true });
  }
}

function isBehind(db: Database): boolean {
  try {
    return db.prepare("select 1 from derived_stale limit 1").get() !== undefined;
  } catch {
    return false; // another file, or a damaged one: what is wrong with it is told when it is read
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Reading needs a file for the log's index beside the record. In a folder where none can be made (read-only, or the disk is full) the record is read as it
 * stands when its log is empty; else a copy of both, in a folder that goes with the record.
 */
function openForReading(path: string): Opened {
  try {
    const db = openDatabase(path, true);
    try {
      db.prepare("select count(*) from sqlite_schema").get();
      return { db, passing: null };
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    const cause = (error as { cause?: unknown }).cause ?? error;
    if (!/readonly|read-only|unable to open|disk is full|disk I\/O/i.test((cause as Error).message))
      throw named(error, path);
  }
  const log = `${path}-wal`;
  if (!existsSync(log) || statSync(log).size === 0)
    return { db: openDatabase(`${pathToFileURL(path).href}?immutable=1`, true), passing: null };
  const passing = mkdtempSync(join(tmpdir(), "tarmac-reading-"));
  try {
    copyFileSync(path, join(passing, recordFile));
    copyFileSync(log, join(passing, `${recordFile}-wal`));
    return { db: openDatabase(join(passing, recordFile), true), passing };
  } catch (error) {
    rmSync(passing, { recursive: true, force: true });
    throw named(error, path);
  }
}

function openDatabase(path: string, readOnly: boolean): Database {
  let db: Database | null = null;
  try {
    db = new (sqliteDriver().DatabaseSync)(path, { readOnly });
    db.exec(
      "pragma busy_timeout = 5000; pragma synchronous = full; pragma cache_size = -32000; pragma temp_store = memory;",
    );
    return db;
  } catch (error) {
    db?.close();
    throw named(error, path);
  }
}

function checkVersion(db: Database, path: string): void {
  const row = db.prepare("select value from meta where key = 'schema_version'").get() as { value: string } | undefined;
  if (row?.value === schemaVersion) return;
  throw new TarmacError(
    "other_version",
    `a record of version ${row?.value ?? "unknown"}; this Tarmac reads version ${schemaVersion}: ${path}`,
    {
      hint: "export it with the Tarmac that made it (tarmac export --format register), then import it here",
    },
  );
}

/** SQLite's messages, named for people: full disk, read-only folder, a busy or a damaged file. Other errors pass unchanged. */
export function named(error: unknown, path: string): unknown {
  if (error instanceof TarmacError || !(error instanceof Error)) return error;
  const text = error.message;
  const cases: readonly [RegExp, string, string, string][] = [
    [
      /disk is full|SQLITE_FULL|ENOSPC|EDQUOT/i,
      "disk_full",
      "the disk is full; nothing was written",
      "free some space and run the command again",
    ],
    [
      // Node says ENOENT where a folder cannot be made on a disk that is mounted for reading only.
      /readonly|read-only|EROFS|EACCES|EPERM|ENOENT.*mkdir|SQLITE_CANTOPEN|unable to open/i,
      "read_only",
      "the record cannot be written or opened here; nothing was written",
      "check who may write in this folder, or copy the workspace elsewhere with: tarmac backup",
    ],
    [
      /ENOTDIR|EEXIST/,
      "not_a_folder",
      "a part of this path is a file, not a folder; nothing was written",
      "name a folder, or one that can be made",
    ],
    [
      /database is locked|SQLITE_BUSY/i,
      "busy",
      "another process is writing; waited 5 seconds; nothing was written",
      "try again when the other command has ended",
    ],
    [
      /malformed|not a database|SQLITE_CORRUPT|SQLITE_NOTADB|disk I\/O/i,
      "damaged",
      "the record's file is damaged or cut",
      "restore a backup; tarmac verify says what is wrong; a copy made by hand while Tarmac was open is not safe, tarmac backup is",
    ],
    [
      /no such table: meta/i,
      "not_a_record",
      "an SQLite file, but not a Tarmac record",
      "name the workspace folder with -w",
    ],
  ];
  for (const [pattern, code, message, hint] of cases) {
    if (pattern.test(text)) return new TarmacError(code, `${message}: ${path}`, { hint, cause: error });
  }
  return error;
}

/**
 * Runs a change in one immediate transaction together with its ledger row, whose payload is what `change` returns. When it returns null nothing is written, and
 * null is given. What `change` reads is what it writes upon: no other process writes in between.
 */
export function write(
  record: TarmacRecord,
  entry: { readonly actor: string; readonly op: string },
  change: (seq: number, at: string) => object | null,
): LedgerRow | null {
  if (record.readOnly) throw new TarmacError("read_only", `opened for reading only: ${record.dir}`);
  const { db } = record;
  try {
    db.exec("begin immediate");
    const head = ledgerHead(record);
    const seq = head.seq + 1;
    const at = later(record.effects.now().toISOString(), head.at);
    const payload = change(seq, at);
    if (payload === null) {
      db.exec("rollback");
      record.claims.clear();
      return null;
    }
    const row = appendLedger(record, { seq, at, actor: entry.actor, op: entry.op, payload, prev: head.hash });
    db.exec("commit");
    return row;
  } catch (error) {
    if (db.isTransaction) db.exec("rollback");
    // The next claim gets the number of one that was not written.
    record.claims.clear();
    throw named(error, join(record.dir, recordFile));
  }
}

/** Runs changes of derived rows in one immediate transaction; they are not the ledger's. */
export function together(record: TarmacRecord, change: () => void): void {
  const { db } = record;
  try {
    db.exec("begin immediate");
    change();
    db.exec("commit");
  } catch (error) {
    if (db.isTransaction) db.exec("rollback");
    throw named(error, join(record.dir, recordFile));
  }
}

/** Reads one state of the record from beginning to end, whatever other processes write meanwhile. Inside another change or reading it is part of that. */
export function readTogether<Result>(record: TarmacRecord, read: () => Result): Result {
  if (record.db.isTransaction) return read();
  record.db.exec("begin");
  try {
    return read();
  } finally {
    if (record.db.isTransaction) record.db.exec("rollback");
  }
}

/** A clock that goes backwards never makes the ledger go backwards. */
function later(now: string, before: string | null): string {
  return before !== null && before > now ? before : now;
}

/** Who writes, when no name is given: the login name, else "unknown". */
export function loginName(): string {
  try {
    return userInfo().username;
  } catch {
    return "unknown"; // no entry in the password file, as in some containers
  }
}

/** Writes what is still in the log to the file and closes. Safe to call twice. */
export function closeRecord(record: TarmacRecord): void {
  if (!record.db.isOpen) return;
  try {
    if (record.opener) {
      removeOpener(record.db, record.opener);
      // What a reader still needs of the log stays in it: nobody waits for her to end.
      record.db.exec("pragma busy_timeout = 0; pragma wal_checkpoint(truncate)");
    }
  } catch {
    // A full disk, or another process that writes for long: what was acknowledged stands in the log, and the mark of an ended process is dropped later.
  } finally {
    record.db.close();
    if (record.passing !== null) rmSync(record.passing, { recursive: true, force: true });
  }
}
