import type { Claim } from "../model/claim.ts";
import { claimValueText } from "../model/claim-text.ts";

/** A claim in one line: what of, the value, who says it. */
export function claimLine(claim: Claim): string {
  return `${claim.subject} ${claim.attribute}: ${claimValueText(claim)} (${claim.said_by ? `${claim.said_by}, ` : ""}${claim.source})`;
}
