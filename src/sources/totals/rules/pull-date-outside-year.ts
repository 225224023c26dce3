import type { TotalEdition } from "../../../model/total-edition.ts";
import { dayNumber, isoDay } from "../day-number.ts";
import type { SeriesContext } from "../series-context.ts";
import { dayOfFigure } from "../year-curve.ts";
import { doubtOf } from "../doubt.ts";
import { fittingPullDate } from "./fitting-pull-date.ts";
import { type EditionRule, headText, idsOf } from "./rule.ts";

/** A pull date before its fiscal year begins. One after its end is a final figure's. */
export const pullDateOutsideYear: EditionRule = {
  id: "pull-date-outside-year",
  severity: "error",
  title: "The pull date lies before the fiscal year",
  says: "No figure of a fiscal year can be counted before the year begins. Where the same day of another calendar year fits the figure, that day is told.",
  check: (series) =>
    series.editions
      .filter((edition) => isBefore(edition, series))
      .map((edition) => ({
        accused: [edition.id],
        beside: idsOf(around(edition, series)),
        doubts: "pull_date" as const,
        text: `${headText(edition)}. The pull date lies before FY${edition.fiscal_year}, which begins on ${isoDay(series.curveOf(edition).begin)}.`,
        fits: fittingDay(edition, series),
      })),
};

function isBefore(edition: TotalEdition, series: SeriesContext): boolean {
  return edition.pull_date !== null && dayNumber(edition.pull_date) < series.curveOf(edition).begin;
}

function around(edition: TotalEdition, series: SeriesContext): readonly TotalEdition[] {
  const there = dayOfFigure(series.curveOf(edition), edition.value);
  return there === null ? [] : [there.before, there.after].flatMap(({ editions }) => editions.slice(0, 1));
}

function fittingDay(edition: TotalEdition, series: SeriesContext): string | null {
  const doubt = doubtOf(edition, series);
  const [before, after] = doubt.kind === "pull_date" ? doubt.between : [];
  if (doubt.kind !== "pull_date" || before === undefined) return null;
  return after === undefined ? isoDay(doubt.fits) : fittingPullDate(edition, { day: doubt.fits, before, after });
}
