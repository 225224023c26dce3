import { createHash } from "node:crypto";
import { readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { TarmacError } from "../../../model/tarmac-error.ts";
import { bytesOf } from "./bytes.ts";

/** Something to load: a file, or the parts of one archive in their order. */
export type Input = { readonly name: string; readonly paths: readonly string[]; readonly bytes: number };

/** Names of files that a folder is searched for; the others are passed over. */
const names = /\.(?:json|jsonl|ndjson|csv|tsv|parquet|tar)(?:\.gz)?$|\.tar\.[a-z]{2}$|\.tgz$/i;
/** A part of an archive that was split because hosts bound the size of a file: `….tar.aa`, `….tar.ab`. */
const part = /^(.*\.tar)\.[a-z]{2}$/;

/** The inputs that paths name: files as they are, folders with all that may hold positions in them, parts of an archive together. Throws when a path is not there. */
export function inputsOf(paths: readonly string[]): readonly Input[] {
  const files = [...new Set(paths.flatMap(filesUnder))];
  const whole = groupBy(files, archiveOf);
  return [...whole].map(([name, parts]) => {
    const sorted = parts.sort();
    return { name, paths: sorted, bytes: sorted.reduce((sum, path) => sum + statSync(path).size, 0) };
  });
}

function filesUnder(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new TarmacError("no_file", `no such file or folder: ${path}`);
  if (!found.isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && names.test(entry.name) && entry.name !== "manifest.json")
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function archiveOf(path: string): string {
  return part.exec(path)?.[1] ?? path;
}

function groupBy(files: readonly string[], key: (file: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const group = groups.get(key(file));
    if (group) group.push(file);
    else groups.set(key(file), [file]);
  }
  return groups;
}

/** SHA-256 of an input, its parts one after another. */
export async function digestOf(input: Input): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of bytesOf(input.paths)) hash.update(chunk);
  return hash.digest("hex");
}

/** Throws when parts of a split archive are missing between the first and the last. */
export function refuseMissingParts(input: Input): void {
  const endings = input.paths.flatMap((path) => /\.tar\.([a-z]{2})$/.exec(basename(path))?.[1] ?? []);
  const there = new Set(endings.map((ending) => (ending.charCodeAt(0) - 97) * 26 + ending.charCodeAt(1) - 97));
  const missing = Array.from({ length: Math.max(-1, ...there) + 1 }, (_, n) => n)
    .filter((n) => !there.has(n))
    .map((n) => `.tar.${String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26))}`);
  if (missing.length === 0) return;
  throw new TarmacError("missing_parts", `parts of the archive are missing: ${missing.join(", ")}`, {
    where: input.name,
    hint: "name all of them, or their folder",
  });
}
