import type { AsOf } from "./claims.ts";
import { sha256 } from "./hash.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import type { Severity } from "../model/severity.ts";
import type { TarmacRecord } from "./record.ts";

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

function where(filter: FindingFilter): string {
  const parts = ["public_from <= :day", "public_to > :day", "(other is null or subject < other)"];
  if (filter.rule) parts.push("rule = :rule");
  if (filter.severity) parts.push("severity = :severity");
  return parts.join(" and ");
}

/** Findings of the whole record that were public, gravest first, a page at a time; a pair once. */
export function listFindings(
  record: TarmacRecord,
  filter: FindingFilter,
  when: AsOf,
  page: { limit: number; offset: number },
): Finding[] {
  const rows = record
    .prepare(
      `select * from derived_finding where ${where(filter)} order by ${gravest}, rule, subject, id limit :limit offset :offset`,
    )
    .all({ ...filter, day: day(when), ...page });
  return (rows as unknown as Row[]).map(toFinding);
}

/** How many findings of each rule and severity were public; a pair once. */
export function tallyFindings(record: TarmacRecord, when: AsOf): { rule: string; severity: string; count: number }[] {
  return record
    .prepare(
      `select rule, severity, count(*) as count from derived_finding where ${where({})} group by 1, 2 order by ${gravest}, rule`,
    )
    .all({ day: day(when) }) as unknown as { rule: string; severity: string; count: number }[];
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
  for (const row of before) if (!has.has(key(row))) remove.run(row.id, row.public_from);
  const insert = record.prepare(
    "insert into derived_finding values (:id, :public_from, :public_to, :rule, :severity, :title, :subject, :other, :text, :claims)",
  );
  for (const row of after) if (!had.has(key(row))) insert.run({ ...row, claims: JSON.stringify(row.claims) });
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
