import type { DuckDBValue } from "@duckdb/node-api";
import { openDuck } from "./duckdb.ts";
import { releaseFile, removalsDir } from "./removals.ts";
import { filled, quoted } from "./sql-text.ts";

/**
 * Runs a statement over the rows of releases and gives its rows as objects. `{rows}` in its text stands for the rows of all of them, a table with the columns of `src/model/removal.ts`, a column
 * `release` with the name, and columns of theirs where any release has them (null in the others). `$NAME` stands for values. Releases that are not there give no rows; at least one must be.
 */
export async function queryRemovals<Row = Record<string, unknown>>(
  dir: string,
  releases: readonly string[],
  asked: {
    readonly text: string;
    readonly values?: Readonly<Record<string, DuckDBValue>>;
    readonly pieces?: Readonly<Record<string, string>>;
  },
): Promise<Row[]> {
  const duck = await openDuck({ folders: [removalsDir(dir)], memoryMb: 256 });
  try {
    const text = filled(asked.text, { ...asked.pieces, rows: rowsText(dir, releases) });
    const read = await duck.connection.runAndReadAll(text, { ...asked.values });
    return read.getRowObjectsJS() as Row[];
  } finally {
    duck.close();
  }
}

/** The rows of releases as a table of SQL, for statements that are run in a DuckDB of their own. */
export function rowsText(dir: string, releases: readonly string[]): string {
  const each = releases.map(
    (release) => `select ${quoted(release)} as release, * from read_parquet(${quoted(releaseFile(dir, release))})`,
  );
  return `(${each.join(" union all by name ")})`;
}
