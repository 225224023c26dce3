import { airportCountry } from "../../../src/model/airport-country.ts";
import { addDays } from "../../../src/model/day.ts";
import type { CarrierLeg, CarrierMovement, Heap, HeapRows } from "../../../src/model/heap.ts";
import type { LegClass } from "../../../src/model/leg-class.ts";
import { judgeHeap } from "../../../src/sources/flights/heaps/judge-heap.ts";
import { knownFlights } from "../../../src/sources/flights/heaps/known-flights.ts";
import { shippedPorts } from "../../../src/sources/flights/heaps/port-table.ts";
import { portReader } from "../../../src/sources/flights/heaps/read-port.ts";
import type { ToldLeg } from "../../../src/store/carrier-legs.ts";

/** Where some aerodromes are, roughly: a city's fields are found by it. Others lie in the middle of an ocean. */
const places: Readonly<Record<string, readonly [number, number]>> = {
  KAEX: [31.33, -92.55],
  KCSG: [32.52, -84.94],
  KLSF: [32.34, -84.99],
  KBRO: [25.91, -97.43],
  KBFI: [47.53, -122.3],
  KMIA: [25.79, -80.29],
};
const carrying: readonly LegClass[] = ["removal", "removal_connection", "shuffle", "return", "lateral", "military"];

/** Heaps as the table of a release gives them, with the people of the days beside. */
export function heapRows(lines: readonly string[]): HeapRows[] {
  const rows = lines.map((line) => {
    const [date = "", port = "", ...rest] = line.split(/ ?\| ?/).map((cell) => cell.trim());
    const [people, destination] = [Number(rest.at(-1)), rest.slice(0, -1).join("|")];
    return { date: date || null, port: port || null, destination: destination || null, people };
  });
  const besides = (row: (typeof rows)[number], days: number): number =>
    rows
      .filter(
        ({ date, port, destination }) =>
          port === row.port && destination === row.destination && date === (row.date && addDays(row.date, days)),
      )
      .reduce((sum, { people }) => sum + people, 0);
  return rows.map((row) => ({
    ...{
      ...row,
      writings: [row.port ?? ""],
      sender: "USA",
      heaps: 1,
      rows: row.people,
      untold: 0,
      third_country: 0,
      cannot_tell: 0,
    },
    before: row.date === null ? 0 : besides(row, -1),
    after: row.date === null ? 0 : besides(row, 1),
  }));
}

/** Legs from their lines in test/cases/removals-flights.yaml, in order of aircraft and time. */
export function toldLegs(lines: readonly string[]): ToldLeg[] {
  const legs = lines
    .map(legOf)
    .sort((a, b) => (a.icao24 === b.icao24 ? a.first_ms - b.first_ms : a.icao24 < b.icao24 ? -1 : 1));
  const carry = new Set(legs.filter((leg) => leg.watched || carrying.includes(leg.class)).map(({ icao24 }) => icao24));
  return legs.map((leg) => {
    const [lat, lon] = placeOf(leg.to);
    return {
      ...{ leg, carries: carry.has(leg.icao24) },
      ends: [
        { ident: leg.from, ms: leg.first_ms, lat: leg.from_lat, lon: leg.from_lon, ft: 1000 },
        { ident: leg.to, ms: leg.last_ms, lat, lon, ft: 30_000 },
      ],
    };
  });
}

function legOf(line: string): CarrierLeg {
  const [tail = "", typecode = "", from = "", , to = "", off = "", on = "", name = "", ...more] = line.split(" ");
  const at = more.indexOf("at");
  const [lat, lon] = at < 0 ? placeOf(identOf(from)) : (more[at + 1] ?? "").split(",").map(Number);
  return {
    ...{ id: `${tail} ${off}`, icao24: tail.toLowerCase(), registration: tail, typecode },
    ...{ first_ms: Date.parse(`${off}Z`), last_ms: Date.parse(`${on}Z`) },
    ...{ from: identOf(from), from_country: countryOf(from), to: identOf(to), to_country: countryOf(to) },
    ...{ class: name as LegClass, watched: more.includes("watched") },
    ...{ from_lat: lat ?? 0, from_lon: lon ?? 0 },
  };
}

function identOf(end: string): string | null {
  return end === "?" ? null : (end.split(":")[0] ?? null);
}

function countryOf(end: string): string | null {
  return end === "?" ? null : (end.split(":")[1] ?? airportCountry(end));
}

function placeOf(ident: string | null): readonly [number, number] {
  return places[ident ?? ""] ?? [0, -30];
}

/** Movements from their lines. */
export function movementsOf(lines: readonly string[]): CarrierMovement[] {
  return lines.map((line, at) => {
    const [date = "", from = "", from_country = "", , to_country = "", people = "?"] = line.split(" ");
    const airports = () => (from === from_country ? [] : [from]);
    const count = people === "?" ? null : Number(people);
    return { id: `example-${at}`, title: `Example ${at}`, date, airports, from_country, to_country, people: count };
  });
}

const read = portReader(shippedPorts(), []);

/** The heaps with their verdicts. */
export function judged(heaps: readonly HeapRows[], legs: readonly string[], movements: readonly string[] = []): Heap[] {
  const known = knownFlights(toldLegs(legs), movementsOf(movements));
  for (const rows of heaps) known.own.add(rows, read(rows.port, rows.sender));
  return heaps.map((rows) => judgeHeap(rows, read(rows.port, rows.sender), known));
}
