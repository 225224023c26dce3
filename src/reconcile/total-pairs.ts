import { compareCounts, type Count, countText, groupDigits } from "../model/count.ts";
import { measureWords } from "../model/measure-words.ts";
import type { ScopeDifference, Total, TotalPair } from "../model/total.ts";
import type { Verdict } from "../model/verdict.ts";
import { byLength } from "./by-length.ts";
import type { PairRule } from "./pair-rules.ts";
import { pairRemark } from "./pair-remark.ts";
import { periodOf, sharedDays } from "../model/total-period.ts";
import { differenceText, scopeDifferences } from "./total-scope.ts";

/**
 * Every two totals that a reader could take for the same thing, each with a verdict and its reason: contradictions first, then what agrees, then other
 * scopes, those that differ least first. The order of the input changes nothing.
 */
export function pairTotals(totals: readonly Total[]): TotalPair[] {
  const sorted = [...totals].sort((x, y) => (x.id < y.id ? -1 : 1));
  const pairs = sorted.flatMap((a, i) =>
    sorted
      .slice(i + 1)
      .filter((b) => couldBeTheSame(a, b))
      .map((b) => comparePair(a, b)),
  );
  return pairs.sort((x, y) => order(x) - order(y) || (key(x) < key(y) ? -1 : 1));
}

/** The pairs in which one total stands. */
export function pairsWith(total: Total, others: readonly Total[]): TotalPair[] {
  return others
    .filter((other) => other.id !== total.id && couldBeTheSame(total, other))
    .map((other) => comparePair(total, other))
    .sort((x, y) => order(x) - order(y) || (key(x) < key(y) ? -1 : 1));
}

const gravity: readonly Verdict[] = ["contradicts", "agrees", "consistent", "one_side_only", "unknown"];
function order(pair: TotalPair): number {
  const place = gravity.indexOf(pair.verdict);
  return place === -1 ? gravity.length + pair.differs.length : place;
}
const key = (pair: TotalPair): string => `${pair.a} ${pair.b}`;

/** Units that count the same kind of thing: people, journeys, papers. */
const unitFamily: Readonly<Record<string, string>> = {
  people: "people",
  removals: "people",
  rows: "people",
  flights: "journeys",
  operations: "journeys",
};

/** Two totals could be meant as the same thing when they count the same kind of thing, name the same doing, and share a day. */
export function couldBeTheSame(a: Pick<Total, "scope">, b: Pick<Total, "scope">): boolean {
  const [left, right] = [periodOf(a.scope.period), periodOf(b.scope.period)];
  if (left === null || right === null || sharedDays(left, right) === 0) return false;
  const family = (unit: string): string => unitFamily[unit] ?? unit;
  if (family(a.scope.unit) !== family(b.scope.unit)) return false;
  const words = measureWords(b.scope.measure);
  return [...measureWords(a.scope.measure)].some((word) => words.has(word));
}

/** How two totals stand to each other. Symmetric. Scope comes first: numbers are compared only where nothing about it differs or is left open. */
export function comparePair(x: Total, y: Total): TotalPair {
  const [a, b] = x.id <= y.id ? [x, y] : [y, x];
  const differs = scopeDifferences(a.scope, b.scope);
  const made = differs.length > 0 ? otherScope(a, b, differs) : sameScope(a, b);
  return { a: a.id, b: b.id, differs, ...made };
}

type Made = { readonly verdict: Verdict; readonly rule: PairRule; readonly reason: string };

function otherScope(a: Total, b: Total, differs: readonly ScopeDifference[]): Made {
  const open = differs.some((d) => d.open);
  const named = differs.map(differenceText).join("; ");
  const reason = [
    `${numberText(a)} and ${numberText(b)} differ in scope. ${capital(named)}.`,
    open ? openText(differs) : "",
    pairRemark(a, b),
  ];
  return {
    verdict: "different_scope",
    rule: open ? "total-scope-open" : "total-scope-differs",
    reason: reason.filter(Boolean).join(" "),
  };
}

function openText(differs: readonly ScopeDifference[]): string {
  const days = differs.some((d) => d.open && d.aspect === "period");
  const counted = differs.some((d) => d.open && d.aspect !== "period");
  const what = [counted ? "what is counted" : "", days ? "which days are meant" : ""].filter(Boolean).join(", or ");
  return `Where it is open ${what}, two numbers cannot contradict.`;
}

function sameScope(a: Total, b: Total): Made {
  const [left, right] = [shown(a), shown(b)];
  if (left === null || right === null) {
    const missing = [a, b].filter((t) => shown(t) === null).map((t) => `“${t.title}”`);
    return unequal(
      "unknown",
      "total-no-number",
      `Same scope, but no number that can be compared: ${missing.join(", ")}.`,
    );
  }
  const both = `${numberText(a)} and ${numberText(b)}`;
  if (new Set([...voices(a), ...voices(b)]).size < 2)
    return unequal("one_side_only", "total-one-voice", `Same scope and period, but one voice gives ${both}.`);
  const relation = compareCounts(left, right);
  if (relation === "disjoint")
    return unequal(
      "contradicts",
      "total-apart",
      `Same scope and period; ${both} cannot both hold: ${gapText(left, right)}.`,
    );
  return relation === "equal"
    ? unequal("agrees", "total-equal", `Same scope and period; two voices give ${numberText(a)}.`)
    : unequal("consistent", "total-overlap", `Same scope and period; ${both} can both hold.`);
}

const unequal = (verdict: Verdict, rule: PairRule, reason: string): Made => ({ verdict, rule, reason });

/** The number that a total's voices leave; null when there is none to compare. */
function shown(total: Total): Count | null {
  return (total.number?.judged.shown as Count | null | undefined) ?? null;
}

/** Whoever gives the number shown: voices of another scope, plans and what is left out do not count. */
function voices(total: Total): string[] {
  const { number } = total;
  if (number === null) return [];
  const out = new Set(number.judged.excluded);
  return number.question.voiced
    .filter((v) => v.value !== null && v.scope === null && !v.planned && !v.claims.some((id) => out.has(id)))
    .map((v) => v.voice);
}

/** A total's number as a voice writes it that gives just that number, the shortest; else from its bounds. */
export function numberText(total: Total): string {
  const count = shown(total);
  if (count === null) return "a number not told";
  const told = (total.number?.question.voiced ?? [])
    .filter((v) => v.value !== null && v.scope === null && compareCounts(v.value as Count, count) === "equal")
    .map((v) => v.text)
    .sort(byLength);
  return /^“[^”]*”/.exec(told[0] ?? "")?.[0] ?? countText(count);
}

function gapText(a: Count, b: Count): string {
  const gap = Math.max(a.lo - (b.hi ?? Infinity), b.lo - (a.hi ?? Infinity));
  return `${groupDigits(gap)} apart${a.hi === null || b.hi === null ? " at least" : ""}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
