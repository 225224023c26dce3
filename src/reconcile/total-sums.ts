import { compareCounts, type Count, countText, roundedCount, sumCounts } from "../model/count.ts";
import type { NamedCount, Total, TotalSum } from "../model/total.ts";
import { periodOf } from "../model/total-period.ts";
import { agenciesOf, isUndefined, scopeDifferences } from "./total-scope.ts";

/** Totals that are sums: of the parts that their source gives, of totals that follow each other in time, of totals of agencies that make up theirs. */
export function totalSums(totals: readonly Total[]): TotalSum[] {
  const sorted = [...totals].sort((x, y) => (x.id < y.id ? -1 : 1));
  return sorted.flatMap((whole) => {
    const others = sorted.filter((t) => t !== whole && bounds(t) !== null);
    const pieces = [
      { by: "period" as const, of: inTime(whole, others) },
      { by: "agency" as const, of: byAgency(whole, others) },
    ];
    return [
      ...ofParts(whole),
      ...pieces.flatMap(({ by, of }) => (of === null ? [] : (sumOf(whole, { by, of }) ?? []))),
    ];
  });
}

const bounds = (total: Total): Count | null => (total.number?.judged.shown as Count | null | undefined) ?? null;

function ofParts(whole: Total): TotalSum[] {
  const count = bounds(whole);
  if (count === null) return [];
  return whole.parts.flatMap(({ parts }): TotalSum[] => {
    if (parts.length < 2 || parts.some((p) => p.count.as === "unstated")) return [];
    return [{ whole: whole.id, by: "parts", of: [], ...held(count, parts) }];
  });
}

function sumOf(whole: Total, given: { by: "period" | "agency"; of: readonly Total[] }): TotalSum | null {
  const count = bounds(whole);
  if (count === null) return null;
  const parts = given.of.map((t): NamedCount => ({ of: t.title, count: bounds(t) as Count }));
  return { whole: whole.id, by: given.by, of: given.of.map((t) => t.id), ...held(count, parts, true) };
}

/** A sum against the whole. Rounded parts carry half a unit; parts that a source names may be fewer than all. */
function held(whole: Count, parts: readonly NamedCount[], all = false): Pick<TotalSum, "sum" | "fits" | "text"> {
  const sum = sumCounts(parts.map((p) => bare(p.count)));
  const rounded = sumCounts(parts.map((p) => roundedCount(bare(p.count))));
  const meets = compareCounts(rounded, whole) !== "disjoint";
  const short = !all && rounded.hi !== null && rounded.hi < whole.lo;
  const fits = meets ? "adds_up" : short ? "short" : "apart";
  const left = parts.map((p) => countText(bare(p.count))).join(" + ");
  const names = parts.map((p) => p.of).join(", ");
  return { sum, fits, text: `${left} = ${countText(sum)} (${names})${tail(fits, whole)}` };
}

function tail(fits: TotalSum["fits"], whole: Count): string {
  const told = countText(whole);
  if (fits === "adds_up") return `; the total is told as ${told}, which fits.`;
  if (fits === "short") return `; the total is told as ${told}, so these are not all its parts.`;
  return `; the total is told as ${told}, which cannot hold beside that sum.`;
}

const bare = (c: Count): Count => ({ lo: c.lo, hi: c.hi, as: c.as });

/** Totals of the same scope whose periods follow each other without gap and fill the whole's; null when there are none. Fewest first. */
function inTime(whole: Total, others: readonly Total[]): Total[] | null {
  const period = periodOf(whole.scope.period);
  if (period === null || period.open || isUndefined(whole.scope.includes)) return null;
  const pieces = others.flatMap((total): Piece[] => {
    const own = periodOf(total.scope.period);
    const differs = scopeDifferences(whole.scope, total.scope);
    const follows = differs.length === 1 && differs[0]?.aspect === "period" && !differs[0].open;
    return own !== null && follows && own.from >= period.from && own.to <= period.to
      ? [{ total, from: own.from, to: own.to }]
      : [];
  });
  return chain(period, pieces, new Set());
}

type Piece = { readonly total: Total; readonly from: string; readonly to: string };

/** The shortest chain of periods that fills another; the longest step first, so that January to July and August beat eight months. */
function chain(left: { from: string; to: string }, pieces: readonly Piece[], dead: Set<string>): Total[] | null {
  if (dead.has(left.from)) return null;
  const starting = pieces
    .filter((piece) => piece.from === left.from)
    .sort((x, y) => (x.to === y.to ? (x.total.id < y.total.id ? -1 : 1) : x.to > y.to ? -1 : 1));
  for (const { total, to } of starting) {
    const rest = to === left.to ? [] : chain({ from: nextDay(to), to: left.to }, pieces, dead);
    if (rest !== null) return [total, ...rest];
  }
  dead.add(left.from);
  return null;
}

function nextDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Totals of one agency each that together make up the whole's agencies, all else the same; null when one is missing. */
function byAgency(whole: Total, others: readonly Total[]): Total[] | null {
  const wanted = agenciesOf(whole.scope);
  if (wanted.length < 2) return null;
  const found = wanted.map((agency) =>
    others.find((total) => {
      const differs = scopeDifferences(whole.scope, total.scope);
      return agenciesOf(total.scope).join() === agency && differs.length === 1 && differs[0]?.aspect === "agency";
    }),
  );
  return found.every((total) => total !== undefined) ? (found as Total[]) : null;
}
