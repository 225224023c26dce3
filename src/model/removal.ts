/**
 * The columns of `tables/removals/RELEASE/rows.parquet`: one row is one line of a government's release, as its column map reads it. Columns of theirs that no map names stand beside
 * these as text, each under `their_` and its name.
 */
export const removalColumns = [
  {
    name: "id",
    type: "BIGINT",
    says: "number of the row in its release, from 0, in the order of files, sheets and lines",
  },
  { name: "file", type: "VARCHAR", says: "name of the file" },
  { name: "sheet", type: "VARCHAR", says: "name of the sheet; null in a text file" },
  { name: "row", type: "INTEGER", says: "line of the file, or row of the sheet, from 1" },
  {
    name: "people",
    type: "INTEGER",
    says: "people that the row counts: 1 where a row is a person; null where the number is not told",
  },
  { name: "departed_date", type: "DATE", says: "day of the departure" },
  { name: "removal_date", type: "DATE", says: "day on which the agency records the removal, where it tells one apart" },
  { name: "counted_date", type: "DATE", says: "the day by which the agency counts: the map says which" },
  {
    name: "fiscal_year",
    type: "SMALLINT",
    says: "fiscal year of that day, named for the year in which it ends; as the map cuts years",
  },
  {
    name: "departure_country",
    type: "VARCHAR",
    says: "country to which the person was sent (the agency calls it departure country): a code, ISO 3166-1 alpha-3 for countries of today",
  },
  { name: "departure_country_said", type: "VARCHAR", says: "the same as written" },
  { name: "citizenship_country", type: "VARCHAR", says: "country of citizenship: a code" },
  { name: "citizenship_country_said", type: "VARCHAR", says: "the same as written" },
  { name: "birth_country", type: "VARCHAR", says: "country of birth: a code" },
  { name: "birth_country_said", type: "VARCHAR", says: "the same as written" },
  { name: "sender_country", type: "VARCHAR", says: "country that removes: a code" },
  { name: "sender_country_said", type: "VARCHAR", says: "the same as written; null where the map alone says it" },
  { name: "departure_port", type: "VARCHAR", says: "port from which the person left, as written" },
  { name: "person_id", type: "VARCHAR", says: "the release's own identifier of a person, as written" },
  { name: "operation_id", type: "VARCHAR", says: "the release's own identifier of an operation, as written" },
  { name: "gender", type: "VARCHAR", says: "as written" },
  { name: "birth_year", type: "SMALLINT", says: "year of birth" },
  { name: "area", type: "VARCHAR", says: "field office or area of responsibility, as written" },
  { name: "case_status", type: "VARCHAR", says: "as written" },
  { name: "case_category", type: "VARCHAR", says: "as written" },
  { name: "disposition", type: "VARCHAR", says: "processing disposition, as written" },
  { name: "program", type: "VARCHAR", says: "final or current program, as written" },
  { name: "criminality", type: "VARCHAR", says: "as written" },
  { name: "threat_level", type: "VARCHAR", says: "as written" },
  { name: "final_order_date", type: "DATE", says: "day of the final order" },
  { name: "apprehension_date", type: "DATE", says: "day of the latest apprehension" },
  { name: "entry_date", type: "DATE", says: "day of entry" },
  {
    name: "third_country",
    type: "VARCHAR",
    says: "`yes`, `no` or `cannot_tell`: was the person sent to a country that is not their own",
  },
  { name: "third_country_rule", type: "VARCHAR", says: "the rule that said so, see `thirdCountryRules`" },
  { name: "flags", type: "VARCHAR[]", says: "what is to be known of the row, see `removalFlags`; empty for most" },
  {
    name: "unread",
    type: "VARCHAR",
    says: "cells that could not be read, as JSON: column of ours → text as written; null for most",
  },
] as const;

