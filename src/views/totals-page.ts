import { asBounds, type Count, countText } from "../model/count.ts";
import type { CountView } from "../model/row.ts";
import { periodOf, sharedDays } from "../model/total-period.ts";
import type { ScopeDifference, Total, TotalPair, TotalScope, TotalSum } from "../model/total.ts";
import { type Verdict, verdicts } from "../model/verdict.ts";
import type { AsOf } from "../store/claims.ts";
import { attributeView } from "./claim-view.ts";
import { type Choice, choicesOf, pageOf } from "./page-of.ts";
import type { Reader } from "./reader.ts";
import type { AttributeView, SourceView } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";

/** What a list of totals asks for. `page` null: all pairs. */
export type TotalsFilter = {
  readonly measure: string | null;
  readonly agency: string | null;
  /** A partial date: totals that cover one of its days. */
  readonly period: string | null;
  /** Pairs with one of these verdicts, and only the totals that stand in them; none: all. */
  readonly verdicts: readonly Verdict[];
  readonly page: number | null;
};

/** A total as lists print it: scope first, then its number. */
export type TotalRow = TotalScope & {
  readonly id: string;
  readonly title: string;
  readonly period_text: string;
  /** The number shown; null when nobody gives one. */
  readonly number: CountView | null;
  /** The question after its number, with every claim; null when nobody gives one. */
  readonly told: AttributeView | null;
  /** How many pairs it stands in, and in how many of them it contradicts. */
  readonly pairs: number;
  readonly contradicts: number;
};

/** A pair with the titles of both. */
export type PairView = {
  readonly a: { readonly id: string; readonly title: string };
  readonly b: { readonly id: string; readonly title: string };
  readonly verdict: Verdict;
  readonly rule: string;
  readonly reason: string;
  readonly differs: readonly ScopeDifference[];
};

/** A sum with the titles of the whole and of the totals summed. */
export type SumView = TotalSum & {
  readonly title: string;
  readonly parts: readonly { readonly id: string; readonly title: string }[];
};

/** Published totals by what they measure, and every pair that a reader could take for the same thing. */
export type TotalsPage = {
  readonly groups: readonly { readonly measure: string; readonly unit: string; readonly rows: readonly TotalRow[] }[];
  readonly total: number;
  readonly pairs: readonly PairView[];
  readonly pairs_total: number;
  readonly page: number;
  readonly pages: number;
  readonly sums: readonly SumView[];
  readonly filter: Omit<TotalsFilter, "page">;
  readonly measures: readonly Choice[];
  readonly agencies: readonly Choice[];
  readonly periods: readonly Choice[];
  readonly states: readonly { readonly state: Verdict; readonly count: number }[];
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: AsOf;
};

/** The page of all totals that fit a filter. */
export function totalsPage(reader: Reader, filter: TotalsFilter, when: AsOf): TotalsPage {
  const weighed = reader.totals(when);
  const titles = titlesOf(weighed.totals);
  const fitting = weighed.totals.filter((total) => fits(total, filter));
  const ids = new Set(fitting.map((t) => t.id));
  // A pair is of interest when either of its totals is: the other may be of another agency or period.
  const near = weighed.pairs.filter((p) => ids.has(p.a) || ids.has(p.b));
  const chosen = filter.verdicts.length === 0 ? near : near.filter((p) => filter.verdicts.includes(p.verdict));
  const paired = new Set(chosen.flatMap((p) => [p.a, p.b]));
  const listed = filter.verdicts.length === 0 ? fitting : fitting.filter((t) => paired.has(t.id));
  const shownIds = new Set(listed.map((t) => t.id));
  const rows = listed.map((total) => totalRow(total, weighed.pairs));
  const { rows: pairs, ...paging } = pageOf(chosen, filter.page);
  const { page: _page, ...kept } = filter;
  return {
    groups: groupsOf(rows),
    total: rows.length,
    pairs: pairs.map((pair) => pairView(pair, titles)),
    pairs_total: paging.total,
    page: paging.page,
    pages: paging.pages,
    sums: weighed.sums
      .filter((sum) => [sum.whole, ...sum.of].some((id) => shownIds.has(id)))
      .map((sum) => sumView(sum, titles)),
    filter: kept,
    measures: choicesOf(weighed.totals, (t) => [t.scope.measure]),
    agencies: choicesOf(weighed.totals, (t) => [t.scope.agency]),
    periods: choicesOf(weighed.totals, (t) => [t.scope.period], periodText).sort(byPeriod),
    states: [...verdicts]
      .map((state) => ({ state, count: near.filter((p) => p.verdict === state).length }))
      .filter(({ state, count }) => count > 0 || filter.verdicts.includes(state)),
    sources: sourceViews(
      reader.record,
      rows.flatMap((row) => row.told?.claims.map((c) => c.source) ?? []),
      when,
    ),
    when,
  };
}

