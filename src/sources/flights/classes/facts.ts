import { airportCountry } from "../../../model/airport-country.ts";
import type { LegPlace } from "../../../model/aerodrome.ts";
import type { ClassInput } from "../../../model/flight.ts";
import {
  type CallsignRule,
  type ClassContext,
  type Field,
  holdsOn,
  type WatchedAircraft,
  type Witness,
} from "./context.ts";
import { removingCountries } from "./removing-countries.ts";
import { domesticRuns } from "./domestic-runs.ts";

/** An aircraft with its call signs on a day, and the rows of the watch-lists that hold on it. */
export type Sighting = {
  readonly icao24: string;
  readonly registration: string | null;
  readonly operator: string | null;
  readonly day: string;
  readonly tails: readonly WatchedAircraft[];
  readonly spoken: readonly { readonly callsign: string; readonly rule: CallsignRule }[];
  /** Alpha-3 countries for which it may be removing people. */
  readonly removers: ReadonlySet<string>;
};

/**
 * An end of a leg. `home`: in a removing country; null when it cannot be told. `by` says how that is known: the field itself, all fields that fit, where the aircraft was
 * next seen, or not at all.
 */
export type End = {
  readonly ident: string | null;
  readonly country: string | null;
  readonly home: boolean | null;
  readonly by: "field" | "candidates" | "neighbour" | null;
  /** What the field is to removing work on that day. */
  readonly roles: readonly Field[];
};

/** How long an aircraft stood between two legs of which the second starts where the first ended. */
export type Stop = { readonly minutes: number; readonly at: string };

/** A leg with everything that rules look at. Times are epoch milliseconds, UTC. */
export type LegFacts = Sighting & {
  readonly flight: ClassInput;
  readonly off_ms: number;
  readonly on_ms: number;
  readonly from: End;
  readonly to: End;
  /** The stop before and after; null when the neighbouring leg is not known to touch the same field. */
  readonly before: Stop | null;
  readonly after: Stop | null;
  /** The fields of the run of domestic legs that it is part of, in order, joined by short stops; empty for a leg that stands alone. */
  readonly run: readonly End[];
  readonly witnesses: readonly Witness[];
};

/** What is seen of an aircraft without a leg. `day` is a UTC day. */
export type Seen = Pick<Sighting, "icao24" | "registration" | "operator" | "day"> & {
  readonly callsigns: readonly string[];
};

/** Finds the rows of the watch-lists that hold for an aircraft and its call signs on a day. */
export function sightingOf({ callsigns, ...seen }: Seen, context: ClassContext): Sighting {
  const tails = context.aircraft.filter((row) => isOf(row, seen) && holdsOn(row, seen.day));
  const names = [...new Set(callsigns.map((name) => name.trim().toUpperCase()))].filter((name) => name !== "");
  const spoken = names.flatMap((callsign) =>
    context.callsigns
      .filter((rule) => rule.pattern.test(callsign) && holdsOn(rule, seen.day))
      .map((rule) => ({ callsign, rule })),
  );
  const named = [...tails, ...spoken.map(({ rule }) => rule)].flatMap((row) => row.removes_for);
  return { ...seen, tails, spoken, removers: removingCountries(named, context.removers) };
}

/** The facts of each leg of one aircraft, in order of time. */
export function factsOf(flights: readonly ClassInput[], context: ClassContext): LegFacts[] {
  const bare = flights.map((flight) => {
    const [off_ms, on_ms] = [flight.atot.ms ?? flight.first_seen_ms, flight.aldt.ms ?? flight.last_seen_ms];
    const day = new Date(off_ms).toISOString().slice(0, 10);
    const callsigns = [...(flight.callsign === null ? [] : [flight.callsign]), ...flight.callsigns];
    const { icao24, registration, operator } = flight;
    const seen = sightingOf({ icao24, registration, operator, day, callsigns }, context);
    return {
      ...seen,
      flight,
      off_ms,
      on_ms,
      from: endOf(flight.adep, seen, context),
      to: endOf(flight.ades, seen, context),
      witnesses: context.witnesses?.get(flight.id) ?? [],
    };
  });
  const legs = bare.map((leg, at) => {
    const [last, next] = [bare[at - 1], bare[at + 1]];
    return {
      ...leg,
      from: last ? filled(leg.from, last.to, leg.off_ms - last.on_ms) : leg.from,
      to: next ? filled(leg.to, next.from, next.off_ms - leg.on_ms) : leg.to,
      before: last ? stopBetween(last, leg) : null,
      after: next ? stopBetween(leg, next) : null,
    };
  });
  const runs = domesticRuns(legs);
  return legs.map((leg, at) => ({ ...leg, run: runs[at] ?? [] }));
}

function isOf(row: WatchedAircraft, seen: Pick<Sighting, "icao24" | "registration">): boolean {
  if (row.icao24 !== null) return row.icao24 === seen.icao24;
  return seen.registration !== null && bare(row.registration) === bare(seen.registration);
}

const bare = (registration: string): string => registration.replace(/[\s-]/g, "").toUpperCase();

function endOf(place: LegPlace, { removers, day }: Sighting, context: ClassContext): End {
  const rolesAt = (ident: string): Field[] =>
    context.fields.filter((row) => row.ident === ident && removers.has(row.country) && holdsOn(row, day));
  // A field that a removing country holds abroad is its own, whatever the map says.
  const countryOf = (ident: string): string | null =>
    rolesAt(ident)[0]?.country ?? (context.countryOf ?? airportCountry)(ident);
  if (place.ident !== null) {
    const country = countryOf(place.ident);
    const home = country === null ? null : removers.has(country);
    return { ident: place.ident, country, home, by: home === null ? null : "field", roles: rolesAt(place.ident) };
  }
  const homes = new Set(
    place.runners_up.map(({ ident }) => {
      const country = countryOf(ident);
      return country === null ? null : removers.has(country);
    }),
  );
  const [only = null] = homes;
  const home = homes.size === 1 ? only : null;
  return { ident: null, country: null, home, by: home === null ? null : "candidates", roles: [] };
}

const dayMs = 86_400_000;

/** An end that is not known lies where the aircraft was last or next seen, if that was within a day. */
function filled(end: End, beside: End, apartMs: number): End {
  if (end.home !== null || beside.home === null || beside.by !== "field" || apartMs > dayMs) return end;
  return { ...end, home: beside.home, by: "neighbour" };
}

function stopBetween(
  last: { readonly to: End; readonly on_ms: number },
  next: { readonly from: End; readonly off_ms: number },
): Stop | null {
  const at = last.to.ident;
  if (at === null || at !== next.from.ident) return null;
  return { at, minutes: Math.round((next.off_ms - last.on_ms) / 60_000) };
}