/** What a row can be flagged with. A flag never takes a row away. */
export const removalFlags = {
  duplicate_likely: "The same identifier left on the same day in more than one row.",
  identical_row: "Every cell is as in another row of the release, and there is no identifier to tell them apart.",
  no_identifier: "The release has identifiers, and this row has none.",
  redacted: "At least one cell that is read holds a redaction mark.",
  dates_out_of_order:
    "A day stands after one that must follow it: apprehension, order, entry or removal against departure.",
  impossible_date: "A cell holds a date that no calendar has, one before 1900 or one after 2100.",
  future_date: "The departure is after the day on which the file was loaded.",
  unknown_country: "A country is written in a way that no list knows.",
  unreadable_cell: "A cell that should hold a number or a date holds something else.",
} as const;
export type RemovalFlag = keyof typeof removalFlags;

/** Was a person sent to a country not their own, as far as the row tells. */
export type ThirdCountryAnswer = "yes" | "no" | "cannot_tell";

/** A file of a release, as it was loaded. */
export type ReleaseFile = {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: string | null;
  /** Its tables: sheet (null in a text file), line of the header, rows. */
  readonly tables: readonly {
    readonly sheet: string | null;
    readonly header_line: number;
    readonly rows: number;
    readonly rejects: number;
    readonly titles: readonly string[];
  }[];
  /** Sheets without a header that the map knows, each with why. */
  readonly passed_over: readonly { readonly sheet: string | null; readonly line: number; readonly reason: string }[];
  /** What of the file could not be read; null when all could. */
  readonly lost: string | null;
};

/** How a column of ours was read. */
export type MappedColumn = {
  /** Its name in the release; null where the map says the same for all rows. */
  readonly from: string | null;
  /** The map's sentence; empty where it has none. */
  readonly says: string;
  /** Of a column of dates such as 3/4/2031: what stands first, and what settled it: the map, the cells (one has a day beyond 12), or nothing at all. Absent where the map says nothing and no cell is written so. */
  readonly order?: "mdy" | "dmy";
  readonly order_by?: "map" | "cells" | "nothing";
};

/** `tables/removals/RELEASE/manifest.json`: what a release is, and what it was read from. */
export type ReleaseManifest = {
  readonly version: 1;
  /** Its name, also the id of its source in the record. */
  readonly release: string;
  readonly title: string;
  readonly publisher: string;
  /** Where it was had from; null when not told. */
  readonly url: string | null;
  /** Day on which it was published; null when not told. */
  readonly published: string | null;
  /** What its publisher says of it; null when not told. */
  readonly says: string | null;
  /** The column map: its name, a digest of it, whether a row is a person or a count, the column by which the agency counts, the month (1–12) with which its year begins. */
  readonly map: {
    readonly name: string;
    readonly sha256: string;
    readonly row_is: "person" | "count";
    readonly counts_by: "departed_date" | "removal_date";
    readonly year_begins: number;
    /** Columns of ours that the release fills: how each is read. Absent in releases that were loaded before maps were kept with them. */
    readonly columns?: Readonly<Record<string, MappedColumn>>;
  };
  readonly files: readonly ReleaseFile[];
  readonly rows: number;
  /** People that the rows count together. */
  readonly people: number;
  readonly rejects: number;
  /** Column of ours → rows in which its cell is blacked out. */
  readonly redacted: Readonly<Record<string, number>>;
  /** Names of countries that no list knows → rows; the fifty that stand most often. */
  readonly unknown_countries: Readonly<Record<string, number>>;
  /** Flag → rows. */
  readonly flags: Readonly<Partial<Record<RemovalFlag, number>>>;
  readonly third_country: Readonly<Record<ThirdCountryAnswer, number>>;
  /** First and last `counted_date`; null when no row has one. */
  readonly from: string | null;
  readonly to: string | null;
  /** Columns that the release has: names of ours, and of theirs under `their_`. */
  readonly columns: readonly string[];
  readonly loaded_at: string;
};
