import type { Claim } from "../model/claim.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { sha256 } from "./hash.ts";
import { seqOf, standing } from "./is-public.ts";
import type { TarmacRecord } from "./record.ts";
import { eachRow } from "./each-row.ts";

/** What a reader asks: what was public on a day (`as_of`), what this record held at an instant (`known_at`). Absent: everything, now. */
export type AsOf = { readonly as_of?: string; readonly known_at?: string };

/** A claim as its table holds it. */
export type ClaimRow = Omit<Claim, "value" | "place"> & { value: string; place: string | null };

/** The columns of a claim, for `select`. */
export const claimColumns =
  "id, slot, subject, attribute, value, words, mode, modality, said_by, utterance, via, scope, source, place, public_date, doubt, note, n, recorded_seq, superseded_seq, superseded_by, ended, ended_at";

/** A claim from its row. */
export function toClaim(row: ClaimRow): Claim {
  return { ...row, value: JSON.parse(row.value), place: row.place === null ? null : JSON.parse(row.place) };
}

/** Digest of all columns of a claim that never change: what the ledger binds. 32 hex digits. */
export function claimDigest(claim: Claim): string {
  const { recorded_seq, superseded_seq, superseded_by, ended, ended_at, ...fixed } = claim;
  return sha256(canonicalJson(fixed)).slice(0, 32);
}

/** Digest of a claim that was written when it had ended already, with how and when it ended: what the ledger binds of it. 32 hex digits. */
export function pastDigest(claim: Claim): string {
  const { recorded_seq, superseded_seq, ...fixed } = claim;
  return sha256(canonicalJson(fixed)).slice(0, 32);
}

/** Claims of a subject that stood at the time asked for, in a fixed order (attribute, source, n, id). */
export function claimsOf(record: TarmacRecord, subject: string, when: AsOf = {}): Claim[] {
  const day = when.as_of ?? "9999-12-31";
  if (!when.known_at) return standingClaims(record, subject, day);
  const rows = record
    .prepare(
      `select ${claimColumns} from claim where subject = :subject and public_date <= :day and ${standing} ${inOrder}`,
    )
    .all({ subject, day, seq: seqOf(record, when) });
  return (rows as unknown as ClaimRow[]).map(toClaim);
}

/** Movements of which a standing claim names a leg, as refs. */
export function subjectsWithLegs(record: TarmacRecord): string[] {
  const rows = record
    .prepare("select distinct subject from claim where attribute = 'leg' and superseded_seq is null order by subject")
    .all() as unknown as { subject: string }[];
  return rows.map(({ subject }) => subject);
}

const inOrder = "order by attribute, source, n, id";

/** A claim that stands never changes: those of subjects that were read lately are taken from memory, as long as the same ones stand. */
function standingClaims(record: TarmacRecord, subject: string, day: string): Claim[] {
  const kept = record.claims.get(subject);
  const known =
    kept && kept.rowids === standingRowids(record, subject) ? inFixedOrder(kept) : readStanding(record, subject);
  return known.filter((claim) => claim.public_date <= day);
}

/** From the index alone: which claims of a subject stand. */
function standingRowids(record: TarmacRecord, subject: string): string {
  const row = record
    .prepare(
      "select group_concat(rowid) as rowids from (select rowid from claim where subject = ? and superseded_seq is null order by rowid)",
    )
    .get(subject) as { rowids: string | null };
  return row.rowids ?? "";
}

function readStanding(record: TarmacRecord, subject: string): readonly Claim[] {
  const rows = record
    .prepare(`select rowid, ${claimColumns} from claim where subject = ? and superseded_seq is null ${inOrder}`)
    .all(subject) as unknown as (ClaimRow & { rowid: number })[];
  const claims = rows.map(({ rowid: _rowid, ...row }) => toClaim(row));
  const rowids = rows.map(({ rowid }) => rowid).sort((a, b) => a - b);
  if (record.claims.size >= mostSubjects) record.claims.clear();
  record.claims.set(subject, { rowids: rowids.join(","), claims, sorted: true });
  return claims;
}

/** Claims of a subject in memory, and the rowids by which they are known to be those that stand. */
export type KeptClaims = { rowids: string; claims: Claim[]; sorted: boolean };

function inFixedOrder(kept: KeptClaims): readonly Claim[] {
  if (!kept.sorted)
    kept.claims.sort(
      (a, b) => compareBy(a, b, "attribute") || compareBy(a, b, "source") || a.n - b.n || compareBy(a, b, "id"),
    );
  kept.sorted = true;
  return kept.claims;
}

function compareBy(a: Claim, b: Claim, key: "attribute" | "source" | "id"): number {
  return a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;
}

function keep(kept: KeptClaims | undefined, rowid: number, row: ClaimRow): void {
  if (kept === undefined) return;
  kept.rowids = kept.rowids === "" ? String(rowid) : `${kept.rowids},${rowid}`;
  kept.claims.push(toClaim(row));
  kept.sorted = false;
}

const mostSubjects = 400;

/** A claim that ended, and when. */
export type PastClaim = Claim & { readonly ended_at: string };

