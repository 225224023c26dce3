import type { AsOf } from "../store/claims.ts";
import { type FlightsMade, type FlightsTable, type MonthRow, openFlights } from "../store/flights.ts";
import { positionDays } from "../store/read-positions.ts";
import { addMonths, endOfMonth } from "../model/day.ts";
import { bands, legClasses, type LegClass } from "../model/leg-class.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import type { Reader } from "./reader.ts";

/** A number of legs in a month, with what it is compared to. Null where no positions of that time are held: not heard is not nought. */
export type MonthNumbers = {
  readonly legs: number;
  readonly by_band: Readonly<Record<string, number>>;
  readonly last_month: number | null;
  /** The mean of the six months before, over those of them that are held. */
  readonly mean_six: number | null;
  readonly months_in_mean: number;
  readonly last_year: number | null;
};

/** The legs of a class in a month; `to` is the country of arrival (`unknown`: none is named), null for all together. */
export type MonthLine = MonthNumbers & { readonly class: LegClass; readonly to: string | null };

/** An aerodrome or country to which a class of legs went for the first time in this month. */
export type NewEnd = {
  readonly class: LegClass;
  readonly country: string;
  /** Null when the country itself is new. */
  readonly ident: string | null;
  readonly id: string;
};

/** The monthly table: `/flights/month`. */
export type FlightsMonthPage = {
  readonly made: FlightsMade | null;
  /** "2031-05"; null when no legs are held. */
  readonly month: string | null;
  /** Months of which legs are held, in order. */
  readonly months: readonly string[];
  /** Days of the month of which positions are held, and days that it has. */
  readonly days: number;
  readonly days_in_month: number;
  /** Days on which a leg of this month was first heard: positions may be too few for legs. */
  readonly days_with_legs: number;
  readonly classes: readonly MonthLine[];
  readonly destinations: readonly MonthLine[];
  readonly news: readonly NewEnd[];
  /** Legs of this month that something speaks against. */
  readonly doubtful: number;
  readonly when: AsOf;
};

/** Legs of a month by class and country of arrival, beside the months before. Without a month: the last one held. */
export function flightsMonthPage(reader: Reader, month: string | null, when: AsOf, shown: LegsShown): FlightsMonthPage {
  const table = openFlights(reader.record.dir);
  if (table === null) return { ...nothing, month: null, when };
  try {
    const heard_until_ms = shownUntil(reader.record, when, shown);
    const counted = table.months({ heard_until_ms });
    const months = [...new Set(counted.map((row) => row.month))].sort();
    const asked = month ?? months.at(-1) ?? null;
    if (asked === null) return { ...nothing, made: table.made, month: null, when };
    const numbers = numbersOf(counted, asked, new Set(months));
    const classes = Object.keys(legClasses) as LegClass[];
    return {
      made: table.made,
      month: asked,
      months,
      days: positionDays(reader.record.dir).filter((day) => day.startsWith(asked)).length,
      days_in_month: Number(endOfMonth(asked).slice(8)),
      days_with_legs: table.days({ month: asked, heard_until_ms }),
      classes: classes.flatMap((name) => lineOf(name, null, numbers)),
      destinations: classes.flatMap((name) => destinationsOf(counted, name).flatMap((to) => lineOf(name, to, numbers))),
      news: newsOf(table, asked, heard_until_ms),
      doubtful: table.count({ month: asked, doubtful: true, heard_until_ms }),
      when,
    };
  } finally {
    table.close();
  }
}

const nothing = {
  ...{
    made: null,
    months: [],
    days: 0,
    days_in_month: 0,
    days_with_legs: 0,
    classes: [],
    destinations: [],
    news: [],
    doubtful: 0,
  },
} satisfies Partial<FlightsMonthPage>;

type Numbers = (name: LegClass, to: string | null) => MonthNumbers;

/** Where a class went in any month, by code. */
function destinationsOf(counted: readonly MonthRow[], name: LegClass): string[] {
  return [...new Set(counted.filter((row) => row.class === name).map((row) => row.to ?? "unknown"))].sort();
}

/** A line, when this month, the one before or last year has any leg for it. */
function lineOf(name: LegClass, to: string | null, numbers: Numbers): MonthLine[] {
  const found = numbers(name, to);
  const isEmpty = found.legs === 0 && !found.last_month && !found.last_year && !found.mean_six;
  return isEmpty ? [] : [{ class: name, to, ...found }];
}

function numbersOf(counted: readonly MonthRow[], month: string, held: ReadonlySet<string>): Numbers {
  return (name, to) => {
    const fitting = counted.filter((row) => row.class === name && (to === null || (row.to ?? "unknown") === to));
    const legs = (of: string, band?: string): number =>
      fitting
        .filter((row) => row.month === of && (band === undefined || row.band === band))
        .reduce((sum, row) => sum + row.legs, 0);
    const ago = (months: number): string => addMonths(`${month}-01`, -months).slice(0, 7);
    const heard = (of: string): number | null => (held.has(of) ? legs(of) : null);
    const six = [1, 2, 3, 4, 5, 6].map(ago).filter((of) => held.has(of));
    return {
      legs: legs(month),
      by_band: Object.fromEntries(Object.keys(bands).map((band) => [band, legs(month, band)])),
      last_month: heard(ago(1)),
      mean_six: six.length === 0 ? null : six.reduce((sum, of) => sum + legs(of), 0) / six.length,
      months_in_mean: six.length,
      last_year: heard(ago(12)),
    };
  };
}

/** First legs to a country or an aerodrome. A country that is new is told once, not for each of its aerodromes. */
function newsOf(table: FlightsTable, month: string, heard_until_ms: number): NewEnd[] {
  const before = table.firsts({ before_month: month, heard_until_ms });
  const known = new Set(before.flatMap((row) => [`${row.class} ${row.country}`, `${row.class} ${row.ident}`]));
  return table.firsts({ month, heard_until_ms }).flatMap((row): NewEnd[] => {
    const [country, ident] = [`${row.class} ${row.country}`, `${row.class} ${row.ident}`];
    // What no rule can name goes everywhere.
    if (known.has(ident) || row.class === "unclassified") return [];
    const isNewCountry = !known.has(country);
    known.add(country).add(ident);
    return [{ class: row.class as LegClass, country: row.country, ident: isNewCountry ? null : row.ident, id: row.id }];
  });
}
