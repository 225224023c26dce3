import { canonicalJson } from "../model/canonical-json.ts";
import { type Claim, modalities, modes } from "../model/claim.ts";
import { type ClaimRow, claimColumns, claimDigest, pastDigest, toClaim } from "./claims.ts";
import { entryDigest } from "./digest.ts";
import { type SourceRow, type SubjectRow, toSource, toSubject } from "./entries.ts";
import { claimId, sha256, slotOf } from "./hash.ts";
import { type JudgementRow, toJudgement } from "./judgements.ts";
import { type Bound, genesis, type LedgerRow, ledgerHash, ledgerRows } from "./ledger.ts";
import type { TarmacRecord } from "./record.ts";
import { eachRow } from "./each-row.ts";

/** Something that does not hold: in which table, row and column, and the number of the ledger row that it goes against. */
export type Fault = {
  readonly table: string;
  /** Id of the row; null when the fault is the table's. */
  readonly id: string | null;
  readonly column: string | null;
  readonly ledger: number | null;
  readonly what: string;
};

/** Told as the work goes on: the part that is being checked, and how many of its rows are done. */
export type Progress = (part: string, done: number, total: number) => void;

/** Checks everything that can be checked without weighing claims: the file, the ledger, and each row against what the ledger bound. */
export function* storeFaults(record: TarmacRecord, progress: Progress = () => {}): Generator<Fault> {
  yield* guarded("file", fileFaults(record));
  yield* guarded("ledger", ledgerFaults(record, progress));
  yield* guarded("claim", claimFaults(record, progress));
  yield* guarded("source", versionFaults(record, "source", "id"));
  yield* guarded("subject", versionFaults(record, "subject", "ref"));
}

/** A check that SQLite itself breaks off is a fault of the table that it read. */
export function* guarded(table: string, faults: Iterable<Fault>): Generator<Fault> {
  try {
    yield* faults;
  } catch (error) {
    yield { table, id: null, column: null, ledger: null, what: `cannot be read: ${(error as Error).message}` };
  }
}

function* fileFaults({ db }: TarmacRecord): Generator<Fault> {
  const rows = db.prepare("pragma integrity_check(20)").all() as { integrity_check: string }[];
  for (const { integrity_check: what } of rows)
    if (what !== "ok") yield { table: "file", id: null, column: null, ledger: null, what };
}

/** Rows of each table that the ledger bound and that are there; what is left over was written past it. */
type Found = { claim: number; ended: number; source: number; subject: number; judgement: number; revoked: number };

function* ledgerFaults(record: TarmacRecord, progress: Progress): Generator<Fault> {
  const found: Found = { claim: 0, ended: 0, source: 0, subject: 0, judgement: 0, revoked: 0 };
  const total = count(record, "select count(*) as n from ledger");
  let before: Pick<LedgerRow, "seq" | "hash" | "at"> = { seq: 0, hash: genesis, at: "" };
  let done = 0;
  for (const row of ledgerRows(record.db)) {
    yield* chainFaults(row, before);
    before = row;
    yield* boundFaults(record, row, found);
    done += 1;
    if (done % 500 === 0 || done === total) progress("ledger", done, total);
  }
  yield* strayFaults(record, found);
}

function* chainFaults(row: LedgerRow, before: Pick<LedgerRow, "seq" | "hash" | "at">): Generator<Fault> {
  const fault = (column: string, what: string): Fault => ({
    table: "ledger",
    id: String(row.seq),
    column,
    ledger: row.seq,
    what,
  });
  const next = before.seq + 1;
  if (row.seq !== next)
    yield fault(
      "seq",
      row.seq === next + 1 ? `number ${next} is missing` : `numbers ${next} to ${row.seq - 1} are missing`,
    );
  else if (row.prev !== before.hash) yield fault("prev", `is not the hash of number ${before.seq}`);
  if (row.payload_sha256 !== sha256(row.payload)) yield fault("payload_sha256", "is not the hash of the payload");
  if (row.hash !== ledgerHash(row))
    yield fault("hash", "is not the hash of seq, at, actor, op, payload_sha256 and prev");
  if (row.at < before.at) yield fault("at", `is earlier than number ${before.seq}: ${row.at} < ${before.at}`);
}

