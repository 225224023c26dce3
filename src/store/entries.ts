import type { SubjectKind } from "../model/claim.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import type { Source } from "../model/source.ts";
import type { AsOf } from "./claims.ts";
import { isPublic, seqOf, standing } from "./is-public.ts";
import { publicLinks } from "./links.ts";
import type { TarmacRecord } from "./record.ts";

/** A thing that claims are about, without its claims: what is ours to say (title, links). */
export type Subject = {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly id: string;
  readonly doc: Readonly<Record<string, unknown>>;
  readonly recorded_seq: number;
};

/** A source with what the store adds to it. `voice` is the source at the root of its copies. */
export type StoredSource = Source & {
  readonly public_date: string;
  readonly voice: string;
  readonly recorded_seq: number;
};

/** Rows as their tables hold them. */
export type SubjectRow = { ref: string; kind: SubjectKind; doc: string; recorded_seq: number };
export type SourceRow = { id: string; doc: string; public_date: string; voice: string; recorded_seq: number };

export const toSubject = (row: SubjectRow): Subject => ({
  ref: row.ref,
  kind: row.kind,
  id: row.ref.slice(row.kind.length + 1),
  doc: JSON.parse(row.doc),
  recorded_seq: row.recorded_seq,
});
export const toSource = (row: SourceRow): StoredSource => ({
  ...(JSON.parse(row.doc) as Source),
  public_date: row.public_date,
  voice: row.voice,
  recorded_seq: row.recorded_seq,
});

/** A subject by its ref (`movement/ID`), its head without links to what was not public; null when the record does not hold it, or it was not public. */
export function subjectOf(record: TarmacRecord, ref: string, when: AsOf = {}): Subject | null {
  const row = record
    .prepare(`select ref, kind, doc, recorded_seq from subject where ref = :ref and ${standing}`)
    .get({ ref, seq: seqOf(record, when) });
  if (!row || (when.as_of !== undefined && !isPublic(record, ref, when))) return null;
  return asOf(record, toSubject(row as unknown as SubjectRow), when);
}

/** All subjects of a kind that were public, by id. */
export function subjectsOf(record: TarmacRecord, kind: SubjectKind, when: AsOf = {}): Subject[] {
  const rows = record
    .prepare(`select ref, kind, doc, recorded_seq from subject where kind = :kind and ${standing} order by ref`)
    .all({ kind, seq: seqOf(record, when) });
  return (rows as unknown as SubjectRow[])
    .filter((row) => when.as_of === undefined || isPublic(record, row.ref, when))
    .map((row) => asOf(record, toSubject(row), when));
}

/** Titles are ours and stand as they are; a link to what became public later would tell of it, and is left out. */
function asOf(record: TarmacRecord, subject: Subject, when: AsOf): Subject {
  return when.as_of === undefined ? subject : { ...subject, doc: publicLinks(record, subject.doc, when) };
}

/** True when the record holds the source now. */
export function holdsSource(record: TarmacRecord, id: string): boolean {
  return record.prepare("select 1 from source where id = ? and superseded_seq is null").get(id) !== undefined;
}

/** True when the record holds the subject now, by its ref (`movement/ID`). */
export function holdsSubject(record: TarmacRecord, ref: string): boolean {
  return record.prepare("select 1 from subject where ref = ? and superseded_seq is null").get(ref) !== undefined;
}

/** A source by its id; null when the record does not hold it, or it was not public yet. */
export function sourceOf(record: TarmacRecord, id: string, when: AsOf = {}): StoredSource | null {
  const row = record
    .prepare(
      `select id, doc, public_date, voice, recorded_seq from source where id = :id and public_date <= :day and ${standing}`,
    )
    .get({ id, day: when.as_of ?? "9999-12-31", seq: seqOf(record, when) });
  return row ? toSource(row as unknown as SourceRow) : null;
}

/** All sources that were public, by id. */
export function sourcesOf(record: TarmacRecord, when: AsOf = {}): StoredSource[] {
  const rows = record
    .prepare(
      `select id, doc, public_date, voice, recorded_seq from source where public_date <= :day and ${standing} order by id`,
    )
    .all({ day: when.as_of ?? "9999-12-31", seq: seqOf(record, when) });
  return (rows as unknown as SourceRow[]).map(toSource);
}

/** The voice of a source: the source at the root of its copies; null when the record did not hold it then. */
export function voiceOf(record: TarmacRecord, id: string, when: AsOf = {}): string | null {
  const row = record
    .prepare(`select voice from source where id = :id and ${standing}`)
    .get({ id, seq: seqOf(record, when) });
  return row ? (row as { voice: string }).voice : null;
}

/** Standing sources of one voice: a source and its copies, by id. */
export function sourcesOfVoice(record: TarmacRecord, voice: string): StoredSource[] {
  const rows = record
    .prepare(
      "select id, doc, public_date, voice, recorded_seq from source where voice = ? and superseded_seq is null order by id",
    )
    .all(voice);
  return (rows as unknown as SourceRow[]).map(toSource);
}

/** Writes a version of a subject, ending the one before. Called inside `write`. */
export function putSubject(record: TarmacRecord, subject: Subject, searchBody: string): void {
  record
    .prepare("update subject set superseded_seq = :seq where ref = :ref and superseded_seq is null")
    .run({ ref: subject.ref, seq: subject.recorded_seq });
  record
    .prepare("insert into subject (ref, kind, doc, recorded_seq) values (?, ?, ?, ?)")
    .run(subject.ref, subject.kind, canonicalJson(subject.doc), subject.recorded_seq);
  putText(record, subject.ref, searchBody, "0000-01-01");
}

/** Writes a version of a source, ending the one before. Called inside `write`. */
export function putSource(record: TarmacRecord, stored: StoredSource, searchBody: string): void {
  const { public_date, voice, recorded_seq, ...doc } = stored;
  record
    .prepare("update source set superseded_seq = :seq where id = :id and superseded_seq is null")
    .run({ id: doc.id, seq: recorded_seq });
  record
    .prepare("insert into source (id, doc, public_date, voice, recorded_seq) values (?, ?, ?, ?, ?)")
    .run(doc.id, canonicalJson(doc), public_date, voice, recorded_seq);
  putText(record, `source/${doc.id}`, searchBody, public_date);
}

function putText(record: TarmacRecord, ref: string, body: string, publicDate: string): void {
  const known = record.prepare("select search_rowid as n from derived_text where ref = ?").get(ref) as
    | { n: number }
    | undefined;
  if (known) record.prepare("delete from search where rowid = ?").run(known.n);
  const last = record.prepare("select rowid as n from search order by rowid desc limit 1").get() as
    | { n: number }
    | undefined;
  const next = (last?.n ?? 0) + (last && last.n % 2 === 1 ? 2 : 1);
  record
    .prepare("insert into search (rowid, body, ref, subject, public_date) values (?, ?, ?, ?, ?)")
    .run(next, body, ref, ref, publicDate);
  record.prepare("insert or replace into derived_text values (?, ?)").run(ref, next);
}
