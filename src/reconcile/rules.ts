import type { Verdict } from "../model/verdict.ts";

/** The rules by which an attribute's verdict is found; `/method`, `--json` and the docs serve the sentences. In the order in which they are tried. */
export const verdictRules = {
  "no-value": "Nobody gives a value that can be compared.",
  "plan-only": "Only a plan is told; nothing says that it was carried out.",
  "planned-not-done": "What was planned and what was done cannot both hold: the plan was not carried out as told.",
  "bounds-apart": "Two voices of the same scope give values that cannot both hold.",
  "scope-differs": "The values count different things, so they are set side by side, not against each other.",
  "one-voice": "Only one voice gives a value; copies of a source and repeats of one utterance count once.",
  "bounds-overlap": "The voices give different values that can all hold at once.",
  "bounds-equal": "Two or more voices give the same value.",
  listed: "Several accounts are told side by side; they are not compared.",
} as const;
export type VerdictRule = keyof typeof verdictRules;

/** The verdict that each rule gives. */
export const verdictOf: Record<VerdictRule, Verdict> = {
  "no-value": "unknown",
  "plan-only": "one_side_only",
  "planned-not-done": "planned_not_done",
  "bounds-apart": "contradicts",
  "scope-differs": "different_scope",
  "one-voice": "one_side_only",
  "bounds-overlap": "consistent",
  "bounds-equal": "agrees",
  listed: "consistent",
};
