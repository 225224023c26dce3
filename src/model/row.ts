import type { Count } from "./count.ts";
import type { Verdict } from "./verdict.ts";

/** A Count with the text that pages print. */
export type CountView = Count & { readonly text: string };

/** A place or country of a route as pages print it: "Panama", "Albrook (MPMG)". */
export type PointView = { readonly code: string; readonly text: string };

/** One movement in a list: what the board prints in the row's head. */
export type MovementRow = {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly state: Verdict;
  readonly state_reason: string;
  /** ISO day by which lists are sorted; null when no date is known. */
  readonly date: string | null;
  readonly date_text: string;
  readonly from: PointView | null;
  readonly to: PointView | null;
  /** The countries of `from` and `to`, for a short heading ("Panama → Colombia"); absent when `from` and `to` are countries themselves. */
  readonly from_country?: PointView | null;
  readonly to_country?: PointView | null;
  readonly via: readonly PointView[];
  readonly people: CountView | null;
  readonly third_country: CountView | null;
  readonly own_nationals: CountView | null;
  readonly part_of: string | null;
  readonly parts: readonly string[];
  readonly after: readonly string[];
  readonly then: readonly string[];
  /** All that the rules found about it, notes among them. */
  readonly findings: number;
  /** Those of the findings that are notes: what to know, nothing amiss. */
  readonly notes: number;
};

/** What a reader asks of the board. `page` counts from 1; null asks for all rows at once (the CSV). */
export type BoardFilter = {
  readonly destination: string | null;
  /** ISO month, "2025-03". */
  readonly month: string | null;
  /** Rows in one of these states; empty = all. */
  readonly states: readonly Verdict[];
  readonly q: string | null;
  readonly page: number | null;
};
