import { doubted } from "./doubts.ts";
import { type EditionRule, headText, idsOf, pointsText } from "./rule.ts";

/** Two editions that cannot both hold, and nothing tells which is wrong. */
export const oneOfTwo: EditionRule = {
  id: "one-of-two",
  severity: "warning",
  title: "One of two editions is wrong; it cannot be told which",
  says: "Two editions contradict each other, and each would fit the others about as well. Neither is accused.",
  check: (series) =>
    doubted(series, "either").map(({ edition, doubt }) => ({
      accused: [],
      beside: [edition.id, ...idsOf(doubt.other.editions)],
      doubts: null,
      text: `${headText(edition)} and ${pointsText([doubt.other])} cannot both hold; the other editions fit either of them.`,
      fits: null,
    })),
};
