import type { TotalEdition } from "../../model/total-edition.ts";
import type { Point } from "./curve.ts";
import { dayNumber, median } from "./day-number.ts";
import { limit } from "./limits.ts";
import { type YearCurve, yearCurves } from "./year-curve.ts";
import { spanOf, type YearRule, yearRule } from "./year-begins.ts";

/** What every rule over editions looks at: a series of one measure, with the curve of each year. */
export type SeriesContext = {
  readonly editions: readonly TotalEdition[];
  readonly years: YearRule;
  readonly curves: readonly YearCurve[];
  /** Days between editions, usually. */
  readonly step: number;
  /** Days from pull date to file, usually. */
  readonly lag: number;
  readonly curveOf: (edition: TotalEdition) => YearCurve;
  /** The point of a curve on which an edition stands; null when it stands on none. */
  readonly pointOf: (edition: TotalEdition) => Point | null;
  /** True for a file's day that stands for many pull dates, or before its year: it orders nothing. */
  readonly isPlaceholder: (edition: TotalEdition) => boolean;
};

/** Sets the editions of one series and measure on the curves of their years. */
export function seriesContext(editions: readonly TotalEdition[]): SeriesContext {
  const years = yearRule(editions);
  const curves = yearCurves(editions, years);
  const points = new Map(
    curves
      .flatMap(({ stretches }) => stretches.flat())
      .flatMap((point) => point.editions.map((one) => [one.id, point])),
  );
  const steps = curves.flatMap(({ stretches }) =>
    stretches.flatMap((stretch) => stretch.slice(1).map((point, i) => point.day - (stretch[i] as Point).day)),
  );
  const lags = editions.flatMap(({ id, file_date, pull_date }) =>
    file_date === null || pull_date === null || !points.has(id) || file_date < pull_date
      ? []
      : [dayNumber(file_date) - dayNumber(pull_date)],
  );
  const shared = sharedFileDays(editions);
  const curveOf = ({ fiscal_year }: TotalEdition): YearCurve =>
    curves.find(({ year }) => year === fiscal_year) as never;
  return {
    editions,
    years,
    curves,
    step: median(steps, limit("usualStep")),
    lag: median(lags, limit("usualLag")),
    curveOf,
    pointOf: ({ id }) => points.get(id) ?? null,
    isPlaceholder: (edition) =>
      edition.file_date !== null &&
      (shared.has(fileKey(edition)) || dayNumber(edition.file_date) < spanOf(edition.fiscal_year, years).begin),
  };
}

/**
 * Days of files that stand for several pull dates of one year, each as "year day", in a series whose files mostly have days of their own: a table that was published once, on one day, has no
 * placeholders.
 */
export function sharedFileDays(editions: readonly TotalEdition[]): ReadonlySet<string> {
  const pulls = new Map<string, Set<string>>();
  for (const edition of editions)
    if (edition.file_date !== null && edition.pull_date !== null)
      pulls.set(fileKey(edition), (pulls.get(fileKey(edition)) ?? new Set()).add(edition.pull_date));
  const shared = new Set([...pulls].filter(([, days]) => days.size >= limit("sharedFile")).map(([key]) => key));
  const held = editions.filter((edition) => shared.has(fileKey(edition)));
  return held.length * 2 > editions.length ? new Set() : shared;
}

/** The year and the file's day of an edition. */
export function fileKey({ fiscal_year, file_date }: TotalEdition): string {
  return `${fiscal_year} ${file_date}`;
}

/** The day of an edition's file where it can be relied on; null otherwise. */
export function fileDay(edition: TotalEdition, context: SeriesContext): number | null {
  return edition.file_date === null || context.isPlaceholder(edition) ? null : dayNumber(edition.file_date);
}
