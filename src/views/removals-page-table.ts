import type { CountedCell } from "../store/count-removals.ts";
import type { CountColumn } from "../store/removal-columns.ts";
import { codeOf, type KeyView, noValues, textOf } from "./removals-page-words.ts";

/** What is counted under a row of the table in one release; `untold`: rows that do not tell how many people they count. */
export type Counted = { readonly people: number; readonly rows: number; readonly untold: number };

/** A row of the table: what it counts, and its numbers in each release, null where the release has none. */
export type TableRow = { readonly keys: readonly KeyView[]; readonly counts: readonly (Counted | null)[] };

const nobody: Counted = { people: 0, rows: 0, untold: 0 };

/** The cells of every release put together by what stands in them: one row for each pair of values that any release has. */
export function tableOf(
  by: readonly CountColumn[],
  perRelease: readonly (readonly CountedCell[] | null)[],
): TableRow[] {
  const found = new Map<string, { keys: readonly KeyView[]; counts: (Counted | null)[] }>();
  for (const [at, cells] of perRelease.entries())
    for (const cell of cells ?? []) {
      const codes = by.map((column, i) => codeOf(column, cell.keys[i] ?? { value: null, said: null }));
      const name = codes.join("\u0000");
      const row = found.get(name) ?? {
        keys: codes.map((code, i) => ({ code, text: textOf(by[i] as CountColumn, code) })),
        counts: perRelease.map(() => null),
      };
      found.set(name, row);
      row.counts[at] = plus(row.counts[at] ?? nobody, cell);
    }
  return [...found.values()];
}

/** The sum of counts, release by release: never of one with another. */
export function sumOf(rows: readonly TableRow[], releases: number): Counted[] {
  return Array.from({ length: releases }, (_, at) =>
    rows.reduce((sum, { counts }) => plus(sum, counts[at] ?? nobody), nobody),
  );
}

/** The rows summed under each value of their first or second column. */
export function totalsBy(rows: readonly TableRow[], place: 0 | 1, releases: number): TableRow[] {
  const found = new Map<string, TableRow[]>();
  for (const row of rows) {
    const code = row.keys[place]?.code ?? "";
    const before = found.get(code);
    if (before === undefined) found.set(code, [row]);
    else before.push(row);
  }
  return [...found.values()].map((under) => ({
    keys: [under[0]?.keys[place] as KeyView],
    counts: sumOf(under, releases),
  }));
}

/** Puts rows in order: by number, the largest of the first release first; by name, where spans of time stand by their days and what is no value stands last. */
export function ordered(rows: readonly TableRow[], order: "number" | "name", by: readonly CountColumn[]): TableRow[] {
  return [...rows].sort((a, b) => (order === "number" ? byNumber(a, b) : 0) || byName(a, b, by));
}

function byNumber(a: TableRow, b: TableRow): number {
  for (const [at, count] of a.counts.entries()) {
    const more = (b.counts[at]?.people ?? 0) - (count?.people ?? 0);
    if (more !== 0) return more;
  }
  return 0;
}

function byName(a: TableRow, b: TableRow, by: readonly CountColumn[]): number {
  for (const [i, column] of by.entries()) {
    const [one, other] = [a.keys[i] as KeyView, b.keys[i] as KeyView];
    if (one.code === other.code) continue;
    const last = Number(one.code in noValues) - Number(other.code in noValues);
    if (last !== 0) return last;
    const [x, y] = isSpan(column) ? [one.code, other.code] : [one.text, other.text];
    return x < y ? -1 : 1;
  }
  return 0;
}

/** True for a column of days, months or years, whose order is that of time. */
export function isSpan({ kind, name }: CountColumn): boolean {
  return kind === "day" || kind === "month" || kind === "week" || name.endsWith("_year");
}

function plus(a: Counted, b: Counted): Counted {
  return { people: a.people + b.people, rows: a.rows + b.rows, untold: a.untold + b.untold };
}
