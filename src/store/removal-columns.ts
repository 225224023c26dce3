import { removalColumns } from "../model/removal.ts";
import { named } from "./sql-text.ts";

/** A column by which the rows of a release are counted and chosen. */
export type CountColumn = {
  readonly name: string;
  readonly says: string;
  /** What stands in it: a country, words as written, a word of ours, a day, or a number (of which a month or week is one: see `spanCode`). */
  readonly kind: "country" | "words" | "word" | "day" | "number" | "month" | "week";
  /** What rows are put together by, as SQL. */
  readonly sql: string;
  /** Where a country without a code is as written; null for others. */
  readonly said: string | null;
};

/** Columns that no total is made by: places, cells that could not be read, and what tells one person apart. */
const never: readonly string[] = ["id", "row", "people", "person_id", "unread", "flags"];
const words: readonly string[] = ["third_country", "third_country_rule"];
const countries = removalColumns.flatMap(({ name }) => (name.endsWith("_country_said") ? [name.slice(0, -5)] : []));

const own = removalColumns.flatMap(({ name, type, says }): CountColumn[] => {
  if (never.includes(name) || name.endsWith("_said")) return [];
  const column = { name, says, sql: named(name), said: null };
  if (countries.includes(name)) return [{ ...column, kind: "country", said: `${name}_said` }];
  if (type === "DATE") return [{ ...column, kind: "day" }];
  if (type === "SMALLINT") return [{ ...column, kind: "number" }];
  return [{ ...column, kind: words.includes(name) ? "word" : "words" }];
});

/** Spans of days as whole numbers, which are put together several times faster than days cut by `date_trunc`. */
const spans: readonly CountColumn[] = [
  {
    name: "week",
    says: "week of the day by which the agency counts, from its Monday",
    kind: "week",
    sql: "date_diff('day', date '1900-01-01', counted_date) // 7",
    said: null,
  },
  {
    name: "month",
    says: "month of the day by which the agency counts",
    kind: "month",
    sql: "year(counted_date) * 12 + month(counted_date) - 1",
    said: null,
  },
  {
    name: "calendar_year",
    says: "calendar year of the day by which the agency counts",
    kind: "number",
    sql: "year(counted_date)",
    said: null,
  },
];

/** The column of months, by which charts are drawn. */
export const monthColumn = spans[1] as CountColumn;

/** A number of a span in words that sort: 24,373 as "2031-02", a week by its Monday. */
export function spanCode(kind: "month" | "week", n: number): string {
  if (kind === "week") return new Date(monday + n * 7 * dayMs).toISOString().slice(0, 10);
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
}

/** The number of a span by its code: the month "2031-02", or the week in which the day lies. Null for what is none. */
export function spanNumber(kind: "month" | "week", code: string): number | null {
  const at = Date.parse(kind === "month" ? `${code}-01` : code);
  if (Number.isNaN(at) || !/^\d{4}-\d{2}(?:-\d{2})?$/.test(code)) return null;
  if (kind === "week") return Math.floor((at - monday) / (7 * dayMs));
  return Number(code.slice(0, 4)) * 12 + Number(code.slice(5, 7)) - 1;
}
const monday = Date.parse("1900-01-01");
const dayMs = 86_400_000;

/** Every column by which rows can be counted and chosen, whatever the release. */
export const countColumns: readonly CountColumn[] = [
  ...own,
  ...spans,
  {
    name: "flags",
    says: "all flags of the row together; as a filter, rows that have the flag",
    kind: "word",
    sql: "array_to_string(list_sort(flags), ' ')",
    said: null,
  },
];

/** Names of columns of theirs that tell one person apart: no total is made by them. */
const tellsApart = /(?:^|_)(?:id|ids|identifier|number|no|num|name|names|alien|person|unique|case_id|hash)(?:_|$)/;

/** The columns by which a release with these columns can be counted: its own, those made of them, and those of theirs that name nobody. */
export function countColumnsOf(columns: readonly string[]): readonly CountColumn[] {
  const has = new Set([...columns, "file", "sheet", "third_country", "third_country_rule", "flags"]);
  const dated = has.has("counted_date") || has.has("departed_date") || has.has("removal_date");
  const theirs = columns
    .filter((name) => name.startsWith("their_") && !tellsApart.test(name.slice("their_".length)))
    .map((name): CountColumn => ({ name, says: "as written", kind: "words", sql: named(name), said: null }));
  const counted = new Set(["counted_date", "fiscal_year", ...spans.map(({ name }) => name)]);
  const ours = countColumns.filter(({ name }) => (counted.has(name) ? dated || has.has(name) : has.has(name)));
  return [...ours, ...theirs];
}
