import { canonicalJson } from "../model/canonical-json.ts";
import type { Claim } from "../model/claim.ts";
import { type ClaimRow, claimColumns, searchRowOf, toClaim } from "./claims.ts";
import { type DerivedRow, derivedOf } from "./derived.ts";
import { type SourceRow, type StoredSource, type Subject, type SubjectRow, toSource, toSubject } from "./entries.ts";
import { type FindingRow, findingRowsOf } from "./findings.ts";
import { linksFrom, linksOf } from "./links.ts";
import type { TarmacRecord } from "./record.ts";
import { sql } from "./sql.ts";
import { eachRow } from "./each-row.ts";
import { count, type Fault, type Progress } from "./verify.ts";

/** What rows are computed from, handed in by those who know how. */
export type Recompute = {
  readonly derived: (ref: string) => { readonly rows: readonly DerivedRow[]; readonly findings: readonly FindingRow[] };
  readonly claimText: (claim: Claim) => string;
  readonly sourceText: (source: StoredSource) => string;
  readonly subjectText: (subject: Subject) => string;
};

const fault = (table: string, id: string | null, column: string | null, what: string): Fault => ({
  table,
  id,
  column,
  ledger: null,
  what,
});

/** Rows of lists and links that differ from what the claims give when they are weighed again. */
export function* derivedFaults(record: TarmacRecord, again: Recompute, progress: Progress): Generator<Fault> {
  const standing = "from subject where superseded_seq is null";
  const total = count(record, `select count(*) as n ${standing}`);
  let done = 0;
  for (const row of eachRow(
    record.db.prepare(`select ref, kind, doc, recorded_seq ${standing}`),
  ) as unknown as Iterable<SubjectRow>) {
    const subject = toSubject(row);
    const wanted = again.derived(subject.ref);
    yield* rowFaults(subject.ref, wanted.rows, derivedOf(record, subject.ref));
    yield* findingFaults(subject.ref, wanted.findings, findingRowsOf(record, subject.ref));
    yield* linkFaults(record, subject);
    done += 1;
    if (done % 50 === 0 || done === total) progress("rows of lists", done, total);
  }
  for (const [table, key] of [
    ["derived_subject", "ref"],
    ["derived_link", "from_ref"],
    ["derived_finding", "subject"],
  ] as const)
    for (const { ref } of record.db
      .prepare(`select distinct ${key} as ref from ${table} where ${key} not in (select ref ${standing})`)
      .all() as { ref: string }[])
      yield fault(table, ref, null, "is of no subject in the record");
  yield* tallyFaults(record);
}

/** Sums over lists that differ from what their rows add up to. */
function* tallyFaults(record: TarmacRecord): Generator<Fault> {
  const rows = record.db.prepare(sql(import.meta.url, "tally-faults")).all({ none: nothingTallied });
  for (const { id, wanted, is } of rows as { id: string; wanted: string; is: string }[])
    yield fault("derived_tally", id, null, `should be ${wanted}, is ${is}`);
  const found = record.db.prepare(sql(import.meta.url, "finding-tally-faults")).all();
  for (const { id, wanted, is } of found as { id: string; wanted: number; is: number }[])
    yield fault("derived_finding_tally", id, null, `should be ${wanted}, is ${is}`);
}

/** The numbers of a cell that holds nothing: it may be missing, or be left over. */
const nothingTallied = JSON.stringify(Array(13).fill(0));

const columns = ["kind", "public_to", "sort_date", "state", "destination", "listed", "doc", "lanes"] as const;

function* rowFaults(ref: string, wanted: readonly DerivedRow[], kept: readonly DerivedRow[]): Generator<Fault> {
  const byDay = new Map(kept.map((row) => [row.public_from, row]));
  for (const row of wanted) {
    const id = `${ref} from ${row.public_from}`;
    const is = byDay.get(row.public_from);
    byDay.delete(row.public_from);
    if (!is) {
      yield fault("derived_subject", id, null, "is missing");
      continue;
    }
    for (const column of columns)
      if (is[column] !== row[column])
        yield fault("derived_subject", id, column, differenceText(row[column], is[column]));
  }
  for (const day of byDay.keys())
    yield fault(
      "derived_subject",
      `${ref} from ${day}`,
      null,
      "is not what the claims give: there should be no such row",
    );
}

/** What differs; of two JSON objects only the members that do. */
function differenceText(wanted: unknown, is: unknown): string {
  const [a, b] = [objectOf(wanted), objectOf(is)];
  if (a === null || b === null) return `should be ${short(wanted)}, is ${short(is)}`;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (key) => canonicalJson(a[key]) !== canonicalJson(b[key]),
  );
  if (keys.length === 0) return "has its members in another order";
  return keys.map((key) => `${key} should be ${short(a[key])}, is ${short(b[key])}`).join("; ");
}

function objectOf(value: unknown): Record<string, unknown> | null {
  if (typeof value !== "string" || !value.startsWith("{")) return null;
  try {
    return JSON.parse(value) as Record<string, unknown>;
  } catch {
    return null;
  }
}

