import type { TarmacRecord } from "./record.ts";

/** Subjects whose rows are behind what was written, each with the earliest public day from which they are. */
export type Touched = ReadonlyMap<string, string>;

/** True while rows of lists, sums or findings are behind the claims: nobody may read them before they are brought up to date. */
export function isStale(record: TarmacRecord): boolean {
  return record.prepare("select 1 from derived_stale limit 1").get() !== undefined;
}

/** Everything whose rows are behind, by ref. */
export function staleOf(record: TarmacRecord): Touched {
  const rows = record.prepare("select ref, public_from from derived_stale order by ref").all();
  return new Map((rows as { ref: string; public_from: string }[]).map((row) => [row.ref, row.public_from]));
}

/** How many subjects are behind. */
export function countStale(record: TarmacRecord): number {
  return (record.prepare("select count(*) as n from derived_stale").get() as { n: number }).n;
}

/** Marks the rows of subjects as behind. Called inside `write`, with what puts them behind. */
export function markStale(record: TarmacRecord, touched: Touched): void {
  const mark = record.prepare(
    "insert into derived_stale values (?, ?) on conflict do update set public_from = min(public_from, excluded.public_from)",
  );
  for (const [ref, from] of touched) mark.run(ref, from);
}

/** Takes all marks away, in the transaction that brought the rows up to date. */
export function clearStale(record: TarmacRecord): void {
  record.prepare("delete from derived_stale").run();
}
