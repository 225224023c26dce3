import type { Cell, Row } from "./row.ts";

/** A column of a release. `dates` columns hold days; `often` ones few different texts, which a workbook keeps apart and shares. */
export type Column = {
  readonly name: string;
  readonly holds: "dates" | "often" | "text";
  readonly cell: (row: Row) => Cell;
};

/** A column of days. */
export const dates = (name: string, cell: (row: Row) => Cell): Column => ({ name, holds: "dates", cell });
/** A column of few different texts. */
export const often = (name: string, cell: (row: Row) => string): Column => ({ name, holds: "often", cell });
/** A column of many different texts. */
export const text = (name: string, cell: (row: Row) => string): Column => ({ name, holds: "text", cell });

/** YES or NO, by a digit of the row, which says nothing. */
export const yesNo = (name: string, one: number): Column => often(name, ({ n }) => (n % one === 0 ? "YES" : "NO"));
