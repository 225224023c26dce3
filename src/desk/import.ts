import type { Claim } from "../model/claim.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { refresh, refreshFindings } from "../pipeline.ts";
import type { Problem } from "../sources/register/read-file.ts";
import { type Register, readRegister } from "../sources/register/read-register.ts";
import { claimDigest, claimsFrom, endClaim, insertClaim } from "../store/claims.ts";
import { putSource, putSubject, sourceOf, subjectOf } from "../store/entries.ts";
import { insertJudgement } from "../store/judgements.ts";
import { putLinks } from "../store/links.ts";
import { entryDigest } from "../store/digest.ts";
import { type TarmacRecord, write } from "../store/record.ts";
import { type ImportPlan, isEmptyPlan, planImport } from "./plan-import.ts";
import { claimText, sourceText, subjectText } from "./search-text.ts";

/** Thrown when files of the register hold mistakes: all of them at once, before anything is opened for writing. */
export class RegisterError extends TarmacError {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super("register", `${problems.length} mistake${problems.length === 1 ? "" : "s"} in the register; nothing was written`, { hint: "mend them and import again" });
    this.problems = problems;
  }
}

/** Reads a file or folder of the register and compares it with the record. Throws a RegisterError when it holds mistakes. */
export function previewImport(record: TarmacRecord, path: string): { register: Register; plan: ImportPlan } {
  const register = readRegister(path, { source: (id) => sourceOf(record, id) !== null, subject: (ref) => subjectOf(record, ref) !== null });
  if (register.problems.length > 0) throw new RegisterError(register.problems);
  return { register, plan: planImport(record, register, record.effects.now().toISOString().slice(0, 10)) };
}

/** Writes a planned import in one transaction with its ledger row. Gives the ledger number, or null when there was nothing to write. */
export function applyImport(record: TarmacRecord, plan: ImportPlan, by: { actor: string; name: string }): number | null {
  if (isEmptyPlan(plan)) return null;
  const row = write(record, { actor: by.actor, op: "import" }, (seq) => {
    const touched = new Map<string, string>();
    const touch = (ref: string, day: string): void => {
      if ((touched.get(ref) ?? "9999") > day) touched.set(ref, day);
    };
    for (const source of [...plan.sources.added, ...plan.sources.changed]) putSource(record, { ...source, recorded_seq: seq }, sourceText(source));
    for (const source of plan.sources.changed) for (const claim of claimsFrom(record, source.id)) touch(claim.subject, "0000-01-01");
    for (const subject of [...plan.subjects.added, ...plan.subjects.changed]) {
      putSubject(record, { ...subject, recorded_seq: seq }, subjectText(subject));
      putLinks(record, subject);
      touch(subject.ref, "0000-01-01");
    }
    for (const { claim, reason } of plan.claims.withdrawn) endClaim(record, claim.id, { seq, by: null, reason });
    for (const { before, after } of plan.claims.changed) endClaim(record, before.id, { seq, by: after.id, reason: null });
    const written: Claim[] = [...plan.claims.added, ...plan.claims.changed.map((c) => c.after)].map((claim) => ({ ...claim, recorded_seq: seq }));
    for (const claim of written) insertClaim(record, claim, claimText(claim));
    for (const claim of [...written, ...plan.claims.changed.map((c) => c.before), ...plan.claims.withdrawn.map((w) => w.claim)]) touch(claim.subject, claim.public_date);
    for (const judgement of plan.judgements.added) {
      insertJudgement(record, { ...judgement, recorded_seq: seq });
      touch(judgement.about, judgement.at.slice(0, 10));
    }
    refresh(record, touched);
    refreshFindings(record, touched);
    return {
      from: by.name,
      sources: [...plan.sources.added, ...plan.sources.changed].map((s) => [s.id, entryDigest(s)]),
      subjects: [...plan.subjects.added, ...plan.subjects.changed].map((s) => [s.ref, entryDigest(s)]),
      claims: written.map((c) => [c.id, claimDigest(c)]),
      ended: [...plan.claims.changed.map((c) => [c.before.id, c.after.id, null]), ...plan.claims.withdrawn.map((w) => [w.claim.id, null, w.reason])],
      judgements: plan.judgements.added.map((j) => [j.id, entryDigest(j)]),
    };
  });
  return row.seq;
}
