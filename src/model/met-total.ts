import type { Count } from "./count.ts";
import type { ScopeDifference, TotalScope } from "./total.ts";

/** Where a number that meets others comes from. */
export const metKinds = {
  official: "The latest edition of an agency's running total in which nothing is doubted.",
  release: "Rows of a loaded release, counted by fiscal year.",
  statement: "A total of the record: what somebody published or said.",
} as const;
export type MetKind = keyof typeof metKinds;

/** A number with its scope, ready to be set beside others. `counted_to`: the last day that it counts, ISO; null when its period says all. */
export type MetNumber = {
  readonly id: string;
  readonly kind: MetKind;
  readonly title: string;
  /** Address of its page. */
  readonly href: string;
  readonly scope: TotalScope;
  readonly count: Count;
  readonly text: string;
  /** The day by which it was public, ISO; null when not told. */
  readonly as_of: string | null;
  readonly counted_to: string | null;
  /** Of an official total: people a day over its year so far; null for others. */
  readonly daily: number | null;
  /** Of a release: rows flagged as likely duplicates; 0 for others. */
  readonly duplicates: number;
  /** What its publisher, or this record, says of it that a reader must know; null for nothing. */
  readonly caveat: string | null;
};

/** How two numbers stand to each other. */
export const metVerdicts = {
  agrees: "The numbers are equal, or their bounds meet, and nothing in their scopes forbids to compare them.",
  different_scope: "They count different things, or over different days: they stand side by side, with what differs.",
  contradicts: "They count the same thing over the same days, and cannot both hold.",
} as const;
export type MetVerdict = keyof typeof metVerdicts;

/** Two numbers met. `difference`: of the second less the first, by their nearest bounds; null where a bound is open. `percent` of the first. `why`: what would explain it. */
export type MetPair = {
  readonly a: string;
  readonly b: string;
  readonly verdict: MetVerdict;
  readonly difference: number | null;
  readonly percent: number | null;
  readonly differs: readonly ScopeDifference[];
  readonly why: readonly string[];
};
