import type { Claim } from "../model/claim.ts";
import { claimValueText } from "../model/claim-text.ts";
import { inLaneOrder } from "../model/lanes.ts";
import type { Answered } from "../model/state.ts";
import type { Verdict } from "../model/verdict.ts";
import type { AttributeView, ClaimView } from "./shapes.ts";

/** A claim as it stands under an answer. */
export function claimView(claim: Claim, answered: Answered | null): ClaimView {
  const stands = answered?.judged.relations[claim.id];
  return standingView(claim, stands?.relation ?? "unknown", stands?.reason ?? "");
}

/** A claim whose relation to the others is known. */
export function standingView(claim: Claim, relation: Verdict, why: string): ClaimView {
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
    relation,
    why,
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