function short(value: unknown): string {
  const text = canonicalJson(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}

function* findingFaults(ref: string, wanted: readonly FindingRow[], kept: readonly FindingRow[]): Generator<Fault> {
  const key = (row: FindingRow): string => canonicalJson(row);
  const name = (row: FindingRow): string => `${ref} ${row.rule} ${row.id} from ${row.public_from}`;
  const [should, is] = [new Map(wanted.map((row) => [key(row), row])), new Map(kept.map((row) => [key(row), row]))];
  for (const [k, row] of should)
    if (!is.has(k)) yield fault("derived_finding", name(row), null, "is missing, or says something else");
  for (const [k, row] of is)
    if (!should.has(k)) yield fault("derived_finding", name(row), null, "is not what the rules find");
}

function* linkFaults(record: TarmacRecord, subject: Subject): Generator<Fault> {
  const text = ({ link, to }: { link: string; to: string }): string => `${subject.ref} ${link} ${to}`;
  const wanted = new Set(linksOf(subject).map(text));
  const kept = new Set(linksFrom(record, subject.ref).map(text));
  for (const one of wanted) if (!kept.has(one)) yield fault("derived_link", one, null, "is missing");
  for (const one of kept) if (!wanted.has(one)) yield fault("derived_link", one, null, "is not in the subject's head");
}

type SearchRow = { ref: string; body: string; subject: string; public_date: string };

/** Texts in `search` that are missing, left over or not those of their row. */
export function* searchFaults(record: TarmacRecord, again: Recompute, progress: Progress): Generator<Fault> {
  const find = record.prepare("select ref, body, subject, public_date from search where rowid = ?");
  const at = (rowid: number): SearchRow | undefined => find.get(rowid) as SearchRow | undefined;
  const total = count(record, "select count(*) as n from claim where superseded_seq is null");
  let found = 0;
  let done = 0;
  for (const row of eachRow(
    record.db.prepare(`select rowid, ${claimColumns} from claim where superseded_seq is null order by rowid`),
  ) as unknown as Iterable<ClaimRow & { rowid: number }>) {
    done += 1;
    if (done % 2000 === 0 || done === total) progress("texts for search", done, total);
    const is = at(searchRowOf(row.rowid));
    if (is) found += 1;
    const { rowid: _rowid, ...columns } = row;
    yield* textFault(is, `claim/${row.id}`, () => ({
      ref: `claim/${row.id}`,
      body: again.claimText(toClaim(columns)),
      subject: row.subject,
      public_date: row.public_date,
    }));
  }
  for (const { ref, n } of record.db.prepare("select ref, search_rowid as n from derived_text order by 1").all() as {
    ref: string;
    n: number;
  }[]) {
    const is = at(n);
    if (is) found += 1;
    yield* textFault(is, ref, () => wantedText(record, ref, again));
  }
  yield* withoutText(record);
  const rows = count(record, "select count(*) as n from search");
  if (rows > found) yield fault("search", null, null, `holds ${rows - found} texts of nothing in the record`);
}

function* textFault(is: SearchRow | undefined, ref: string, wanted: () => SearchRow | null): Generator<Fault> {
  if (!is) {
    yield fault("search", ref, null, "is missing: it cannot be found by its words");
    return;
  }
  let row: SearchRow | null;
  try {
    row = wanted();
  } catch {
    return; // a row that cannot be read is told with its table
  }
  if (row === null) yield fault("derived_text", ref, null, "is of nothing in the record");
  else
    for (const column of ["ref", "body", "subject", "public_date"] as const)
      if (is[column] !== row[column]) yield fault("search", ref, column, differenceText(row[column], is[column]));
}

function wantedText(record: TarmacRecord, ref: string, again: Recompute): SearchRow | null {
  if (ref.startsWith("source/")) {
    const row = record
      .prepare("select id, doc, public_date, voice, recorded_seq from source where id = ? and superseded_seq is null")
      .get(ref.slice("source/".length));
    if (!row) return null;
    const source = toSource(row as unknown as SourceRow);
    return { ref, subject: ref, body: again.sourceText(source), public_date: source.public_date };
  }
  const row = record
    .prepare("select ref, kind, doc, recorded_seq from subject where ref = ? and superseded_seq is null")
    .get(ref);
  if (!row) return null;
  return {
    ref,
    subject: ref,
    body: again.subjectText(toSubject(row as unknown as SubjectRow)),
    public_date: "0000-01-01",
  };
}

function* withoutText(record: TarmacRecord): Generator<Fault> {
  const rows = record.db
    .prepare(
      `select ref from (select 'source/' || id as ref from source where superseded_seq is null
       union all select ref from subject where superseded_seq is null) where ref not in (select ref from derived_text)`,
    )
    .all() as { ref: string }[];
  for (const { ref } of rows) yield fault("search", ref, null, "is missing: it cannot be found by its words");
}
