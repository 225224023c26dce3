import type { Claim } from "../model/claim.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import type { Problem } from "../sources/register/read-file.ts";
import { type Register, readRegister } from "../sources/register/read-register.ts";
import { claimDigest, claimsFrom, endClaim, insertClaim, insertPastClaim, pastDigest } from "../store/claims.ts";
import { holdsSource, holdsSubject, putSource, putSubject } from "../store/entries.ts";
import { legById } from "../store/flights.ts";
import { insertJudgement, revokeJudgement } from "../store/judgements.ts";
import { linksFrom, putLinks } from "../store/links.ts";
import type { Bound } from "../store/ledger.ts";
import { entryDigest } from "../store/digest.ts";
import { type TarmacRecord, write } from "../store/record.ts";
import { type ImportPlan, isEmptyPlan, planImport } from "./plan-import.ts";
import { claimText, sourceText, subjectText } from "./search-text.ts";
import { touch as touchAll } from "./settle.ts";
import { unknownClaims } from "./unknown-claims.ts";

/** Thrown when files of the register hold mistakes: all of them at once, before anything is opened for writing. */
export class RegisterError extends TarmacError {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(
      "register",
      `${problems.length} mistake${problems.length === 1 ? "" : "s"} in the register; nothing was written`,
      { hint: "mend them and import again" },
    );
    this.problems = problems;
  }
}

/** Reads a file or folder of the register and compares it with the record. Throws a RegisterError when it holds mistakes. */
export function previewImport(record: TarmacRecord, path: string): { register: Register; plan: ImportPlan } {
  const register = readRegister(path, {
    source: (id) => holdsSource(record, id),
    subject: (ref) => holdsSubject(record, ref),
    leg: (id) => legById(record.dir, id),
  });
  if (register.problems.length > 0) throw new RegisterError(register.problems);
  if (register.entries.length === 0)
    throw new TarmacError("no_entries", `no entry in it: ${path}`, { hint: "docs/register.md shows how one begins" });
  const plan = planImport(record, register, record.effects.now().toISOString().slice(0, 10));
  const unknown = unknownClaims(record, register, plan);
  if (unknown.length > 0) throw new RegisterError(unknown);
  return { register, plan };
}

/**
 * Writes what the files say in one transaction with its ledger row. It is planned inside the transaction, so that two imports at once never write a claim
 * twice. `seq` is the ledger number, null when there was nothing to write.
 */
export function applyImport(
  record: TarmacRecord,
  register: Register,
  by: { actor: string; name: string },
): { seq: number | null; plan: ImportPlan } {
  const today = record.effects.now().toISOString().slice(0, 10);
  let plan: ImportPlan | null = null;
  const row = write(record, { actor: by.actor, op: "import" }, (seq) => {
    plan = planImport(record, register, today);
    return isEmptyPlan(plan) ? null : writePlan(record, plan, seq, by.name);
  });
  return { seq: row?.seq ?? null, plan: plan ?? planImport(record, register, today) };
}

/** Writes a plan's rows; lists and findings of what they touch follow. Gives what the ledger binds. Called inside `write`. */
export function writePlan(record: TarmacRecord, plan: ImportPlan, seq: number, name: string): Bound {
  const touched = new Map<string, string>();
  const touch = (ref: string, day: string): void => {
    if ((touched.get(ref) ?? "9999") > day) touched.set(ref, day);
  };
  const sources = [...plan.sources.added, ...plan.sources.changed];
  const subjects = [...plan.subjects.added, ...plan.subjects.changed];
  for (const source of sources) putSource(record, { ...source, recorded_seq: seq }, sourceText(source));
  for (const source of plan.sources.changed)
    for (const claim of claimsFrom(record, source.id)) touch(claim.subject, beginning);
  for (const subject of subjects) {
    putSubject(record, { ...subject, recorded_seq: seq }, subjectText(subject));
    const before = linksFrom(record, subject.ref);
    putLinks(record, subject);
    for (const { link, to } of [...before, ...linksFrom(record, subject.ref)])
      if (twoSided.has(link)) touch(to, beginning);
    touch(subject.ref, beginning);
  }
  for (const { claim, reason } of plan.claims.withdrawn) endClaim(record, claim.id, { seq, by: null, reason });
  for (const { before, after } of plan.claims.changed) endClaim(record, before.id, { seq, by: after.id, reason: null });
  const written: Claim[] = [...plan.claims.added, ...plan.claims.changed.map((c) => c.after)].map((claim) => ({
    ...claim,
    recorded_seq: seq,
  }));
  for (const claim of plan.claims.past) insertPastClaim(record, { ...claim, recorded_seq: seq, superseded_seq: seq });
  for (const claim of written) insertClaim(record, claim, claimText(claim));
  for (const claim of [
    ...written,
    ...plan.claims.changed.map((c) => c.before),
    ...plan.claims.withdrawn.map((w) => w.claim),
  ])
    touch(claim.subject, claim.public_date);
  for (const judgement of plan.judgements.added) {
    insertJudgement(record, { ...judgement, recorded_seq: seq });
    touch(judgement.about, judgement.at.slice(0, 10));
  }
  for (const { id, about, revoked_at: at, revoked_reason: reason } of plan.judgements.revoked) {
    if (at === null) continue;
    revokeJudgement(record, id, { at, reason });
    touch(about, at.slice(0, 10));
  }
  touchAll(record, touched);
  return {
    from: name,
    sources: sources.map((s) => [s.id, entryDigest(s)]),
    subjects: subjects.map((s) => [s.ref, entryDigest(s)]),
    claims: written.map((c) => [c.id, claimDigest(c)]),
    ...(plan.claims.past.length > 0 ? { past: plan.claims.past.map((c) => [c.id, pastDigest(c)] as const) } : {}),
    ended: [
      ...plan.claims.changed.map((c) => [c.before.id, c.after.id, null] as const),
      ...plan.claims.withdrawn.map((w) => [w.claim.id, null, w.reason] as const),
    ],
    judgements: plan.judgements.added.map((j) => [j.id, entryDigest(j)]),
    revoked: [...plan.judgements.added, ...plan.judgements.revoked].flatMap((j) =>
      j.revoked_at === null ? [] : [[j.id, j.revoked_at, j.revoked_reason] as const],
    ),
  };
}

/** Before every public date: all rows of a subject are recomputed. */
const beginning = "0000-01-01";
/** A movement says in its own row what it is a part of, and what it goes on from; a twin is found on both. */
const twoSided = new Set(["parts", "then", "lookalikes"]);
