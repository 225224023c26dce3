import type { Claim } from "../model/claim.ts";
import type { StoredSource, Subject } from "../store/entries.ts";
import { isLink } from "../store/links.ts";

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

/** Title and head of a subject. Ids of what it links to are not its words: they would tell of what became public later. */
export function subjectText(subject: Subject): string {
  const { title, ...head } = subject.doc;
  const rest = Object.fromEntries(Object.entries(head).filter(([key]) => !isLink(key)));
  return [...strings(title), subject.id, ...strings(rest)].join(" · ");
}

/** Every text inside a value, in the order of its keys: the same value gives the same text, in whatever order it was typed. */
function strings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.flatMap(strings);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, member]) => strings(member));
}
