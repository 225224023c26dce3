import { mayBeChance } from "../limits.ts";
import { type EditionRule, editionText, headText, idsOf } from "./rule.ts";

/** An edition that fits its neighbours, and whose figure is an earlier year's total all the same. */
export const figureOfAnotherYear: EditionRule = {
  id: "figure-of-another-year",
  severity: "note",
  title: "The figure is another year’s total too",
  says: "A figure that fits its neighbours may still be an earlier year's total that was left standing where the running total happened to pass it. Nothing but the coincidence tells, so nobody is accused.",
  check: (series) =>
    series.curves.flatMap((curve) => {
      const lasts = series.curves
        .filter(({ year }) => year < curve.year)
        .flatMap(({ stretches }) => stretches.flat().slice(-1));
      return curve.stretches.flat().flatMap(({ value, editions }) => {
        const [same, own] = [lasts.find((last) => last.value === value)?.editions[0], editions[0]];
        if (same === undefined || own === undefined || mayBeChance(value, lasts.length)) return [];
        return {
          accused: [],
          beside: idsOf([...editions, same]),
          doubts: null,
          text: `${headText(own)} fits its neighbours, and is the total of another year too (${editionText(same)}).`,
          fits: null,
        };
      });
    }),
};
