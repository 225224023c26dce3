import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { LaidTable } from "../../../src/sources/sheets/lay-out.ts";
import { openDuck } from "../../../src/store/duckdb.ts";

/** The rows of a laid-out table as a strict CSV reader that is not ours reads them: the place, then the cells. */
export function laidRows({ file, delimiter }: LaidTable): string[][] {
  return parse(readFileSync(file), { delimiter, record_delimiter: "\n", relax_quotes: false }) as string[][];
}

/** The same as DuckDB reads them, with nothing left to guess. */
export async function duckRows({ file, delimiter, header }: LaidTable, dir: string): Promise<string[][]> {
  const duck = await openDuck({ folders: [dir] });
  try {
    const names = ["place", ...header.cells.map((_, i) => `c${i}`)];
    const columns = `{${names.map((name) => `${name}: 'varchar'`).join(", ")}}`;
    const told = `auto_detect = false, header = false, delim = '${delimiter}', quote = '"', escape = '"', new_line = '\\n', columns = ${columns}`;
    const read = await duck.connection.runAndReadAll(`from read_csv('${file}', ${told}, strict_mode = true)`);
    return read.getRows().map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
  } finally {
    duck.close();
  }
}
