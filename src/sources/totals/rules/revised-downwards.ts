import { doubted } from "./doubts.ts";
import { type EditionRule, figure, idsOf, pointsText } from "./rule.ts";

/** A lower level from which later editions go on: a revision, which is no fault. */
export const revisedDownwards: EditionRule = {
  id: "revised-downwards",
  severity: "note",
  title: "The running total was lowered",
  says: "Where the figure falls a little and later editions go on from the lower level at the usual pace, the agency revised it. Where no later edition tells, it may be a revision or a fault. Nobody is accused.",
  check: (series) => [
    ...series.curves.flatMap(({ year, stretches }) =>
      stretches.slice(1).flatMap((stretch, i) => {
        const [high, low] = [stretches[i]?.at(-1), stretch[0]];
        if (high === undefined || low === undefined) return [];
        return {
          accused: [],
          beside: idsOf([...high.editions, ...low.editions]),
          doubts: null,
          text: `FY${year} falls from ${pointsText([high])} to ${pointsText([low])}, by ${figure(high.value - low.value)}, and goes on from there: it was revised downwards.`,
          fits: null,
        };
      }),
    ),
    ...doubted(series, "lowered").map(({ edition, doubt: { high, low } }) => ({
      accused: [],
      beside: idsOf([...high.editions, ...low.editions]),
      doubts: null,
      text: `FY${edition.fiscal_year} falls from ${pointsText([high])} to ${pointsText([low])}; no later edition tells whether it was revised or one of the two is wrong.`,
      fits: null,
    })),
  ],
};
