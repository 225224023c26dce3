import type { Subject } from "./entries.ts";
import type { TarmacRecord } from "./record.ts";
import { sql } from "./sql.ts";

/** Head keys that name other subjects, with the kind they name; `about` holds whole refs. */
const named: Readonly<Record<string, string>> = {
  parts: "movement/",
  then: "movement/",
  lookalikes: "movement/",
  agreement: "agreement/",
  movement: "movement/",
  about: "",
};

/** A link that a subject's head draws. */
export type Link = { readonly link: string; readonly to: string };

/** The links that a subject's head draws, each once. */
export function linksOf(subject: Subject): Link[] {
  const links = Object.entries(named).flatMap(([link, prefix]) => {
    const value = subject.doc[link];
    const ids = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return [...new Set(ids.map(String))].map((id) => ({ link, to: `${prefix}${id}` }));
  });
  return links;
}

/** Replaces the links that a subject's head draws. Called inside `write`. */
export function putLinks(record: TarmacRecord, subject: Subject): void {
  record.prepare("delete from derived_link where from_ref = ?").run(subject.ref);
  const insert = record.prepare("insert into derived_link values (?, ?, ?)");
  for (const { link, to } of linksOf(subject)) insert.run(subject.ref, link, to);
}

/** The links that are kept of a subject. */
export function linksFrom(record: TarmacRecord, ref: string): Link[] {
  return record
    .prepare('select link, to_ref as "to" from derived_link where from_ref = ? order by 1, 2')
    .all(ref) as unknown as Link[];
}

/** Subjects that link to this one under a key, by ref. */
export function linksTo(record: TarmacRecord, ref: string, link: string): string[] {
  const rows = record
    .prepare("select from_ref as ref from derived_link where to_ref = ? and link = ? order by 1")
    .all(ref, link) as { ref: string }[];
  return rows.map((row) => row.ref);
}

/** Ids of the whole that a movement is a part of, and of those that went on as it. */
export function movementLinks(record: TarmacRecord, id: string): { part_of: string | null; after: string[] } {
  const bare = (other: string): string => other.slice("movement/".length);
  const [whole] = linksTo(record, `movement/${id}`, "parts");
  return { part_of: whole ? bare(whole) : null, after: linksTo(record, `movement/${id}`, "then").map(bare) };
}

/** The days on which something about a subject, its parts or what it goes on as became public, oldest first. */
export function publicDays(record: TarmacRecord, ref: string): string[] {
  return (record.prepare(sql(import.meta.url, "public-days")).all({ ref }) as { day: string }[]).map((row) => row.day);
}
