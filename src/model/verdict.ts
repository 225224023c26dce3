/** How the claims on one attribute stand to each other, mildest first. The order is the order of severity of a row's state. */
export const verdicts = [
  "agrees",
  "consistent",
  "one_side_only",
  "different_scope",
  "unknown",
  "planned_not_done",
  "contradicts",
] as const;
export type Verdict = (typeof verdicts)[number];

/** A word for each verdict, as pages print it (`contradicts` is the mock-ups' "differ"). */
export const verdictWord: Record<Verdict, string> = {
  agrees: "Agree",
  consistent: "Consistent",
  one_side_only: "One side only",
  different_scope: "Different scope",
  unknown: "Unknown",
  planned_not_done: "Planned, not done",
  contradicts: "Differ",
};

/** What a verdict says of an attribute. `rule` names the rule, `reason` says it in plain words with the values at hand. */
export type Judged<Value = unknown> = {
  readonly verdict: Verdict;
  readonly rule: string;
  readonly reason: string;
  /** The value shown: the intersection of the largest compatible set of voices; the hull on a tie; null when there is none. */
  readonly shown: Value | null;
  /** True when the voices are split: no set of them that can all hold is larger than the others, so the value shown only spans them. */
  readonly split: boolean;
  /** Claim id → how it stands to the value shown. */
  readonly relations: Readonly<Record<string, { readonly relation: Verdict; readonly reason: string }>>;
  /** Ids of the claims left out of the value shown. */
  readonly excluded: readonly string[];
};
