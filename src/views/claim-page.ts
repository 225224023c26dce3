import type { Claim } from "../model/claim.ts";
import { type AsOf, claimById } from "../store/claims.ts";
import { sourceOf, subjectOf } from "../store/entries.ts";
import { claimView } from "./claim-view.ts";
import { asQuotable } from "./quotable.ts";
import type { Reader } from "./reader.ts";
import type { ClaimPage } from "./shapes.ts";
import { sourceView } from "./source-view.ts";

/** One claim with its source and how it stands; null when the record never held it, or it was not public. */
export function claimPage(reader: Reader, id: string, when: AsOf): ClaimPage | null {
  const claim = claimById(reader.record, id, when);
  const source = claim ? sourceOf(reader.record, claim.source, when) : null;
  if (!claim || !source) return null;
  const state = claim.subject.startsWith("movement/")
    ? reader.movement(claim.subject.slice("movement/".length), when)
    : reader.subject(claim.subject, when);
  const answered = state?.answers.find((a) => a.question.voiced.some((v) => v.claims.includes(id))) ?? null;
  const subject = subjectOf(reader.record, claim.subject, when);
  return {
    ...asQuotable(claimView(claim, answered), source),
    subject: claim.subject,
    title: String(subject?.doc.title ?? claim.subject),
    claim: asQuotable(when.as_of === undefined ? claim : withoutLedger(claim), source),
    source_view: sourceView(source),
  };
}

// Asked as of a day, a page tells what was public then, not when or how this record wrote it down.
function withoutLedger(claim: Claim): ClaimPage["claim"] {
  const { recorded_seq, superseded_seq, superseded_by, ended, ended_at, ...told } = claim;
  return told;
}
