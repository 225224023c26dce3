import { hullCounts, intersectCounts } from "../model/count.ts";
import type { Comparable, QuestionKind } from "../model/question.ts";
import { intersectSpans } from "../model/span.ts";

/** What is left when compatible values are taken together; for kinds without bounds the most telling of them. */
export function intersection<K extends QuestionKind>(kind: K, values: readonly Comparable[K][]): Comparable[K] | null {
  const [first, ...rest] = values;
  if (first === undefined) return null;
  const both = meet[kind] as (a: Comparable[K], b: Comparable[K]) => Comparable[K];
  return rest.reduce((a, b) => both(a, b), both(first, first));
}

/** The smallest value that holds all of them; null for kinds that have none (two names have no name between them). */
export function hull<K extends QuestionKind>(kind: K, values: readonly Comparable[K][]): Comparable[K] | null {
  if (values.length === 0) return null;
  if (kind === "count") return hullCounts(values as unknown as Comparable["count"][]) as Comparable[K];
  if (kind === "span") {
    const spans = values as unknown as Comparable["span"][];
    return { from: Math.min(...spans.map((s) => s.from)), to: Math.max(...spans.map((s) => s.to)) } as Comparable[K];
  }
  return null;
}

/** Of two steps the one that says more: arrived says departed too. */
const furthest = (a: string, b: string): string => ([a, b].includes("arrived") ? "arrived" : a);
const first = <T extends string>(a: T, b: T): T => (a < b ? a : b);
const longer = <T extends { readonly length: number }>(a: T, b: T): T => (key(b.length, b) > key(a.length, a) ? b : a);
const key = (length: number, value: unknown): string => `${String(length).padStart(6, "0")} ${JSON.stringify(value)}`;

/** An aircraft of which one voice tells the tail and another the type; of two tails or types the first by letters. */
function bothTold(a: Comparable["aircraft"], b: Comparable["aircraft"]): Comparable["aircraft"] {
  const told = (key: "registration" | "type"): object => {
    const values = [a[key], b[key]].filter((value): value is string => value !== undefined).sort();
    return values[0] === undefined ? {} : { [key]: values[0] };
  };
  return { ...told("registration"), ...told("type"), several: a.several || b.several };
}

const meet: { [K in QuestionKind]: (a: Comparable[K], b: Comparable[K]) => Comparable[K] } = {
  count: (a, b) => intersectCounts(a, b) ?? a,
  // Minutes that are one departure though they differ are told from the first to the last.
  span: (a, b) => intersectSpans(a, b) ?? { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) },
  route: longer,
  words: longer,
  payer: (a, b) => (JSON.stringify(a) <= JSON.stringify(b) ? a : b),
  choice: first,
  status: (a, b) => ([a, b].includes("arrived") || a > b ? furthest(a, b) : b),
  countries: (a, b) => [...new Set([...a, ...b])].sort(),
  aircraft: bothTold,
  listed: first,
};
