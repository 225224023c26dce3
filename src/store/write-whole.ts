import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isAlive } from "./open-by.ts";

/** A name beside a file under which it is made, until it is whole. It begins with a dot: readers of the folder pass it over. */
export function makingName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}`);
}

/** Gives a file that was made under `makingName(path)` its own name, once it is on the disk: a reader sees the old one or the new one, never a half. */
export function putWhole(path: string): void {
  syncToDisk(makingName(path));
  renameSync(makingName(path), path);
  // The name itself must reach the disk too; Windows knows no such thing of a folder.
  if (process.platform !== "win32") syncToDisk(dirname(path));
}

/** Writes a text file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(makingName(path), text);
  putWhole(path);
}

/** Removes from a folder what processes were making that are no longer there. */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = /^\..+\.(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true, recursive: true });
  }
}

function syncToDisk(path: string): void {
  const file = openSync(path, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
