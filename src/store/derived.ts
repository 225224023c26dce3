import type { SubjectKind } from "../model/claim.ts";
import type { AsOf } from "./claims.ts";
import type { TarmacRecord } from "./record.ts";

/** A row of a list for a span of public dates: `public_from` inclusive, `public_to` exclusive. */
export type DerivedRow = {
  readonly ref: string;
  readonly kind: SubjectKind;
  readonly public_from: string;
  readonly public_to: string;
  readonly sort_date: string | null;
  readonly state: string | null;
  readonly destination: string | null;
  readonly listed: 0 | 1;
  /** The row as lists print it, JSON. */
  readonly doc: string;
};

export const endOfTime = "9999-12-31";

/**
 * Replaces the rows of a subject from a day on; earlier rows stay as they are. The one that spans the day is cut there, or goes on when the first new row
 * says the same: the rows never depend on the order of commands. Called inside `write`.
 */
export function putDerived(record: TarmacRecord, ref: string, from: string, rows: readonly DerivedRow[]): void {
  record.prepare("delete from derived_subject where ref = ? and public_from >= ?").run(ref, from);
  record.prepare("update derived_subject set public_to = ? where ref = ? and public_to > ?").run(from, ref, from);
  const [first, ...rest] = rows;
  if (!first) return;
  const { changes } = record
    .prepare("update derived_subject set public_to = ? where ref = ? and public_to = ? and doc = ?")
    .run(first.public_to, ref, first.public_from, first.doc);
  const insert = record.prepare(
    "insert into derived_subject values (:ref, :kind, :public_from, :public_to, :sort_date, :state, :destination, :listed, :doc)",
  );
  for (const row of Number(changes) === 0 ? rows : rest) insert.run({ ...row });
}

/** The rows of a subject, oldest span first. */
export function derivedOf(record: TarmacRecord, ref: string): DerivedRow[] {
  return record
    .prepare("select * from derived_subject where ref = ? order by public_from")
    .all(ref) as unknown as DerivedRow[];
}

/** What a list asks for. */
export type ListFilter = {
  readonly destination?: string;
  readonly month?: string;
  readonly states?: readonly string[];
  readonly refs?: readonly string[];
};
const day = (when: AsOf): string => when.as_of ?? "9999-12-30";

function where(filter: ListFilter): string {
  const parts = ["kind = :kind", "listed = 1", "public_from <= :day", "public_to > :day"];
  if (filter.destination) parts.push("destination = :destination");
  if (filter.month) parts.push("sort_date >= :month || '-01' and sort_date <= :month || '-31'");
  if (filter.states) parts.push("state in (select value from json_each(:states))");
  if (filter.refs) parts.push("ref in (select value from json_each(:refs))");
  return parts.join(" and ");
}

function given(kind: SubjectKind, filter: ListFilter, when: AsOf): Record<string, string> {
  return {
    kind,
    day: day(when),
    ...(filter.destination ? { destination: filter.destination } : {}),
    ...(filter.month ? { month: filter.month } : {}),
    ...(filter.states ? { states: JSON.stringify(filter.states) } : {}),
    ...(filter.refs ? { refs: JSON.stringify(filter.refs) } : {}),
  };
}

/** Rows of a list, oldest first, a page at a time. */
export function listDerived<Row>(
  record: TarmacRecord,
  kind: SubjectKind,
  filter: ListFilter,
  when: AsOf,
  page: { limit: number; offset: number },
): Row[] {
  const rows = record
    .prepare(
      `select doc from derived_subject where ${where(filter)} order by sort_date, ref limit :limit offset :offset`,
    )
    .all({ ...given(kind, filter, when), ...page }) as unknown as { doc: string }[];
  return rows.map((row) => JSON.parse(row.doc) as Row);
}

/** Every row of a list, one at a time: for sums. */
export function* eachDerived<Row>(
  record: TarmacRecord,
  kind: SubjectKind,
  filter: ListFilter,
  when: AsOf,
): Generator<Row> {
  const rows = record.db
    .prepare(`select doc from derived_subject where ${where(filter)} order by sort_date, ref`)
    .iterate(given(kind, filter, when));
  for (const row of rows) yield JSON.parse((row as { doc: string }).doc) as Row;
}

/** How many rows there are for each value of a column. */
export function tallyDerived(
  record: TarmacRecord,
  kind: SubjectKind,
  column: "state" | "destination" | "month",
  filter: ListFilter,
  when: AsOf,
): { value: string | null; count: number }[] {
  const by = column === "month" ? "substr(sort_date, 1, 7)" : column;
  return record
    .prepare(
      `select ${by} as value, count(*) as count from derived_subject where ${where(filter)} group by 1 order by 1`,
    )
    .all(given(kind, filter, when)) as unknown as { value: string | null; count: number }[];
}

/** The row of a subject at the time asked for; null when it was not public. */
export function derivedRow<Row>(record: TarmacRecord, ref: string, when: AsOf = {}): Row | null {
  const row = record
    .prepare("select doc from derived_subject where ref = :ref and public_from <= :day and public_to > :day")
    .get({ ref, day: day(when) }) as { doc: string } | undefined;
  return row ? (JSON.parse(row.doc) as Row) : null;
}