/** Titles of totals by id. */
export function titlesOf(totals: readonly Total[]): ReadonlyMap<string, string> {
  return new Map(totals.map((t) => [t.id, t.title]));
}

function fits({ scope }: Total, filter: TotalsFilter): boolean {
  if (filter.measure !== null && scope.measure !== filter.measure) return false;
  if (filter.agency !== null && scope.agency !== filter.agency) return false;
  if (filter.period === null) return true;
  const [wanted, own] = [periodOf(filter.period), periodOf(scope.period)];
  return wanted !== null && own !== null && sharedDays(wanted, own) > 0;
}

/** A total as lists print it. */
export function totalRow(total: Total, pairs: readonly TotalPair[]): TotalRow {
  const own = pairs.filter((p) => p.a === total.id || p.b === total.id);
  const shown = (total.number?.judged.shown as Count | null | undefined) ?? null;
  return {
    id: total.id,
    title: total.title,
    ...total.scope,
    period_text: periodText(total.scope.period),
    number: shown === null ? null : countView(shown),
    told: total.number === null ? null : attributeView(total.number, new Map(total.claims.map((c) => [c.id, c]))),
    pairs: own.length,
    contradicts: own.filter((p) => p.verdict === "contradicts").length,
  };
}

function countView(count: Count): CountView {
  const { lo, hi } = count;
  // "about 57,000" is shown by its bounds; its words stand in the claim.
  const plain: Count = count.as === "about" ? asBounds(lo, hi) : { lo, hi, as: count.as };
  return { ...plain, text: countText(plain) };
}

/** Groups of one measure and unit, by name; within one the earliest period first. */
function groupsOf(rows: readonly TotalRow[]): TotalsPage["groups"] {
  const keys = [...new Set(rows.map((row) => JSON.stringify([row.measure, row.unit])))].sort();
  return keys.map((key) => {
    const own = rows.filter((row) => JSON.stringify([row.measure, row.unit]) === key);
    const sort = (row: TotalRow): string => `${startOf(row.period)} ${row.id}`;
    const [first] = own;
    return {
      measure: first?.measure ?? "",
      unit: first?.unit ?? "",
      rows: [...own].sort((a, b) => (sort(a) < sort(b) ? -1 : 1)),
    };
  });
}

const periodText = (typed: string): string => periodOf(typed)?.text ?? typed;
const startOf = (typed: string): string => {
  const period = periodOf(typed);
  return period === null ? typed : `${period.from} ${period.to}`;
};
const byPeriod = (a: Choice, b: Choice): number => (startOf(a.code) < startOf(b.code) ? -1 : 1);

/** A pair with the titles of its totals. */
export function pairView(pair: TotalPair, titles: ReadonlyMap<string, string>): PairView {
  const named = (id: string) => ({ id, title: titles.get(id) ?? id });
  return { ...pair, a: named(pair.a), b: named(pair.b) };
}

/** A sum with the titles of its totals. */
export function sumView(sum: TotalSum, titles: ReadonlyMap<string, string>): SumView {
  return {
    ...sum,
    title: titles.get(sum.whole) ?? sum.whole,
    parts: sum.of.map((id) => ({ id, title: titles.get(id) ?? id })),
  };
}
