import { formerStates } from "../model/recorded-country-names.ts";
import { recordedCountry } from "../model/recorded-country.ts";
import type { ReleaseManifest } from "../model/removal.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { type CountColumn, countColumns, countColumnsOf, spanNumber } from "../store/removal-columns.ts";
import type { RemovalFilter } from "../store/removal-filter.ts";
import { noValues } from "./removals-page-words.ts";
import { tellsDestination } from "./releases-page.ts";

/** What `/removals` and its rows are asked, as an address gives it. */
export type RemovalsAsked = {
  /** Names of releases, side by side; none: the last published. */
  readonly releases: readonly string[];
  /** One column or two; none: the answer third-country or not, or citizenship where the destination is not told. */
  readonly by: readonly string[];
  /** Column → the values of which a row must have one. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly since: string | null;
  readonly until: string | null;
  readonly order: "number" | "name" | null;
  /** Charts to one scale, or each to its own. */
  readonly scale: "same" | "own";
  /** Counts from 1 to below this are hidden; null: none are. */
  readonly hide_below: number | null;
  /** Null: all rows. */
  readonly page: number | null;
};

/** Every column by which rows are counted and chosen, with its sentence. */
export const countedColumns: readonly Pick<CountColumn, "name" | "says" | "kind">[] = countColumns;

/** Short names of columns in addresses. */
export const columnShortNames: Readonly<Record<string, string>> = { to: "departure_country", year: "fiscal_year" };

/** The releases asked for, in that order; the last published when none is named. Throws `bad_filter` for a name that there is not. */
export function chosenReleases(shown: readonly ReleaseManifest[], names: readonly string[]): ReleaseManifest[] {
  if (names.length === 0) return shown.slice(0, 1);
  return [...new Set(names)].map((name) => {
    const found = shown.find(({ release }) => release === name);
    if (found !== undefined) return found;
    throw badFilter(
      "release",
      `There is no release ${name}.`,
      `Loaded are: ${shown.map((one) => one.release).join(", ")}.`,
    );
  });
}

/** A column by its name, in any of the releases. Throws `bad_filter` for one by which nothing is counted. */
export function columnNamed(name: string, releases: readonly ReleaseManifest[], where: string): CountColumn {
  const long = columnShortNames[name] ?? name;
  const found =
    countColumns.find((column) => column.name === long) ??
    releases.flatMap(({ columns }) => countColumnsOf(columns)).find((column) => column.name === long);
  if (found !== undefined) return found;
  const known = countColumnsOf(releases.flatMap(({ columns }) => columns)).map((column) => column.name);
  throw badFilter(where, `Nothing is counted by ${name}.`, `Columns are: ${[...new Set(known)].join(", ")}.`);
}

/** The filter that an address asks for. Throws `bad_filter` for a column or a value that cannot be. */
export function filterOf(asked: RemovalsAsked, releases: readonly ReleaseManifest[]): RemovalFilter {
  const values = Object.entries(asked.values).map(([name, given]) => {
    const column = columnNamed(name, releases, name);
    return { column, codes: given.map((value) => checkedCode(column, value, name)) };
  });
  return { values, since: asked.since, until: asked.until };
}

function checkedCode(column: CountColumn, value: string, where: string): string {
  const { kind } = column;
  if (value in noValues || value.startsWith("said:")) return value;
  if (kind === "country") return countryCode(value, where);
  if (kind === "number" && !/^\d{1,5}$/.test(value)) throw badFilter(where, `“${value}” is not a number.`);
  if ((kind === "month" || kind === "week") && spanNumber(kind, value) === null)
    throw badFilter(where, `“${value}” is not a ${kind}.`, "Write a month as 2031-05, and a week by a day in it.");
  if (kind === "day" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw badFilter(where, `“${value}” is not a day.`);
  return value;
}

/** A country by its code or any name that lists know. */
function countryCode(value: string, where: string): string {
  // Codes that stand in tables beside those of ISO: former states, several with a bar between, those that ISO leaves to users.
  if (value === "stateless" || value in formerStates || /^(?:X[A-Z]{2}|[A-Z]{3}(?:\|[A-Z]{3})+)$/.test(value))
    return value;
  const code = recordedCountry(value.length === 3 ? value.toUpperCase() : value);
  if (code !== null) return code;
  throw badFilter(
    where,
    `“${value}” is no country that any list knows.`,
    `Ask for it as written: ${where}=said:${value}`,
  );
}

/** True where the release has what the column is made of. Whether a removal is one to a third country needs the destination. */
export function hasColumn(manifest: ReleaseManifest, { name }: CountColumn): boolean {
  if (name.startsWith("third_country") || name === "departure_country") return tellsDestination(manifest);
  return countColumnsOf(manifest.columns).some((column) => column.name === name);
}

/** A filter that cannot be: the field, what is wrong, and what can be asked. */
export function badFilter(where: string, message: string, hint?: string): TarmacError {
  return new TarmacError("bad_filter", message, { where, ...(hint === undefined ? {} : { hint }) });
}
