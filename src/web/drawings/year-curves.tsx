import type { SeriesView, YearCurveView } from "../../views/editions-page.ts";
import { round } from "./labels.ts";

const frame = { left: 62, right: 1040, top: 14, bottom: 330, width: 1180, height: 360 } as const;
const yearDays = 366;

/** The curves of a series' years by the day of the year. A dot is an edition in which nothing is doubted; a cross is a doubted one, where it says that it stands. Null when no edition has a day. */
export function YearCurves({ series }: { series: SeriesView }) {
  const curves = series.curves.filter(({ points }) => points.length > 0);
  if (curves.length === 0) return null;
  const most = Math.max(...curves.flatMap(({ points }) => points.map(({ value }) => value)));
  const step = tickStep(most);
  const top = Math.ceil(most / step) * step || 1;
  const days = Math.max(
    yearDays,
    ...curves.flatMap(({ points }) => points.map(({ day }) => Math.min(day, yearDays + 40))),
  );
  const x = (day: number): number => round(frame.left + (Math.min(day, days) / days) * (frame.right - frame.left));
  const y = (value: number): number => round(frame.bottom - (value / top) * (frame.bottom - frame.top));
  const ends = labelPlaces(curves, y);
  return (
    <svg
      class="curves"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={curvesText(series, curves)}
    >
      {Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step).map((value) => (
        <>
          <path class="tick" d={`M${frame.left} ${y(value)}H${frame.right}`} />
          <text class="soft" x={frame.left - 8} y={y(value) + 4} text-anchor="end">
            {value.toLocaleString("en-US")}
          </text>
        </>
      ))}
      {monthMarks(series.year_begins).map(({ day, text }) => (
        <>
          <path class="axis" d={`M${x(day)} ${frame.bottom}v5`} />
          <text class="soft" x={x(day) + 4} y={frame.bottom + 18}>
            {text}
          </text>
        </>
      ))}
      {curves.map((curve) => (
        <Curve curve={curve} x={x} y={y} />
      ))}
      {curves
        .flatMap(({ points }) => points.filter(({ sound }) => !sound))
        .map(({ day, value }) => (
          <path class="doubted" d={`M${x(day) - 5} ${y(value) - 5}l10 10m0-10l-10 10`} />
        ))}
      {ends.map(({ curve, at, from, beside }) => (
        <>
          <path class="lead" d={`M${x(from.day) + 5} ${y(from.value)}L${x(beside) + 16} ${at - 4}`} />
          <text class={curve === curves.at(-1) ? "bold" : ""} x={x(beside) + 20} y={at}>
            {`FY${curve.year}  ${from.value.toLocaleString("en-US")}`}
          </text>
        </>
      ))}
    </svg>
  );
}

type Scale = (n: number) => number;

function Curve({ curve: { points }, x, y }: { curve: YearCurveView; x: Scale; y: Scale }) {
  const sound = points.filter((point) => point.sound);
  return (
    <>
      <path class="year" d={sound.map(({ day, value }, i) => `${i === 0 ? "M" : "L"}${x(day)} ${y(value)}`).join("")} />
      {sound.map(({ day, value }) => (
        <circle class="edition" cx={x(day)} cy={y(value)} r="2.6" />
      ))}
    </>
  );
}

type End = {
  readonly curve: YearCurveView;
  readonly at: number;
  /** The last day on which an edition of the year stands, doubted or not: no cross stands under the name. */
  readonly beside: number;
  readonly from: { readonly day: number; readonly value: number };
};

/** Where the names of curves stand: beside their last points, at least a line apart. */
function labelPlaces(curves: readonly YearCurveView[], y: Scale): End[] {
  const ends = curves.flatMap((curve) => {
    const from = curve.points.findLast(({ sound }) => sound);
    return from === undefined
      ? []
      : [{ curve, from, at: y(from.value) + 4, beside: Math.max(...curve.points.map(({ day }) => day)) }];
  });
  let last = Number.POSITIVE_INFINITY;
  return ends
    .sort((a, b) => b.at - a.at)
    .map((end) => {
      const at = Math.min(end.at, last - 15);
      last = at;
      return { ...end, at };
    });
}

/** 1, 2 or 5 and noughts, so that at most six lines stand. */
function tickStep(most: number): number {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  return [0.2, 0.5, 1, 2].map((n) => n * unit).find((step) => step >= 1 && most / step <= 6) ?? unit;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The months of a year from the one with which it begins, each with its first day. */
function monthMarks(begins: number): { day: number; text: string }[] {
  const start = Date.UTC(2030, begins - 1, 1);
  return months.map((_, i) => ({
    day: Math.round((Date.UTC(2030, begins - 1 + i, 1) - start) / 86_400_000),
    text: months[(begins - 1 + i) % 12] ?? "",
  }));
}

function curvesText(series: SeriesView, curves: readonly YearCurveView[]): string {
  const ends = curves.map(({ year, latest }) =>
    latest === null ? `FY${year}, none without doubt` : `FY${year} ${latest.value.toLocaleString("en-US")}`,
  );
  return `${series.measure.replaceAll("_", " ")} by day of the year, latest figure of each year: ${ends.join("; ")}. ${series.doubted} editions are doubted and drawn as crosses.`;
}