/** Claims of a subject that were superseded or withdrawn by the time asked for, newest end first. `ended_at` is always there. */
export function pastClaimsOf(record: TarmacRecord, subject: string, when: AsOf = {}): PastClaim[] {
  const rows = record
    .prepare(
      `select * from (
         select rowid as written, ${claimColumns.replace("ended_at", "coalesce(ended_at, (select at from ledger where seq = superseded_seq)) as ended_at")}
         from claim where subject = :subject and superseded_seq <= :seq and public_date <= :day
       ) order by ended_at desc, superseded_seq desc, written`,
    )
    .all({ subject, seq: seqOf(record, when), day: when.as_of ?? "9999-12-31" }) as unknown as (ClaimRow & {
    written: number;
  })[];
  return rows.map(({ written: _written, ...row }) => toClaim(row) as PastClaim);
}

/** Claims that come from a source and stood at the time asked for. */
export function claimsFrom(record: TarmacRecord, source: string, when: AsOf = {}): Claim[] {
  const rows = record
    .prepare(
      `select ${claimColumns} from claim where source = :source and public_date <= :day and ${standing} order by subject, attribute, n, id`,
    )
    .all({ source, day: when.as_of ?? "9999-12-31", seq: seqOf(record, when) });
  return (rows as unknown as ClaimRow[]).map(toClaim);
}

/** Claims that were part of an utterance and stood at the time asked for. */
export function claimsUttered(record: TarmacRecord, utterance: string, when: AsOf = {}): Claim[] {
  const seq = seqOf(record, when);
  const rows = record
    .prepare(
      `select ${claimColumns} from claim where utterance = :utterance and public_date <= :day and recorded_seq <= :seq and (superseded_seq is null or superseded_seq > :seq) order by subject, attribute, source, n, id`,
    )
    .all({ utterance, day: when.as_of ?? "9999-12-31", seq });
  return (rows as unknown as ClaimRow[]).map(toClaim);
}

/**
 * The newest row of a claim by its id, a standing one first, as the record held it; an end that came later is not told. Null when it held none, or it was not
 * public.
 */
export function claimById(record: TarmacRecord, id: string, when: AsOf = {}): Claim | null {
  const seq = seqOf(record, when);
  const row = record
    .prepare(
      `select ${claimColumns} from claim where id = :id and recorded_seq <= :seq and public_date <= :day
       order by recorded_seq desc, superseded_seq is not null, rowid limit 1`,
    )
    .get({ id, seq, day: when.as_of ?? "9999-12-31" });
  if (!row) return null;
  const claim = toClaim(row as unknown as ClaimRow);
  return claim.superseded_seq !== null && claim.superseded_seq > seq
    ? { ...claim, superseded_seq: null, superseded_by: null, ended: null, ended_at: null }
    : claim;
}

/** The newest row of each claim whose id begins so (at least six digits), at most two. */
export function claimsLike(record: TarmacRecord, start: string): Claim[] {
  if (!/^[0-9a-f]{6,24}$/.test(start)) return [];
  const ids = record
    .prepare("select distinct id from claim where id >= :start and id < :start || 'g' order by id limit 2")
    .all({ start }) as { id: string }[];
  return ids.flatMap(({ id }) => claimById(record, id) ?? []);
}

/** Every claim row, past ones too, in the order in which they were written. */
export function* allClaims(record: TarmacRecord): Generator<Claim> {
  for (const row of eachRow(record.db.prepare(`select ${claimColumns} from claim order by rowid`)))
    yield toClaim(row as unknown as ClaimRow);
}

/** Number of a standing claim's row in `search`: even numbers are claims, odd ones sources and subjects. */
export const searchRowOf = (rowid: number): number => 2 * rowid;

/** Writes a standing claim and its search row. Called inside `write`. */
export function insertClaim(record: TarmacRecord, claim: Claim, searchBody: string): void {
  const rowid = insertRow(record, claim);
  record
    .prepare("insert into search (rowid, body, ref, subject, public_date) values (?, ?, ?, ?, ?)")
    .run(searchRowOf(rowid), searchBody, `claim/${claim.id}`, claim.subject, claim.public_date);
}

/** Writes a claim that had ended in the record it was exported from: it is recorded and ended by the same command, and never found by its words. Called inside `write`. */
export function insertPastClaim(record: TarmacRecord, claim: Claim): void {
  insertRow(record, claim);
}

function insertRow(record: TarmacRecord, claim: Claim): number {
  const row = {
    ...claim,
    value: canonicalJson(claim.value),
    place: claim.place === null ? null : canonicalJson(claim.place),
  };
  const { lastInsertRowid } = record
    .prepare(
      `insert into claim (${claimColumns}) values (:id, :slot, :subject, :attribute, :value, :words, :mode, :modality, :said_by, :utterance, :via, :scope, :source, :place, :public_date, :doubt, :note, :n, :recorded_seq, :superseded_seq, :superseded_by, :ended, :ended_at)`,
    )
    .run(row);
  const rowid = Number(lastInsertRowid);
  if (claim.superseded_seq === null) keep(record.claims.get(claim.subject), rowid, row);
  return rowid;
}

/** Ends a standing claim: another took its slot (`by`), or it was withdrawn (`reason`). It is no longer found by its words. */
export function endClaim(
  record: TarmacRecord,
  id: string,
  end: { seq: number; by: string | null; reason: string | null },
): void {
  const row = record.prepare("select rowid from claim where id = ? and superseded_seq is null").get(id) as
    | { rowid: number }
    | undefined;
  if (!row) return;
  record
    .prepare("update claim set superseded_seq = :seq, superseded_by = :by, ended = :reason where rowid = :rowid")
    .run({ rowid: row.rowid, ...end });
  record.prepare("delete from search where rowid = ?").run(searchRowOf(row.rowid));
}
