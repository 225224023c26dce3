import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { TarmacError } from "../model/tarmac-error.ts";
import { copyDatabase, copyRecord } from "./copy-record.ts";
import { named, recordFile, type TarmacRecord } from "./record.ts";
import { sqliteDriver } from "./sqlite.ts";

/** A backup that was made. */
export type Backup = {
  readonly out: string;
  /** The ledger's head in the copy: what `tarmac verify` prints of it. */
  readonly head: { readonly seq: number; readonly at: string | null; readonly hash: string };
  /** Files beside the record that went along, by their path in the workspace. */
  readonly files: readonly string[];
  /** Bytes of all, the record's included. */
  readonly bytes: number;
  /** What was left out although it is there. */
  readonly left_out: readonly string[];
};

export type BackupOptions = {
  /** A lawyer's case facts go along only when told. */
  readonly withVault?: boolean;
  readonly progress?: (part: string, done: number, total: number) => void;
};

const vaultFile = "vault.sqlite";
/** What can be made anew, or is not the workspace's. */
const passedBy = new Set(["cache", "node_modules"]);

/**
 * Copies a workspace to a new folder: the record as of one moment, then every other file. It is made beside `out` under another name and takes its name when it
 * is whole; on failure nothing stays. The record comes first: files of the archive are never changed, and those that it names are there already.
 */
export function backupWorkspace(record: TarmacRecord, out: string, options: BackupOptions = {}): Backup {
  const target = resolve(out);
  refuseTaken(target);
  const files = filesOf(record.dir, target);
  const progress = options.progress ?? (() => {});
  let part: string | null = null;
  try {
    mkdirSync(dirname(target), { recursive: true });
    part = mkdtempSync(`${target}.part-`);
    chmodSync(part, statSync(record.dir).mode & 0o777);
    const total =
      sizeOf(join(record.dir, recordFile)) + files.reduce((sum, file) => sum + sizeOf(join(record.dir, file)), 0);
    progress("the record", 0, total);
    const head = copyRecord(record, join(part, recordFile));
    let done = sizeOf(join(part, recordFile));
    for (const file of files) {
      progress("other files", done, total);
      copyOne(join(record.dir, file), join(part, file));
      done += sizeOf(join(part, file));
    }
    const vault = existsSync(join(record.dir, vaultFile));
    if (vault && options.withVault) copyVault(join(record.dir, vaultFile), join(part, vaultFile));
    if (existsSync(target)) rmSync(target, { recursive: true });
    renameSync(part, target);
    return {
      out: target,
      head,
      files: vault && options.withVault ? [...files, vaultFile] : files,
      bytes: done,
      left_out: vault && !options.withVault ? [vaultFile] : [],
    };
  } catch (error) {
    if (part !== null) rmSync(part, { recursive: true, force: true });
    throw cannotWrite(error, target);
  }
}

function refuseTaken(target: string): void {
  if (!existsSync(target)) return;
  if (statSync(target).isDirectory() && readdirSync(target).length === 0) return;
  throw new TarmacError("backup_exists", `there is something already: ${target}`, {
    hint: `a backup never writes over anything; name a new folder, such as ${basename(target)}-2`,
  });
}

/** Files of a workspace beside its record, by path: no hidden ones, no links, nothing that can be made anew, and not the backup itself. */
function filesOf(dir: string, target: string): string[] {
  const found: string[] = [];
  const walk = (folder: string): void => {
    mustBeReadable(folder);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const isOurs = folder === dir && (passedBy.has(entry.name) || /^(?:tarmac|vault)\.sqlite/.test(entry.name));
      if (entry.name.startsWith(".") || isOurs || path === target || path.startsWith(`${target}.part-`)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) found.push(relative(dir, path));
    }
  };
  walk(dir);
  return found.map((file) => file.split(sep).join("/")).sort();
}

function mustBeReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch (error) {
    throw new TarmacError("unreadable", `this cannot be read, so the backup would not be whole: ${path}`, {
      hint: "let yourself read it, or move it out of the workspace; nothing was left behind",
      cause: error,
    });
  }
}

function copyOne(from: string, to: string): void {
  mustBeReadable(from);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

/** The vault may be open, too. */
function copyVault(from: string, to: string): void {
  const vault = new (sqliteDriver().DatabaseSync)(from, { readOnly: true });
  try {
    copyDatabase(vault, to);
  } finally {
    vault.close();
  }
}

function sizeOf(path: string): number {
  return statSync(path).size;
}

/** A full disk and a folder where nothing may be written, named for people. */
function cannotWrite(error: unknown, target: string): unknown {
  if (error instanceof TarmacError || !(error instanceof Error)) return error;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (
    ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST", "ENOENT"].includes(code) ||
    /readonly|unable to open/i.test(error.message)
  )
    return new TarmacError("read_only", `the backup cannot be written here; nothing was left behind: ${target}`, {
      hint: "name a folder where you may write, on another disk if you can",
      cause: error,
    });
  if (["ENOSPC", "EDQUOT", "EFBIG"].includes(code) || /disk is full/i.test(error.message))
    return new TarmacError("disk_full", `the disk is full; nothing was left behind: ${target}`, {
      hint: "free some space, or name a folder on another disk",
      cause: error,
    });
  return named(error, target);
}
