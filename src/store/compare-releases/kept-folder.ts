import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const instead = new Map<string, string>();

/**
 * Where a comparison is kept: `folder`, when it holds `file` already or can be written; else a temporary folder, one for each such folder, that goes when this process ends. A workspace that may only
 * be read can be compared so.
 */
export function folderThatHolds(folder: string, file: string): string {
  if (existsSync(join(folder, file)) || isWritten(folder)) return folder;
  const before = instead.get(folder);
  if (before !== undefined) return before;
  const made = mkdtempSync(join(tmpdir(), "tarmac-diffs-"));
  instead.set(folder, made);
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}

function isWritten(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    // Node says ENOENT where a folder cannot be made on a disk that is mounted for reading only.
    if (["EACCES", "EPERM", "EROFS", "ENOENT"].includes(code)) return false;
    throw error;
  }
}
