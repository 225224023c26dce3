import type { TotalEdition } from "../../../model/total-edition.ts";
import { dayNumber, inYear, isoDay } from "../day-number.ts";
import { fileKey, type SeriesContext, sharedFileDays } from "../series-context.ts";
import { limit } from "../limits.ts";
import { type EditionRule, type FoundInEdition, headText, idsOf } from "./rule.ts";

/** A file's day that no file had. */
export const fileDate: EditionRule = {
  id: "file-date",
  severity: "warning",
  title: "The file’s day is a placeholder or of another year",
  says: "One day that stands for the files of many pull dates is a placeholder, and so is one before the fiscal year begins. What such a day says of the order of editions is not used.",
  check: (series) => [...before(series), ...shared(series)],
};

function before(series: SeriesContext): FoundInEdition[] {
  return series.editions
    .filter((edition) => edition.file_date !== null && dayNumber(edition.file_date) < series.curveOf(edition).begin)
    .map((edition) => ({
      accused: [edition.id],
      beside: [],
      doubts: "file_date",
      text: `${headText(edition)}. The file’s day lies before FY${edition.fiscal_year}, which begins on ${isoDay(series.curveOf(edition).begin)}.`,
      fits: withinYear(edition, series),
    }));
}

function withinYear({ file_date, ...edition }: TotalEdition, series: SeriesContext): string | null {
  const { begin, end } = series.curveOf(edition as TotalEdition);
  const moved = file_date === null ? null : inYear(file_date, 1);
  return moved !== null && dayNumber(moved) >= begin && dayNumber(moved) <= end + 60
    ? `${moved}, the same day of the next year`
    : null;
}

function shared(series: SeriesContext): FoundInEdition[] {
  return [...sharedFileDays(series.editions)].flatMap((key) => {
    const held = series.editions.filter((edition) => fileKey(edition) === key);
    const days = new Set(held.map(({ pull_date }) => pull_date));
    return held
      .filter((edition) => isLate(edition, series))
      .map((edition) => ({
        accused: [edition.id],
        beside: idsOf(held).filter((id) => id !== edition.id),
        doubts: "file_date" as const,
        text: `${headText(edition)}. The same file’s day stands for ${days.size} pull dates: it is a placeholder.`,
        fits: null,
      }));
  });
}

/** True for a file that came out long after its pull date. One edition of many may have the day by right: the one whose pull date is as near to it as usual. */
export function isLate({ file_date, pull_date }: TotalEdition, { lag }: SeriesContext): boolean {
  return (
    file_date !== null && pull_date !== null && dayNumber(file_date) - dayNumber(pull_date) > lag + limit("usualStep")
  );
}
