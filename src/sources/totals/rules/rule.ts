import type { EditionFinding, EditionSide, TotalEdition } from "../../../model/total-edition.ts";
import type { Severity } from "../../../model/severity.ts";
import { isoDay } from "../day-number.ts";
import type { SeriesContext } from "../series-context.ts";

/** Something found: which editions are accused and of what, in words that could be quoted. */
export type FoundInEdition = Pick<EditionFinding, "accused" | "beside" | "text" | "fits"> & {
  readonly doubts: EditionSide | null;
};

/** A rule over the editions of a series: one a file. `title` and `says` are what docs, pages and `--json` serve. An `error` accuses; a `note` accuses nobody. */
export type EditionRule = {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly says: string;
  readonly check: (series: SeriesContext) => readonly FoundInEdition[];
};

/** "12,345". */
export const figure = (value: number): string => value.toLocaleString("en-US");

/** "12,345 of FY2031, counted to 2031-02-03". */
export function editionText({ value, fiscal_year, pull_date, file_date }: TotalEdition): string {
  const day =
    pull_date !== null ? `, counted to ${pull_date}` : file_date !== null ? `, in the file of ${file_date}` : "";
  return `${figure(value)} of FY${fiscal_year}${day}`;
}

/** "FY2031, file of 2031-02-12: 12,345". */
export function headText({ value, fiscal_year, file_date, pull_date }: TotalEdition): string {
  const file = file_date === null ? "" : `, file of ${file_date}`;
  const pulled = pull_date === null ? "" : `, counted to ${pull_date}`;
  return `FY${fiscal_year}${file}${pulled}: ${figure(value)}`;
}

/** "10,000 on 2031-01-06 and 12,000 on 2031-01-20". */
export function pointsText(
  points: readonly { readonly day: number; readonly value: number; readonly editions: readonly unknown[] }[],
): string {
  return points
    .map(({ day, value, editions }) =>
      editions.length === 0 ? "the year’s begin" : `${figure(value)} on ${isoDay(day)}`,
    )
    .join(" and ");
}

/** The ids of a list of editions. */
export const idsOf = (editions: readonly TotalEdition[]): string[] => editions.map(({ id }) => id);
