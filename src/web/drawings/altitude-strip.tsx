import type { FlightPage } from "../../views/flight-page.ts";
import { hours } from "../../views/flight-known.ts";
import { trackSegments } from "../../views/track-segments.ts";
import { round } from "./labels.ts";

const frame = { left: 64, right: 1170, top: 16, bottom: 138, width: 1180, height: 170 } as const;
type Span = { readonly from: number; readonly to: number };
type After = Span & { readonly text: string };

/** Height against time since the first position. A stretch in which nothing was heard is hatched, and no line crosses it. Null when no height was told. */
export function AltitudeStrip({ data }: { data: FlightPage }) {
  const rows = data.track.drawn.filter(({ alt_baro_ft, ground }) => alt_baro_ft !== null || ground);
  if (rows.length === 0) return null;
  const { start, end, after } = timesOf(data);
  const highest = Math.max(...rows.map((row) => row.alt_baro_ft ?? 0));
  const topFt = [10_000, 20_000, 30_000, 45_000, 60_000].find((ft) => ft >= highest) ?? 60_000;
  const x = (ms: number): number =>
    round(frame.left + ((ms - start) / Math.max(1, (after?.to ?? end) - start)) * (frame.right - frame.left));
  const y = (ft: number): number => round(frame.bottom - (Math.max(0, ft) / topFt) * (frame.bottom - frame.top));
  const gaps = data.gaps.map(({ start_ms, end_ms }) => ({ from: start_ms, to: end_ms }));
  const segments = trackSegments(rows, data.gaps, data.track.held);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={stripText(data, highest)}>
      {[0, topFt / 3, (topFt * 2) / 3, topFt].map((ft, i) => (
        <>
          <path class="tick" d={`M${frame.left} ${y(ft)}H${frame.right}`} />
          <text class="soft" x={frame.left - 8} y={y(ft) + 4} text-anchor="end">
            {i === 0 ? "0 ft" : Math.round(ft).toLocaleString("en-US")}
          </text>
        </>
      ))}
      {hourMarks(start, after?.to ?? end).map((ms) => (
        <>
          <path class="axis" d={`M${x(ms)} ${frame.bottom}v5`} />
          <text class="soft" x={x(ms)} y={frame.bottom + 20} text-anchor="middle">
            {new Date(ms).toISOString().slice(11, 16)}
          </text>
        </>
      ))}
      <text class="soft" x={frame.left - 8} y={frame.bottom + 20} text-anchor="end">
        UTC
      </text>
      {gaps.map((gap) => (
        <Unheard span={gap} x={x} text={`Not heard, ${hours((gap.to - gap.from) / 60_000)}`} />
      ))}
      {after === null ? null : <Unheard span={after} x={x} text={after.text} />}
      {segments.map((segment) => (
        <path
          class="seen thin"
          d={segment
            .map((row, i) => `${i === 0 ? "M" : "L"}${x(row.time_ms)} ${y(row.ground ? 0 : (row.alt_baro_ft ?? 0))}`)
            .join("")}
        />
      ))}
      {segments
        .filter((segment) => segment.length === 1)
        .map(([row]) => (
          <circle class="dot" cx={x(row?.time_ms ?? 0)} cy={y(row?.alt_baro_ft ?? 0)} r="2" />
        ))}
    </svg>
  );
}

function Unheard({ span, x, text }: { span: Span; x: (ms: number) => number; text: string }) {
  const [left, right] = [x(span.from), x(span.to)];
  const wide = right - left > text.length * 7 + 24;
  return (
    <>
      <rect
        class="unheard"
        x={left}
        y={frame.top}
        width={round(Math.max(2, right - left))}
        height={frame.bottom - frame.top}
      />
      <path class="unheard-edge" d={`M${left} ${frame.top}V${frame.bottom}M${right} ${frame.top}V${frame.bottom}`} />
      {wide ? (
        <text class="clear bold" x={round((left + right) / 2)} y={frame.top + 50} text-anchor="middle">
          {text}
        </text>
      ) : null}
    </>
  );
}

/** From the first to the last position, and on to where the landing must have been when nobody saw it. */
function timesOf({ row, reach }: FlightPage): { start: number; end: number; after: After | null } {
  const [start, end] = [Date.parse(row.first_seen), Date.parse(row.last_seen)];
  const after = reach.find(({ part }) => part === "after");
  if (after === undefined) return { start, end, after: null };
  // Days on the ground somewhere would press the flight itself to a line: no more than its own length is shown of them.
  const to = Math.min(Date.parse(row.on.to ?? after.to), end + Math.max(end - start, 3_600_000));
  return { start, end, after: { from: end, to, text: `Landing not seen; heard again ${hours(after.minutes)} later` } };
}

function hourMarks(start: number, end: number): number[] {
  const hour = 3_600_000;
  const step = [0.25, 0.5, 1, 2, 3, 6].find((each) => (end - start) / (each * hour) <= 10) ?? 12;
  const first = Math.ceil(start / (step * hour)) * step * hour;
  const count = Math.max(0, Math.floor((end - first) / (step * hour)) + 1);
  return Array.from({ length: count }, (_, i) => first + i * step * hour);
}

function stripText({ row, gaps, track }: FlightPage, highest: number): string {
  const heard = `Height against time from ${row.first_seen} to ${row.last_seen}, highest ${Math.round(highest).toLocaleString("en-US")} ft`;
  const lost =
    gaps.length === 0 ? "" : `; ${gaps.length === 1 ? "one gap" : `${gaps.length} gaps`} in which nothing was heard`;
  return `${heard}${lost}${track.held ? "" : "; only the ends are kept here"}`;
}
