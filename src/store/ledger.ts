import { canonicalJson } from "../model/canonical-json.ts";
import { sha256 } from "./hash.ts";
import { eachRow } from "./each-row.ts";
import type { Database, StatementSync } from "./sqlite.ts";

/** A database, or a record, which makes each statement once. */
type Prepares = { readonly prepare: (text: string) => StatementSync };

/** One command that wrote, as the ledger holds it. */
export type LedgerRow = {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly op: string;
  readonly payload: string;
  readonly payload_sha256: string;
  readonly prev: string;
  readonly hash: string;
};

/** What a ledger row's payload binds: ids of what was written with the digest of each, and what was ended or revoked. Absent lists are empty. */
export type Bound = {
  readonly from?: string;
  readonly sources?: readonly (readonly [id: string, digest: string])[];
  readonly subjects?: readonly (readonly [ref: string, digest: string])[];
  readonly claims?: readonly (readonly [id: string, digest: string])[];
  /** Claims that had ended already in the record that they were exported from. */
  readonly past?: readonly (readonly [id: string, digest: string])[];
  readonly ended?: readonly (readonly [id: string, by: string | null, reason: string | null])[];
  readonly judgements?: readonly (readonly [id: string, digest: string])[];
  readonly revoked?: readonly (readonly [id: string, at: string, reason: string | null])[];
};

export const genesis = "0".repeat(64);

/** Hash of a ledger row from its other columns. */
export function ledgerHash(row: Omit<LedgerRow, "hash" | "payload">): string {
  return sha256(canonicalJson([row.seq, row.at, row.actor, row.op, row.payload_sha256, row.prev]));
}

/** The newest ledger row's number and hash; `{seq: 0, hash: zeros}` for a new record. */
export function ledgerHead(db: Prepares): { seq: number; hash: string; at: string | null } {
  const row = db.prepare("select seq, hash, at from ledger order by seq desc limit 1").get() as LedgerRow | undefined;
  return row ? { seq: row.seq, hash: row.hash, at: row.at } : { seq: 0, hash: genesis, at: null };
}

/** All rows, oldest first, one at a time. */
export function* ledgerRows(db: Database): Generator<LedgerRow> {
  yield* eachRow(db.prepare("select * from ledger order by seq")) as Iterable<LedgerRow>;
}

/** The last ledger number written by an instant: what the record held then. */
export function seqAt(db: Prepares, instant: string): number {
  const row = db.prepare("select max(seq) as seq from ledger where at <= ?").get(instant) as { seq: number | null };
  return row.seq ?? 0;
}

/** Writes the next row; to be called inside the transaction of the change it records. */
export function appendLedger(
  db: Prepares,
  entry: { seq: number; at: string; actor: string; op: string; payload: unknown; prev: string },
): LedgerRow {
  const payload = canonicalJson(entry.payload);
  const row = {
    seq: entry.seq,
    at: entry.at,
    actor: entry.actor,
    op: entry.op,
    payload_sha256: sha256(payload),
    prev: entry.prev,
  };
  const hash = ledgerHash(row);
  db.prepare("insert into ledger values (?, ?, ?, ?, ?, ?, ?, ?)").run(
    row.seq,
    row.at,
    row.actor,
    row.op,
    payload,
    row.payload_sha256,
    row.prev,
    hash,
  );
  return { ...row, payload, hash };
}