/** Each row that a ledger row bound is there, and is as it was written. */
function* boundFaults(record: TarmacRecord, row: LedgerRow, found: Found): Generator<Fault> {
  const bound = payloadOf(row.payload);
  if (bound === null) {
    yield { table: "ledger", id: String(row.seq), column: "payload", ledger: row.seq, what: "is not a JSON object" };
    return;
  }
  const { seq } = row;
  for (const [id, digest] of distinct(bound.claims)) yield* claimBound(record, seq, id, digest, found);
  yield* pastBound(record, seq, bound.past, found);
  for (const [id, by, reason] of distinct(bound.ended)) yield* endBound(record, seq, { id, by, reason }, found);
  for (const [table, list] of [
    ["source", bound.sources],
    ["subject", bound.subjects],
    ["judgement", bound.judgements],
  ] as const)
    for (const [id, digest] of distinct(list)) yield* entryBound(record, { table, id, seq, digest }, found);
  for (const [id, at, reason] of distinct(bound.revoked)) yield* revokedBound(record, { seq, id, at, reason }, found);
}

/** How the versions of an entry are found, and read. */
const entryTables = {
  source: {
    find: "select * from source where id = ? and recorded_seq = ?",
    read: (row: unknown): object => toSource(row as SourceRow),
  },
  subject: {
    find: "select * from subject where ref = ? and recorded_seq = ?",
    read: (row: unknown): object => toSubject(row as SubjectRow),
  },
  judgement: {
    find: "select * from judgement where id = ? and recorded_seq = ?",
    read: (row: unknown): object => toJudgement(row as JudgementRow),
  },
};

function* entryBound(
  record: TarmacRecord,
  at: { table: keyof typeof entryTables; id: string; seq: number; digest: string },
  found: Found,
): Generator<Fault> {
  const { table, id, seq, digest } = at;
  const row = record.prepare(entryTables[table].find).get(id, seq);
  if (!row) {
    yield gone(table, id, seq);
    return;
  }
  found[table] += 1;
  const fault = (column: string | null, what: string): Fault => ({ table, id, column, ledger: seq, what });
  try {
    if (entryDigest(entryTables[table].read(row)) === digest) return;
  } catch (error) {
    yield fault("doc", `cannot be read: ${(error as Error).message}`);
    return;
  }
  yield fault(null, "is not as the ledger bound it: its digest differs");
}

function* revokedBound(
  record: TarmacRecord,
  wanted: { seq: number; id: string; at: string; reason: string | null },
  found: Found,
): Generator<Fault> {
  const { seq, id, at, reason } = wanted;
  const row = record.prepare("select revoked_at, revoked_reason from judgement where id = ?").get(id) as
    | { revoked_at: string | null; revoked_reason: string | null }
    | undefined;
  if (!row) {
    yield gone("judgement", id, seq);
    return;
  }
  found.revoked += 1;
  if (row.revoked_at !== at) yield changed("judgement", id, "revoked_at", seq, at, row.revoked_at);
  if (row.revoked_reason !== reason) yield changed("judgement", id, "revoked_reason", seq, reason, row.revoked_reason);
}

