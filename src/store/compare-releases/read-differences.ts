import { copyFileSync, existsSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { TarmacError } from "../../model/tarmac-error.ts";
import { openDuck } from "../duckdb.ts";
import { makingName, putWhole } from "../write-whole.ts";
import { quoted, sessionOn } from "./session.ts";

/** A row of the table of differences; its columns are `diffRowColumns`. */
export type Difference = {
  readonly finding: number;
  readonly kind: string;
  readonly week: string | null;
  readonly a_id: number | null;
  readonly a_file: string | null;
  readonly a_sheet: string | null;
  readonly a_row: number | null;
  readonly b_id: number | null;
  readonly b_file: string | null;
  readonly b_sheet: string | null;
  readonly b_row: number | null;
  readonly people: number | null;
  readonly person: string | null;
  readonly cells: string | null;
};

/** Rows of a table of differences: of all kinds, or of one; at most so many. */
export async function readDifferences(
  file: string,
  { kind, most }: { readonly kind?: string; readonly most?: number } = {},
): Promise<Difference[]> {
  const duck = await openDuck({ folders: [dirname(file)], threads: 1, memoryMb: 100 });
  try {
    const which = kind === undefined ? "true" : `kind = ${quoted(kind)}`;
    return await sessionOn(duck).rows("read-differences", { file: quoted(file), which, most: most ?? 1e9 });
  } finally {
    duck.close();
  }
}

/** Throws a TarmacError with code `usage` for a file whose ending is neither `.csv` nor `.parquet`, or whose folder is not there. */
export function checkDifferencesFile(out: string): void {
  if (!/\.(?:csv|parquet)$/.test(out))
    throw new TarmacError("usage", `neither .csv nor .parquet: ${out}`, { hint: "FILE.csv or FILE.parquet" });
  if (!existsSync(dirname(resolve(out))))
    throw new TarmacError("usage", "there is no such folder", { where: dirname(out) });
}

/** Writes a table of differences to a file, by its ending. Throws a TarmacError with code `usage` as `checkDifferencesFile` does, `no_file` where it cannot be written. */
export async function writeDifferences(file: string, out: string): Promise<void> {
  checkDifferencesFile(out);
  const path = resolve(out);
  try {
    if (path.endsWith(".parquet")) copyFileSync(file, makingName(path));
    else await writeCsv(file, makingName(path));
    putWhole(path);
  } catch (cause) {
    throw new TarmacError("no_file", `cannot be written: ${(cause as Error).message}`, { where: out, cause });
  } finally {
    rmSync(makingName(path), { force: true });
  }
}

async function writeCsv(file: string, out: string): Promise<void> {
  const duck = await openDuck({ folders: [dirname(file), dirname(out)], threads: 1, memoryMb: 100 });
  try {
    await sessionOn(duck).run("rows-csv", { file: quoted(file), out: quoted(out) });
  } finally {
    duck.close();
  }
}
