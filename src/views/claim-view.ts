import type { Claim } from "../model/claim.ts";
import { claimValueText } from "../model/claim-text.ts";
import type { Answered } from "../model/state.ts";
import type { AttributeView, ClaimView } from "./shapes.ts";

/** A claim as it stands under an answer. */
export function claimView(claim: Claim, answered: Answered | null): ClaimView {
  const stands = answered?.judged.relations[claim.id];
  const {
    id,
    attribute,
    mode,
    modality,
    value,
    words,
    said_by,
    utterance,
    scope,
    doubt,
    note,
    source,
    place,
    public_date,
  } = claim;
  return {
    id,
    attribute,
    mode,
    modality,
    relation: stands?.relation ?? "unknown",
    why: stands?.reason ?? "",
    value,
    text: claimValueText(claim),
    words,
    said_by,
    utterance,
    scope,
    doubt,
    note,
    source,
    place,
    public_date,
  };
}

/** An answer with its claims in lane order, then by day and id. */
export function attributeView(answered: Answered, claims: ReadonlyMap<string, Claim>): AttributeView {
  const { question, judged } = answered;
  const ids = [...new Set(question.voiced.flatMap((v) => v.claims))];
  const told = ids.flatMap((id) => claims.get(id) ?? []);
  return {
    attribute: question.attribute,
    label: question.label,
    verdict: judged.verdict,
    rule: judged.rule,
    reason: judged.reason,
    shown: judged.shown,
    text: answered.text || eachOf(answered),
    claims: inLaneOrder(told).map((claim) => claimView(claim, answered)),
  };
}

/** Where no one value can be shown because voices are apart, each of their values: none is chosen, and none is hidden. */
function eachOf({ question, judged }: Answered): string {
  if (judged.rule !== "bounds-apart" && judged.rule !== "one-voice") return "";
  const own = question.voiced.filter((v) => v.scope === null && !v.planned && !v.setAside && v.value !== null);
  return [...new Set(own.map((v) => v.text))].sort().join(" or ");
}

const lanes = ["said", "flown", "recorded", "derived"];

/** Said, flown, recorded, derived; within a lane by the day they were public, then by id. */
export function inLaneOrder(claims: readonly Claim[]): Claim[] {
  const key = (c: Claim): string => `${lanes.indexOf(c.mode)} ${c.public_date} ${c.id}`;
  return [...claims].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
