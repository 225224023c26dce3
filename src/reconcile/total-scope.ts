import { type ScopeAspect, type ScopeDifference, scopeAspects, type TotalScope } from "../model/total.ts";
import { periodOf } from "../model/total-period.ts";

/** Every side of the scope in which two totals differ or may differ, in one order. None: the scope is the same. */
export function scopeDifferences(a: TotalScope, b: TotalScope): ScopeDifference[] {
  return scopeAspects.flatMap((aspect) => {
    const difference = compareSide[aspect](a, b);
    return difference === null ? [] : [{ aspect, ...difference }];
  });
}

/** "agency: ICE alone, ICE with CBP (DHS)". */
export function differenceText(d: ScopeDifference): string {
  return `${aspectWords[d.aspect]}: ${d.a === d.b ? `${d.a} for both` : `${quoted(d.a)}, ${quoted(d.b)}`}`;
}

/** A side with a comma of its own stands in quotes, so that it is clear where the other begins. */
const quoted = (side: string): string => (side.includes(",") && !/["“(]/.test(side) ? `“${side}”` : side);

const aspectWords: Readonly<Record<ScopeAspect, string>> = {
  measure: "measure",
  agency: "agency",
  includes: "included",
  excludes: "left out",
  unit: "unit",
  period: "period",
};

type Side = Omit<ScopeDifference, "aspect"> | null;
const compareSide: Readonly<Record<ScopeAspect, (a: TotalScope, b: TotalScope) => Side>> = {
  measure: (a, b) => words(a.measure, b.measure),
  agency: (a, b) =>
    same(a.agency, b.agency) && sameSet(agenciesOf(a), agenciesOf(b))
      ? null
      : { a: agencyText(a, b), b: agencyText(b, a), open: false },
  includes: (a, b) => lists(a, b, "includes"),
  excludes: (a, b) => lists(a, b, "excludes"),
  unit: (a, b) => words(a.unit, b.unit),
  period: comparePeriods,
};

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();
const same = (a: string, b: string): boolean => plain(a) === plain(b);
const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  [...new Set(a.map(plain))].sort().join("\n") === [...new Set(b.map(plain))].sort().join("\n");

function words(a: string, b: string): Side {
  return same(a, b) ? null : { a: a || "not told", b: b || "not told", open: a === "" || b === "" };
}

/** True for a list that its publisher leaves open. */
export const isUndefined = (list: readonly string[]): boolean =>
  list.some((item) => /^(?:not|never) (?:defined|told|published|stated)$/.test(plain(item)));

function lists(a: TotalScope, b: TotalScope, key: "includes" | "excludes"): Side {
  const open = isUndefined(a[key]) || isUndefined(b[key]);
  const [left, right] = [withoutAgencies(a[key]), withoutAgencies(b[key])];
  if (!open && sameSet(left, right)) return null;
  const only = (own: readonly string[], other: readonly string[]): string => {
    if (isUndefined(own)) return "not defined";
    const named = isUndefined(other) ? own : own.filter((item) => !other.some((o) => same(o, item)));
    return named.length === 0 ? "nothing more named" : named.map((item) => `“${item}”`).join(" and ");
  };
  return { a: only(left, right), b: only(right, left), open };
}

const isAgency = (text: string): boolean => /^[A-Z]{2,6}$/.test(text.trim());
/** Agencies stand under `agency`; what is left of a list is told under its own name. */
const withoutAgencies = (list: readonly string[]): readonly string[] => list.filter((item) => !isAgency(item));

/** The agencies whose counts are in a total: those that its list of what is included names, else the one that it is credited to. */
export function agenciesOf(scope: TotalScope): readonly string[] {
  const named = scope.includes.filter(isAgency);
  if (named.length > 0) return [...named].sort();
  return isAgency(scope.agency) ? [scope.agency] : [];
}

function agencyText(scope: TotalScope, other: TotalScope): string {
  const [own, others] = [inOrder(scope), inOrder(other)];
  const [first = "", ...more] = own;
  if (more.length > 0) {
    const together = `${first} with ${more.join(" and ")}`;
    return own.includes(scope.agency) ? together : `${together} (${scope.agency})`;
  }
  if (own.length === 1 && others.length > 1 && others.includes(first))
    return scope.agency === first ? `${first} alone` : `${first} alone (${scope.agency})`;
  return scope.agency || "not told";
}

/** Agencies in the order in which they were typed. */
function inOrder(scope: TotalScope): readonly string[] {
  const named = scope.includes.filter(isAgency);
  return named.length > 0 ? named : agenciesOf(scope);
}

function comparePeriods(a: TotalScope, b: TotalScope): Side {
  const [left, right] = [periodOf(a.period), periodOf(b.period)];
  if (left === null || right === null) return { a: left?.text ?? "not told", b: right?.text ?? "not told", open: true };
  const open = left.open || right.open;
  if (!open && left.from === right.from && left.to === right.to) return null;
  return { a: left.text, b: right.text, open };
}
