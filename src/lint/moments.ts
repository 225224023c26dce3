import type { Claim } from "../model/claim.ts";
import type { SubjectState } from "../model/state.ts";
import type { Milestone, Moment, StageValue, Stop } from "../model/value.ts";

/** A moment that a claim gives, with what it is of: "departed", "arrived", or a stop's. */
export type Told = { readonly of: string; readonly moment: Moment; readonly claim: Claim };

/** Every moment that a subject's claims give, at stops too; the day beside a stage is one. */
export function momentsOf(subject: SubjectState): Told[] {
  return subject.claims.flatMap((claim): Told[] => {
    if (["departed", "arrived", "announced", "date", "paid"].includes(claim.attribute))
      return [{ of: claim.attribute, moment: claim.value as Moment, claim }];
    if (claim.attribute === "milestone") {
      const moment = claim.value as Milestone;
      return [{ of: `milestone ${moment.what}`, moment, claim }];
    }
    if (claim.attribute === "stage") {
      const { stage, date } = claim.value as StageValue;
      return date === undefined ? [] : [{ of: `stage ${stage}`, moment: { at: date }, claim }];
    }
    if (claim.attribute !== "stop") return [];
    const stop = claim.value as Stop;
    const name = stop.airport ?? stop.name ?? stop.country ?? "stop";
    return (["arrived", "departed"] as const).flatMap((end) => {
      const moment = stop[end];
      return moment ? [{ of: `${name} ${end}`, moment, claim }] : [];
    });
  });
}
