import type { ReleaseDiff } from "../../views/release-diff-page.ts";
import { printDay } from "../dates.ts";

const width = 980;
const [left, right, top, base] = [56, 960, 26, 210];
const lane = 22;
const weekMs = 7 * 86_400_000;

/** Rows by week of two releases, A as a broad line, B as a thin one upon it, and under them a bar for each group of differences, named. */
export function WeekLines({ diff }: { diff: ReleaseDiff }) {
  const weeks = drawnWeeks(diff);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first?.week == null || last?.week == null || weeks.length < 2) return null;
  const [begin, end] = [Date.parse(first.week), Date.parse(last.week)];
  const most = Math.max(...weeks.flatMap(({ a, b }) => [a, b]), 1);
  const x = (day: string): number => round(left + ((Date.parse(day) - begin) / (end - begin)) * (right - left));
  const y = (rows: number): number => round(base - (rows / most) * (base - top));
  const line = (which: "a" | "b"): string =>
    weeks.map((one, i) => `${i === 0 ? "M" : "L"}${x(one.week ?? "")} ${y(one[which])}`).join("");
  const marks = marksOf(diff).filter(({ from, to }) => Date.parse(to) >= begin && Date.parse(from) <= end);
  const clamped = (day: string): number => Math.min(right, Math.max(left, x(day)));
  const height = base + 34 + marks.length * lane;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={describe(diff, marks)}>
      {[0, most].map((rows) => (
        <>
          <path class="tick" d={`M${left} ${y(rows)}H${right}`} />
          <text class="soft" x={left - 8} y={y(rows) + 4} text-anchor="end">
            {rows.toLocaleString("en")}
          </text>
        </>
      ))}
      <path class="diff-a" d={line("a")} />
      <path class="diff-b" d={line("b")} />
      <path class="diff-a" d={`M${left} 9h26`} />
      <text x={left + 32} y="13">
        A, {diff.a}
      </text>
      <path class="diff-b" d={`M${left + 300} 9h26`} />
      <text x={left + 332} y="13">
        B, {diff.b}
      </text>
      {yearTicks(begin, end).map((day) => (
        <>
          <path class="axis" d={`M${x(day)} ${base}v6`} />
          <text class="soft" x={x(day)} y={base + 20} text-anchor={x(day) > right - 40 ? "end" : "middle"}>
            {day.slice(0, 7)}
          </text>
        </>
      ))}
      {diff.parts_from === null ? null : <path class="moment" d={`M${clamped(diff.parts_from)} ${top}V${base}`} />}
      {marks.map(({ from, to, words }, i) => {
        const [at, until] = [clamped(from), Math.max(clamped(to), clamped(from) + 3)];
        const under = base + 34 + i * lane;
        const before = until > width * 0.6;
        return (
          <>
            <rect class="span" x={at} y={top} width={until - at} height={base - top} />
            <path class="bracket" d={`M${at} ${under - 4}v8M${at} ${under}H${until}M${until} ${under - 4}v8`} />
            <text x={before ? at - 6 : until + 6} y={under + 4} text-anchor={before ? "end" : "start"}>
              {words}
            </text>
          </>
        );
      })}
    </svg>
  );
}

type Mark = { readonly from: string; readonly to: string; readonly words: string };

/** Weeks that either release covers, in their order; far slips are not drawn. */
function drawnWeeks({ weeks, span }: ReleaseDiff): ReleaseDiff["weeks"] {
  const [from, to] = [minOf(span.a?.[0], span.b?.[0]), maxOf(span.a?.[1], span.b?.[1])];
  return weeks.filter(
    ({ week }) => week !== null && Date.parse(week) > Date.parse(from) - weekMs && Date.parse(week) <= Date.parse(to),
  );
}

/** What is marked: groups that a description bounds, with where A was not finished. The largest first, eight at most. */
function marksOf({ kinds, unfinished_from, span, parts_from, weeks }: ReleaseDiff): Mark[] {
  const groups = kinds
    .filter(({ whole, weeks: held }) => whole && held !== null)
    .filter(({ kind, where }) => kind !== "renumbered" || Object.keys(where).length > 0)
    .sort((one, other) => other.rows - one.rows)
    .slice(0, 6)
    .map(({ kind, rows, weeks: held }) => ({
      from: held?.[0] ?? "",
      to: after(held?.[1] ?? ""),
      words: `${rows.toLocaleString("en")} ${kind.replaceAll("_", " ")}`,
    }));
  const last = span.a?.[1];
  const unfinished =
    unfinished_from === null || last === undefined
      ? []
      : [{ from: unfinished_from, to: last, words: "A not complete" }];
  const end = weeks.at(-1)?.week;
  const parted = parts_from === null || end == null ? [] : [{ from: parts_from, to: parts_from, words: "they part" }];
  return [...parted, ...groups, ...unfinished];
}

function after(week: string): string {
  return new Date(Date.parse(week) + weekMs).toISOString().slice(0, 10);
}

/** First days of half-years, or of months where the weeks are few. */
function yearTicks(begin: number, end: number): string[] {
  const months = end - begin > 900 * 86_400_000 ? 12 : end - begin > 300 * 86_400_000 ? 3 : 1;
  const ticks: string[] = [];
  const at = new Date(begin);
  at.setUTCDate(1);
  for (; at.getTime() <= end; at.setUTCMonth(at.getUTCMonth() + 1))
    if (at.getTime() >= begin && at.getUTCMonth() % months === 0) ticks.push(at.toISOString().slice(0, 10));
  return ticks;
}

function describe({ a, b, says }: ReleaseDiff, marks: readonly Mark[]): string {
  const spans = marks.map(({ from, to, words }) => `${words}, ${printDay(from)} to ${printDay(to)}`).join("; ");
  return `Rows by week of ${a} and ${b}. ${says}${spans === "" ? "" : ` Marked: ${spans}.`}`;
}

function minOf(a: string | undefined, b: string | undefined): string {
  return [a, b].filter((day) => day !== undefined).sort()[0] ?? "";
}

function maxOf(a: string | undefined, b: string | undefined): string {
  return (
    [a, b]
      .filter((day) => day !== undefined)
      .sort()
      .at(-1) ?? ""
  );
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
