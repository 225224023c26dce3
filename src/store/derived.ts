import type { SubjectKind } from "../model/claim.ts";
import type { Lanes } from "../model/lanes.ts";
import type { MovementRow } from "../model/row.ts";
import type { AsOf } from "./claims.ts";
import { lastDay } from "./end-of-time.ts";
import type { TarmacRecord } from "./record.ts";
import { addToTally } from "./tally.ts";

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
  /** The claims that the board shows of a movement, and how each stands: `Lanes`, JSON. Null for other kinds. */
  readonly lanes: string | null;
};

/**
 * Replaces the rows of a subject from a day on; earlier rows stay as they are. The one that spans the day is cut there, or goes on when the first new row
 * says the same: the rows never depend on the order of commands. What stays the same is not written again. Called inside `write`.
 */
export function putDerived(record: TarmacRecord, ref: string, from: string, rows: readonly DerivedRow[]): void {
  const before = derivedOf(record, ref);
  const after = continued(before, from, rows);
  if (sameRows(before, after)) return;
  const tallied = tallyFacts(before) !== tallyFacts(after);
  if (tallied) addToTally(record, ref, -1);
  replace(record, before, after);
  if (tallied) addToTally(record, ref, 1);
}

/** What of the rows is added up: see `listed_movement`. */
function tallyFacts(rows: readonly DerivedRow[]): string {
  return JSON.stringify(
    rows.map((row) => {
      if (row.kind !== "movement" || row.listed === 0) return null;
      const { people, third_country, own_nationals, after } = JSON.parse(row.doc) as MovementRow;
      const counts = [people, third_country, own_nationals].map((count) => [count?.lo, count?.hi, count?.as]);
      return [row.public_from, row.public_to, row.sort_date, row.destination, row.state, counts, after.length];
    }),
  );
}

/** Writes what differs: where only the row as printed changed, none of the columns by which lists choose. */
function replace(record: TarmacRecord, before: readonly DerivedRow[], after: readonly DerivedRow[]): void {
  const remove = record.prepare("delete from derived_subject where ref = ? and public_from = ?");
  const redraw = record.prepare("update derived_subject set doc = ?, lanes = ? where ref = ? and public_from = ?");
  const insert = record.prepare(
    "insert into derived_subject values (:ref, :kind, :public_from, :public_to, :sort_date, :state, :destination, :listed, :doc, :lanes)",
  );
  const had = new Map(before.map((row) => [row.public_from, row]));
  for (const row of after) {
    const old = had.get(row.public_from);
    if (old && sameRows([{ ...old, doc: row.doc, lanes: row.lanes }], [row])) {
      had.delete(row.public_from);
      if (!sameRows([old], [row])) redraw.run(row.doc, row.lanes, row.ref, row.public_from);
    }
  }
  for (const row of had.values()) remove.run(row.ref, row.public_from);
  const kept = new Set(before.map((row) => row.public_from).filter((day) => !had.has(day)));
  for (const row of after) if (!kept.has(row.public_from)) insert.run({ ...row });
}

function continued(before: readonly DerivedRow[], from: string, rows: readonly DerivedRow[]): DerivedRow[] {
  const kept = before
    .filter((row) => row.public_from < from)
    .map((row) => (row.public_to > from ? { ...row, public_to: from } : row));
  const [last, first, ...rest] = [kept.at(-1), ...rows];
  if (!last || !first || last.public_to !== first.public_from || !saysSame(last, first)) return [...kept, ...rows];
  return [...kept.slice(0, -1), { ...last, public_to: first.public_to }, ...rest];
}

/** True when lists and the board print the same of two spans. */
export const saysSame = (a: PrintedRow, b: PrintedRow): boolean => a.doc === b.doc && a.lanes === b.lanes;
type PrintedRow = Pick<DerivedRow, "doc" | "lanes">;

