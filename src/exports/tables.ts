import { canonicalJson } from "../model/canonical-json.ts";
import { type SubjectKind, subjectKinds } from "../model/claim.ts";
import { claimValueText } from "../model/claim-text.ts";
import type { Count } from "../model/count.ts";
import { printPlace } from "../model/place.ts";
import { headKeys } from "../model/register-keys.ts";
import { entryKeys } from "../model/register.schema.ts";
import type { Source } from "../model/source.ts";
import { type AsOf, type ClaimRow, toClaim } from "../store/claims.ts";
import { toSubject } from "../store/entries.ts";
import { type JudgementRow, toJudgement } from "../store/judgements.ts";
import { ledgerRows } from "../store/ledger.ts";
import type { TarmacRecord } from "../store/record.ts";
import { sql } from "../store/sql.ts";
import { eachRow } from "../store/each-row.ts";
import { clocksOf, headOn } from "./clocks.ts";
import type { ExportTable, Row } from "./export-table.ts";

const columns = (says: Readonly<Record<string, string>>): ExportTable["columns"] =>
  Object.entries(says).map(([name, sentence]) => ({ name, says: sentence }));

const recorded = { recorded_at: "When this record wrote it, UTC instant." };
const version = { ...recorded, superseded_at: "When a newer version took its place; empty for the one that stands." };

const sources: ExportTable = {
  name: "sources",
  says: "A version of a source.",
  columns: columns({
    id: "Id given in the register.",
    publisher: "Who is credited with it.",
    title: "Title as published.",
    url: "Address.",
    date: "Date of publication, a partial date.",
    public_date: "Last day by which it was public.",
    kind: "Kind of source.",
    language: "Language.",
    seen: "How much of it was read.",
    captured: "Day on which it was read.",
    copy_of: "Id of the source that it repeats.",
    voice: "Id of the source at the root of its copies.",
    original: "What it was copied from: publisher, title, url.",
    note: "What a reader should know of its weight.",
    ...version,
  }),
  *rows(record, when) {
    const found = eachRow(record.db.prepare(sql(import.meta.url, "all-sources")), clocksOf(record, when));
    for (const row of found as Iterable<{ doc: string; id: string }>) {
      const { doc, ...rest } = row;
      yield { ...(JSON.parse(doc) as Source), ...rest };
    }
  },
};

/** The table of a kind of subject: movements, agreements, payments … */
function subjectTable(kind: SubjectKind): ExportTable {
  const heads = entryKeys(kind).filter((key) => ![kind, "claims", "history"].includes(key));
  const keys = columns({
    id: "Its id; `kind/id` is what claims name as their subject.",
    ...Object.fromEntries(heads.map((key) => [key, headKeys[kind]?.[key] ?? headKeys.any?.[key] ?? ""])),
    ...version,
  });
  return {
    name: kind === "aircraft" ? "aircraft" : `${kind}s`,
    says: `A version of ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}, without its claims.`,
    columns: keys,
    *rows(record, when) {
      const { seq } = clocksOf(record, when);
      const found = eachRow(record.db.prepare(sql(import.meta.url, "all-subjects")), {
        kind,
        seq,
        day: when.as_of ?? null,
      });
      for (const row of found as Iterable<{
        ref: string;
        doc: string;
        recorded_at: string;
        superseded_at: string | null;
      }>) {
        const { recorded_at, superseded_at } = row;
        const subject = toSubject({ ref: row.ref, kind, doc: row.doc, recorded_seq: 0 });
        yield { id: subject.id, ...headOn(record, subject, when), recorded_at, superseded_at };
      }
    },
  };
}

