import type { Claim } from "../model/claim.ts";
import type { Question, Voiced } from "../model/question.ts";
import type { MovementState } from "../model/state.ts";
import type { Milestone, Moment } from "../model/value.ts";
import { claimsOn } from "./movement-shape.ts";
import { momentSpan, momentText } from "../model/value-text.ts";
import { type VoiceOf, voiceOf } from "./voice.ts";

/** Which departures came before, during or after each milestone: "the third departure stands after the written order". Empty without milestones. */
export function sequenceQuestion(
  claims: readonly Claim[],
  parts: readonly MovementState[],
  rootOf: VoiceOf,
): Question[] {
  const milestones = claimsOn<Milestone>(claims, "milestone");
  const own = claimsOn<Moment>(claims, "departed").map((c) => ({ c, name: "the departure" }));
  const theirs = parts.flatMap((part, i) =>
    claimsOn<Moment>(part.claims, "departed").map((c) => ({ c, name: `departure ${i + 1}` })),
  );
  const departures = theirs.length > 0 ? theirs : own;
  return milestones.flatMap((milestone): Question[] => {
    const order = momentSpan(milestone.value);
    if (!order) return [];
    const voiced = departures.flatMap(({ c, name }): Voiced[] => {
      const left = momentSpan(c.value);
      if (!left) return [];
      const text = `${name} (${momentText(c.value)}) stands ${orderText(left, order)} ${milestone.value.what} (${momentText(milestone.value)})`;
      return [
        {
          claims: [c.id, milestone.id],
          voice: voiceOf(c as Claim, rootOf),
          // What is certain is told first.
          value: `${text.includes(uncertain) ? 1 : 0} ${text}`,
          text,
          scope: null,
          planned: false,
          setAside: false,
        },
      ];
    });
    return voiced.length === 0
      ? []
      : [
          {
            attribute: `sequence:${milestone.value.what}`,
            label: `Against ${milestone.value.what}`,
            kind: "listed",
            voiced,
          },
        ];
  });
}

const uncertain = "in no certain order to";

/** Before, after, or not to be told, by spans: a departure known only as "after 19:26" begins where the order's minute does. */
function orderText(left: { from: number; to: number }, order: { from: number; to: number }): string {
  if (left.to <= order.from) return "before";
  if (left.from >= order.from) return "after";
  return uncertain;
}
