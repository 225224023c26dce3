import { compareCounts, groupDigits } from "../model/count.ts";
import type { MetNumber, MetPair, MetVerdict } from "../model/met-total.ts";
import type { ScopeDifference } from "../model/total.ts";
import { couldBeTheSame } from "./total-pairs.ts";
import { differenceText, scopeDifferences } from "./total-scope.ts";

/** Every two numbers of a list that a reader could take for the same thing, in its order, each with verdict, difference and what would explain it. */
export function meetNumbers(numbers: readonly MetNumber[]): MetPair[] {
  return numbers.flatMap((a, i) =>
    numbers
      .slice(i + 1)
      .filter((b) => couldBeTheSame(a, b))
      .map((b) => meet(a, b)),
  );
}

/** How two numbers stand to each other. Scope comes first, but for equal numbers whose scopes differ only in what a release or a plain table does not tell. */
export function meet(a: MetNumber, b: MetNumber): MetPair {
  const differs = scopeDifferences(a.scope, b.scope);
  const relation = compareCounts(a.count, b.count);
  const forbids = relation === "equal" ? differs.filter((d) => !isUntold(d, a, b)) : differs;
  const verdict: MetVerdict =
    forbids.length > 0 ? "different_scope" : relation === "disjoint" ? "contradicts" : "agrees";
  const difference = gap(a, b);
  return {
    a: a.id,
    b: b.id,
    verdict,
    difference,
    percent: difference === null || a.count.lo === 0 ? null : Math.round((difference / a.count.lo) * 10_000) / 100,
    differs,
    why: verdict === "agrees" && relation === "equal" ? [] : whyOf(a, b, { differs, difference }),
  };
}

/** A release tells of no scope of its own: its rows are people, and who made it is not who counted. A side that names nothing as included or left out is not another scope when the numbers are equal. */
function isUntold({ aspect, a: left, b: right }: ScopeDifference, a: MetNumber, b: MetNumber): boolean {
  const release = a.kind === "release" || b.kind === "release";
  if (aspect === "unit") return release && [left, right].every((unit) => unit === "rows" || unit === "people");
  if (aspect === "agency") return release || left === "not told" || right === "not told";
  if (aspect === "includes" || aspect === "excludes")
    return [a, b].some(({ scope }) => scope[aspect].length === 0) || release;
  return false;
}

/** The second less the first: 0 where their bounds meet, null where an open bound hides how far they are apart. */
function gap({ count: a }: MetNumber, { count: b }: MetNumber): number | null {
  if (a.lo === a.hi && b.lo === b.hi) return b.lo - a.lo;
  if (compareCounts(a, b) !== "disjoint") return a.hi === null || b.hi === null ? null : 0;
  return a.hi !== null && a.hi < b.lo ? b.lo - a.hi : (b.hi ?? 0) - a.lo;
}

type Met = { readonly differs: readonly ScopeDifference[]; readonly difference: number | null };

function whyOf(a: MetNumber, b: MetNumber, { differs, difference }: Met): string[] {
  return [
    ...differs.map((one) => `Other scope. ${capital(differenceText(one))}.`),
    ...[pullText(a, b)].filter((text) => text !== null),
    ...[a, b].flatMap((one, i) => duplicatesText(one, i === 0 ? b : a) ?? []),
    ...[a, b].flatMap(({ title, caveat }) => (caveat === null ? [] : [`Of “${title}”: ${caveat}`])),
    ...(differs.length === 0 && difference !== null && difference !== 0
      ? ["Nothing in their scopes explains the difference."]
      : []),
  ];
}

/** What a later pull date alone would bring, at the running total's own pace. */
function pullText(a: MetNumber, b: MetNumber): string | null {
  const daily = a.daily ?? b.daily;
  if (a.counted_to === null || b.counted_to === null || a.counted_to === b.counted_to || daily === null) return null;
  const days = Math.abs(Date.parse(a.counted_to) - Date.parse(b.counted_to)) / 86_400_000;
  return `Other pull date. One counts to ${a.counted_to}, the other to ${b.counted_to}: ${days} days, about ${groupDigits(Math.round(days * daily))} at ${groupDigits(Math.round(daily))} a day.`;
}

function duplicatesText(one: MetNumber, other: MetNumber): string | null {
  if (one.duplicates === 0) return null;
  const without = one.count.lo - one.duplicates;
  const equal = without === other.count.lo && without === other.count.hi;
  return `${groupDigits(one.duplicates)} rows of “${one.title}” are flagged as likely duplicates: without them ${groupDigits(without)}${equal ? ", which is the other number" : ""}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
