import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { TarmacError } from "../model/tarmac-error.ts";
import type { ExportFile } from "./export-file.ts";

/** What was written: how many files and bytes, and files of the folder that were there before and are not of this export. */
export type WrittenOut = { readonly files: number; readonly bytes: number; readonly others: readonly string[] };

/**
 * Writes files into a folder. A folder that holds anything is refused unless `force`: then files of the same names are replaced, and others are left. All are
 * written beside their places first: when the disk is full, what was there before is as it was.
 */
export function writeFolder(out: string, files: Iterable<ExportFile>, force: boolean): WrittenOut {
  const there = existsSync(out);
  if (there && !statSync(out).isDirectory())
    throw new TarmacError("exists", `a file, not a folder: ${out}`, { hint: "name a new folder" });
  if (there && !force && readdirSync(out).length > 0)
    throw new TarmacError("exists", `the folder is not empty: ${out}`, {
      hint: "name a new folder, or write over the files of an earlier export with --force",
    });
  const partial = join(out, `.tarmac-export-${process.pid}`);
  let made: string | undefined;
  try {
    made = mkdirSync(out, { recursive: true });
    const written = new Map<string, number>();
    for (const { path, chunks } of files) {
      const file = join(partial, path);
      mkdirSync(dirname(file), { recursive: true });
      written.set(path, writeChunks(file, chunks));
    }
    for (const path of written.keys()) {
      mkdirSync(dirname(join(out, path)), { recursive: true });
      renameSync(join(partial, path), join(out, path));
    }
    rmSync(partial, { recursive: true, force: true });
    const others = namesIn(out).filter((name) => !written.has(name));
    return { files: written.size, bytes: [...written.values()].reduce((sum, n) => sum + n, 0), others };
  } catch (error) {
    takeAway(made ?? partial);
    throw outError(error, out);
  }
}

/** Writes one file. One that is there is refused unless `force`, and is replaced whole or not at all. */
export function writeFile(out: string, chunks: Iterable<string>, force: boolean): WrittenOut {
  if (existsSync(out) && (!force || !statSync(out).isFile()))
    throw new TarmacError("exists", `there is something of this name already: ${out}`, {
      hint: "choose another name, or write over the file with --force",
    });
  const partial = `${out}.tarmac-export-${process.pid}`;
  let made: string | undefined;
  try {
    made = mkdirSync(dirname(out), { recursive: true });
    const bytes = writeChunks(partial, chunks);
    renameSync(partial, out);
    return { files: 1, bytes, others: [] };
  } catch (error) {
    takeAway(made ?? partial);
    throw outError(error, out);
  }
}

/** Takes away what a failed export wrote; what hindered the export is told, not what hinders this. */
function takeAway(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // The path leads through a file, or a folder that went read-only meanwhile: there is nothing of ours to take away, or no way to.
  }
}

const bufferLength = 65_536;

/** Writes the pieces as they come, so that no export is ever whole in memory. Gives the bytes. */
function writeChunks(file: string, chunks: Iterable<string>): number {
  const fd = openSync(file, "wx");
  let bytes = 0;
  let waiting = "";
  const flush = (): void => {
    const buffer = Buffer.from(waiting);
    for (let at = 0; at < buffer.length; ) at += writeSync(fd, buffer, at);
    bytes += buffer.length;
    waiting = "";
  };
  try {
    for (const chunk of chunks) {
      waiting += chunk;
      if (waiting.length > bufferLength) flush();
    }
    flush();
    fsyncSync(fd);
    return bytes;
  } finally {
    closeSync(fd);
  }
}

function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/"));
}

/** What hinders writing, named for people. */
function outError(error: unknown, out: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const cases: Readonly<Record<string, readonly [string, string]>> = {
    ENOSPC: ["the disk is full", "free some space, or export elsewhere"],
    EDQUOT: ["the disk is full", "free some space, or export elsewhere"],
    EROFS: ["this place cannot be written", "export to a folder in which you may write"],
    EACCES: ["this place cannot be written", "export to a folder in which you may write"],
    // Node says ENOENT where a folder cannot be made on a disk that is mounted for reading only.
    ENOENT: ["this place cannot be written", "export to a folder in which you may write"],
    EPERM: ["this place cannot be written", "export to a folder in which you may write"],
    ENOTDIR: ["a part of this path is a file", "name a folder in which a new one can be made"],
    ENAMETOOLONG: ["the name is too long", "choose a shorter one"],
  };
  const known = cases[code];
  if (!known) return error;
  return new TarmacError(`export_${code.toLowerCase()}`, `${known[0]}; nothing was exported: ${out}`, {
    hint: known[1],
    cause: error,
  });
}
