import type { ReleaseDiff } from "../src/model/release-diff.ts";
import type { Difference } from "../src/store/compare-releases/read-differences.ts";
import type { DiffCalls, LineCall, RowKind } from "./world/score-diff.ts";

/** Kinds of our differences as the world names them, and the release in whose lines they are called. */
const called: Readonly<Record<string, readonly [kind: RowKind, of: "a" | "b"]>> = {
  lost: ["loss", "a"],
  cut_off: ["loss", "a"],
  doubled: ["doubling", "b"],
  added: ["addition", "b"],
  late: ["addition", "b"],
  new_weeks: ["addition", "b"],
  earlier_weeks: ["addition", "b"],
};

/** What a comparison calls, in the words of the world: a call a row, of a changed row one for each cell. `columnOf` gives the column of the release for ours. */
export function diffCalls(
  diff: ReleaseDiff,
  rows: readonly Difference[],
  columnOf: (ours: string) => string,
): DiffCalls {
  return { lines: rows.flatMap((row) => lineCalls(row, columnOf)), weeks: [], renumbered: renumberedOf(diff) };
}

function lineCalls(row: Difference, columnOf: (ours: string) => string): LineCall[] {
  if (row.cells !== null && row.b_row !== null) {
    const line = row.b_row;
    return Object.keys(JSON.parse(row.cells) as object).map((column) => ({
      ...{ kind: "change", line, of: "b", column: columnOf(column) },
    }));
  }
  const [kind, of] = called[row.kind] ?? [];
  const line = of === "a" ? row.a_row : row.b_row;
  return kind === undefined || of === undefined || line === null ? [] : [{ kind, line, of }];
}

function renumberedOf({ kinds }: ReleaseDiff): DiffCalls["renumbered"] {
  const found = kinds.filter(({ kind }) => kind === "renumbered");
  if (found.length === 0) return "nobody";
  return found.some(({ whole, where }) => whole && Object.keys(where).length === 0) ? "everybody" : "some";
}