function payloadOf(payload: string): Bound | null {
  try {
    const value = JSON.parse(payload) as Bound | null;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

function distinct<Row extends readonly unknown[]>(list: readonly Row[] | undefined): readonly Row[] {
  if (!Array.isArray(list)) return [];
  return list.length < 2 ? list : [...new Map(list.map((row) => [canonicalJson(row), row as Row])).values()];
}

const gone = (table: string, id: string, seq: number): Fault => ({
  table,
  id,
  column: null,
  ledger: seq,
  what: "is missing: the ledger says that it was written",
});

const changed = (table: string, id: string, column: string, seq: number, was: unknown, is: unknown): Fault => ({
  table,
  id,
  column,
  ledger: seq,
  what: `was ${shown(was)}, is ${shown(is)}`,
});

const shown = (value: unknown): string => {
  const text = canonicalJson(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

function* claimBound(record: TarmacRecord, seq: number, id: string, digest: string, found: Found): Generator<Fault> {
  const row = record
    .prepare(
      `select ${claimColumns} from claim where id = ? and recorded_seq = ? and superseded_seq is not recorded_seq`,
    )
    .get(id, seq) as unknown as ClaimRow | undefined;
  if (!row) {
    yield gone("claim", id, seq);
    return;
  }
  found.claim += 1;
  const claim = readable(row);
  if (claim === null || claimDigest(claim) === digest) return;
  // A wrong slot or id is told with the row itself; here, what neither of them covers.
  if (claim.slot !== slotOf(claim) || claim.id !== claimId(claim.slot, claim.value, claim.words)) return;
  yield { table: "claim", id, ledger: seq, ...suspect(claim, digest) };
}

/** The column that was changed, found by putting back what it may have been; null when that does not tell. */
function suspect(claim: Claim, digest: string): { column: string | null; what: string } {
  const tries: [keyof Claim, unknown][] = [
    ...modes.map((mode): [keyof Claim, unknown] => ["mode", mode]),
    ...modalities.map((modality): [keyof Claim, unknown] => ["modality", modality]),
    ...(["utterance", "via", "scope", "doubt", "note"] as const).map((key): [keyof Claim, unknown] => [key, null]),
    ["via", "press"],
  ];
  for (const [column, was] of tries)
    if (claimDigest({ ...claim, [column]: was }) === digest)
      return { column, what: `was ${shown(was)}, is ${shown(claim[column])}` };
  return {
    column: null,
    what: "is not as the ledger bound it: one of mode, modality, utterance, via, scope, public_date, doubt, note was changed",
  };
}

/** Claims that had ended before they were written here, each as often as the ledger names it: two of them may be alike in everything. */
function* pastBound(record: TarmacRecord, seq: number, past: Bound["past"], found: Found): Generator<Fault> {
  const named = new Map<string, string[]>();
  for (const [id, digest] of Array.isArray(past) ? (past as NonNullable<Bound["past"]>) : [])
    named.set(id, [...(named.get(id) ?? []), digest]);
  for (const [id, digests] of named) {
    const rows = record
      .prepare(`select ${claimColumns} from claim where id = ? and recorded_seq = ? and superseded_seq = recorded_seq`)
      .all(id, seq) as unknown as ClaimRow[];
    const there = Math.min(rows.length, digests.length);
    found.claim += there;
    found.ended += there;
    if (rows.length < digests.length) yield gone("claim", id, seq);
    if (rows.some((row) => !takeOne(digests, row)))
      yield {
        table: "claim",
        id,
        column: null,
        ledger: seq,
        what: "is not as the ledger bound it: its digest differs",
      };
  }
}

/** Takes the digest of a row out of a list; false when it is not in it. */
function takeOne(digests: string[], row: ClaimRow): boolean {
  const claim = readable(row);
  const at = claim === null ? -1 : digests.indexOf(pastDigest(claim));
  return at >= 0 && digests.splice(at, 1).length === 1;
}

function* endBound(
  record: TarmacRecord,
  seq: number,
  end: { id: string; by: string | null; reason: string | null },
  found: Found,
): Generator<Fault> {
  const { id } = end;
  const row = record
    .prepare(
      "select superseded_by as by, ended as reason, ended_at from claim where id = ? and superseded_seq = ? and recorded_seq < superseded_seq",
    )
    .get(id, seq) as { by: string | null; reason: string | null; ended_at: string | null } | undefined;
  if (!row) {
    yield {
      table: "claim",
      id,
      column: "superseded_seq",
      ledger: seq,
      what: `should be ${seq}: the ledger says that it was ended there`,
    };
    return;
  }
  found.ended += 1;
  if (row.by !== end.by) yield changed("claim", id, "superseded_by", seq, end.by, row.by);
  if (row.reason !== end.reason) yield changed("claim", id, "ended", seq, end.reason, row.reason);
  if (row.ended_at !== null) yield changed("claim", id, "ended_at", seq, null, row.ended_at);
}

/** Rows that no ledger row bound. They are looked for only when there are more rows than were bound. */
function* strayFaults(record: TarmacRecord, found: Found): Generator<Fault> {
  const tables: [keyof Found, string, string, keyof Bound, string][] = [
    ["claim", "select id, recorded_seq as seq from claim", "claim", "claims", "recorded_seq"],
    [
      "ended",
      "select id, superseded_seq as seq from claim where superseded_seq is not null",
      "claim",
      "ended",
      "superseded_seq",
    ],
    ["source", "select id, recorded_seq as seq from source", "source", "sources", "recorded_seq"],
    ["subject", "select ref as id, recorded_seq as seq from subject", "subject", "subjects", "recorded_seq"],
    ["judgement", "select id, recorded_seq as seq from judgement", "judgement", "judgements", "recorded_seq"],
  ];
  for (const [key, rows, table, list, column] of tables) {
    if (count(record, `select count(*) as n from (${rows})`) === found[key]) continue;
    yield* strays(record, `${rows} order by 2`, { table, list, column });
  }
  const revoked = "select id from judgement where revoked_at is not null";
  if (count(record, `select count(*) as n from (${revoked})`) === found.revoked) return;
  const told = new Set<string>();
  for (const { payload } of ledgerRows(record.db)) for (const [id] of payloadOf(payload)?.revoked ?? []) told.add(id);
  for (const { id } of record.db.prepare(revoked).all() as { id: string }[])
    if (!told.has(id))
      yield { table: "judgement", id, column: "revoked_at", ledger: null, what: "was revoked past the ledger" };
}

function* strays(
  record: TarmacRecord,
  rows: string,
  at: { table: string; list: keyof Bound; column: string },
): Generator<Fault> {
  let known = { seq: -1, ids: new Set<string>() };
  for (const { id, seq } of eachRow(record.db.prepare(rows)) as Iterable<{ id: string; seq: number }>) {
    if (known.seq !== seq) {
      const row = record.prepare("select payload from ledger where seq = ?").get(seq) as
        | { payload: string }
        | undefined;
      const bound = row ? payloadOf(row.payload) : null;
      const lists = [bound?.[at.list], at.table === "claim" ? bound?.past : undefined];
      known = { seq, ids: new Set(lists.filter(Array.isArray).flatMap((list) => list.map((one) => String(one[0])))) };
    }
    if (known.ids.has(id)) continue;
    yield {
      table: at.table,
      id,
      column: at.column,
      ledger: seq,
      what:
        at.column === "recorded_seq"
          ? "was written past the ledger: no row of the ledger names it"
          : `was ended past the ledger: number ${seq} does not name it`,
    };
  }
}

function readable(row: ClaimRow): Claim | null {
  try {
    return toClaim(row);
  } catch {
    return null;
  }
}

/** Slot and id of every claim, what ends it, and what it speaks of. */
function* claimFaults(record: TarmacRecord, progress: Progress): Generator<Fault> {
  const total = count(record, "select count(*) as n from claim");
  let done = 0;
  for (const row of eachRow(
    record.db.prepare(`select ${claimColumns} from claim order by rowid`),
  ) as unknown as Iterable<ClaimRow>) {
    yield* oneClaimFaults(record, row);
    done += 1;
    if (done % 2000 === 0 || done === total) progress("claims", done, total);
  }
  const twice = record.db
    .prepare(
      "select slot, count(*) as standing from claim where superseded_seq is null group by slot having count(*) > 1",
    )
    .all() as { slot: string; standing: number }[];
  for (const { slot, standing } of twice)
    yield {
      table: "claim",
      id: null,
      column: "slot",
      ledger: null,
      what: `${standing} standing claims share the slot ${slot}`,
    };
}

function* oneClaimFaults(record: TarmacRecord, row: ClaimRow): Generator<Fault> {
  const fault = (column: string, what: string): Fault => ({
    table: "claim",
    id: row.id,
    column,
    ledger: row.recorded_seq,
    what,
  });
  const claim = readable(row);
  if (claim === null) {
    yield fault(isJson(row.value) ? "place" : "value", "is not JSON");
    return;
  }
  if (claim.slot !== slotOf(claim)) yield fault("slot", `is not the hash of ${slotSuspect(claim)}`);
  if (claim.id !== claimId(claim.slot, claim.value, claim.words))
    yield fault(
      "id",
      claim.words !== null && claim.id === claimId(claim.slot, claim.value, null)
        ? `is not the hash of slot, value and words: words were added: ${shown(claim.words)}`
        : `is not the hash of slot, value and words: value or words was changed; the value is ${shown(claim.value)}, the words ${shown(claim.words)}`,
    );
  yield* endFaults(claim);
  if (!record.prepare("select 1 from subject where ref = ?").get(claim.subject))
    yield fault("subject", `is not in the record: ${claim.subject}`);
  if (!record.prepare("select 1 from source where id = ?").get(claim.source))
    yield fault("source", `is not in the record: ${claim.source}`);
}

/** A claim that ended says when and why; one that stands says neither. */
function* endFaults(claim: Claim): Generator<Fault> {
  const { id, recorded_seq, superseded_seq, superseded_by, ended } = claim;
  const fault = (column: string, what: string): Fault => ({ table: "claim", id, column, ledger: recorded_seq, what });
  const told = superseded_by !== null || ended !== null || claim.ended_at !== null;
  if (superseded_seq === null) {
    if (told)
      yield fault("superseded_seq", "is empty, though superseded_by, ended or ended_at says that the claim ended");
    return;
  }
  if (superseded_seq < recorded_seq)
    yield fault("superseded_seq", `is before the claim was written: ${superseded_seq}`);
  if (!told) yield fault("superseded_by", "is empty, and so is ended: nothing says why the claim ended");
}

/** Which of the columns that a slot is made of was changed, as far as trying tells. */
function slotSuspect(claim: Claim): string {
  const tries: [string, Partial<Claim>][] = [
    ["place", { place: null }],
    ["said_by", { said_by: null }],
    ...Array.from({ length: 20 }, (_, n): [string, Partial<Claim>] => ["n", { n }]),
  ];
  const hit = tries.find(([, was]) => slotOf({ ...claim, ...was }) === claim.slot);
  return `subject, source, place, said_by, attribute and n${hit ? `: ${hit[0]} was changed, was ${shown(Object.values(hit[1])[0])}` : ": one of them was changed"}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Versions of a thing follow one another: each ends where the next begins, and only the last stands. */
function* versionFaults(record: TarmacRecord, table: "source" | "subject", key: "id" | "ref"): Generator<Fault> {
  let before: { id: string; seq: number; end: number | null } | null = null;
  const fault = (id: string, seq: number, what: string): Fault => ({
    table,
    id,
    column: "superseded_seq",
    ledger: seq,
    what,
  });
  const rows = eachRow(
    record.db.prepare(`select ${key} as id, recorded_seq as seq, superseded_seq as end from ${table} order by 1, 2`),
  ) as Iterable<{ id: string; seq: number; end: number | null }>;
  for (const row of rows) {
    if (before !== null && before.id !== row.id && before.end !== null)
      yield fault(before.id, before.seq, `is ${before.end}, though no later version is there`);
    if (before !== null && before.id === row.id && before.end !== row.seq)
      yield fault(
        row.id,
        before.seq,
        `is ${before.end ?? "empty"}, though the next version was written as number ${row.seq}`,
      );
    before = { ...row };
  }
  if (before !== null && before.end !== null)
    yield fault(before.id, before.seq, `is ${before.end}, though no later version is there`);
}

/** How many rows a query counts as `n`. */
export function count(record: TarmacRecord, query: string): number {
  return (record.db.prepare(query).get() as { n: number }).n;
}
