import { rmSync } from "node:fs";
import { TarmacError } from "../model/tarmac-error.ts";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Removes a folder in which something is made should the process be told to end (Ctrl-C) meanwhile, which then ends as it would have. Gives what to call when the making is over. */
export function removedWhenTold(folder: string): () => void {
  const end = (signal: NodeJS.Signals): void => {
    over();
    // What works beside may still write into it.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    process.kill(process.pid, signal);
  };
  const over = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return over;
}

/** What hinders making a folder, named for people: a full disk, a place that cannot be written, memory that is too small. Other errors pass unchanged. `where` is what was to be made. */
export function makingFault(error: unknown, where: string): unknown {
  if (error instanceof TarmacError || !(error instanceof Error)) return error;
  const text = `${(error as NodeJS.ErrnoException).code ?? ""} ${error.message}`;
  const known = faults.find(([pattern]) => pattern.test(text));
  if (known === undefined) return error;
  const [, code, message, hint] = known;
  return new TarmacError(code, message, { where, hint, cause: error });
}

const faults: readonly (readonly [pattern: RegExp, code: string, message: string, hint: string])[] = [
  [
    /ENOSPC|EDQUOT|no space left|disk quota|max_temp_directory_size/i,
    "disk_full",
    "the disk is full; nothing was loaded",
    "free some space, or load in a workspace on another disk: about twice the unpacked files are needed meanwhile",
  ],
  [
    /EROFS|EACCES|EPERM|read-only file system|permission denied/i,
    "read_only",
    "this place cannot be written; nothing was loaded",
    "check who may write in this folder",
  ],
  [
    /^\s*out of memory/i,
    "too_large",
    "the rows need more memory than a load may take; nothing was loaded",
    "rows of more than about 20,000 bytes do not fit: cut long texts, or leave their column out",
  ],
];
