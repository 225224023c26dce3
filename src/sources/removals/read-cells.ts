import { recordedCountry } from "../../model/recorded-country.ts";
import { thirdCountry } from "../../model/third-country-flag.ts";
import { faultNumbers, type Reading, type ReadColumn, type RemovalsTable } from "../../store/removals-table.ts";
import type { ColumnMap } from "./column-map.ts";
import { type MapColumn, mapColumns } from "./map-columns.ts";
import { type DayOptions, type DayOrder, isBlank, isOrderOpen, orderTold, readDay } from "./read-day.ts";
import { type NumberReading, readPeople, readYear } from "./read-number.ts";
import { isRedaction, redactionBegins, redactionHolds } from "../../model/redaction.ts";

/** What stands first in a column of dates, and by what that was settled. */
export type OrderSettled = { readonly order: DayOrder; readonly order_by: "map" | "cells" | "nothing" };

/** What was met while the distinct texts of a release were read. */
export type ReadCells = {
  /** Marks of redaction in columns of text and identifiers, by column. */
  readonly marks: Readonly<Record<string, readonly string[]>>;
  /** Rows whose cell is blacked out, by column. */
  readonly redacted: Readonly<Record<string, number>>;
  /** Names of countries that no list knows, with how many cells hold each. */
  readonly unknown_countries: Readonly<Record<string, number>>;
  /** Columns of dates of which a cell tells an hour too. */
  readonly timed: readonly MapColumn[];
  /** Columns of dates in which it matters whether the month or the day stands first: which does, and what settled it. */
  readonly orders: ReadonlyMap<MapColumn, OrderSettled>;
  /** Columns of text and identifiers of which a cell has blanks at an end. */
  readonly blankEnds: readonly MapColumn[];
};

/** Reads each distinct text of the columns that a release fills, once, and keeps how it is read. */
export async function readCells(
  table: RemovalsTable,
  columns: readonly MapColumn[],
  { map, lastYear }: { readonly map: ColumnMap; readonly lastYear: number },
): Promise<ReadCells> {
  const met = new Met();
  for (const column of columns) {
    const kind = mapColumns[column];
    if (kind === "text") await lookThrough(table, column, met);
    else if (kind === "identifier") await findMarks(table, column, met);
    else if (kind === "day") await readDays(table, column, { map, lastYear }, met);
    else if (kind === "country") await keepEach(table, column as ReadColumn, countryReading, met);
    else
      await keepEach(
        table,
        column as ReadColumn,
        (text) => numberReading(kind === "year" ? readYear(text) : readPeople(text)),
        met,
      );
  }
  await table.answerThird(([citizenship, birth, departure, sender]) =>
    thirdCountry({
      citizenship: citizenship || null,
      birth: birth || null,
      departure: departure || null,
      sender: sender || null,
    }),
  );
  return met.told();
}

type DaysAsked = { readonly map: ColumnMap; readonly lastYear: number };

async function readDays(
  table: RemovalsTable,
  column: MapColumn,
  { map, lastYear }: DaysAsked,
  met: Met,
): Promise<void> {
  const said = map.columns[column]?.order ?? null;
  const settled = said === null ? await orderOf(table, column) : ({ order: said, order_by: "map" } as const);
  if (settled !== null) met.orders.set(column, settled);
  const options = { order: settled?.order ?? "mdy", lastYear };
  const timed = (): void => void met.timed.add(column);
  await keepEach(table, column as ReadColumn, (text) => dayReading(text, options, timed), met);
}

/** How a text in a column of countries is read: a code, or none where it is blank, blacked out, or known to no list. */
export function countryReading(text: string): Reading {
  const code = recordedCountry(text);
  if (code !== null) return { value: code, fault: 0 };
  if (isRedaction(text)) return { value: null, fault: faultNumbers.redacted };
  return { value: null, fault: isBlank(text) ? 0 : faultNumbers.unknown_country };
}

function dayReading(text: string, options: DayOptions, timed: () => void): Reading {
  const read = readDay(text, options);
  if (read.timed) timed();
  return { value: read.day, fault: faultOf(read.fault) };
}

