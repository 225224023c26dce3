import { claimValueText } from "../model/claim-text.ts";
import { claimById, type PastClaim } from "../store/claims.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { MovementPage } from "./shapes.ts";

/** Claims that no longer stand, newest end first, with what took their place or why they were withdrawn. */
export function historyOf(record: TarmacRecord, past: readonly PastClaim[]): MovementPage["history"] {
  return past.map((claim) => {
    const next = claim.superseded_by === null ? null : claimById(record, claim.superseded_by);
    const what = `${claim.attribute.replaceAll("_", " ")}, from ${claim.source}: ${claimValueText(claim)}`;
    return {
      date: claim.ended_at.slice(0, 10),
      text: next
        ? `${what}. Now: ${claimValueText(next)}.`
        : `${what}. Withdrawn: ${claim.ended ?? "no reason given"}.`,
    };
  });
}
