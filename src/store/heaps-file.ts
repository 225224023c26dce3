import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { sha256 } from "./hash.ts";
import { sql } from "./sql.ts";
import { makingName, putWhole, removeUnfinished } from "./write-whole.ts";

/** A place that a writing means, for rows of a country that sends ("" where none is told). */
export type ReadPlace = { readonly said: string; readonly sender: string; readonly place: string };

/** Where the heaps of a workspace are kept: `cache/heaps`; in a workspace that cannot be written to, a folder of the system's own that goes with this process. */
export function heapsFolder(dir: string): string {
  const folder = join(dir, "cache", "heaps");
  if (isWritable(folder)) return folder;
  const other = join(tmpdir(), `tarmac-heaps-${process.pid}`, sha256(resolve(dir)).slice(0, 16));
  if (!existsSync(dirname(other))) process.once("exit", () => rmSync(dirname(other), { recursive: true, force: true }));
  mkdirSync(other, { recursive: true });
  return other;
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The file of the heaps of a release's table, for one reading of its ports: another table or another reading is another file. */
export function heapsFile(folder: string, release: string, rows: string, places: readonly ReadPlace[]): string {
  const { size, mtimeMs } = statSync(rows);
  const digest = sha256(JSON.stringify([places, sql(import.meta.url, "write-removal-heaps")])).slice(0, 12);
  return join(folder, `${release}.${size}-${Math.floor(mtimeMs)}-${digest}.parquet`);
}

/** Puts the heaps together, in the place of those that an earlier reading or an earlier release of the name had. */
export async function writeHeaps(
  connection: DuckDBConnection,
  rows: string,
  { file, places }: { readonly file: string; readonly places: readonly ReadPlace[] },
): Promise<void> {
  const { LIST, VARCHAR, listValue } = await import("@duckdb/node-api");
  removeUnfinished(dirname(file));
  const text = sql(import.meta.url, "write-removal-heaps").replace("$out", makingName(file).replaceAll("'", "''"));
  const column = (name: keyof ReadPlace) => listValue(places.map((place) => place[name]));
  const given = { file: rows, said: column("said"), sender: column("sender"), place: column("place") };
  await connection.run(text, given, { said: LIST(VARCHAR), sender: LIST(VARCHAR), place: LIST(VARCHAR) });
  putWhole(file);
  for (const name of readdirSync(dirname(file)))
    if (name !== basename(file) && releaseOf(name) === releaseOf(basename(file))) rmSync(join(dirname(file), name));
}

function releaseOf(name: string): string {
  return name.replace(/\.[\d.a-f-]+\.parquet$/, "");
}