function numberReading({ value, fault }: NumberReading): Reading {
  return { value, fault: faultOf(fault) };
}

function faultOf(fault: "impossible_date" | "unreadable_cell" | "redacted" | null): number {
  if (fault === null) return 0;
  if (fault === "impossible_date") return faultNumbers.impossible;
  return fault === "redacted" ? faultNumbers.redacted : faultNumbers.unreadable;
}

async function keepEach(
  table: RemovalsTable,
  column: ReadColumn,
  read: (text: string) => Reading,
  met: Met,
): Promise<void> {
  await table.keep(column, []);
  for await (const batch of table.distinct(column)) {
    const readings = batch.map(([text, rows]) => {
      const reading = read(text.trim());
      if ((reading.fault & faultNumbers.redacted) !== 0) met.redact(column, rows);
      if ((reading.fault & faultNumbers.unknown_country) !== 0) met.unknown(text.trim(), rows);
      return [text, reading] as const;
    });
    await table.keep(column, readings);
  }
}

/** Texts are kept as they are: only their marks of redaction are looked for, and blanks at their ends. */
async function lookThrough(table: RemovalsTable, column: MapColumn, met: Met): Promise<void> {
  for await (const batch of table.distinct(column))
    for (const [text, rows] of batch) {
      if (isRedaction(text)) met.mark(column, text, rows);
      if (text !== text.trim()) met.blankEnds.add(column);
    }
}

/** A release may have as many identifiers as rows: only those are looked at that begin as a mark does. */
async function findMarks(table: RemovalsTable, column: MapColumn, met: Met): Promise<void> {
  for await (const batch of table.distinct(column, [redactionBegins, redactionHolds]))
    for (const [text, rows] of batch) if (isRedaction(text)) met.mark(column, text, rows);
  if (await table.hasBlankEnds(column)) met.blankEnds.add(column);
}

/** Which order the cells of a column speak for; the American one where none speaks. Null where none is written so that it matters. */
async function orderOf(table: RemovalsTable, column: MapColumn): Promise<OrderSettled | null> {
  const told = { mdy: 0, dmy: 0 };
  let open = false;
  for await (const batch of table.distinct(column))
    for (const [text, rows] of batch) {
      const order = orderTold(text.trim());
      if (order !== null) told[order] += rows;
      else open ||= isOrderOpen(text);
    }
  if (told.mdy + told.dmy === 0) return open ? { order: "mdy", order_by: "nothing" } : null;
  return { order: told.dmy > told.mdy ? "dmy" : "mdy", order_by: "cells" };
}

/** Spellings of a redaction that are kept for a column; a file with more has been made to have them. */
const mostMarks = 1000;
const mostUnknown = 50;

class Met {
  readonly #marks: Record<string, string[]> = {};
  readonly #redacted: Record<string, number> = {};
  #unknown = new Map<string, number>();
  readonly timed = new Set<MapColumn>();
  readonly orders = new Map<MapColumn, OrderSettled>();
  readonly blankEnds = new Set<MapColumn>();

  redact(column: string, rows: number): void {
    this.#redacted[column] = (this.#redacted[column] ?? 0) + rows;
  }

  mark(column: string, text: string, rows: number): void {
    this.#marks[column] ??= [];
    if (this.#marks[column].length >= mostMarks) return;
    this.#marks[column].push(text);
    this.redact(column, rows);
  }

  unknown(text: string, cells: number): void {
    this.#unknown.set(text, (this.#unknown.get(text) ?? 0) + cells);
    if (this.#unknown.size > 100 * mostUnknown) this.#unknown = this.#most();
  }

  told(): ReadCells {
    return {
      marks: this.#marks,
      redacted: this.#redacted,
      unknown_countries: Object.fromEntries(this.#most()),
      timed: [...this.timed],
      orders: this.orders,
      blankEnds: [...this.blankEnds],
    };
  }

  #most(): Map<string, number> {
    return new Map([...this.#unknown].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, mostUnknown));
  }
}
