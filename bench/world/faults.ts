import type { Draw } from "../flights/draw.ts";
import { type Day, fiscalYearOf, mondayOf } from "./days.ts";
import type { Fault, Touched } from "./fault.ts";
import { agencies, filler } from "./fill.ts";
import { named } from "./names.ts";
import { identifier } from "./people.ts";
import type { Row } from "./row.ts";

const gone = (row: Row): Touched => ({ a: row, b: null, copies: 0 });
const twice = (row: Row): Touched => ({ a: row, b: row, copies: 2 });
const late = (row: Row): Touched => ({ a: null, b: row, copies: 1 });
const became = (row: Row, b: Row): Touched => ({ a: row, b, copies: 1 });

/** Loses every row that fits: a fiscal year, a port, an area. */
export function lostBlock(id: string, says: string, fits: (row: Row) => boolean): Fault {
  return { id, kind: "loss", says, demanded: true, touch: (row) => (fits(row) ? gone(row) : null) };
}

/** Loses single rows, of people who have no other row as far as the world knows. */
export function lostRows(draw: Draw, share: number): Fault {
  const says = "Single rows are lost.";
  const touch = (row: Row): Touched | null => (row.alone && draw.chance(share) ? gone(row) : null);
  return { id: "lost_rows", kind: "loss", says, demanded: true, touch };
}

/** Gives whole weeks, by their Mondays, twice. */
export function doubledWeeks(mondays: readonly Day[]): Fault {
  const says = "The rows of whole weeks stand twice.";
  const touch = (row: Row): Touched | null => (mondays.includes(mondayOf(row.day)) ? twice(row) : null);
  return { id: "doubled_weeks", kind: "doubling", says, demanded: true, touch };
}

/** Gives single rows twice. */
export function doubledRows(draw: Draw, share: number): Fault {
  const says = "Single rows stand twice.";
  const touch = (row: Row): Touched | null => (row.alone && draw.chance(share) ? twice(row) : null);
  return { id: "doubled_rows", kind: "doubling", says, demanded: true, touch };
}

/** Only the second release has rows from this day on: it is no fault. */
export function laterWeeks(from: Day): Fault {
  const says = "The second release goes on for some weeks.";
  const touch = (row: Row): Touched | null => (row.day >= from ? late(row) : null);
  return { id: "later_weeks", kind: "addition", says, demanded: true, touch };
}

/** Rows of the last weeks that were entered late. */
export function lateEntries(draw: Draw, share: number, since: Day): Fault {
  const says = "Rows were entered late.";
  const touch = (row: Row): Touched | null => (row.day >= since && row.alone && draw.chance(share) ? late(row) : null);
  return { id: "late_entries", kind: "addition", says, demanded: true, touch };
}

/** First number of people whom only a fault brings in: beyond all others of a world. */
const foreignPeople = 50_000_000;

/** Rows of another agency that don't belong, in a fiscal year: so many for each row. */
export function foreignRows(draw: Draw, { seed, share, year }: { seed: number; share: number; year: number }): Fault {
  let person = foreignPeople;
  const foreign = (row: Row): Row => ({
    ...row,
    person: ++person,
    id: identifier(seed, person),
    filler: {
      ...filler(draw, row.day, row.filler.removalDay),
      agency: agencies.foreign,
      area: "Example Patrol Sector",
      program: "Example Patrol Program",
    },
    twinOf: null,
    alone: false,
  });
  return {
    id: "foreign_rows",
    kind: "addition",
    says: "Rows of another agency stand in the second release.",
    demanded: true,
    touch: () => null,
    extra: ({ rows }) =>
      rows.filter((row) => fiscalYearOf(row.day) === year && row.twinOf === null && draw.chance(share)).map(foreign),
  };
}

/** Changes one thing in single rows that can be found again by their identifier. */
export function changedCells(id: string, says: string, { draw, share, change, demanded = true }: ChangedCells): Fault {
  const touch = (row: Row): Touched | null => {
    if (!row.alone || row.id === "" || !draw.chance(share)) return null;
    const b = change(row);
    return b === null ? null : became(row, b);
  };
  return { id, kind: "change", says, demanded, touch };
}
export type ChangedCells = {
  readonly draw: Draw;
  readonly share: number;
  /** The row as it stands in the second release, one column changed; null where it cannot be changed so. */
  readonly change: (row: Row) => Row | null;
  readonly demanded?: boolean;
};

/** The departed date a few days off, within the week or not. */
export function shifted(draw: Draw, last: Day): (row: Row) => Row | null {
  return (row) => {
    const day = row.day + draw.whole(1, 4) * (draw.chance(0.5) ? 1 : -1);
    return day > last ? null : { ...row, day };
  };
}

/** Another country of citizenship. */
export function recoded(row: Row): Row | null {
  const [here, there] = [named("HND").usual, named("NIC").usual];
  if (row.citizenship !== here) return null;
  return { ...row, citizenship: there };
}

/** The same citizenship, spelled differently. */
export function respelled(row: Row): Row | null {
  const china = named("CHN");
  return row.citizenship === china.usual ? { ...row, citizenship: china.others[0] as string } : null;
}

/** A date of the final order where there was none. */
export function filledLate(row: Row): Row | null {
  return row.filler.orderDay === "" ? { ...row, filler: { ...row.filler, orderDay: row.day - 1 } } : null;
}
