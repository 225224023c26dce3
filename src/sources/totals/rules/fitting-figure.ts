import type { TotalEdition } from "../../../model/total-edition.ts";
import { isoDay } from "../day-number.ts";
import type { SeriesContext } from "../series-context.ts";
import { figureOfDay, usableDay } from "../year-curve.ts";
import { figure } from "./rule.ts";

/** What the editions around a day lead one to expect on it, in words; null when it has no day within its year. */
export function fittingFigure(edition: TotalEdition, series: SeriesContext): string | null {
  const curve = series.curveOf(edition);
  const day = usableDay(edition, curve);
  const fits = day === null ? null : figureOfDay(curve, Math.min(day, curve.end));
  return fits === null || day === null ? null : `about ${figure(fits)} on ${isoDay(day)}, by the editions around it`;
}
