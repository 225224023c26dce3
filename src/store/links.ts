import type { AsOf } from "./claims.ts";
import type { Subject, SubjectRow } from "./entries.ts";
import { isPublic, seqOf, standing } from "./is-public.ts";
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
export function linksOf(subject: Pick<Subject, "doc">): Link[] {
  return Object.keys(named).flatMap((link) =>
    [...new Set(listed(subject.doc[link]).map((id) => targetOf(link, id)))].map((to) => ({ link, to })),
  );
}

/** A head without the links to what was not public; a list that is left empty goes. */
export function publicLinks(record: TarmacRecord, doc: Subject["doc"], when: AsOf): Subject["doc"] {
  const entries = Object.entries(doc).flatMap(([key, value]): [string, unknown][] => {
    if (named[key] === undefined) return [[key, value]];
    const left = listed(value).filter((id) => isPublic(record, targetOf(key, id), when));
    if (left.length === 0) return [];
    return [[key, Array.isArray(value) ? left : value]];
  });
  return Object.fromEntries(entries);
}

/** True for a key of a head that names other subjects. */
export const isLink = (key: string): boolean => named[key] !== undefined;

const listed = (value: unknown): string[] =>
  (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
const targetOf = (link: string, id: string): string => `${named[link] ?? ""}${id}`;

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

/** Subjects that link to this one under a key and were public, by ref. */
export function linksTo(record: TarmacRecord, ref: string, link: string, when: AsOf = {}): string[] {
  const from = when.known_at === undefined ? linkedNow(record, ref, link) : linkedThen(record, ref, link, when);
  return when.as_of === undefined ? from : from.filter((other) => isPublic(record, other, when));
}

function linkedNow(record: TarmacRecord, ref: string, link: string): string[] {
  const rows = record
    .prepare("select from_ref as ref from derived_link where to_ref = ? and link = ? order by 1")
    .all(ref, link) as { ref: string }[];
  return rows.map((row) => row.ref);
}

// Links are kept for what stands now; heads of another instant are read.
function linkedThen(record: TarmacRecord, ref: string, link: string, when: AsOf): string[] {
  const rows = record
    .prepare(`select ref, doc from subject where instr(doc, :id) > 0 and ${standing} order by ref`)
    .all({ id: ref.slice(ref.indexOf("/") + 1), seq: seqOf(record, when) }) as unknown as SubjectRow[];
  return rows
    .filter((row) => linksOf({ doc: JSON.parse(row.doc) }).some((one) => one.link === link && one.to === ref))
    .map((row) => row.ref);
}

/** Ids of the whole that a movement is a part of, and of those that went on as it; only what was public. */
export function movementLinks(
  record: TarmacRecord,
  id: string,
  when: AsOf = {},
): { part_of: string | null; after: string[] } {
  const bare = (other: string): string => other.slice("movement/".length);
  const [whole] = linksTo(record, `movement/${id}`, "parts", when);
  return {
    part_of: whole ? bare(whole) : null,
    after: linksTo(record, `movement/${id}`, "then", when).map(bare),
  };
}

/** The days on which something about a subject, its parts or what it goes on as became public, or what names it as such; oldest first. */
export function publicDays(record: TarmacRecord, ref: string): string[] {
  return (record.prepare(sql(import.meta.url, "public-days")).all({ ref }) as { day: string }[]).map((row) => row.day);
}
