import type { Claim } from "../model/claim.ts";
import { claimValueText } from "../model/claim-text.ts";
import { claimById } from "../store/claims.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { MovementPage } from "./shapes.ts";

/** Claims that no longer stand, newest end first, with what took their place or why they were withdrawn. */
export function historyOf(record: TarmacRecord, past: readonly Claim[]): MovementPage["history"] {
  return past.map((claim) => {
    const at = record.prepare("select at from ledger where seq = ?").get(claim.superseded_seq) as
      | { at: string }
      | undefined;
    const next = claim.superseded_by === null ? null : claimById(record, claim.superseded_by);
    const what = `${claim.attribute.replaceAll("_", " ")}, from ${claim.source}: ${claimValueText(claim)}`;
    return {
      date: (at?.at ?? "").slice(0, 10),
      text: next
        ? `${what}. Now: ${claimValueText(next)}.`
        : `${what}. Withdrawn: ${claim.ended ?? "no reason given"}.`,
    };
  });
}
