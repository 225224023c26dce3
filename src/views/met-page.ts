import type { MetKind, MetNumber, MetPair, MetVerdict } from "../model/met-total.ts";
import { measureWords } from "../model/measure-words.ts";
import { periodOf } from "../model/total-period.ts";
import type { AsOf } from "../store/claims.ts";
import { checkChoice, type Choice, choicesOf } from "./page-of.ts";

/** What the meeting of totals asks for. `year` and `verdict` null: all. */
export type MetFilter = { readonly year: string | null; readonly verdict: MetVerdict | null };

/** A number as the page prints it. */
export type MetRow = MetNumber & { readonly period_text: string };

/** Two numbers met, with their titles and texts. */
export type MetPairRow = Omit<MetPair, "a" | "b"> & {
  readonly a: {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly kind: MetKind;
    readonly href: string;
  };
  readonly b: MetPairRow["a"];
};

/** The numbers of a fiscal year, and how each two of them stand. */
export type MetGroup = {
  readonly year: string;
  readonly period_text: string;
  readonly rows: readonly MetRow[];
  readonly pairs: readonly MetPairRow[];
};

/** Where official totals, releases and statements meet: `/totals/met`. */
export type MetPage = {
  readonly groups: readonly MetGroup[];
  readonly total: number;
  readonly kinds: Readonly<Record<MetKind, number>>;
  readonly years: readonly Choice[];
  readonly states: readonly { readonly state: MetVerdict; readonly count: number }[];
  readonly filter: MetFilter;
  readonly when: AsOf;
};

/** The pairs of which one side is an official total or a release, or both cover the same days, by the fiscal year in which both lie. */
export function metPage(
  { numbers, pairs }: { readonly numbers: readonly MetNumber[]; readonly pairs: readonly MetPair[] },
  filter: MetFilter,
  when: AsOf,
): MetPage {
  const byId = new Map(numbers.map((one) => [one.id, one]));
  const shown = pairs.flatMap((pair) => {
    const [a, b] = [byId.get(pair.a), byId.get(pair.b)];
    const year = a && b ? yearOfBoth(a, b) : null;
    return a && b && year !== null && isOfInterest(a, b) ? [{ pair, a, b, year }] : [];
  });
  const chosen = shown.filter(
    ({ pair, year }) =>
      (filter.year === null || filter.year === year) && (filter.verdict === null || filter.verdict === pair.verdict),
  );
  const choices = choicesOf(shown, ({ year }) => [year]);
  checkChoice("year", filter.year, { choices, when });
  const years = [...new Set(chosen.map(({ year }) => year))].sort().reverse();
  const groups = years.map((year) =>
    groupOf(
      year,
      chosen.filter((one) => one.year === year),
    ),
  );
  const there = groups.flatMap(({ rows }) => rows);
  const kinds = { official: 0, release: 0, statement: 0 };
  for (const { kind } of there) kinds[kind] += 1;
  const states = (["contradicts", "different_scope", "agrees"] as const).map((state) => ({
    state,
    count: shown.filter(({ pair, year }) => pair.verdict === state && (filter.year ?? year) === year).length,
  }));
  return {
    groups,
    total: chosen.length,
    kinds,
    years: choices,
    states: states.filter(({ count, state }) => count > 0 || state === filter.verdict),
    filter,
    when,
  };
}

type Shown = { readonly pair: MetPair; readonly a: MetNumber; readonly b: MetNumber };

function groupOf(year: string, shown: readonly Shown[]): MetGroup {
  const rows = [...new Map(shown.flatMap(({ a, b }) => [a, b]).map((one) => [one.id, one])).values()];
  const pairs = shown.map(({ pair, a, b }) => ({ ...pair, a: named(a), b: named(b) }));
  return {
    year,
    period_text: yearText(year),
    rows: rows
      .map((row) => ({ ...row, period_text: periodOf(row.scope.period)?.text ?? row.scope.period }))
      .sort(byKind),
    pairs: pairs.sort((x, y) => weight(x) - weight(y)),
  };
}

const gravity: readonly MetVerdict[] = ["contradicts", "agrees", "different_scope"];
/** Contradictions first; then pairs with an official total; then those that differ least. */
function weight({ verdict, a, b, differs }: MetPairRow): number {
  const official = [a, b].some(({ kind }) => kind === "official");
  return gravity.indexOf(verdict) * 100 + (official ? 0 : 50) + differs.length;
}
const kindOrder: readonly MetKind[] = ["official", "release", "statement"];
const byKind = (a: MetNumber, b: MetNumber): number =>
  kindOrder.indexOf(a.kind) - kindOrder.indexOf(b.kind) || (a.id < b.id ? -1 : 1);
const named = ({ id, title, text, kind, href }: MetNumber): MetPairRow["a"] => ({ id, title, text, kind, href });

/**
 * Two statements of the record meet on `/totals` already, unless they tell of the same days. An official total or a release meets what names just its doing: not a part of it, not another measure of
 * its own series, and not a number a day.
 */
function isOfInterest(a: MetNumber, b: MetNumber): boolean {
  if ([a, b].some(({ scope }) => isRate(scope.measure))) return false;
  if (doingOf(a) !== doingOf(b)) return false;
  return a.kind !== "statement" || b.kind !== "statement" || a.scope.period === b.scope.period;
}

const isRate = (measure: string): boolean => /\b(?:a|per|each) (?:day|week|month|year)$/i.test(measure.trim());
const doingOf = ({ scope }: MetNumber): string => [...measureWords(scope.measure)].sort().join(" ");

/** The year in which both periods lie: the fiscal year of the United States where one holds both ("FY2031"), else the calendar year ("2031"); null when neither does. */
function yearOfBoth(a: MetNumber, b: MetNumber): string | null {
  const [one, other] = [periodOf(a.scope.period), periodOf(b.scope.period)];
  if (one === null || other === null) return null;
  const days = [one.from, one.to, other.from, other.to];
  const fiscal = new Set(days.map(fiscalYearOf));
  const calendar = new Set(days.map((day) => day.slice(0, 4)));
  if (fiscal.size === 1) return `FY${[...fiscal][0]}`;
  return calendar.size === 1 ? ([...calendar][0] ?? null) : null;
}

function fiscalYearOf(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return String(month >= 10 ? year + 1 : year);
}

/** "fiscal 2031 (…)", or the calendar year. */
function yearText(year: string): string {
  if (!year.startsWith("FY")) return year;
  const to = Number(year.slice(2));
  return periodOf(`${to - 1}-10-01/${to}-09-30`)?.text ?? year;
}
