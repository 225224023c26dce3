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

/** Writes the links that a subject's head draws. Called inside `write`. */
export function putLinks(record: TarmacRecord, subject: Subject): void {
  record.prepare("delete from derived_link where from_ref = ?").run(subject.ref);
  const insert = record.prepare("insert or ignore into derived_link values (?, ?, ?)");
  for (const [key, prefix] of Object.entries(named)) {
    const value = subject.doc[key];
    const ids = Array.isArray(value) ? value : value === undefined ? [] : [value];
    for (const id of ids) insert.run(subject.ref, key, `${prefix}${id}`);
  }
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
