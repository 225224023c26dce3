/** How two releases were compared, the surest first. */
export const diffMethods = {
  identifiers:
    "Rows are the same where identifier and cells are; what is left is paired by the identifier, then by its cells.",
  content: "Rows are the same where every cell is that both releases have, the identifier left out.",
  margins: "Rows cannot be paired; rows by week and country are set against each other.",
  operations: "Rows are parts of operations: they are paired by operation, day, member state and destination.",
} as const;
export type DiffMethod = keyof typeof diffMethods;

/** Kinds of differences, in the order in which they are told. */
export const diffKinds = {
  lost: "Rows of A that B does not hold any more, for days that B covers.",
  doubled: "Rows that B holds more often than A: every cell is the same.",
  added:
    "Rows of another kind in B: a group whose value of a column, or whose values together, A hardly ever holds, for days that A covers.",
  changed: "Rows of both releases of which cells differ.",
  renumbered: "Rows of both releases with the same cells and another identifier.",
  cut_off: "Rows of A for days before B begins or after it ends: lost, or B was not meant to hold them.",
  other_rule: "Operations that both releases tell alike, counted by another rule.",
  late: "Rows that B adds for days that A covers: entered late.",
  new_weeks: "Rows of B for days after the last day of A.",
  earlier_weeks: "Rows of B for days before the first day of A.",
  respelled: "Cells that say the same in another spelling. No difference.",
} as const;
export type DiffKind = keyof typeof diffKinds;

/** A stretch of days, both inclusive, `YYYY-MM-DD`. */
export type DayRange = readonly [from: string, to: string];

/** Differences of one kind that one description bounds. `people` is what their rows count together. */
export type DiffFinding = {
  readonly kind: DiffKind;
  readonly rows: number;
  readonly people: number;
  /** Column → value that all of them have, or nearly all where `whole` is false; `days` for a stretch of days that bounds them. Empty for rows that have nothing in common. */
  readonly where: Readonly<Record<string, string>>;
  /** True when the description bounds them: hardly a row of it is not one of them. False for rows here and there. */
  readonly whole: boolean;
  /** Mondays of the first and the last week in which they fall; null when none has a day. */
  readonly weeks: DayRange | null;
  readonly text: string;
};

/** A week, by its Monday. `added` are rows of B alone but doubles; null week: rows without a day. */
export type DiffWeek = {
  readonly week: string | null;
  readonly a: number;
  readonly b: number;
  readonly gone: number;
  readonly added: number;
  readonly changed: number;
  readonly doubled: number;
};

/** A column, how many cells of it changed, and the ten commonest changes. */
export type DiffColumn = {
  readonly column: string;
  readonly changed: number;
  readonly from_to: readonly { readonly from: string | null; readonly to: string | null; readonly rows: number }[];
  readonly respelled: number;
};

/** What was compared, and what was left out. */
export type DiffSpan = {
  /** First and last day that both releases cover; null when no row has a day, or none is covered by both. */
  readonly from: string | null;
  readonly to: string | null;
  /** The column whose day places a row. */
  readonly by: string | null;
  readonly a: DayRange | null;
  readonly b: DayRange | null;
  readonly columns: readonly string[];
  /** Rows outside that span and columns that cannot be compared, with the reason. */
  readonly left_out: readonly {
    readonly release: "a" | "b" | "both";
    readonly column?: string;
    readonly rows?: number;
    readonly days?: DayRange;
    readonly why: string;
  }[];
};

/** How far identifiers agree. Shares of 0 to 1; null where there is nothing to measure. */
export type IdentifierTrust = {
  /** `none`: a release has none. */
  readonly verdict: "trusted" | "in_part" | "not" | "none";
  /** Share of the identifiers of A, in the span, that B holds, and the other way. */
  readonly of_a_in_b: number | null;
  readonly of_b_in_a: number | null;
  /** Share of shared identifiers whose gender, birth year, citizenship and birth country agree, beyond what chance gives. */
  readonly attributes_agree: number | null;
  /** Share of identifiers that stand in one row only. */
  readonly unique_a: number | null;
  readonly unique_b: number | null;
};

/** What release B added, lost and changed against release A. The format is stable. */
export type ReleaseDiff = {
  readonly version: 1;
  readonly a: string;
  readonly b: string;
  readonly method: DiffMethod;
  readonly why: string;
  readonly span: DiffSpan;
  readonly trust: IdentifierTrust;
  readonly rows: { readonly a: number; readonly b: number; readonly same: number };
  readonly people: { readonly a: number; readonly b: number };
  readonly kinds: readonly DiffFinding[];
  readonly weeks: readonly DiffWeek[];
  readonly columns: readonly DiffColumn[];
  /** Monday of the first week from which the releases part for good; null when they do not. */
  readonly parts_from: string | null;
  /** First day of the last weeks of A that B fills up with late entries; null when there are none. */
  readonly unfinished_from: string | null;
  /** The plain sentence. */
  readonly says: string;
};

/** Columns of the table of differences, a row a difference. */
export const diffRowColumns = [
  { name: "finding", type: "INTEGER", says: "place of its finding in `kinds`, from 0" },
  { name: "kind", type: "VARCHAR", says: "kind of difference" },
  { name: "week", type: "DATE", says: "Monday of its week" },
  { name: "a_id", type: "BIGINT", says: "the row of A, by its number in the release; null when there is none" },
  { name: "a_file", type: "VARCHAR", says: "its file" },
  { name: "a_sheet", type: "VARCHAR", says: "its sheet" },
  { name: "a_row", type: "INTEGER", says: "its line or row of the sheet" },
  { name: "b_id", type: "BIGINT", says: "the row of B" },
  { name: "b_file", type: "VARCHAR", says: "its file" },
  { name: "b_sheet", type: "VARCHAR", says: "its sheet" },
  { name: "b_row", type: "INTEGER", says: "its line or row of the sheet" },
  { name: "people", type: "BIGINT", says: "people that the row counts, in B where it stands there" },
  { name: "person", type: "VARCHAR", says: "digest of the identifier of the person, 12 hex digits; null without one" },
  { name: "cells", type: "VARCHAR", says: "cells that changed, as JSON: column → [in A, in B]; null for other kinds" },
] as const;
