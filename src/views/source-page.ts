import type { Claim } from "../model/claim.ts";
import { type AsOf, claimsFrom } from "../store/claims.ts";
import { sourceOf, subjectOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";
import { sourceKeys } from "../store/source-keys.ts";
import { claimView } from "./claim-view.ts";
import { asQuotable } from "./quotable.ts";
import type { Reader } from "./reader.ts";
import type { ClaimView, SourceView } from "./shapes.ts";
import { sourceView } from "./source-view.ts";

/** A source with everything that comes from it, by subject. */
export type SourcePage = SourceView & {
  readonly captured: string | null;
  readonly language: string | null;
  /** Sources that repeat this one, by id. */
  readonly copies: readonly SourceView[];
  /** The source at the root of its copies; null when it is no copy, or the root was not public yet. */
  readonly root: SourceView | null;
  /** How many claims come from it, and about how many things. */
  readonly claims: number;
  readonly total: number;
  /** The things of this page of the list: fifty at most. */
  readonly subjects: readonly { readonly ref: string; readonly title: string; readonly claims: readonly ClaimView[] }[];
  readonly page: number;
  readonly pages: number;
  readonly when: AsOf;
};

const subjectsAPage = 50;

/** The page of a source, with the claims about fifty things at a time (`page` null: about all); null when the record does not hold it, or it was not public yet. */
export function sourcePage(reader: Reader, id: string, when: AsOf, page: number | null = null): SourcePage | null {
  const { record } = reader;
  const source = sourceOf(record, id, when);
  if (!source) return null;
  const claims = claimsFrom(record, id, when);
  const refs = [...new Set(claims.map((c) => c.subject))].sort();
  const from = ((page ?? 1) - 1) * subjectsAPage;
  const shown = page === null ? refs : refs.slice(from, from + subjectsAPage);
  const root = source.voice === id ? null : sourceOf(record, source.voice, when);
  return {
    ...sourceView(source),
    captured: source.captured,
    language: source.language,
    copies: sourceKeys(record, when)
      .filter((key) => key.copy_of === id)
      .flatMap((key) => sourceOf(record, key.id, when) ?? [])
      .map(sourceView),
    root: root ? sourceView(root) : null,
    claims: claims.length,
    total: refs.length,
    page: page ?? 1,
    pages: page === null ? 1 : Math.max(1, Math.ceil(refs.length / subjectsAPage)),
    subjects: shown.map((ref) => ({
      ref,
      title: titleOf(record, ref, when),
      claims: standing(
        reader,
        ref,
        claims.filter((c) => c.subject === ref),
        when,
      ).map((claim) => asQuotable(claim, source)),
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
