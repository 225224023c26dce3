import { TarmacError } from "../model/tarmac-error.ts";
import { askReleases } from "./ask-releases.ts";
import { type CountColumn, monthColumn } from "./removal-columns.ts";
import { type RemovalFilter, whereOf } from "./removal-filter.ts";
import { releaseFile } from "./removals.ts";
import { sql } from "./sql.ts";
import { filled } from "./sql-text.ts";

/** What stands in a column: its value as text, and a country as written. Null where nothing does. */
export type CellKey = { readonly value: string | null; readonly said: string | null };

/** A cell of a table of totals. The second key is absent in a table by one column. */
export type CountedCell = {
  readonly keys: readonly [CellKey] | readonly [CellKey, CellKey];
  /** Number of the month by which the agency counts (see `spanCode`); null where the day is not told, or months were not asked for. */
  readonly month: number | null;
  readonly rows: number;
  readonly people: number;
  /** Rows that do not tell how many people they count. */
  readonly untold: number;
};

/** Cells of a table and of its charts more than which are not counted: nobody reads them, and they would take long. */
const mostCells = 200_000;

/** What is counted: by one column or two, and whether the first is wanted by month too (for charts). */
export type CountAsked = {
  readonly by: readonly [CountColumn] | readonly [CountColumn, CountColumn];
  readonly months: boolean;
  readonly filter: RemovalFilter;
  /** True where each row is one person: rows are people, and no number is read. */
  readonly person: boolean;
};

/**
 * Counts the rows of a release by one column or two, and (asked for) the first column by month. One statement, which reads only the columns that it needs. A cell may come in several pieces: a country is put
 * together by its code and its writing, since that is several times faster than to choose between them for every row. Throws `bad_filter` where there are more cells than anybody can read.
 */
export async function countRemovals(
  dir: string,
  release: string,
  asked: CountAsked,
): Promise<{ readonly cells: readonly CountedCell[]; readonly monthly: readonly CountedCell[] }> {
  const where = await whereOf(dir, release, asked.filter);
  const given = { ...where.given, file: releaseFile(dir, release) };
  const read = await askReleases(dir, countStatement(asked, where.sql), given);
  if (read.length > mostCells)
    throw new TarmacError("bad_filter", `This table has more than ${mostCells.toLocaleString("en")} cells.`, {
      where: "by",
      hint: "Choose coarser columns, such as month for day, or a filter.",
    });
  const isOne = asked.by.length === 1;
  const pick = (part: number): CountedCell[] => read.filter((row) => row[0] === part).map((row) => cellOf(row, isOne));
  const cells = pick(0);
  // By one column, the cells by month are the cells.
  return { cells, monthly: !asked.months ? [] : isOne ? cells : pick(1) };
}

function cellOf(row: readonly unknown[], isOne: boolean): CountedCell {
  const [part, one, oneSaid, two, twoSaid, month, rows, people, untold] = row;
  const first = { value: textOf(one), said: textOf(oneSaid) };
  return {
    keys: isOne || part === 1 ? [first] : [first, { value: textOf(two), said: textOf(twoSaid) }],
    month: month === null ? null : Number(month),
    ...{ rows: Number(rows), people: Number(people), untold: Number(untold) },
  };
}

const textOf = (value: unknown): string | null => (value === null ? null : String(value));

function countStatement({ by: [first, second], months, person }: CountAsked, where: string): string {
  const pieces = {
    first: first.sql,
    first_said: first.said ?? "null",
    second: second?.sql ?? "null",
    second_said: second?.said ?? "null",
    people: person ? "count(*)" : "sum(people)",
    untold: person ? "0" : "count(*) - count(people)",
    where,
  };
  const isOne = second === undefined;
  const byMonth =
    months && !isOne
      ? filled(sql(import.meta.url, "count-removals-monthly"), { ...pieces, month: monthColumn.sql })
      : "";
  const month = months && isOne ? monthColumn.sql : "null";
  return filled(sql(import.meta.url, "count-removals"), {
    ...pieces,
    month,
    by_month: byMonth,
    most: String(mostCells + 1),
  });
}
