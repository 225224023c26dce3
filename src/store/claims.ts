import type { Claim } from "../model/claim.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { sha256 } from "./hash.ts";
import { seqAt } from "./ledger.ts";
import type { TarmacRecord } from "./record.ts";
import { sql } from "./sql.ts";

/** What a reader asks: what was public on a day (`as_of`), what this record held at an instant (`known_at`). Absent: everything, now. */
export type AsOf = { readonly as_of?: string; readonly known_at?: string };

/** A claim as its table holds it. */
export type ClaimRow = Omit<Claim, "value" | "place"> & { value: string; place: string | null };

/** The columns of a claim, for `select`. */
export const claimColumns =
  "id, slot, subject, attribute, value, words, mode, modality, said_by, utterance, via, scope, source, place, public_date, doubt, note, n, recorded_seq, superseded_seq, superseded_by, ended";

/** A claim from its row. */
export function toClaim(row: ClaimRow): Claim {
  return { ...row, value: JSON.parse(row.value), place: row.place === null ? null : JSON.parse(row.place) };
}

/** Digest of all columns of a claim that never change: what the ledger binds. 32 hex digits. */
export function claimDigest(claim: Claim): string {
  const { recorded_seq, superseded_seq, superseded_by, ended, ...fixed } = claim;
  return sha256(canonicalJson(fixed)).slice(0, 32);
}

/** Claims of a subject that stood at the time asked for, in a fixed order (attribute, source, n, id). */
export function claimsOf(record: TarmacRecord, subject: string, when: AsOf = {}): Claim[] {
  const order = "order by attribute, source, n, id";
  const day = when.as_of ?? "9999-12-31";
  const rows = when.known_at
    ? record
        .prepare(
          `select ${claimColumns} from claim where subject = :subject and public_date <= :day and recorded_seq <= :seq and (superseded_seq is null or superseded_seq > :seq) ${order}`,
        )
        .all({ subject, day, seq: seqAt(record.db, when.known_at) })
    : record
        .prepare(
          `select ${claimColumns} from claim where subject = :subject and superseded_seq is null and public_date <= :day ${order}`,
        )
        .all({ subject, day });
  return (rows as unknown as ClaimRow[]).map(toClaim);
}

/** Claims of a subject that were superseded or withdrawn, newest end first. */
export function pastClaimsOf(record: TarmacRecord, subject: string): Claim[] {
  const rows = record
    .prepare(
      `select ${claimColumns} from claim where subject = ? and superseded_seq is not null order by superseded_seq desc, rowid`,
    )
    .all(subject);
  return (rows as unknown as ClaimRow[]).map(toClaim);
}

/** Claims that come from a source and stood at the time asked for. */
export function claimsFrom(record: TarmacRecord, source: string, when: AsOf = {}): Claim[] {
  const seq = when.known_at ? seqAt(record.db, when.known_at) : Number.MAX_SAFE_INTEGER;
  const rows = record
    .prepare(
      `select ${claimColumns} from claim where source = :source and public_date <= :day and recorded_seq <= :seq and (superseded_seq is null or superseded_seq > :seq) order by subject, attribute, n, id`,
    )
    .all({ source, day: when.as_of ?? "9999-12-31", seq });
  return (rows as unknown as ClaimRow[]).map(toClaim);
}

/** Refs of movements that a claim puts under an agreement, at the time asked for. */
export function subjectsUnder(record: TarmacRecord, agreement: string, when: AsOf = {}): string[] {
  const seq = when.known_at ? seqAt(record.db, when.known_at) : Number.MAX_SAFE_INTEGER;
  const rows = record
    .prepare(sql(import.meta.url, "subjects-naming"))
    .all({ id: agreement, day: when.as_of ?? "9999-12-31", seq }) as { subject: string }[];
  return rows.map((row) => row.subject);
}

/** The newest row of a claim by its id; null when the record never held it. */
export function claimById(record: TarmacRecord, id: string): Claim | null {
  const row = record
    .prepare(`select ${claimColumns} from claim where id = ? order by recorded_seq desc limit 1`)
    .get(id);
  return row ? toClaim(row as unknown as ClaimRow) : null;
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
  for (const row of record.db.prepare(`select ${claimColumns} from claim order by rowid`).iterate())
    yield toClaim(row as unknown as ClaimRow);
}

/** Number of a standing claim's row in `search`: even numbers are claims, odd ones sources and subjects. */
export const searchRowOf = (rowid: number): number => 2 * rowid;

/** Writes a standing claim and its search row. Called inside `write`. */
export function insertClaim(record: TarmacRecord, claim: Claim, searchBody: string): void {
  const { lastInsertRowid } = record
    .prepare(
      `insert into claim (${claimColumns}) values (:id, :slot, :subject, :attribute, :value, :words, :mode, :modality, :said_by, :utterance, :via, :scope, :source, :place, :public_date, :doubt, :note, :n, :recorded_seq, :superseded_seq, :superseded_by, :ended)`,
    )
    .run({
      ...claim,
      value: canonicalJson(claim.value),
      place: claim.place === null ? null : canonicalJson(claim.place),
    });
  record
    .prepare("insert into search (rowid, body, ref, subject, public_date) values (?, ?, ?, ?, ?)")
    .run(searchRowOf(Number(lastInsertRowid)), searchBody, `claim/${claim.id}`, claim.subject, claim.public_date);
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
