import type { Claim } from "../model/claim.ts";
import type { Flight } from "../model/flight.ts";
import type { Aircraft, LegValue } from "../model/value.ts";
import { type AsOf, claimsOf, subjectsWithLegs } from "../store/claims.ts";
import type { TarmacRecord } from "../store/record.ts";
import { type FlightsTable, openFlights } from "../store/flights.ts";
import type { MovementRow } from "../model/row.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import { type FlightRow, flightRow } from "./flight-row.ts";
import { movementRowOf } from "./movement-row.ts";
import type { Reader } from "./reader.ts";

/** A leg that the register names for a movement. */
export type NamedLeg = LegValue & {
  readonly source: string;
  /** The leg of this workspace that was in the air at that time; null when there is none: it is lost, or its positions are not here. */
  readonly row: FlightRow | null;
};

/** A named leg that is not found. */
export type LostLeg = NamedLeg & { readonly movement: string };

/** A leg that may belong to a movement. Nobody has said so: a person looks, and names it in the register. */
export type CandidateLeg = {
  readonly movement: string;
  readonly title: string;
  readonly row: FlightRow;
  readonly why: string;
};

/** The legs of a movement: those that are named, and those that may belong to it. `made` is false where no legs were made here. */
export type MovementLegs = {
  readonly made: boolean;
  readonly named: readonly NamedLeg[];
  readonly candidates: readonly CandidateLeg[];
};

const dayMs = 86_400_000;

/** Legs named for a movement and legs that may belong to it; null when the record does not hold the movement. */
export function movementLegs(reader: Reader, id: string, when: AsOf, shown: LegsShown): MovementLegs | null {
  const row = movementRowOf(reader, id, when);
  if (row === null) return null;
  const claims = claimsOf(reader.record, `movement/${id}`, when);
  const table = openFlights(reader.record.dir);
  try {
    const until = shownUntil(reader.record, when, shown);
    const named = namedLegs(claims, table, until);
    return { made: table !== null, named, candidates: table === null ? [] : candidatesOf(row, claims, table, until) };
  } finally {
    table?.close();
  }
}

/** The legs that claims name, each with the leg that was in the air longest of that time. */
export function namedLegs(claims: readonly Claim[], table: FlightsTable | null, heard_until_ms: number): NamedLeg[] {
  return claims
    .filter(({ attribute }) => attribute === "leg")
    .map((claim) => {
      const value = claim.value as LegValue;
      const found = table && matchOf(value, table, heard_until_ms);
      return { ...value, source: claim.source, row: found ? flightRow(found) : null };
    });
}

/** The leg of the same address that overlaps most with the time that was named. Legs are made anew: ids may change, an aircraft in the air does not. */
function matchOf({ icao24, off, on }: LegValue, table: FlightsTable, heard_until_ms: number): Flight | null {
  const [lo, hi] = [Date.parse(off), Date.parse(on)];
  const overlap = (leg: Flight): number => Math.min(hi, leg.last_seen_ms) - Math.max(lo, leg.first_seen_ms);
  const found = table.list({ icao24, after_ms: lo, before_ms: hi, heard_until_ms });
  return found.sort((a, b) => overlap(b) - overlap(a))[0] ?? null;
}

/** Legs that movements name and that are not among the legs of this workspace: lost in making them anew, or never heard here. */
export function lostLegs(record: TarmacRecord, table: FlightsTable, when: AsOf = {}): LostLeg[] {
  return subjectsWithLegs(record).flatMap((ref) =>
    namedLegs(claimsOf(record, ref, when), table, Number.MAX_SAFE_INTEGER)
      .filter(({ row }) => row === null)
      .map((named) => ({ ...named, movement: ref.slice("movement/".length) })),
  );
}

/** Movements that name a leg of this aircraft at this time. */
export function movementsOfLeg(
  reader: Reader,
  leg: Flight,
  when: AsOf,
): { readonly id: string; readonly title: string }[] {
  return subjectsWithLegs(reader.record).flatMap((ref) => {
    const names = claimsOf(reader.record, ref, when).some(
      ({ attribute, value }) => attribute === "leg" && isOf(value as LegValue, leg),
    );
    const row = names ? movementRowOf(reader, ref.slice("movement/".length), when) : null;
    return row === null ? [] : [{ id: row.id, title: row.title }];
  });
}

function isOf({ icao24, off, on }: LegValue, leg: Flight): boolean {
  return icao24 === leg.icao24 && Date.parse(off) <= leg.last_seen_ms && Date.parse(on) >= leg.first_seen_ms;
}

/** Legs of the days around a movement with its countries or its aircraft, the likeliest first. */
export function candidatesOf(
  movement: MovementRow,
  claims: readonly Claim[],
  table: FlightsTable,
  heard_until_ms: number,
): CandidateLeg[] {
  if (movement.date === null || !/^\d{4}-\d{2}-\d{2}$/.test(movement.date)) return [];
  const day = Date.parse(`${movement.date}T00:00:00Z`);
  const taken = new Set(namedLegs(claims, table, heard_until_ms).map(({ row }) => row?.id));
  const names = namesOf(claims);
  return table
    .list({ after_ms: day - dayMs, before_ms: day + 2 * dayMs - 1, heard_until_ms })
    .filter(({ id }) => !taken.has(id))
    .flatMap((leg) => {
      const signs = signsOf(movement, names, leg);
      return signs.length === 0 ? [] : [{ leg, signs }];
    })
    .sort((a, b) => b.signs.length - a.signs.length || a.leg.first_seen_ms - b.leg.first_seen_ms)
    .map(({ leg, signs }) => ({
      ...{ movement: movement.id, title: movement.title, row: flightRow(leg) },
      why: `${[...signs, daysText(day, leg.first_seen_ms)].join("; ")}.`,
    }));
}

/** Tails, addresses and call signs that claims name. */
function namesOf(claims: readonly Claim[]): ReadonlySet<string> {
  const aircraft = claims.filter(({ attribute }) => attribute === "aircraft").map(({ value }) => value as Aircraft);
  return new Set(
    aircraft
      .flatMap(({ registration, icao24, callsign }) => [registration, icao24, callsign])
      .flatMap((name) => (name ? [bare(name)] : [])),
  );
}

function signsOf(movement: MovementRow, names: ReadonlySet<string>, leg: Flight): string[] {
  const [from, to] = [countryOf(movement.from_country ?? movement.from), countryOf(movement.to_country ?? movement.to)];
  const isRoute = from !== null && to !== null && leg.adep_at?.country === from && leg.ades_at?.country === to;
  const own = [leg.registration, leg.icao24].find((name) => name !== null && names.has(bare(name)));
  const spoken = leg.callsigns.find((name) => names.has(bare(name)));
  return [
    ...(own == null ? [] : [`same aircraft (${own})`]),
    ...(spoken === undefined ? [] : [`same call sign (${spoken})`]),
    ...(isRoute ? [`from ${from} to ${to} as well`] : []),
  ];
}

function countryOf(point: MovementRow["from"]): string | null {
  return point !== null && /^[A-Z]{3}$/.test(point.code) ? point.code : null;
}

function daysText(day: number, ms: number): string {
  const days = Math.floor((ms - day) / dayMs);
  if (days === 0) return "the same day in UTC";
  return days < 0 ? "the day before in UTC" : "the day after in UTC";
}

function bare(name: string): string {
  return name.replace(/[\s-]/g, "").toLowerCase();
}
