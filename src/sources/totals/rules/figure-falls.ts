import { doubted } from "./doubts.ts";
import { fittingFigure } from "./fitting-figure.ts";
import { type EditionRule, headText, idsOf, pointsText } from "./rule.ts";

/** A figure below what stood before it, where the later ones go on from the higher level. */
export const figureFalls: EditionRule = {
  id: "figure-falls",
  severity: "error",
  title: "The figure falls, and rises again to its old level",
  says: "A running total cannot fall within a year, but where it is revised. A figure below that of an earlier edition is wrong where the later ones go on from the higher level.",
  check: (series) =>
    doubted(series, "fall").map(({ edition, doubt }) => ({
      accused: [edition.id],
      beside: idsOf(doubt.between.flatMap(({ editions }) => editions.slice(0, 1))),
      doubts: "figure" as const,
      text: `${headText(edition)} is lower than the running total allows${doubt.between.length === 0 ? "" : `, beside ${pointsText(doubt.between)}`}.`,
      fits: fittingFigure(edition, series),
    })),
};
