import type { EventKind } from "./fault.ts";
import { RowClaims } from "./row-claims.ts";

/** A row of truth/pairs/*-lines.tsv. Kind and event are empty for a row to which nothing happened. */
export type PairLine = {
  readonly a_line: number | null;
  readonly b_line: number | null;
  readonly event: string;
  readonly kind: RowKind | "";
  readonly column: string;
  readonly a_week: string;
  readonly b_week: string;
  readonly a_text: string;
  readonly b_text: string;
  readonly renumbered: boolean;
};
export type RowKind = Exclude<EventKind, "renumbering">;

/** Something that a diff says of one row: by its line in the first release for a loss, in the second for anything else; a change by either, with its column. */
export type LineCall = {
  readonly kind: RowKind;
  readonly line: number;
  readonly of: "a" | "b";
  readonly column?: string;
};
/** Something that a diff says of a week, where rows cannot be told apart: so many rows lost, doubled or added. */
export type WeekCall = { readonly kind: RowKind; readonly week: string; readonly rows: number };
export type DiffCalls = {
  readonly lines: readonly LineCall[];
  readonly weeks: readonly WeekCall[];
  readonly renumbered: "nobody" | "some" | "everybody";
};

/** What is known of a pair: `identifiers` as in truth/pairs.json, and the events that a reader may call or not. */
export type DiffTruth = {
  readonly lines: readonly PairLine[];
  readonly identifiers: "none" | "nobody" | "some" | "everybody" | "swapped";
  readonly free: ReadonlySet<string>;
};

export type KindScore = { planted: number; found: number; missed: number; falsely_called: number };
export type DiffScore = {
  readonly kinds: Readonly<Record<RowKind, KindScore>>;
  /** Planted and found rows of each event. */
  readonly events: Readonly<Record<string, { readonly planted: number; readonly found: number }>>;
  readonly renumbering: {
    readonly truth: DiffCalls["renumbered"];
    readonly called: DiffCalls["renumbered"];
    readonly right: boolean;
  };
  /** The first calls of what was not planted. */
  readonly falsely: readonly (LineCall | WeekCall)[];
};

const rowKinds: readonly RowKind[] = ["loss", "doubling", "addition", "change"];
const listed = 50;

/**
 * Scores what a diff says of a pair of releases. Calls by line come first; calls by week are held against the rows of that week that no line has claimed. Rows that are equal to the letter
 * stand for each other: which of two copies is called the double does not matter.
 */
export function scoreDiff(calls: DiffCalls, truth: DiffTruth): DiffScore {
  const claims = new RowClaims(truth);
  const falsely: (LineCall | WeekCall)[] = [];
  const kinds = Object.fromEntries(rowKinds.map((kind) => [kind, noScore()])) as Record<RowKind, KindScore>;
  const accuse = (call: LineCall | WeekCall, rows: number): void => {
    kinds[call.kind].falsely_called += rows;
    if (rows > 0 && falsely.length < listed) falsely.push(call);
  };
  for (const call of calls.lines) accuse(call, claims.line(call) ? 0 : 1);
  for (const call of calls.weeks) accuse(call, call.rows - claims.week(call));
  const events: Record<string, { planted: number; found: number }> = {};
  for (const { kind, event, found } of claims.planted()) {
    kinds[kind].planted++;
    kinds[kind][found ? "found" : "missed"]++;
    events[event] ??= { planted: 0, found: 0 };
    events[event].planted++;
    if (found) events[event].found++;
  }
  return { kinds, events, renumbering: renumberingOf(calls, truth), falsely };
}

function renumberingOf({ renumbered }: DiffCalls, { identifiers }: DiffTruth): DiffScore["renumbering"] {
  const truth = identifiers === "none" ? "nobody" : identifiers === "swapped" ? "everybody" : identifiers;
  return { truth, called: renumbered, right: truth === renumbered };
}

const noScore = (): KindScore => ({ planted: 0, found: 0, missed: 0, falsely_called: 0 });
