import type { Claim } from "../model/claim.ts";
import type { Count } from "../model/count.ts";
import type { SubjectKind } from "../model/claim.ts";
import type { Severity } from "../model/severity.ts";
import type { MovementState, SubjectState } from "../model/state.ts";
import type { StoredSource } from "../store/entries.ts";

/** Another movement that may be taken for this one. */
export type NearMovement = {
  readonly ref: string;
  readonly title: string;
  readonly date: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly people: Count | null;
};

/** What a rule may look up beside the subject itself; all of it as of the same time. */
export type Around = {
  readonly source: (id: string) => StoredSource | null;
  /** Movements near a movement: to the same country within two weeks, and those that either calls a look-alike. */
  readonly near: (movement: MovementState) => readonly NearMovement[];
  /** Movements that sources put under an agreement, parts and continuations left out. */
  readonly under: (agreement: string) => readonly NearMovement[];
};

/** Something found: in words that could be quoted, with the claims it rests on. `other`: ref of a second subject that it is about. */
export type Found = { readonly text: string; readonly claims: readonly string[]; readonly other?: string };

/** A rule of the linter: one a file. `title` and `says` are what docs, pages and `--json` serve. */
export type Rule = {
  readonly id: string;
  readonly severity: Severity;
  /** What is the matter, in a few words. */
  readonly title: string;
  readonly says: string;
  /** Kinds of subjects it looks at. */
  readonly kinds: readonly SubjectKind[];
  readonly check: (subject: SubjectState, around: Around) => readonly Found[];
};

/** The subject as a movement, for rules that look at movements alone. */
export function asMovement(subject: SubjectState): MovementState {
  return subject as MovementState;
}

/** The claims on an attribute, with their value's type. */
export function on<Value>(
  subject: SubjectState,
  attribute: string,
): (Omit<Claim, "value"> & { readonly value: Value })[] {
  return subject.claims.filter((c) => c.attribute === attribute) as (Omit<Claim, "value"> & {
    readonly value: Value;
  })[];
}

/** "1 claim", "3 claims". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
