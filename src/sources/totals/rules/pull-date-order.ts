import type { TotalEdition } from "../../../model/total-edition.ts";
import { isoDay } from "../day-number.ts";
import type { Doubt } from "../doubt.ts";
import { usableDay } from "../year-curve.ts";
import { doubted } from "./doubts.ts";
import { fittingPullDate } from "./fitting-pull-date.ts";
import { type EditionRule, headText, idsOf, pointsText } from "./rule.ts";

/** A pull date within the year on which the figure cannot have stood, while it fits another day. */
export const pullDateOrder: EditionRule = {
  id: "pull-date-order",
  severity: "error",
  title: "The pull date does not fit the figure",
  says: "A running total rises with its days. An edition whose figure stands between two others, and whose pull date does not, has a wrong pull date; its file's day decides where the figure could be wrong as well.",
  check: (series) =>
    doubted(series, "pull_date")
      .filter(({ edition }) => usableDay(edition, series.curveOf(edition)) !== null)
      .map(({ edition, doubt }) => ({
        accused: [edition.id],
        beside: idsOf(doubt.between.flatMap(({ editions }) => editions.slice(0, 1))),
        doubts: "pull_date" as const,
        text:
          doubt.between.length === 1
            ? `${headText(edition)}. Another edition has the same figure: ${pointsText(doubt.between)}.`
            : `${headText(edition)}. The figure stands between ${pointsText(doubt.between)}, and the pull date does not.`,
        fits: fittingDay(edition, doubt),
      })),
};

/** The day of the edition with the same figure; else the day by the figures around. */
function fittingDay(edition: TotalEdition, { fits, between }: Extract<Doubt, { kind: "pull_date" }>): string {
  const [before, after] = between;
  if (before === undefined || after === undefined) return isoDay(fits);
  return fittingPullDate(edition, { day: fits, before, after });
}
