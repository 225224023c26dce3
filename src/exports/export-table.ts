import type { AsOf } from "../store/claims.ts";
import type { TarmacRecord } from "../store/record.ts";

/** A member of a row: what CSV prints as a cell, or a list or mapping, which JSON lines keep and CSV prints as JSON. */
export type Member = unknown;
export type Row = Readonly<Record<string, Member>>;

/** A column: its name, which is also the key in JSON lines, and what it holds. */
export type Column = { readonly name: string; readonly says: string };

/** A table of an export: `NAME.csv`, or the lines whose `table` is NAME. */
export type ExportTable = {
  readonly name: string;
  /** What a row is. */
  readonly says: string;
  readonly columns: readonly Column[];
  /** The rows, one at a time; with a day or an instant those that stood then. Always in the same order for the same record. */
  readonly rows: (record: TarmacRecord, when: AsOf) => Iterable<Row>;
};
