import { dirname } from "node:path";
import { openDuck } from "../duckdb.ts";
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
