import type { AsOf } from "./claims.ts";
import { keptUntilWritten } from "./kept.ts";
import { seqAt } from "./ledger.ts";
import type { TarmacRecord } from "./record.ts";
import { sql } from "./sql.ts";

/** What lists of sources are sorted and filtered by. */
export type SourceKey = {
  readonly id: string;
  readonly public_date: string;
  readonly kind: string;
  readonly seen: string;
  readonly url: string | null;
  readonly copy_of: string | null;
};

const seqOf = (record: TarmacRecord, when: AsOf): number =>
  when.known_at === undefined ? Number.MAX_SAFE_INTEGER : seqAt(record, when.known_at);

/** The keys of every source that was public, newest first. */
export function sourceKeys(record: TarmacRecord, when: AsOf): readonly SourceKey[] {
  const day = when.as_of;
  const keys = allKeys(record, null, when.known_at === undefined ? {} : { known_at: when.known_at });
  return day === undefined ? keys : keys.filter((key) => key.public_date <= day);
}

const allKeys = keptUntilWritten(
  (record, _asked: null, when) =>
    record
      .prepare(sql(import.meta.url, "source-keys"))
      .all({ seq: seqOf(record, when) }) as unknown as readonly SourceKey[],
);

/** How many claims come from each of these sources, among what stood and was public; sources without any are absent. */
export function countClaimsFrom(record: TarmacRecord, ids: readonly string[], when: AsOf): ReadonlyMap<string, number> {
  const rows = record
    .prepare(sql(import.meta.url, "claims-of-sources"))
    .all({ ids: JSON.stringify(ids), day: when.as_of ?? "9999-12-31", seq: seqOf(record, when) });
  return new Map((rows as unknown as { source: string; n: number }[]).map((row) => [row.source, row.n]));
}
