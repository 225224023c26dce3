import type { TotalEdition } from "../../model/total-edition.ts";
import { kink, longestRise, pace, type Point, pointsOf, startOf } from "./curve.ts";
import { dayNumber, median } from "./day-number.ts";
import { limit, mayBeChance } from "./limits.ts";
import { spanOf, type YearRule } from "./year-begins.ts";

/** A fiscal year of a series: which of its editions rise with their days, and which do not. Days since 1970-01-01. */
export type YearCurve = {
  readonly year: number;
  readonly begin: number;
  readonly end: number;
  readonly editions: readonly TotalEdition[];
  /** Stretches on which the figure rises with the day. One, or several where a figure was revised downwards between. */
  readonly stretches: readonly (readonly Point[])[];
  /** Editions that stand on no stretch. */
  readonly off: readonly TotalEdition[];
};

/** The curve of each year, by year. */
export function yearCurves(editions: readonly TotalEdition[], rule: YearRule): YearCurve[] {
  const years = [...new Set(editions.map(({ fiscal_year }) => fiscal_year))].sort((a, b) => a - b);
  const curves: YearCurve[] = [];
  for (const year of years) {
    const own = editions.filter((one) => one.fiscal_year === year);
    const curve = curveOf(year, own, { rule });
    const old = oldFigureAtEnd(curve, curves);
    curves.push(old === null ? curve : curveOf(year, own, { rule, without: old }));
  }
  return curves;
}

/** The figure at a year's end that is an earlier year's last, or any of an earlier year's where the pace leaps to it; null for none. No later neighbour would show that it is wrong. */
function oldFigureAtEnd(curve: YearCurve, earlier: readonly YearCurve[]): number | null {
  const points = curve.stretches.at(-1) ?? [];
  const last = points.at(-1);
  if (last === undefined) return null;
  const isAmong = (older: readonly Point[]): boolean =>
    !mayBeChance(last.value, older.length) && older.some(({ value }) => value === last.value);
  if (isAmong(earlier.flatMap(({ stretches }) => stretches.flat().slice(-1)))) return last.value;
  const [first, second] = points.slice(-3);
  if (points.length < 3 || first === undefined || second === undefined) return null;
  // A final count a few days on brings late confirmations: it is measured by the step before it at least.
  const days = Math.max(last.day - second.day, second.day - first.day);
  const leaps = !isUsual((last.value - second.value) / days, pace(first, second));
  return leaps && isAmong(earlier.flatMap(({ stretches }) => stretches.flat())) ? last.value : null;
}

type CurveOptions = { readonly rule: YearRule; readonly without?: number };

function curveOf(year: number, editions: readonly TotalEdition[], { rule, without }: CurveOptions): YearCurve {
  const { begin, end } = spanOf(year, rule);
  const points = pointsOf(
    editions.filter(({ value }) => value !== without),
    (edition) => usableDay(edition, { begin, end }),
  );
  const yearPace = median(
    points.map(({ day, value }) => value / (Math.min(day, end) - begin + 1)),
    0,
  );
  const rise = (from: readonly Point[], start: Point): Point[] => longestRise(from, start, { yearPace, end });
  // Figures after the year's end are final ones; where none is within it they are all there is.
  const start = startOf(begin);
  const whole = rise(withoutOpening(points, end), start);
  const stretches = divided(points, whole, { start, rise });
  const on = new Set(stretches.flat().flatMap((point) => point.editions));
  return { year, begin, end, editions, stretches, off: editions.filter((edition) => !on.has(edition)) };
}

/** The day of an edition by which it is set on its year's curve. Null when there is none, when it lies before the year, and when a file of the year tells of days after its end. */
export function usableDay(
  { pull_date, file_date }: TotalEdition,
  { begin, end }: Pick<YearCurve, "begin" | "end">,
): number | null {
  const told = pull_date ?? file_date;
  const day = told === null ? null : dayNumber(told);
  if (day === null || day < begin) return null;
  const file = file_date === null ? null : dayNumber(file_date);
  return day > end && file !== null && file >= begin && file <= end ? null : day;
}

/**
 * Figures after the year's end that are deeply below what stood within it are of another year, and may be more than the final ones: they do not go on the curve.
 */