const claims: ExportTable = {
  name: "claims",
  says: "A value that one source gives for one attribute of one thing; also those that were superseded or withdrawn.",
  columns: columns({
    id: "Hash of slot, value and words.",
    slot: "Hash of subject, source, place, said_by, attribute and n.",
    subject: "What it is about, `kind/id`.",
    attribute: "Name of the attribute.",
    text: "The value in words.",
    lo: "Lower bound of its number; empty where it has none.",
    hi: "Upper bound of its number; empty when it is open.",
    value: "The value, JSON.",
    words: "The words as written in the source.",
    mode: "Lane: said, flown, recorded.",
    modality: "How firmly it was put.",
    said_by: "Whom the source quotes.",
    utterance: "Id of the statement it was part of.",
    via: "`press`, when a track or record reached us through the press.",
    scope: "Another scope than the subject's own, in words.",
    source: "Id of the source.",
    place: "The place in the source, in words.",
    public_date: "Last day by which it was public.",
    doubt: "Why it is doubtful.",
    note: "What a reader should know.",
    n: "Which of several values at the same place, from 0.",
    ...recorded,
    ended_at: "When it was superseded or withdrawn; empty for one that stands.",
    superseded_by: "Id of the claim that took its place.",
    withdrawn: "Why it was withdrawn.",
  }),
  *rows(record, when) {
    const found = eachRow(record.db.prepare(sql(import.meta.url, "all-claims")), clocksOf(record, when));
    for (const row of found as Iterable<ClaimRow & { recorded_at: string; withdrawn: string | null }>)
      yield claimRow(row);
  },
};

function claimRow(row: ClaimRow & Row): Row {
  const claim = toClaim(row);
  const { count, ...own } = claim.value as { count?: Count; lo?: number; hi?: number | null };
  const { lo, hi } = count ?? own;
  const place = claim.place === null ? null : printPlace(claim.place);
  return { ...claim, place, text: claimValueText(claim), lo: lo ?? null, hi: hi ?? null };
}

const judgements: ExportTable = {
  name: "judgements",
  says: "A person's decision or comment, also one that was taken back.",
  columns: columns({
    id: "Its id.",
    about: "What it is about, `kind/id`.",
    attribute: "The attribute it speaks of.",
    decides: "comment, accept, link, different_scope or set_aside.",
    claims: "Ids of claims, a list.",
    by: "Who signed.",
    at: "When, UTC instant.",
    reason: "Why.",
    revoked_at: "When it was taken back.",
    revoked_reason: "Why it was taken back.",
    ...recorded,
  }),
  *rows(record, when) {
    const until = untilOf(when);
    const found = eachRow(
      record.db.prepare(
        "select *, (select ledger.at from ledger where seq = recorded_seq) as recorded_at from judgement where at <= ? order by at, id",
      ),
      until,
    );
    for (const row of found as unknown as Iterable<JudgementRow & { recorded_at: string }>) {
      const later = row.revoked_at !== null && row.revoked_at > until;
      yield { ...toJudgement(row), ...(later ? { revoked_at: null, revoked_reason: null } : {}) };
    }
  },
};

function untilOf({ as_of, known_at }: AsOf): string {
  const ends = [
    ...(as_of === undefined ? [] : [`${as_of}T23:59:59.999Z`]),
    ...(known_at === undefined ? [] : [known_at]),
  ];
  return ends.sort()[0] ?? "9999";
}

const ledger: ExportTable = {
  name: "ledger",
  says: "A command that wrote: the chain that `tarmac verify` proves. Left out with --as-of, since a command has no public day.",
  columns: columns({
    seq: "Number of the command.",
    at: "When it was written, UTC instant.",
    actor: "Who wrote.",
    op: "What it did.",
    payload: "What it wrote, canonical JSON as a text, so that its hash can be recomputed.",
    payload_sha256: "Hash of the payload.",
    prev: "Hash of the row before.",
    hash: "Hash of this row.",
  }),
  *rows(record, when) {
    if (when.as_of !== undefined) return;
    for (const row of ledgerRows(record.db)) if (row.at <= (when.known_at ?? "9999")) yield row;
  },
};

/** Every table of an export, in the order in which they are written. */
export const exportTables: readonly ExportTable[] = [
  sources,
  ...subjectKinds.map(subjectTable),
  claims,
  judgements,
  ledger,
];

/** A row with exactly the columns of its table, in their order. What is absent is null. */
export function membersOf(table: ExportTable, row: Row): Row {
  return Object.fromEntries(table.columns.map(({ name }) => [name, row[name] ?? null]));
}

/** A member as CSV prints it: lists and mappings as JSON. */
export function cellOf(member: unknown): string | number | boolean | null {
  if (member === null || member === undefined) return null;
  return typeof member === "object" ? canonicalJson(member) : (member as string | number | boolean);
}

/** Reads all tables in one state of the record, whatever is written meanwhile. */
export function* inOneState<Item>(record: TarmacRecord, items: Iterable<Item>): Generator<Item> {
  record.db.exec("begin");
  try {
    yield* items;
  } finally {
    if (record.db.isTransaction) record.db.exec("rollback");
  }
}
