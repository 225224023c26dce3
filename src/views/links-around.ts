import { dateText, parseDate } from "../model/partial-date.ts";
import type { AsOf } from "../store/claims.ts";
import { subjectOf } from "../store/entries.ts";
import { linksOf, linksTo } from "../store/links.ts";
import type { Reader } from "./reader.ts";
import { titleOf } from "./source-page.ts";

/** A thing that a page links to. */
export type LinkView = {
  /** `kind/id`, which is also its address. */
  readonly ref: string;
  readonly kind: string;
  readonly title: string;
  /** The day in its head, in words; empty when it has none. */
  readonly date_text: string;
};

const backwards = ["about", "agreement", "movement"] as const;

/** Refs of the subjects that name this one, in the order of their kind and id, once each; what was not public then is left out. */
export function refsTo(reader: Reader, ref: string, when: AsOf): string[] {
  const found = new Set(backwards.flatMap((link) => linksTo(reader.record, ref, link, when)));
  return [...found].sort().filter((other) => isPublic(reader, other, when) && draws(reader, other, ref, when));
}

/** Refs that this subject names in its head under `about`, `agreement` or `movement`; what was not public then is left out. */
export function refsFrom(reader: Reader, ref: string, when: AsOf): string[] {
  const subject = subjectOf(reader.record, ref, when);
  if (!subject) return [];
  const named = linksOf(subject).filter(({ link }) => (backwards as readonly string[]).includes(link));
  return [...new Set(named.map(({ to }) => to))].sort().filter((other) => isPublic(reader, other, when));
}

/** A ref with what a page prints of it. */
export function linkView(reader: Reader, ref: string, when: AsOf = {}): LinkView {
  const date = parseDate(String(subjectOf(reader.record, ref, when)?.doc.date ?? ""));
  return {
    ref,
    kind: ref.slice(0, ref.indexOf("/")),
    title: titleOf(reader.record, ref, when),
    date_text: date ? dateText(date) : "",
  };
}

/** True when something about a subject was public: its page can be shown. */
export function isPublic(reader: Reader, ref: string, when: AsOf): boolean {
  return (ref.startsWith("movement/") ? reader.movement(ref.slice(9), when) : reader.subject(ref, when)) !== null;
}

/** Links are kept as they stand now; what the record held at another instant may not have drawn them. */
function draws(reader: Reader, from: string, to: string, when: AsOf): boolean {
  if (when.known_at === undefined) return true;
  const subject = subjectOf(reader.record, from, when);
  return subject !== null && linksOf(subject).some((link) => link.to === to);
}
