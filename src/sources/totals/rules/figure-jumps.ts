import { pace } from "../curve.ts";
import { limit } from "../limits.ts";
import type { SeriesContext } from "../series-context.ts";
import { doubted } from "./doubts.ts";
import { fittingFigure } from "./fitting-figure.ts";
import { type EditionRule, type FoundInEdition, headText, idsOf, pointsText } from "./rule.ts";

/** A figure above what the editions around it allow. */
export const figureJumps: EditionRule = {
  id: "figure-jumps",
  severity: "error",
  title: "The figure jumps, and its neighbours do not",
  says: "A figure above that of a later edition, which nothing explains, is wrong where it breaks with those on both sides. The last figure of a year is doubted only when it came in at several times the year's fastest pace.",
  check: (series) => [
    ...doubted(series, "jump").map(({ edition, doubt }) => ({
      accused: [edition.id],
      beside: idsOf(doubt.between.flatMap(({ editions }) => editions.slice(0, 1))),
      doubts: "figure" as const,
      text: `${headText(edition)} breaks with ${pointsText(doubt.between)}.`,
      fits: fittingFigure(edition, series),
    })),
    ...leapAtEnd(series),
  ],
};

function leapAtEnd(series: SeriesContext): FoundInEdition[] {
  return series.curves.flatMap((curve) => {
    const points = curve.stretches.at(-1) ?? [];
    const [before, last] = points.slice(-2);
    const steps = points.slice(1, -1).map((point, i) => pace(points[i] as never, point));
    if (before === undefined || last === undefined || steps.length < 2) return [];
    // A final count a few days on brings late confirmations: it is measured by a usual step at least.
    const days = Math.max(last.day - before.day, series.step);
    if ((last.value - before.value) / days < limit("jumpRatio") * Math.max(...steps)) return [];
    return last.editions.map((edition) => ({
      accused: [edition.id],
      beside: idsOf(before.editions.slice(0, 1)),
      doubts: "figure" as const,
      text: `${headText(edition)} stands far above ${pointsText([before])}: no other step of the year was a quarter as fast, and no later edition supports it.`,
      fits: null,
    }));
  });
}
