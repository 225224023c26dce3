import type { AsOf } from "./claims.ts";
import { sha256 } from "./hash.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import type { Severity } from "../model/severity.ts";
import { endOfTime } from "./end-of-time.ts";
import type { TarmacRecord } from "./record.ts";
import { sql } from "./sql.ts";

/** A finding of a rule. */
export type Finding = {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  /** `kind/id`. */
  readonly subject: string;
  /** `kind/id` of a second subject that it is about; null for none. */
  readonly other: string | null;
  readonly text: string;
  readonly claims: readonly string[];
};

/** A finding with the span of public dates in which it said the same. */
export type FindingRow = Finding & { readonly public_from: string; readonly public_to: string };

type Row = Omit<FindingRow, "claims"> & { claims: string };
const day = (when: AsOf): string => when.as_of ?? "9999-12-30";
const toFinding = ({ public_from: _from, public_to: _to, claims, ...row }: Row): Finding => ({
  ...row,
  claims: JSON.parse(claims),
});
const gravest = "case severity when 'error' then 0 when 'warning' then 1 else 2 end";

/** Id of a finding: the same rule about the same things has the same id, however its words change. 24 hex digits. */
export function findingId(found: Pick<Finding, "rule" | "subject" | "other" | "claims">): string {
  return sha256(canonicalJson([found.rule, found.subject, found.other, [...found.claims].sort()])).slice(0, 24);
}

/** Findings about a subject that were public, gravest first. */
export function findingsOf(record: TarmacRecord, subject: string, when: AsOf): Finding[] {
  const rows = record
    .prepare(
      `select * from derived_finding where subject = :subject and public_from <= :day and public_to > :day order by ${gravest}, rule, id`,
    )
    .all({ subject, day: day(when) });
  return (rows as unknown as Row[]).map(toFinding);
}

/** What a list of findings asks for. */
export type FindingFilter = { readonly rule?: string; readonly severity?: string };

/** A pair is found on both of its subjects; a list of all findings tells it once, with the first of the two. */
export const isToldOnce = ({ subject, other }: Pick<Finding, "subject" | "other">): boolean =>
  other === null || subject < other;

/** Findings of the whole record that were public, gravest first, a page at a time; a pair once. */
export function listFindings(
  record: TarmacRecord,
  filter: FindingFilter,
  when: AsOf,
  page: { limit: number; offset: number },
): Finding[] {
  const { rule, severity } = filter;
  const { start, before } = startOf(tallyFindings(record, when), filter, page.offset);
  const parts = ["public_from <= :day", "public_to > :day", "(other is null or subject < other)"];
  if (severity) parts.push(`${gravest} = :rank`);
  if (rule) parts.push("rule = :rule");
  if (start) parts.push(`(${gravest}, rule) >= (:from_rank, :from_rule)`);
  const given = {
    day: day(when),
    limit: page.limit,
    offset: page.offset - before,
    ...(severity ? { rank: rankOf(severity) } : {}),
    ...(rule ? { rule } : {}),
    ...(start ? { from_rank: rankOf(start.severity), from_rule: start.rule } : {}),
  };
  const rows = record
    .prepare(
      `select * from (
         select id, public_from from derived_finding indexed by derived_finding_list where ${parts.join(" and ")}
         order by ${gravest}, rule, subject, id limit :limit offset :offset
       ) cross join derived_finding using (id, public_from) order by ${gravest}, rule, subject, id`,
    )
    .all(given);
  return (rows as unknown as Row[]).map(toFinding);
}

const rankOf = (severity: string): number => (severity === "error" ? 0 : severity === "warning" ? 1 : 2);

/** The rule among whose findings the one at an offset lies, and how many that fit lie before: a deep page does not count them one by one. */
function startOf(tally: readonly FindingTally[], { rule, severity }: FindingFilter, offset: number) {
  let before = 0;
  for (const cell of tally) {
    if ((rule && cell.rule !== rule) || (severity && cell.severity !== severity)) continue;
    if (before + cell.count > offset) return { start: cell, before };
    before += cell.count;
  }
  return { start: null, before: 0 };
}

export type FindingTally = { readonly rule: string; readonly severity: string; readonly count: number };

