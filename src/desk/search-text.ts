import type { Claim } from "../model/claim.ts";
import type { StoredSource, Subject } from "../store/entries.ts";

/** Texts by which a thing is found: its words, its values in words, ids and names. */
export function claimText(claim: Claim): string {
  return [claim.words, claim.said_by, claim.scope, claim.doubt, claim.note, ...strings(claim.value)]
    .filter(Boolean)
    .join(" · ");
}

/** Publisher, title, address and note of a source. */
export function sourceText(source: StoredSource): string {
  return [
    source.publisher,
    source.title,
    source.url,
    source.note,
    source.original?.publisher,
    source.original?.title,
    source.id,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Title and head of a subject. */
export function subjectText(subject: Subject): string {
  return [subject.id, ...strings(subject.doc)].join(" · ");
}

/** Every text inside a value. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(strings);
}
