import type { AsOf } from "./claims.ts";
import type { TarmacRecord } from "./record.ts";

/** A finding of a rule, as kept. */
export type Finding = {
  readonly id: string;
  readonly rule: string;
  readonly severity: "error" | "warning" | "note";
  readonly subject: string;
  readonly title: string;
  readonly text: string;
  readonly claims: readonly string[];
  readonly public_date: string;
};

/** Findings about a subject that were public. */
export function findingsOf(record: TarmacRecord, subject: string, when: AsOf): Finding[] {
  const rows = record
    .prepare("select * from derived_finding where subject = ? and public_date <= ? order by severity, rule, id")
    .all(subject, when.as_of ?? "9999-12-31");
  return (rows as unknown as (Omit<Finding, "claims"> & { claims: string })[]).map((row) => ({
    ...row,
    title: row.subject,
    claims: JSON.parse(row.claims),
  }));
}

/** How many findings about a subject were public. */
export function countFindings(record: TarmacRecord, subject: string, when: AsOf): number {
  return (
    record
      .prepare("select count(*) as n from derived_finding where subject = ? and public_date <= ?")
      .get(subject, when.as_of ?? "9999-12-31") as { n: number }
  ).n;
}
