import { pace } from "../curve.ts";
import { isoDay } from "../day-number.ts";
import { limit } from "../limits.ts";
import type { SeriesContext } from "../series-context.ts";
import { type Placed, placed, type YearCurve } from "../year-curve.ts";
import { type EditionRule, headText, idsOf, pointsText } from "./rule.ts";

/** A pull date that keeps the order, on which the figure cannot have stood all the same: far too many before it and far too few after. */
export const pullDatePace: EditionRule = {
  id: "pull-date-pace",
  severity: "error",
  title: "The pull date makes the pace leap and fall",
  says: "Far too many counted up to an edition and far too few after it, while both together are as usual, come from a slip of its date, when that is off by at least a usual step. A month that is fast or slow in itself is no slip: its pace does not fall back in the same step.",
  check: (series) =>
    series.curves.flatMap((curve) =>
      placed(curve).flatMap((place) => {
        const off = slipOf(place, curve, series);
        if (off === null || place.after === null) return [];
        const around = [place.before, place.after];
        return place.point.editions.map((edition) => ({
          accused: [edition.id],
          beside: idsOf(around.flatMap(({ editions }) => editions.slice(0, 1))),
          doubts: "pull_date" as const,
          text: `${headText(edition)}. ${Math.round(pace(place.before, place.point)).toLocaleString("en-US")} a day up to it and ${Math.round(pace(place.point, around[1] as never)).toLocaleString("en-US")} a day after it do not fit together; it stands between ${pointsText(around)}.`,
          fits: `about ${isoDay(off)}, by the figure`,
        }));
      }),
    ),
};

/** The day on which the figure would stand at an even pace between its neighbours; null where nothing is doubted. */
function slipOf({ before, point, after }: Placed, curve: YearCurve, { step }: SeriesContext): number | null {
  if (after === null || after.day > curve.end || before.value > point.value) return null;
  const whole = pace(before, after);
  const [first, second] = [pace(before, point), pace(point, after)];
  const ratio = limit("paceRatio");
  if (Math.max(first, second) < whole * ratio || Math.min(first, second) > whole / ratio) return null;
  const even = before.day + ((point.value - before.value) / (after.value - before.value)) * (after.day - before.day);
  if (Math.abs(even - point.day) < step) return null;
  const outer = outerPaces({ before, after }, curve);
  return outer.every(({ own, beside }) => nearer(own, whole, beside === "first" ? first : second))
    ? Math.round(even)
    : null;
}

/** The paces before and after the neighbours, where there are such. */
function outerPaces(
  { before, after }: { before: Placed["before"]; after: Placed["before"] },
  curve: YearCurve,
): readonly { readonly own: number; readonly beside: "first" | "second" }[] {
  const points = placed(curve);
  const earlier = points.find(({ point }) => point === before)?.before;
  const later = points.find(({ point }) => point === after)?.after;
  return [
    ...(earlier === undefined ? [] : [{ own: pace(earlier, before), beside: "first" as const }]),
    ...(later === undefined || later === null ? [] : [{ own: pace(after, later), beside: "second" as const }]),
  ];
}

function nearer(own: number, one: number, other: number): boolean {
  return Math.abs(Math.log(own / one)) < Math.abs(Math.log(own / other));
}
