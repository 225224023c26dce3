import { type Count, sumCounts } from "../model/count.ts";
import { isCountry } from "../model/country.ts";
import type { BoardFilter, MovementRow } from "../model/row.ts";
import type { AsOf } from "../store/claims.ts";
import { listDerived } from "../store/derived.ts";
import type { TarmacRecord } from "../store/record.ts";
import { subjectsMatching } from "../store/search.ts";
import { type TallyCell, type TallySums, tallyChoices, tallySums } from "../store/tally.ts";
import { rowsKnownAt } from "./movement-row.ts";
import type { Reader } from "./reader.ts";

/** The movements that a board chooses from, wherever they come from. */
export type BoardRows = {
  /** How many there are by month, destination and state, before those three are chosen; oldest month first. */
  readonly cells: readonly TallyCell[];
  /** The people of the movements that fit the filter. */
  readonly sums: TallySums;
  /** Rows that fit the filter, oldest first. */
  readonly rows: (page: { limit: number; offset: number }) => readonly MovementRow[];
};

/** The movements of a filter: out of the kept lists, or, for words looked for and for what was known at an instant, from rows gathered one by one. */
export function boardRows(reader: Reader, filter: BoardFilter, when: AsOf): BoardRows {
  const { record } = reader;
  const found = filter.q ? { refs: subjectsMatching(record, filter.q, "movement", when) } : {};
  if (when.known_at !== undefined) return rowsAtHand(rowsKnownAt(reader, found, when), filter);
  if (filter.q) return rowsAtHand(listDerived(record, "movement", found, when, { limit: -1, offset: 0 }), filter);
  return rowsKept(record, filter, when);
}

/** True when a cell fits the filter; `but` is left out of account. */
export function fits(cell: TallyCell, filter: BoardFilter, but?: "destination" | "month" | "states"): boolean {
  const { destination, month, states } = filter;
  return (
    (but === "destination" || destination === null || cell.destination === destination) &&
    (but === "month" || month === null || cell.month === month) &&
    (but === "states" || states.length === 0 || states.some((state) => state === cell.state))
  );
}

function rowsKept(record: TarmacRecord, filter: BoardFilter, when: AsOf): BoardRows {
  const list = {
    ...(filter.destination === null ? {} : { destination: filter.destination }),
    ...(filter.month === null ? {} : { month: filter.month }),
    ...(filter.states.length === 0 ? {} : { states: filter.states }),
  };
  const cells = tallyChoices(record, when);
  return {
    cells,
    sums: tallySums(record, list, when),
    rows: ({ limit, offset }) => {
      const { start, before } = startOf(cells, filter, offset);
      const page = { limit, offset: offset - before, ...(start === null ? {} : { start }) };
      return listDerived<MovementRow>(record, "movement", list, when, page);
    },
  };
}

/** The month in which the row at an offset lies, and how many rows that fit lie before it. */
function startOf(cells: readonly TallyCell[], filter: BoardFilter, offset: number) {
  let start: string | null = null;
  let before = 0;
  let passed = 0;
  for (const cell of cells) {
    if (!fits(cell, filter)) continue;
    if (cell.month !== start) {
      if (passed > offset) break;
      start = cell.month;
      before = passed;
    }
    passed += cell.movements;
  }
  return { start, before };
}

function rowsAtHand(all: readonly MovementRow[], filter: BoardFilter): BoardRows {
  const told = all.map((row) => ({ row, cell: cellOf(row) }));
  const chosen = told.filter(({ cell }) => fits(cell, filter)).map(({ row }) => row);
  // One that goes on from another counts no people: they are counted there.
  const counted = chosen.filter((row) => row.after.length === 0);
  const sum = (name: keyof TallySums): Count => sumCounts(counted.map((row) => row[name] ?? nothingTold));
  return {
    cells: told.map(({ cell }) => cell),
    sums: { people: sum("people"), third_country: sum("third_country"), own_nationals: sum("own_nationals") },
    rows: ({ limit, offset }) => chosen.slice(offset, offset + limit),
  };
}

const nothingTold: Count = { lo: 0, hi: null, as: "unstated" };

function cellOf(row: MovementRow): TallyCell {
  // A place in no known country is none to choose by.
  const to = row.to !== null && isCountry(row.to.code) ? row.to.code : null;
  return { month: row.date?.slice(0, 7) ?? null, destination: to, state: row.state, movements: 1 };
}
