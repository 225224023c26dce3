import { type FlightFilter, type FlightsMade, legChoices, type LegChoiceName, openFlights } from "../store/flights.ts";
import type { AsOf } from "../store/claims.ts";
import { bands, legClasses } from "../model/leg-class.ts";
import { type FlightRow, classWords, countryWords, flightRow } from "./flight-row.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import { type Choice, rowsAPage } from "./page-of.ts";
import type { Reader } from "./reader.ts";

/** What a reader asks of the legs; `page` counts from 1, null asks for all rows at once (the CSV). */
export type FlightsFilter = Readonly<Record<LegChoiceName | "aircraft" | "at", string | null>> & {
  readonly doubtful: boolean;
  readonly page: number | null;
};

/** The list of legs: `/flights`. */
export type FlightsPage = {
  /** What the legs were made from; null when none were made here. */
  readonly made: FlightsMade | null;
  readonly rows: readonly FlightRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Legs among all that something speaks against. */
  readonly doubtful: number;
  /** Legs too young to be shown: how many. */
  readonly withheld: number;
  readonly filter: Omit<FlightsFilter, "page">;
  readonly choices: Readonly<Record<LegChoiceName, readonly Choice[]>>;
  readonly when: AsOf;
};

/** Legs that fit a filter, the latest first. */
export function flightsPage(
  reader: Reader,
  { page, ...filter }: FlightsFilter,
  when: AsOf,
  shown: LegsShown,
): FlightsPage {
  const table = openFlights(reader.record.dir);
  const head = { filter, when, page: page ?? 1 };
  if (table === null)
    return { ...head, made: null, rows: [], total: 0, pages: 1, doubtful: 0, withheld: 0, choices: noChoices };
  try {
    const all: FlightFilter = { heard_until_ms: shownUntil(reader.record, when, shown) };
    const asked = { ...all, ...given(filter) };
    const total = table.count(asked);
    const paging = page === null ? { limit: -1, offset: 0 } : { limit: rowsAPage, offset: (page - 1) * rowsAPage };
    return {
      ...head,
      made: table.made,
      rows: table.list(asked, paging).map(flightRow),
      total,
      pages: page === null ? 1 : Math.max(1, Math.ceil(total / rowsAPage)),
      doubtful: table.count({ ...all, doubtful: true }),
      withheld: when.as_of === undefined && when.known_at === undefined ? table.count({}) - table.count(all) : 0,
      choices: choicesOf((name) => worded(name, table.choices(name, all))),
    };
  } finally {
    table.close();
  }
}

function given(filter: Omit<FlightsFilter, "page">): FlightFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== false));
}

function choicesOf(read: (name: LegChoiceName) => readonly Choice[]): FlightsPage["choices"] {
  return Object.fromEntries(legChoices.map((name) => [name, read(name)])) as FlightsPage["choices"];
}

const noChoices = choicesOf(() => []);
const orders: Partial<Record<LegChoiceName, readonly string[]>> = {
  class: Object.keys(legClasses),
  band: Object.keys(bands),
};

/** Choices with their words: classes and bands in the order of their lists, months newest first, countries by name. */
function worded(name: LegChoiceName, found: readonly { readonly code: string; readonly count: number }[]): Choice[] {
  const text = (code: string): string =>
    name === "class" ? (classWords[code as keyof typeof classWords] ?? code) : countryWords(code);
  const choices = found.map(({ code, count }) => ({ code, count, text: text(code) }));
  const order = orders[name];
  if (order) return choices.sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  if (name === "month") return choices.reverse();
  return choices.sort((a, b) => (a.text < b.text ? -1 : 1));
}
