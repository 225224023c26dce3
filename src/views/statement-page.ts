import type { Claim } from "../model/claim.ts";
import { type AsOf, claimsUttered } from "../store/claims.ts";
import { sourceOf } from "../store/entries.ts";
import { claimView } from "./claim-view.ts";
import { isQuotable } from "./quotable.ts";
import type { Reader } from "./reader.ts";
import type { AttributeView, ClaimView } from "./shapes.ts";
import { titleOf } from "./source-page.ts";
import { sourceViews } from "./source-view.ts";
import { type StatementRow, statementRow } from "./statements-page.ts";
import { type SubjectPage, subjectPage } from "./subject-page.ts";

/** A statement: what was said once, every source that carries it, and the claims that rest on it, each as it stands. */
export type StatementPage = SubjectPage & {
  readonly row: StatementRow;
  /** Claims about other things that were part of this utterance, by subject. */
  readonly rests: readonly { readonly ref: string; readonly title: string; readonly claims: readonly ClaimView[] }[];
  /** Quotations that only mirrors carry: left out, since their words may not be the speaker's. */
  readonly withheld: number;
};

/** The page of a statement; null when the record does not hold it, or it was not public. */
export function statementPage(reader: Reader, id: string, when: AsOf): StatementPage | null {
  const { record } = reader;
  const page = subjectPage(reader, `statement/${id}`, when);
  const state = reader.subject(`statement/${id}`, when);
  if (!page || !state || state.claims.length === 0) return null;
  const uttered = claimsUttered(record, id, when).filter((c) => c.subject !== page.ref);
  const refs = [...new Set(uttered.map((c) => c.subject))].sort();
  const mayQuote = (claim: ClaimView): boolean =>
    claim.attribute !== "quote" || isQuotable(sourceOf(record, claim.source, when));
  const attributes = page.attributes.map((a) => withClaims(a, a.claims.filter(mayQuote)));
  const count = (list: readonly AttributeView[]): number => list.reduce((n, a) => n + a.claims.length, 0);
  return {
    ...page,
    attributes: attributes.filter((a) => a.claims.length > 0),
    withheld: count(page.attributes) - count(attributes),
    row: statementRow(reader, state, when),
    rests: refs.map((ref) => ({
      ref,
      title: titleOf(record, ref, when),
      claims: standing(
        reader,
        uttered.filter((c) => c.subject === ref),
        when,
      ),
    })),
    sources: sourceViews(record, [...Object.keys(page.sources), ...uttered.map((c) => c.source)], when),
  };
}

/** An attribute with some of its claims; its words are made anew when some are left out, for they quote them. */
function withClaims(attribute: AttributeView, claims: readonly ClaimView[]): AttributeView {
  if (claims.length === attribute.claims.length) return attribute;
  const text = claims.map((c) => `“${c.text}”`).join("; ");
  return { ...attribute, claims, text, reason: text, shown: claims[0]?.value ?? null };
}

function standing(reader: Reader, claims: readonly Claim[], when: AsOf): ClaimView[] {
  const ref = claims[0]?.subject ?? "";
  const state = ref.startsWith("movement/")
    ? reader.movement(ref.slice("movement/".length), when)
    : reader.subject(ref, when);
  const answerOf = (id: string) =>
    state?.answers.find((a) => a.question.voiced.some((v) => v.claims.includes(id))) ?? null;
  return claims.map((claim) => claimView(claim, answerOf(claim.id)));
}
