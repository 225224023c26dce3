import type { AsOf } from "./claims.ts";
import { seqAt } from "./ledger.ts";
import type { TarmacRecord } from "./record.ts";

/** Standing at a ledger number, for `where`: superseded rows stand for the numbers between. */
export const standing = "recorded_seq <= :seq and (superseded_seq is null or superseded_seq > :seq)";

/** The ledger number up to which a question looks: `known_at`, else all. */
export function seqOf(record: TarmacRecord, when: AsOf): number {
  return when.known_at === undefined ? Number.MAX_SAFE_INTEGER : seqAt(record, when.known_at);
}

/**
 * True when a reader who asks so may learn that the thing is there: as of a day, a subject by a claim that was public, a source by its own day; else whatever
 * the record held.
 */
export function isPublic(record: TarmacRecord, ref: string, when: AsOf): boolean {
  const given = { ref, seq: seqOf(record, when) };
  if (ref.startsWith("source/")) {
    const id = ref.slice("source/".length);
    return found(
      record.prepare(`select 1 from source where id = :id and public_date <= :day and ${standing} limit 1`),
      { id, day: when.as_of ?? "9999-12-31", seq: given.seq },
    );
  }
  if (when.as_of === undefined)
    return found(record.prepare(`select 1 from subject where ref = :ref and ${standing} limit 1`), given);
  return found(
    record.prepare(`select 1 from claim where subject = :ref and public_date <= :day and ${standing} limit 1`),
    { ...given, day: when.as_of },
  );
}

type Given = Readonly<Record<string, string | number>>;
const found = (statement: { get: (given: Given) => unknown }, given: Given): boolean =>
  statement.get(given) !== undefined;
