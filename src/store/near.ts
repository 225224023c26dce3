import type { MovementRow } from "../model/row.ts";
import type { AsOf } from "./claims.ts";
import { derivedOf, derivedRow } from "./derived.ts";
import { endOfTime, lastDay } from "./end-of-time.ts";
import { seqAt } from "./ledger.ts";
import { linksFrom, linksTo } from "./links.ts";
import type { TarmacRecord } from "./record.ts";
import { sql } from "./sql.ts";

/** Rows of movements that may be taken for one: as many people on the same route within two weeks, and those that either calls a look-alike; public at the time asked for. */
export function movementsNear(record: TarmacRecord, row: MovementRow, when: AsOf = {}): MovementRow[] {
  const ref = `movement/${row.id}`;
  const given = {
    ref,
    people: row.people?.lo ?? null,
    origin: row.from?.code ?? "",
    destination: row.to?.code ?? "",
    date: row.date ?? endOfTime,
    day: when.as_of ?? lastDay,
  };
  const close =
    row.date === null
      ? []
      : (record.prepare(sql(import.meta.url, "near-movements")).all(given) as { ref: string; doc: string }[]);
  const found = new Map(close.map((one) => [one.ref, JSON.parse(one.doc) as MovementRow]));
  for (const other of lookalikesOf(record, ref)) {
    const known = found.get(other) ?? derivedRow<MovementRow>(record, other, when);
    if (known) found.set(other, known);
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, near]) => near);
}

/** Movements whose rows, on any day, may be twins of a row: each with the days on which they changed, in no order. */
export function twinDays(record: TarmacRecord, row: MovementRow): { readonly ref: string; readonly day: string }[] {
  if (row.people === null || row.people.lo !== row.people.hi) return [];
  const given = {
    ref: `movement/${row.id}`,
    people: row.people.lo,
    origin: row.from?.code ?? "",
    destination: row.to?.code ?? "",
    date: row.date ?? endOfTime,
  };
  return record.prepare(sql(import.meta.url, "twin-days")).all(given) as { ref: string; day: string }[];
}

/** Days on which the rows of subjects under an agreement changed, in no order. */
export function daysUnder(record: TarmacRecord, agreement: string): string[] {
  return subjectsUnder(record, agreement).flatMap((ref) => derivedOf(record, ref).map((row) => row.public_from));
}

function lookalikesOf(record: TarmacRecord, ref: string): string[] {
  const named = linksFrom(record, ref).filter(({ link }) => link === "lookalikes");
  return [...new Set([...named.map(({ to }) => to), ...linksTo(record, ref, "lookalikes")])];
}

/** Refs of subjects that a claim puts under an agreement, at the time asked for. */
export function subjectsUnder(record: TarmacRecord, agreement: string, when: AsOf = {}): string[] {
  const seq = when.known_at === undefined ? Number.MAX_SAFE_INTEGER : seqAt(record, when.known_at);
  const rows = record
    .prepare(sql(import.meta.url, "subjects-under"))
    .all({ id: agreement, day: when.as_of ?? "9999-12-31", seq });
  return (rows as { subject: string }[]).map((row) => row.subject);
}

/** Refs of agreements that any claim, standing or past, puts a movement under. */
export function agreementsEverOf(record: TarmacRecord, ref: string): string[] {
  const rows = record
    .prepare(
      "select distinct json_extract(value, '$.id') as id from claim where subject = ? and attribute = 'agreement' order by 1",
    )
    .all(ref);
  return (rows as { id: string }[]).map(({ id }) => `agreement/${id}`);
}
