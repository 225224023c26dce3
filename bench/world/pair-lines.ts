import { isoOf, mondayOf } from "./days.ts";
import { lineOf } from "./delimited.ts";
import { digest } from "./digest.ts";
import type { Fault } from "./fault.ts";
import type { Row } from "./row.ts";
import type { Shape } from "./shape.ts";

/** A row of a pair: how it stands in each release, and which fault brought it there. */
export type Placed = {
  readonly fault: Fault | null;
  readonly a: { readonly row: Row; readonly line: number } | null;
  readonly b: { readonly row: Row; readonly line: number } | null;
  /** True for the second of two copies. */
  readonly copy: boolean;
};

/** The columns of truth/pairs/*-lines.tsv. README.md says what each holds. */
export const lineColumns = [
  "a_line",
  "b_line",
  "event",
  "kind",
  "column",
  "was",
  "is",
  "a_week",
  "b_week",
  "a_text",
  "b_text",
  "renumbered",
] as const;

/** The truth of one row of a pair. Texts stand as digests, so that equal rows can be told. */
export function pairLine(shape: Shape, { fault, a, b, copy }: Placed): string {
  const week = (at: Placed["a"]): string => (at === null ? "" : isoOf(mondayOf(at.row.day)));
  const textOf = (at: Placed["a"]): string => (at === null ? "" : digest(lineOf(shape, at.row)));
  const change = fault?.kind === "change" && a && b ? changeOf(shape, a.row, b.row) : ["", "", ""];
  // The first of two copies is the row itself: nothing happened to it.
  const event = fault?.kind === "doubling" && !copy ? null : fault;
  return [
    copy ? "" : (a?.line ?? ""),
    b?.line ?? "",
    event?.id ?? "",
    event?.kind ?? "",
    ...change,
    week(a),
    week(b),
    textOf(a),
    textOf(b),
    a !== null && b !== null && a.row.id !== b.row.id ? "yes" : "",
  ].join("\t");
}

/** The column, other than the identifier, in which two rows differ, with both texts. */
function changeOf({ columns }: Shape, a: Row, b: Row): readonly [column: string, was: string, is: string] {
  for (const { name, cell } of columns) {
    const [was, is] = [cell(a), cell(b)];
    const identifier = was === a.id && a.id !== "";
    if (was !== is && !identifier) return [name, cellText(was), cellText(is)];
  }
  throw new Error(`Row ${a.n} was to be changed and was not`);
}

const cellText = (cell: string | number): string => (typeof cell === "number" ? isoOf(cell) : cell);
