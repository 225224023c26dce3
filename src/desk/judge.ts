import { attributes } from "../model/attributes.ts";
import type { SubjectKind } from "../model/claim.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { subjectState } from "../pipeline.ts";
import { nearest } from "../sources/register/nearest.ts";
import { claimsLike } from "../store/claims.ts";
import { entryDigest } from "../store/digest.ts";
import { subjectOf, subjectsOf } from "../store/entries.ts";
import { sha256 } from "../store/hash.ts";
import {
  type Decision,
  decidable,
  insertJudgement,
  type Judgement,
  judgementById,
  revokeJudgement,
} from "../store/judgements.ts";
import type { Bound } from "../store/ledger.ts";
import { type TarmacRecord, write } from "../store/record.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { touch } from "./settle.ts";

/** What a person decides, as typed: nothing of it is trusted. */
export type JudgementInput = {
  /** `kind/id` of what it is about. */
  readonly about: string;
  readonly attribute?: string | null;
  readonly decides: string;
  /** Ids of claims, or their first letters where these name one claim. */
  readonly claims?: readonly string[];
  readonly by: string;
  readonly reason: string;
};

/** Writes a judgement with its ledger row. Throws a TarmacError whose `where` names the field to mend. */
export function judge(record: TarmacRecord, input: JudgementInput): { judgement: Judgement; seq: number } {
  let judgement: Judgement | null = null;
  const row = write(record, { actor: nameOf(input.by), op: "judge" }, (seq, at): Bound => {
    const checked = check(record, input);
    const id = `j-${sha256(canonicalJson([checked, at, seq])).slice(0, 12)}`;
    const made: Judgement = { id, ...checked, at, revoked_at: null, revoked_reason: null, recorded_seq: seq };
    insertJudgement(record, made);
    touch(record, new Map([[made.about, at.slice(0, 10)]]));
    judgement = made;
    return { judgements: [[id, entryDigest(made)]] };
  });
  if (row === null || judgement === null) throw new Error("a judgement always writes");
  return { judgement, seq: row.seq };
}

/** Takes a judgement back, with its ledger row; it stays in the record. */
export function revoke(
  record: TarmacRecord,
  input: { readonly id: string; readonly reason: string; readonly by: string },
): { judgement: Judgement; seq: number } {
  let judgement: Judgement | null = null;
  const row = write(record, { actor: nameOf(input.by), op: "revoke" }, (_seq, at): Bound => {
    const known = judgementById(record, input.id.trim());
    if (!known)
      throw wrong("id", `unknown judgement: ${input.id}`, "tarmac show KIND/ID --json lists them under judgements");
    if (known.revoked_at !== null)
      throw wrong("id", `already taken back: ${known.id}, ${known.revoked_at}`, "write a new judgement to say more");
    const reason = filled(input.reason, "reason", "say why it is taken back");
    revokeJudgement(record, known.id, { at, reason });
    touch(record, new Map([[known.about, at.slice(0, 10)]]));
    judgement = { ...known, revoked_at: at, revoked_reason: reason };
    return { revoked: [[known.id, at, reason]] };
  });
  if (row === null || judgement === null) throw new Error("a revocation always writes");
  return { judgement, seq: row.seq };
}

type Checked = Pick<Judgement, "about" | "attribute" | "decides" | "claims" | "by" | "reason">;

function check(record: TarmacRecord, input: JudgementInput): Checked {
  const about = input.about.trim();
  const subject = subjectOf(record, about);
  if (!subject) throw wrong("about", `nothing by this name: ${about || "(empty)"}`, aboutHint(record, about));
  const decides = decidable.find((name) => name === input.decides);
  if (!decides)
    throw wrong("decides", `not a decision: ${input.decides || "(empty)"}`, nearest(input.decides, decidable));
  return {
    about,
    attribute: attributeOf(record, about, subject.kind, input.attribute?.trim() || null),
    decides,
    claims: claimsOfJudgement(record, about, decides, input.claims ?? []),
    by: nameOf(input.by),
    reason: filled(input.reason, "reason", "say why, in a sentence that others can check"),
  };
}

function nameOf(by: string): string {
  return filled(by, "by", "sign with your name");
}

function filled(text: string, where: string, hint: string): string {
  const trimmed = text.trim();
  if (trimmed === "") throw wrong(where, "is empty", hint);
  if (trimmed.length > 5000) throw wrong(where, "is longer than 5,000 characters", "shorten it");
  if (/\p{Surrogate}/u.test(trimmed) || trimmed.includes("\0"))
    throw wrong(where, "is not text that can be kept", "type it again");
  return trimmed;
}

function wrong(where: string, message: string, hint: string): TarmacError {
  return new TarmacError("judgement", message, { where, hint });
}

function aboutHint(record: TarmacRecord, about: string): string {
  const kind = about.slice(0, Math.max(0, about.indexOf("/")));
  if (!(kind in attributes)) return "write KIND/ID, such as movement/pa-co-2025-02-03";
  const refs = subjectsOf(record, kind as SubjectKind).map((s) => s.ref);
  return refs.length <= 2000 ? nearest(about, refs) : `tarmac list ${kind}s shows ids`;
}

/** An attribute that the kind has, or that something is told of under that name, such as `nationality:COL`. */
function attributeOf(record: TarmacRecord, about: string, kind: SubjectKind, attribute: string | null): string | null {
  if (attribute === null) return null;
  const told = subjectState(record, about)?.answers.map((a) => a.question.attribute) ?? [];
  const known = [...new Set([...attributes[kind].map((a) => a.name), ...told])];
  if (!known.includes(attribute))
    throw wrong("attribute", `not an attribute of it: ${attribute}`, nearest(attribute, known));
  return attribute;
}

function claimsOfJudgement(
  record: TarmacRecord,
  about: string,
  decides: Decision,
  typed: readonly string[],
): readonly string[] {
  const ids = typed.map((id) => id.trim().replace(/^claim\//, "")).filter((id) => id !== "");
  const where = "claims";
  const hint = `tarmac show ${about} --json prints the ids of its claims`;
  if (ids.length === 0 && decides !== "comment")
    throw wrong(where, `${decides} needs the claims that it is about`, hint);
  const found = ids.map((id) => {
    const like = claimsLike(record, id);
    const [claim] = like;
    if (!claim) throw wrong(where, `unknown claim: ${id}`, hint);
    if (like.length > 1) throw wrong(where, `several claims begin with ${id}`, "write more letters of the id");
    if (claim.subject !== about)
      throw wrong(where, `claim ${id} is about ${claim.subject}`, `judge ${claim.subject} instead`);
    if (claim.superseded_seq !== null)
      throw wrong(
        where,
        `claim ${id} no longer stands`,
        claim.superseded_by ? `claim ${claim.superseded_by} took its place` : hint,
      );
    return claim.id;
  });
  return [...new Set(found)];
}
