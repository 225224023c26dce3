import type { Count } from "./count.ts";
import type { Column } from "./position.ts";

/** How people were counted, as far as the log tells. */
export const countWays = {
  counted: "Somebody saw each of them: an exact number.",
  observer_estimate: "An observer's estimate by eye: about that number.",
  convoy:
    "Reckoned from the vehicles of a convoy: the band that the same log shows between such estimates and counts, else no number.",
  average: "The average of other flights: nobody saw these people, so no number.",
  not_told: "The log does not say how: about that number.",
} as const;
export type CountWay = keyof typeof countWays;

/** A number of people in a log: who boarded or left, how they were counted, and the column that says so. */
export type PeopleSeen = {
  readonly which: "on" | "off";
  readonly way: CountWay;
  readonly count: Count;
  readonly column: string;
};

/** Something in a row that was read otherwise than written, or that cannot be right. `read` is null when nothing was read. */
export type RowFault = {
  readonly field: string;
  readonly raw: string;
  readonly read: string | null;
  readonly says: string;
};

/** A row of an observers' log: one aircraft at one airport. Null where the log does not tell. Rows of `tables/observations`. */
export type Observation = {
  /** The same row in every edition of the log, as far as its day and aircraft stay the same. 16 hex digits. */
  readonly key: string;
  readonly log: string;
  /** Digest of the file and of the map it was read with. */
  readonly edition: string;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  /** The day as the log tells it, where the observer stood. */
  readonly day: string;
  /** Where the observer stood: an OurAirports ident. */
  readonly airport: string | null;
  readonly arrived_ms: number | null;
  readonly departed_ms: number | null;
  readonly callsign: string | null;
  readonly registration: string | null;
  readonly icao24: string | null;
  /** The aircraft's route of the day, idents in order; empty when not told. */
  readonly route: readonly string[];
  /** From where it came to the observer's airport, and where it went next. */
  readonly origin: string | null;
  readonly destination: string | null;
  readonly operator: string | null;
  readonly people: readonly PeopleSeen[];
  readonly notes: string | null;
  readonly faults: readonly RowFault[];
  /** The row as written, by heading. */
  readonly raw: Readonly<Record<string, string>>;
};

/** A row that is no observation, kept with its reason. */
export type ObservationReject = {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly reason: string;
  readonly raw: string;
};

/** The columns of `tables/observations/LOG/EDITION.parquet`, in order. */
export const observationColumns = [
  { name: "key", type: "varchar", says: "the same row in every edition of the log; 16 hex digits" },
  { name: "log", type: "varchar", says: "name of the log" },
  { name: "edition", type: "varchar", says: "digest of the file and of the map it was read with" },
  { name: "file", type: "varchar", says: "the file's name" },
  { name: "sheet", type: "varchar", says: "the sheet of a workbook; null for CSV" },
  { name: "row", type: "integer", says: "line of the file, or row of the sheet, from 1" },
  { name: "day", type: "varchar", says: "the day as the log tells it, where the observer stood" },
  { name: "airport", type: "varchar", says: "where the observer stood: OurAirports ident" },
  { name: "arrived_ms", type: "bigint", says: "arrival, milliseconds since 1970-01-01T00:00:00Z; null without a zone" },
  { name: "departed_ms", type: "bigint", says: "departure, likewise" },
  { name: "callsign", type: "varchar", says: "call sign, normalised" },
  { name: "registration", type: "varchar", says: "registration, normalised" },
  { name: "icao24", type: "varchar", says: "24-bit address, told or by arithmetic from a US registration" },
  { name: "route", type: "varchar", says: "route of the day, idents with hyphens between" },
  { name: "origin", type: "varchar", says: "from where it came" },
  { name: "destination", type: "varchar", says: "where it went next" },
  { name: "operator", type: "varchar", says: "operator, as written" },
  {
    name: "people",
    type: "varchar",
    says: "JSON: who boarded or left, how counted, with bounds and the words as written",
  },
  { name: "notes", type: "varchar", says: "the observer's notes" },
  { name: "faults", type: "varchar", says: "JSON: what was read otherwise than written, or cannot be right" },
  { name: "raw", type: "varchar", says: "JSON: the row as written, by heading" },
] as const satisfies readonly (Column & { readonly name: keyof Observation })[];