/** How many findings of each rule and severity were public, gravest first; a pair once. */
export function tallyFindings(record: TarmacRecord, when: AsOf): FindingTally[] {
  const until = day(when);
  const given = { day: until, month: until.slice(0, 7) };
  return record.prepare(sql(import.meta.url, "finding-tally")).all(given) as unknown as FindingTally[];
}

/** Subjects with a finding that is also about this one. */
export function subjectsWithFindingAbout(record: TarmacRecord, other: string): string[] {
  const rows = record.prepare("select distinct subject from derived_finding where other = ? order by 1").all(other);
  return (rows as { subject: string }[]).map((row) => row.subject);
}

/** The rows that are kept of a subject's findings, oldest span first. */
export function findingRowsOf(record: TarmacRecord, subject: string): FindingRow[] {
  const rows = record.prepare("select * from derived_finding where subject = ? order by public_from, id").all(subject);
  return (rows as unknown as Row[]).map((row) => ({ ...row, claims: JSON.parse(row.claims) }));
}

/**
 * Replaces the findings about a subject from a day on; what was found before stays. A finding that goes on unchanged over the day keeps one row, so that the rows never depend on the order of
 * commands. What stays the same is not written again. Called inside `write`.
 */
export function putFindings(record: TarmacRecord, subject: string, from: string, rows: readonly FindingRow[]): void {
  const before = findingRowsOf(record, subject);
  const after = continued(before, from, rows);
  const key = (row: FindingRow): string => canonicalJson(row);
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))];
  const remove = record.prepare("delete from derived_finding where id = ? and public_from = ?");
  for (const row of before) {
    if (has.has(key(row))) continue;
    remove.run(row.id, row.public_from);
    addToFindingTally(record, row, -1);
  }
  const insert = record.prepare(
    "insert into derived_finding values (:id, :public_from, :public_to, :rule, :severity, :title, :subject, :other, :text, :claims)",
  );
  for (const row of after) {
    if (had.has(key(row))) continue;
    insert.run({ ...row, claims: JSON.stringify(row.claims) });
    addToFindingTally(record, row, 1);
  }
}

function addToFindingTally(record: TarmacRecord, row: FindingRow, sign: 1 | -1): void {
  if (!isToldOnce(row)) return;
  const add = record.prepare(
    "insert into derived_finding_tally values (substr(?, 1, 7), ?, ?, ?) on conflict do update set findings = findings + excluded.findings",
  );
  add.run(row.public_from, row.severity, row.rule, sign);
  if (row.public_to < endOfTime) add.run(row.public_to, row.severity, row.rule, -sign);
}

function continued(before: readonly FindingRow[], from: string, rows: readonly FindingRow[]): FindingRow[] {
  const says = ({ public_from: _from, public_to: _to, ...finding }: FindingRow): string => canonicalJson(finding);
  const kept = before
    .filter((row) => row.public_from < from)
    .map((row) => (row.public_to > from ? { ...row, public_to: from } : row));
  const goOn = new Map(rows.filter((row) => row.public_from === from).map((row) => [says(row), row]));
  const joined = kept.map((row) => {
    const next = row.public_to === from ? goOn.get(says(row)) : undefined;
    if (next === undefined) return row;
    goOn.delete(says(row));
    return { ...row, public_to: next.public_to };
  });
  return [...joined, ...rows.filter((row) => row.public_from > from || goOn.get(says(row)) === row)];
}

/** Findings of successive spans as rows: what says the same in neighbouring spans is one row. Spans are in order, each ending where the next begins. */
export function joinFindings(
  spans: readonly { readonly public_from: string; readonly public_to: string; readonly found: readonly Finding[] }[],
): FindingRow[] {
  const rows: FindingRow[] = [];
  let open = new Map<string, number>();
  for (const { public_from, public_to, found } of spans) {
    const next = new Map<string, number>();
    for (const finding of found) {
      const key = canonicalJson(finding);
      const at = open.get(key);
      const before = at === undefined ? undefined : rows[at];
      if (at !== undefined && before && before.public_to === public_from) {
        rows[at] = { ...before, public_to };
        next.set(key, at);
      } else next.set(key, rows.push({ ...finding, public_from, public_to }) - 1);
    }
    open = next;
  }
  return rows;
}
