import type { AsOf } from "./claims.ts";
import { seqOf } from "./is-public.ts";
import type { TarmacRecord } from "./record.ts";

/** What a judgement does: `comment` is only shown; the others are read by the verdicts. */
export const decisions = {
  comment: "A remark; it changes nothing but stands on the page.",
  accept: "The named claims are accepted as they stand; shown with the name.",
  link: "Two things belong together.",
  different_scope: "The named claims count something else; they are set beside the others, not against them.",
  set_aside: "The named claims are mistaken; they stay on the page, marked, and are left out of the value shown.",
} as const;
export type Decision = keyof typeof decisions;

/** What a person may decide by hand; links are told in the register. */
export const decidable = ["comment", "accept", "different_scope", "set_aside"] as const satisfies readonly Decision[];

/** A person's decision or comment. */
export type Judgement = {
  readonly id: string;
  readonly about: string;
  readonly attribute: string | null;
  readonly decides: Decision;
  readonly claims: readonly string[];
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  readonly revoked_at: string | null;
  readonly revoked_reason: string | null;
  readonly recorded_seq: number;
};

/** A judgement as its table holds it. */
export type JudgementRow = Omit<Judgement, "claims"> & { claims: string };
export const toJudgement = (row: JudgementRow): Judgement => ({ ...row, claims: JSON.parse(row.claims) });

/** Judgements about a subject that were made by the day asked for and held by the instant asked for, oldest first; revoked ones say when. */
export function judgementsOf(record: TarmacRecord, about: string, when: AsOf = {}): Judgement[] {
  const until = when.as_of === undefined ? "9999" : `${when.as_of}T23:59:59.999Z`;
  const rows = record
    .prepare("select * from judgement where about = :about and at <= :until and recorded_seq <= :seq order by at, id")
    .all({ about, until, seq: seqOf(record, when) });
  return (rows as unknown as JudgementRow[])
    .map(toJudgement)
    .map((j) => (isRevoked(record, j, until, when) ? j : { ...j, revoked_at: null, revoked_reason: null }));
}

function isRevoked(record: TarmacRecord, j: Judgement, until: string, when: AsOf): boolean {
  if (j.revoked_at === null || j.revoked_at > until) return false;
  return when.known_at === undefined || revokedBy(record, j.id, seqOf(record, when));
}

// Only the ledger knows with which command a judgement was taken back: one typed today may say that it ended last year.
function revokedBy(record: TarmacRecord, id: string, seq: number): boolean {
  const row = record
    .prepare(
      "select 1 from ledger, json_each(ledger.payload, '$.revoked') where ledger.seq <= :seq and json_extract(json_each.value, '$[0]') = :id limit 1",
    )
    .get({ id, seq });
  return row !== undefined;
}

/** A judgement by its id; null when the record holds none. */
export function judgementById(record: TarmacRecord, id: string): Judgement | null {
  const row = record.prepare("select * from judgement where id = ?").get(id);
  return row ? toJudgement(row as unknown as JudgementRow) : null;
}

/** Every judgement, oldest first. */
export function allJudgements(record: TarmacRecord): Judgement[] {
  return (record.prepare("select * from judgement order by at, id").all() as unknown as JudgementRow[]).map(
    toJudgement,
  );
}

/** Writes a judgement. Called inside `write`. */
export function insertJudgement(record: TarmacRecord, judgement: Judgement): void {
  record
    .prepare(
      "insert into judgement values (:id, :about, :attribute, :decides, :claims, :by, :at, :reason, :revoked_at, :revoked_reason, :recorded_seq)",
    )
    .run({ ...judgement, claims: JSON.stringify(judgement.claims) });
}

/** Takes a judgement back; it stays in the record. Called inside `write`. */
export function revokeJudgement(record: TarmacRecord, id: string, end: { at: string; reason: string | null }): void {
  record
    .prepare("update judgement set revoked_at = :at, revoked_reason = :reason where id = :id and revoked_at is null")
    .run({ id, ...end });
}
