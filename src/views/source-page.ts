import type { Claim } from "../model/claim.ts";
import { type AsOf, claimsFrom } from "../store/claims.ts";
import { sourceOf, sourcesOf, subjectOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";
import { claimView } from "./claim-view.ts";
import type { Reader } from "./reader.ts";
import type { ClaimView, SourceView } from "./shapes.ts";
import { sourceView } from "./source-view.ts";

/** A source with everything that comes from it, by subject. */
export type SourcePage = SourceView & {
  readonly captured: string | null;
  readonly language: string | null;
  /** Sources that repeat this one, by id. */
  readonly copies: readonly SourceView[];
  readonly root: SourceView | null;
  readonly subjects: readonly { readonly ref: string; readonly title: string; readonly claims: readonly ClaimView[] }[];
  readonly when: AsOf;
};

/** The page of a source; null when the record does not hold it, or it was not public yet. */
export function sourcePage(reader: Reader, id: string, when: AsOf): SourcePage | null {
  const { record } = reader;
  const source = sourceOf(record, id, when);
  if (!source) return null;
  const claims = claimsFrom(record, id, when);
  const refs = [...new Set(claims.map((c) => c.subject))].sort();
  const root = source.copy_of === null ? null : sourceOf(record, source.copy_of, when);
  return {
    ...sourceView(source),
    captured: source.captured,
    language: source.language,
    copies: sourcesOf(record, when)
      .filter((s) => s.copy_of === id)
      .map(sourceView),
    root: root ? sourceView(root) : null,
    subjects: refs.map((ref) => ({
      ref,
      title: titleOf(record, ref, when),
      claims: standing(
        reader,
        ref,
        claims.filter((c) => c.subject === ref),
        when,
      ),
    })),
    when,
  };
}

function standing(reader: Reader, ref: string, claims: readonly Claim[], when: AsOf): ClaimView[] {
  const state = ref.startsWith("movement/")
    ? reader.movement(ref.slice("movement/".length), when)
    : reader.subject(ref, when);
  return claims.map((c) =>
    claimView(c, state?.answers.find((a) => a.question.voiced.some((v) => v.claims.includes(c.id))) ?? null),
  );
}

/** Title of a subject: its own, a statement's speaker, a country's name, else its id. */
export function titleOf(record: TarmacRecord, ref: string, when: AsOf = {}): string {
  const doc = subjectOf(record, ref, when)?.doc;
  return String(doc?.title ?? doc?.speaker ?? ref.slice(ref.indexOf("/") + 1));
}
