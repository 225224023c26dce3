import type { Severity } from "./severity.ts";

/** What stands of each figure in `tables/totals/SERIES/LOAD.jsonl`: one row is one figure of one edition, as it was read. */
export const totalEditionColumns = [
  { name: "id", says: "digest of file, sheet, row, column and measure; 16 hex digits" },
  { name: "series", says: "name of the series" },
  { name: "measure", says: "what is counted: removals, or another measure of the map" },
  { name: "agency", says: "who counts; null when not told" },
  { name: "unit", says: "unit of the figure" },
  { name: "fiscal_year", says: "fiscal year as told, by the calendar year in which it ends" },
  { name: "year_begins", says: "month (1–12) with which the year begins; null: worked out from the days" },
  { name: "file_date", says: "day of the file, by its name or as told; null when not told" },
  { name: "pull_date", says: "last day that is counted, as told; null when not told" },
  { name: "value", says: "the figure: people counted from the year's first day to the pull date" },
  { name: "words", says: "the figure as written" },
  { name: "year_words", says: "the fiscal year as written" },
  { name: "file_words", says: "the file's day as written" },
  { name: "pull_words", says: "the pull date as written" },
  { name: "pull_place", says: "where the pull date stands, when not in the figure's row: sheet and row" },
  { name: "file", says: "name of the file" },
  { name: "sheet", says: "name of the sheet; null in a text file" },
  { name: "row", says: "line of the file, or row of the sheet, from 1" },
  { name: "column", says: "heading of the column; of a workbook its letters" },
  { name: "load", says: "the load that brought it: digest of file and map, 12 hex digits" },
  { name: "faults", says: "what could not be read, in sentences" },
] as const;

/** A figure of a running total in one edition. Dates are ISO days. */
export type TotalEdition = {
  readonly id: string;
  readonly series: string;
  readonly measure: string;
  readonly agency: string | null;
  readonly unit: string;
  readonly fiscal_year: number;
  readonly year_begins: number | null;
  readonly file_date: string | null;
  readonly pull_date: string | null;
  readonly value: number;
  readonly words: string;
  readonly year_words: string | null;
  readonly file_words: string | null;
  readonly pull_words: string | null;
  readonly pull_place: string | null;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string;
  readonly load: string;
  readonly faults: readonly string[];
};

/** A row of a file that holds no figure, with the reason. */
export type TotalReject = {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly reason: string;
  readonly cells: readonly string[];
};

/** What of an edition can be doubted. */
export const editionSides = {
  figure: "the figure",
  pull_date: "the pull date",
  file_date: "the file's day",
  fiscal_year: "the fiscal year",
} as const;
export type EditionSide = keyof typeof editionSides;

/**
 * Something found in a series of editions. `accused`: editions of which one side cannot be right; empty for a note, and where it cannot be told which of several is wrong. `beside`: editions that it
 * was held against, or those between which it cannot be told. `fits`: what would fit instead; null when that cannot be told.
 */
export type EditionFinding = {
  readonly rule: string;
  readonly severity: Severity;
  readonly title: string;
  readonly doubts: EditionSide | null;
  readonly accused: readonly string[];
  readonly beside: readonly string[];
  readonly text: string;
  readonly fits: string | null;
};

/** A series as lists and pages take it: its editions in order of loading, and what was found in them. */
export type EditionSeries = {
  readonly series: string;
  readonly measure: string;
  readonly agency: string | null;
  readonly unit: string;
  readonly publisher: string | null;
  readonly url: string | null;
  /** What is counted and left out, as a map tells it; empty when not told. */
  readonly includes: readonly string[];
  readonly excludes: readonly string[];
  /** Month with which its year begins: told, or worked out. */
  readonly year_begins: number;
  /** True where years are named by the calendar year in which they begin. */
  readonly named_by_start: boolean;
  readonly editions: readonly TotalEdition[];
  readonly findings: readonly EditionFinding[];
};
