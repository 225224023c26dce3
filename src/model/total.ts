import type { Claim } from "./claim.ts";
import type { Count } from "./count.ts";
import type { Answered } from "./state.ts";
import type { Verdict } from "./verdict.ts";

/** What a total counts, as typed in: compared before any number is. */
export type TotalScope = {
  readonly measure: string;
  readonly agency: string;
  /** Empty when nothing is named; `["not defined"]` when the publisher leaves it open. */
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
  readonly unit: string;
  /** A partial date, see `parseDate`. */
  readonly period: string;
};

/** A published total with its weighed number and the parts that one voice gives of it. */
export type Total = {
  readonly id: string;
  readonly title: string;
  readonly scope: TotalScope;
  /** The question after its number; null when nobody gives one. */
  readonly number: Answered | null;
  /** Everything that is told of it. */
  readonly claims: readonly Claim[];
  /** The parts that one voice gives, together. */
  readonly parts: readonly { readonly source: string; readonly parts: readonly NamedCount[] }[];
};
export type NamedCount = { readonly of: string; readonly count: Count };

/** The sides of a scope, in the order in which a difference is told. */
export const scopeAspects = ["measure", "agency", "includes", "excludes", "unit", "period"] as const;
export type ScopeAspect = (typeof scopeAspects)[number];

/** One side of the scope in which two totals differ, or may: `open` when it is not told by one or both. */
export type ScopeDifference = {
  readonly aspect: ScopeAspect;
  readonly a: string;
  readonly b: string;
  readonly open: boolean;
};

/** Two totals that a reader could take for the same thing, with how they stand and why. `a` is the id that comes first. */
export type TotalPair = {
  readonly a: string;
  readonly b: string;
  readonly verdict: Verdict;
  readonly rule: string;
  readonly reason: string;
  readonly differs: readonly ScopeDifference[];
};

/** A total set against a sum: of the parts that its own source gives, or of other totals. */
export type TotalSum = {
  readonly whole: string;
  /** Whose sum: `parts` of one source, other totals by `period` or by `agency`. */
  readonly by: "parts" | "period" | "agency";
  /** Ids of the totals summed; empty for `parts`. */
  readonly of: readonly string[];
  readonly sum: Count;
  /** `adds_up`: the bounds meet. `short`: the parts named are fewer than the whole. `apart`: they cannot both hold. */
  readonly fits: "adds_up" | "short" | "apart";
  readonly text: string;
};

/** Every total that was public, the pairs among them and the sums that were found. */
export type WeighedTotals = {
  readonly totals: readonly Total[];
  readonly pairs: readonly TotalPair[];
  readonly sums: readonly TotalSum[];
};
