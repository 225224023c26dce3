import { type AsOf, claimById } from "../store/claims.ts";
import { sourceOf, subjectOf } from "../store/entries.ts";
import { claimView } from "./claim-view.ts";
import type { Reader } from "./reader.ts";
import type { ClaimPage } from "./shapes.ts";
import { sourceView } from "./source-view.ts";

/** One claim with its source and how it stands; null when the record never held it, or it was not public. */
export function claimPage(reader: Reader, id: string, when: AsOf): ClaimPage | null {
  const claim = claimById(reader.record, id);
  const source = claim ? sourceOf(reader.record, claim.source, when) : null;
  if (!claim || !source || claim.public_date > (when.as_of ?? "9999-12-31")) return null;
  const state = claim.subject.startsWith("movement/")
    ? reader.movement(claim.subject.slice("movement/".length), when)
    : reader.subject(claim.subject, when);
  const answered = state?.answers.find((a) => a.question.voiced.some((v) => v.claims.includes(id))) ?? null;
  const subject = subjectOf(reader.record, claim.subject);
  return {
    ...claimView(claim, answered),
    subject: claim.subject,
    title: String(subject?.doc.title ?? claim.subject),
    claim:
      when.as_of === undefined
        ? claim
        : { ...claim, superseded_seq: null, superseded_by: null, ended: null, ended_at: null },
    source_view: sourceView(source),
  };
}