function sameRows(a: readonly DerivedRow[], b: readonly DerivedRow[]): boolean {
  const columns = ["public_from", "public_to", "sort_date", "state", "destination", "listed", "doc", "lanes"] as const;
  return a.length === b.length && a.every((row, i) => columns.every((column) => row[column] === b[i]?.[column]));
}

/** The rows of a subject, oldest span first. */
export function derivedOf(record: TarmacRecord, ref: string): DerivedRow[] {
  return record
    .prepare("select * from derived_subject where ref = ? order by public_from")
    .all(ref) as unknown as DerivedRow[];
}

/** What a list asks for; absent members fit all. */
export type ListFilter = {
  readonly destination?: string;
  readonly month?: string;
  readonly states?: readonly string[];
  readonly refs?: readonly string[];
};
const day = (when: AsOf): string => when.as_of ?? lastDay;

/**
 * Rows of a list, oldest first, a page at a time. `start` is a month before which no row of the page lies: a deep page then need not count all rows
 * before it, and `offset` counts from there.
 */
export function listDerived<Row>(
  record: TarmacRecord,
  kind: SubjectKind,
  filter: ListFilter,
  when: AsOf,
  page: { limit: number; offset: number; start?: string },
): Row[] {
  const { start, ...limits } = page;
  const parts = ["kind = :kind", "listed = 1", "public_from <= :day", "public_to > :day"];
  if (filter.destination) parts.push("destination = :destination");
  if (filter.month) parts.push("sort_date >= :month || '-01' and sort_date <= :month || '-31'");
  else if (start) parts.push("sort_date >= :start");
  if (filter.states)
    parts.push(oneState(filter) ? "state = :states" : "state in (select value from json_each(:states))");
  if (filter.refs) parts.push("ref in (select value from json_each(:refs))");
  const rows = record
    .prepare(
      `select doc from (
         select ref, public_from from derived_subject ${filter.refs ? "" : `indexed by ${indexFor(filter)}`}
         where ${parts.join(" and ")} order by sort_date, ref limit :limit offset :offset
       ) cross join derived_subject using (ref, public_from) order by sort_date, ref`,
    )
    .all({ kind, day: day(when), ...given(filter), ...(start && !filter.month ? { start } : {}), ...limits });
  return (rows as unknown as { doc: string }[]).map((row) => JSON.parse(row.doc) as Row);
}

function given({ states, refs, ...rest }: ListFilter): Record<string, string> {
  const told = {
    ...rest,
    ...(states ? { states: oneState({ states }) ?? JSON.stringify(states) } : {}),
    ...(refs ? { refs: JSON.stringify(refs) } : {}),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value));
}

/** The index in whose order the rows come and which holds every column of the choice. Without statistics SQLite would often take another. */
function indexFor(filter: ListFilter): string {
  if (filter.destination) return "derived_subject_destination";
  return oneState(filter) ? "derived_subject_state" : "derived_subject_list";
}

function oneState({ states }: ListFilter): string | null {
  return states?.length === 1 ? (states[0] ?? null) : null;
}

/** The row of a subject at the time asked for; null when it was not public. */
export function derivedRow<Row>(record: TarmacRecord, ref: string, when: AsOf = {}): Row | null {
  const row = record
    .prepare("select doc from derived_subject where ref = :ref and public_from <= :day and public_to > :day")
    .get({ ref, day: day(when) }) as { doc: string } | undefined;
  return row ? (JSON.parse(row.doc) as Row) : null;
}

/** The claims that the board shows of a movement at the time asked for; null when it was not public. */
export function derivedLanes(record: TarmacRecord, ref: string, when: AsOf = {}): Lanes | null {
  const row = record
    .prepare("select lanes from derived_subject where ref = :ref and public_from <= :day and public_to > :day")
    .get({ ref, day: day(when) }) as { lanes: string | null } | undefined;
  return row?.lanes ? (JSON.parse(row.lanes) as Lanes) : null;
}
