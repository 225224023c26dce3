import { dateText, parseDate } from "../model/partial-date.ts";
import type { Words } from "../model/value.ts";
import type { AsOf } from "../store/claims.ts";
import { linksTo } from "../store/links.ts";
import type { Reader } from "./reader.ts";
import { quoteOf } from "./quotable.ts";
import type { MovementPage } from "./shapes.ts";

/** Statements about a subject that were public, oldest first. A quotation from a mirror is not given: its words may be reworded. */
export function statementsAbout(reader: Reader, ref: string, when: AsOf): MovementPage["statements"] {
  const refs = linksTo(reader.record, ref, "about", when).filter((other) => other.startsWith("statement/"));
  return statementsOf(reader, refs, when);
}

/** Statements by their refs that were public, oldest first. */
export function statementsOf(reader: Reader, refs: readonly string[], when: AsOf): MovementPage["statements"] {
  const found = refs.flatMap((other) => reader.subject(other, when) ?? []).filter((s) => s.claims.length > 0);
  const said = found.map((s) => {
    const date = typeof s.doc.date === "string" ? parseDate(s.doc.date) : null;
    const says = s.claims.find((c) => c.attribute === "says");
    return {
      id: s.id,
      speaker: String(s.doc.speaker),
      role: s.doc.role === undefined ? null : String(s.doc.role),
      date_text: date ? dateText(date) : "",
      sort: date?.from ?? "",
      says: says ? (says.value as Words).text : "",
      quote: quoteOf(reader.record, s.claims, when),
      position: String(s.doc.position ?? "none"),
      modality: String(s.doc.modality ?? "asserted"),
      source: (says ?? s.claims[0])?.source ?? "",
    };
  });
  return said
    .sort((a, b) => (a.sort === b.sort ? (a.id < b.id ? -1 : 1) : a.sort < b.sort ? -1 : 1))
    .map(({ sort: _sort, ...rest }) => rest);
}
