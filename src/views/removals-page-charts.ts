import type { CountedCell } from "../store/count-removals.ts";
import { type CountColumn, spanCode } from "../store/removal-columns.ts";
import { isSpan } from "./removals-page-table.ts";
import { codeOf, type KeyView, monthText, textOf } from "./removals-page-words.ts";

/** A small chart: people of one value in one release, span by span. */
export type Chart = KeyView & { readonly release: string; readonly people: readonly number[] };

/** Charts on one time line. */
export type Charts = {
  readonly unit: "month" | "year" | "fiscal year";
  /** Every span of the time line, in order: "2031-05" or "2031". */
  readonly spans: readonly KeyView[];
  readonly charts: readonly Chart[];
  /** The largest number of any chart. */
  readonly most: number;
  /** People of the charts whose day lies outside the time line, or is not told. */
  readonly outside: number;
};

/** Months more than which are drawn as years. */
const mostMonths = 48;
const mostCharts = 12;
/** Share of the people at either end that may lie outside the time line: a year typed wrong would stretch it over centuries. */
const strays = 0.0005;

type Given = {
  readonly column: CountColumn;
  readonly releases: readonly {
    readonly name: string;
    readonly yearBegins: number;
    readonly monthly: readonly CountedCell[];
  }[];
};

/** Charts of the largest values of a column, in each release, over months, or over years where there are too many; one chart of all where the column is itself of time. Null when no day is told. */
export function chartsOf({ column, releases }: Given): Charts | null {
  const line = timeLine(releases.flatMap(({ monthly }) => monthly));
  if (line === null) return null;
  const yearBegins = releases[0]?.yearBegins ?? 1;
  const unit = line.last - line.first < mostMonths ? "month" : yearBegins === 1 ? "year" : "fiscal year";
  const spanOf = (month: number): string =>
    unit === "month" ? spanCode("month", month) : String(yearOf(month, yearBegins));
  const codes = [...new Set(range(line.first, line.last).map(spanOf))];
  const grouped = releases.map(({ name, monthly }) => ({ name, cells: byCode(column, monthly) }));
  const largest = largestOf(grouped.map(({ cells }) => cells)).slice(0, Math.floor(mostCharts / releases.length));
  let outside = 0;
  const charts = largest.flatMap((code) =>
    grouped.map(({ name, cells }): Chart => {
      const drawn = drawnOf(cells.get(code) ?? [], line, spanOf);
      outside += drawn.outside;
      const text = code === all ? "All" : textOf(column, code);
      return { code, text, release: name, people: codes.map((span) => drawn.people.get(span) ?? 0) };
    }),
  );
  const spans = codes.map((code) => ({ code, text: unit === "month" ? monthText(code) : code }));
  return { unit, spans, charts, most: charts.reduce((n, { people }) => Math.max(n, ...people), 0), outside };
}

type Line = { readonly first: number; readonly last: number };
const all = "";

/** Cells under each value of the column; all under one where the column is of time. */
function byCode(column: CountColumn, monthly: readonly CountedCell[]): ReadonlyMap<string, CountedCell[]> {
  if (isSpan(column)) return new Map([[all, [...monthly]]]);
  const found = new Map<string, CountedCell[]>();
  for (const cell of monthly) {
    const code = codeOf(column, cell.keys[0]);
    const before = found.get(code);
    if (before === undefined) found.set(code, [cell]);
    else before.push(cell);
  }
  return found;
}

/** Values by their people in all releases, the largest first. */
function largestOf(grouped: readonly ReadonlyMap<string, readonly CountedCell[]>[]): string[] {
  const sums = new Map<string, number>();
  for (const [code, cells] of grouped.flatMap((one) => [...one]))
    sums.set(
      code,
      cells.reduce((n, { people }) => n + people, sums.get(code) ?? 0),
    );
  return [...sums].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([code]) => code);
}

/** People span by span, and those outside the line. */
function drawnOf(cells: readonly CountedCell[], line: Line, spanOf: (month: number) => string) {
  const people = new Map<string, number>();
  let outside = 0;
  for (const { month, people: n } of cells) {
    if (month === null || month < line.first || month > line.last) outside += n;
    else people.set(spanOf(month), (people.get(spanOf(month)) ?? 0) + n);
  }
  return { people, outside };
}

/** The year in which a month lies, where years begin with another month than January: October 2030 is of 2031. */
function yearOf(month: number, begins: number): number {
  return Math.floor(month / 12) + (begins > 1 && (month % 12) + 1 >= begins ? 1 : 0);
}

/** First and last month, but for the strays at either end. */
function timeLine(cells: readonly CountedCell[]): Line | null {
  const people = new Map<number, number>();
  for (const { month, people: n } of cells) if (month !== null) people.set(month, (people.get(month) ?? 0) + n);
  const months = [...people].sort(([a], [b]) => a - b);
  const room = strays * months.reduce((n, [, of]) => n + of, 0);
  const [first, last] = [firstPast(months, room), firstPast([...months].reverse(), room)];
  return first === null || last === null ? null : { first, last };
}

/** The first month by which more people are counted than may stray. */
function firstPast(months: readonly (readonly [number, number])[], room: number): number | null {
  let people = 0;
  for (const [month, n] of months) {
    people += n;
    if (people > room) return month;
  }
  return null;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