function withoutOpening(points: readonly Point[], end: number): readonly Point[] {
  const within = points.filter(({ day }) => day <= end);
  const after = points.filter(({ day }) => day > end);
  const level = within.length > 0 ? median(within.slice(-3).map(figureOf), 0) : Math.max(0, ...after.map(figureOf));
  return [...within, ...after.filter(({ value }) => value >= level * (1 - limit("revisionShare")))];
}

const figureOf = ({ value }: Point): number => value;

type Way = { readonly start: Point; readonly rise: (points: readonly Point[], start: Point) => Point[] };

/** The curve in one stretch, or in two where a revision explains more points than any single rise does. */
function divided(points: readonly Point[], whole: readonly Point[], way: Way): readonly (readonly Point[])[] {
  const usual = median(
    whole.slice(1).map((point, i) => pace(whole[i] as Point, point)),
    0,
  );
  for (const [i, high] of points.entries()) {
    const low = points.slice(i + 1).find(({ day }) => day > high.day);
    if (low === undefined || !isLowered(high, low)) continue;
    const before = way.rise(
      points.filter(({ day }) => day <= high.day),
      way.start,
    );
    const after = way.rise(
      points.filter(({ day, value }) => day >= low.day && value >= low.value),
      { day: low.day - 1, value: 0, editions: [] },
    );
    const both = before.length + after.length;
    if (both <= whole.length || before.at(-1) !== high || after[0] !== low) continue;
    if (after.length < 2 || both < enoughForRevision) continue;
    const last = before.at(-2) ?? way.start;
    if (isUsual(pace(last, high), usual) && isUsual(pace(low, after[1] as Point), usual)) return [before, after];
  }
  return [whole];
}

/** Fewer editions than this do not tell a revision from a slip. */
const enoughForRevision = 5;

function isLowered(high: Point, low: Point): boolean {
  return low.value < high.value && low.value >= high.value * (1 - limit("revisionShare"));
}

/** True for a pace within the factor by which paces swing. */
export function isUsual(one: number, usual: number): boolean {
  return one <= usual * limit("paceRatio") && one >= usual / limit("paceRatio");
}

/** A point of a curve with those beside it in its stretch. `before` is the year's zero for the first; `after` null for the last. */
export type Placed = {
  readonly before: Point;
  readonly point: Point;
  readonly after: Point | null;
  readonly stretch: number;
};

/** Every point of a curve with its neighbours. */
export function placed(curve: YearCurve): Placed[] {
  return curve.stretches.flatMap((points, stretch) =>
    points.map((point, i) => ({
      before: points[i - 1] ?? curve.stretches[stretch - 1]?.at(-1) ?? startOf(curve.begin),
      point,
      after: points[i + 1] ?? null,
      stretch,
    })),
  );
}

/** The day on which a curve stands at a figure, with the points between which it lies; null when it never does. */
export function dayOfFigure(
  curve: YearCurve,
  value: number,
): { readonly day: number; readonly before: Point; readonly after: Point } | null {
  for (const { before, point } of placed(curve)) {
    if (value < before.value || value > point.value || point.value === before.value) continue;
    const share = (value - before.value) / (point.value - before.value);
    return { day: Math.round(before.day + share * (point.day - before.day)), before, after: point };
  }
  return null;
}

/** What a curve leads one to expect on a day: between its neighbours, or on from its last two points; null before there are two. */
export function figureOfDay(curve: YearCurve, day: number): number | null {
  const points = [startOf(curve.begin), ...curve.stretches.flat()];
  const next = points.findIndex((point) => point.day >= day);
  const [a, b] = next > 0 ? [points[next - 1], points[next]] : points.slice(-2);
  if (a === undefined || b === undefined) return null;
  return Math.round(a.value + (b.value - a.value) * ((day - a.day) / Math.max(1, b.day - a.day)));
}

/** How far paces differ around a point set between two others; a missing one after it counts for nothing. */
export function unevenness(before: readonly Point[], point: Point, after: Point | null): number {
  const [earlier, last] = [before.at(-2), before.at(-1)];
  if (last === undefined) return 0;
  if (after !== null) return kink(last, point, after);
  return earlier === undefined ? 0 : kink(earlier, last, point);
}
