import type { TotalEdition } from "../../../model/total-edition.ts";
import { dayNumber, inYear } from "../day-number.ts";
import type { SeriesContext } from "../series-context.ts";
import { type EditionRule, headText } from "./rule.ts";

/** A pull date later than the day of the file that tells it. */
export const pullDateAfterFile: EditionRule = {
  id: "pull-date-after-file",
  severity: "error",
  title: "The pull date is later than the file",
  says: "A file cannot hold figures of days after its own. Where the figure fits the pull date, the file's day is the likelier slip; else the pull date is. The same day of another year is told where it would fit.",
  check: (series) =>
    series.editions
      .filter(({ pull_date, file_date }) => pull_date !== null && file_date !== null && pull_date > file_date)
      .map((edition) => {
        const on = series.pointOf(edition) !== null;
        const fits = on ? fileOfAnotherYear(edition, series) : pullOfAnotherYear(edition, series);
        return {
          accused: [edition.id],
          beside: [],
          doubts: on ? ("file_date" as const) : ("pull_date" as const),
          text: `${headText(edition)}. The pull date is later than the file’s own day${
            on ? "; the figure fits the pull date, so that the file’s day is the likelier slip" : ""
          }.`,
          fits,
        };
      }),
};

function fileOfAnotherYear({ file_date, pull_date }: TotalEdition, { lag }: SeriesContext): string | null {
  if (file_date === null || pull_date === null) return null;
  const moved = inYear(file_date, 1);
  const after = moved === null ? -1 : dayNumber(moved) - dayNumber(pull_date);
  return moved !== null && after >= 0 && after <= Math.max(60, 3 * lag) ? moved : null;
}

function pullOfAnotherYear(edition: TotalEdition, series: SeriesContext): string | null {
  const { begin } = series.curveOf(edition);
  const moved = edition.pull_date === null ? null : inYear(edition.pull_date, -1);
  const fits = moved !== null && dayNumber(moved) >= begin && moved <= (edition.file_date ?? "");
  return fits ? `${moved}, the same day of the year before` : null;
}
