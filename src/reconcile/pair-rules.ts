/** The rules by which two totals are compared; `/method` and the docs serve the sentences. In the order in which they are tried. */
export const pairRules = {
  "total-scope-open":
    "One of two totals leaves open what it counts or over which days, so the two can neither agree nor contradict.",
  "total-scope-differs":
    "Two totals differ in measure, agency, what is included or left out, unit or period: they stand side by side, with what differs.",
  "total-no-number": "Two totals have the same scope, and one of them gives no number that can be compared.",
  "total-one-voice": "Two totals have the same scope, and one voice gives both: they are no evidence for each other.",
  "total-apart": "Two totals of the same scope and period, by two voices, cannot both hold.",
  "total-overlap": "Two totals of the same scope and period, by two voices, can both hold.",
  "total-equal": "Two totals of the same scope and period, by two voices, are equal.",
} as const;
export type PairRule = keyof typeof pairRules;
