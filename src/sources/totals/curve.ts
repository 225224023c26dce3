import type { TotalEdition } from "../../model/total-edition.ts";
import { limit } from "./limits.ts";

/** A figure on a day, with every edition that tells it. */
export type Point = { readonly day: number; readonly value: number; readonly editions: readonly TotalEdition[] };

/** The zero with which a year begins; it belongs to no edition. */
export const startOf = (begin: number): Point => ({ day: begin - 1, value: 0, editions: [] });

/** The points of editions that have a usable day, by day, then by figure. */
export function pointsOf(
  editions: readonly TotalEdition[],
  dayOf: (edition: TotalEdition) => number | null,
): readonly Point[] {
  const byKey = new Map<string, { day: number; value: number; editions: TotalEdition[] }>();
  for (const edition of editions) {
    const day = dayOf(edition);
    if (day === null) continue;
    const key = `${day} ${edition.value}`;
    const known = byKey.get(key) ?? { day, value: edition.value, editions: [] };
    known.editions.push(edition);
    byKey.set(key, known);
  }
  return [...byKey.values()].sort((a, b) => a.day - b.day || a.value - b.value);
}

/** People a day between two points. */
export function pace(a: Point, b: Point): number {
  return Math.max(b.value - a.value, 0.5) / Math.max(b.day - a.day, 1);
}

/** How much faster or slower the second stretch is than the first: 0 when alike, ln 2 when one is twice the other. */
export function kink(a: Point, b: Point, c: Point): number {
  return Math.abs(Math.log(pace(b, c) / pace(a, b)));
}

/** True when the second can follow the first in a running total: a later day with a higher figure, or the same figure where too few would have come in between to tell, or after the year's end. */
export function canFollow(a: Point, b: Point, { yearPace, end }: { yearPace: number; end: number }): boolean {
  if (b.day <= a.day) return false;
  if (b.value > a.value || a.editions.length === 0) return b.value >= a.value;
  if (b.value < a.value) return false;
  return b.day > end || yearPace * (b.day - a.day) < limit("sameFigureExpected");
}

/**
 * The longest list of points in which each can follow the one before, from the year's zero on; of several as long, the one whose pace changes least. A dynamic program over the last two points.
 */
export function longestRise(points: readonly Point[], start: Point, year: { yearPace: number; end: number }): Point[] {
  const all = [start, ...points];
  const best: Map<number, Way>[] = all.map(() => new Map());
  // With very many editions a year the point before the last alone is kept for each: memory and time then grow with their square.
  const few = all.length <= fewPoints;
  all.forEach((to, j) => {
    for (const [i, from] of all.slice(0, j).entries()) {
      const reached = i === 0 || (best[i] as Map<number, Way>).size > 0;
      if (reached && canFollow(from, to, year))
        keep(best[j] as Map<number, Way>, bestWay(all, best, { i, j }), { i, few });
    }
  });
  return firstOfEach(walkBack(all, best), points);
}

/** Keeps a way to a point, by the point before it; where not all are kept, only the best. */
function keep(ways: Map<number, Way>, way: Way, { i, few }: { readonly i: number; readonly few: boolean }): void {
  if (!few && !isBetter(way, ways)) return;
  if (!few) ways.clear();
  ways.set(i, way);
}

/** More points than this in a year no agency publishes. */
const fewPoints = 400;

function isBetter(way: Way, known: ReadonlyMap<number, Way>): boolean {
  return [...known.values()].every(
    ({ length, rough }) => way.length > length || (way.length === length && way.rough < rough),
  );
}

/** A list of points that ends with two known ones: how long, how uneven its pace, and the point before the two (-1: none). */
type Way = { readonly length: number; readonly rough: number; readonly before: number };

/** The best list that ends with points i and j, out of those that end with i. */
function bestWay(
  all: readonly Point[],
  best: readonly ReadonlyMap<number, Way>[],
  { i, j }: { readonly i: number; readonly j: number },
): Way {
  let found: Way = { length: 1, rough: 0, before: -1 };
  for (const [h, way] of best[i] ?? []) {
    const rough = way.rough + kink(all[h] as Point, all[i] as Point, all[j] as Point);
    const length = way.length + 1;
    const smoother = length === found.length && (found.before === -1 || rough < found.rough);
    if (length > found.length || smoother) found = { length, rough, before: h };
  }
  return found;
}

/** Of several points with one figure the earliest is taken, where it can stand as well: a figure is carried forward, not back. */
function firstOfEach(chain: readonly Point[], points: readonly Point[]): Point[] {
  return chain.map((point, i) => {
    const from = chain[i - 1]?.day ?? Number.NEGATIVE_INFINITY;
    return points.find(({ value, day }) => value === point.value && day > from && day <= point.day) ?? point;
  });
}

function walkBack(all: readonly Point[], best: readonly ReadonlyMap<number, Way>[]): Point[] {
  let [j, i, length, rough] = [-1, -1, 0, 0];
  best.forEach((ways, at) => {
    for (const [from, way] of ways)
      if (way.length > length || (way.length === length && way.rough < rough))
        [j, i, length, rough] = [at, from, way.length, way.rough];
  });
  const chain: Point[] = [];
  while (j > 0) {
    chain.unshift(all[j] as Point);
    const before = best[j]?.get(i)?.before ?? -1;
    [j, i] = [i, before];
  }
  return chain;
}
