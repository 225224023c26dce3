import type { Claim, SubjectKind } from "../model/claim.ts";
import type { StoredSource } from "../store/entries.ts";

/** How bad a finding is: `error` makes `tarmac check` exit with 3. */
export const severities = ["error", "warning", "note"] as const;
export type Severity = (typeof severities)[number];

/** A subject as rules see it: its head and its standing claims. */
export type LintSubject = {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly id: string;
  readonly doc: Readonly<Record<string, unknown>>;
  readonly claims: readonly Claim[];
};

/** A movement near another in the lists: what the twin rule compares. */
export type NearMovement = {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly people_lo: number | null;
  readonly people_hi: number | null;
};

/** What a rule may look up beside the subject itself. */
export type Around = {
  readonly source: (id: string) => StoredSource | null;
  readonly subject: (ref: string) => LintSubject | null;
  /** Other movements to the same country within so many days. */
  readonly near: (subject: LintSubject, days: number) => readonly NearMovement[];
};

/** Something found: in words that could be quoted, with the claims it rests on. */
export type Found = { readonly text: string; readonly claims: readonly string[] };

/** A rule of the linter: one a file. `says` is the sentence that docs, pages and `--json` serve. */
export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  readonly says: string;
  /** Kinds of subjects it looks at. */
  readonly kinds: readonly SubjectKind[];
  readonly check: (subject: LintSubject, around: Around) => readonly Found[];
};
