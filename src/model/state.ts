import type { Claim, SubjectKind } from "./claim.ts";
import type { Count } from "./count.ts";
import type { Question } from "./question.ts";
import type { Span } from "./span.ts";
import type { PlaceValue } from "./value.ts";
import type { Judged, Verdict } from "./verdict.ts";

/** A question with its verdict, and the value shown in words. */
export type Answered = { readonly question: Question; readonly judged: Judged; readonly text: string };

/** A subject with all that is told of it, weighed: what pages are made from. Computed from claims, never stored. */
export type SubjectState = {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly id: string;
  /** Title and links, as typed in. */
  readonly doc: Readonly<Record<string, unknown>>;
  readonly claims: readonly Claim[];
  readonly answers: readonly Answered[];
  readonly state: Verdict;
  readonly state_reason: string;
};

/** A movement, weighed. */
export type MovementState = SubjectState & {
  readonly people: Count | null;
  /** The people of all its parts together; null without parts, or when one of them has no number. */
  readonly parts_people: Count | null;
  readonly third_country: Count | null;
  readonly own_nationals: Count | null;
  /** Why the third-country bounds are what they are, in words. */
  readonly third_country_why: string;
  readonly origin: PlaceValue | null;
  readonly destination: PlaceValue | null;
  /** Countries of the two ends, alpha-3. */
  readonly from: string | null;
  readonly to: string | null;
  /** When it left and arrived, as far as weighed; null when nobody tells. */
  readonly span: Span | null;
  /** Day by which lists are sorted, in the zone of the claim. */
  readonly date: string | null;
  readonly date_text: string;
  /** Third-country and own nationals at the end of the chain of `then`; null when it does not go on. */
  readonly chain_end: {
    readonly to: string | null;
    readonly third_country: Count;
    readonly own_nationals: Count;
    readonly reason: string;
  } | null;
};
