import type { Band } from "../../../model/leg-class.ts";
import type { LegFacts } from "./facts.ts";
import { militarySigns } from "./military.ts";
import type { Run } from "./rule.ts";
import { isProbable, weigh } from "./weigh.ts";

/** How sure the class of a leg is; null where it has none and no sign. What follows from another leg is no surer than that one. */
export function bandOf(run: Run, at: number): Band | null {
  const leg = run.legs[at] as LegFacts;
  const given = run.given[at];
  const weighed = weigh(leg, run.context);
  if (!given) return weighed.reasons.length > 0 ? "possible" : null;
  if (given.rule.id === "witness_names_it") return weighed.observed ? "observed" : "probable";
  if (given.gives === "military") return sure(militarySigns(leg, run.context).length > 1);
  if (given.rule.most === "possible" || weighed.limits.has("possible")) return "possible";
  if (weighed.observed) return "observed";
  return sure(given.rests_on === null ? isProbable(weighed) : bandOf(run, given.rests_on) !== "possible");
}

function sure(agrees: boolean): Band {
  return agrees ? "probable" : "possible";
}
