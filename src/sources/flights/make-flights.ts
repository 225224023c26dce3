import { createHash } from "node:crypto";
import type { Aerodrome, LegPlace } from "../../model/aerodrome.ts";
import type { Aircraft } from "../../model/aircraft.ts";
import { alpha3Of } from "../../model/country-names.ts";
import type { EndField, Flight } from "../../model/flight.ts";
import type { Leg } from "../../model/leg.ts";
import { type FlightsMade, writeFlights } from "../../store/flights.ts";
import { observationLogs, observationsOf } from "../../store/observations.ts";
import { readManifest } from "../../store/position-manifest.ts";
import type { TarmacRecord } from "../../store/record.ts";
import { referenceManifest } from "../../store/reference.ts";
import { aerodromesOf } from "../../store/reference-aerodromes.ts";
import { openAircraft } from "../../store/reference-aircraft.ts";
import { matchObservations } from "../observations/match-observations.ts";
import { witnessesOf } from "../observations/witnesses.ts";
import { AerodromeIndex } from "./airports/aerodrome-index.ts";
import { nameEnds } from "./airports/name-ends.ts";
import { refineEnds } from "./airports/refine-ends.ts";
import { classify } from "./classes/classify.ts";
import type { ClassContext } from "./classes/context.ts";
import { knownFields } from "./classes/fields.ts";
import { routeRates } from "./classes/route-rates.ts";
import { routeRowOf } from "./classes/route-table.ts";
import { watchListsOf } from "./classes/watch-list.ts";
import { findLegs } from "./find-legs.ts";
import { leadsOf } from "./leads-of.ts";

/** Changes with the rule: legs of two versions are not compared by id. */
const ruleVersion = "1";

/** A flight whose class is not known yet. */
type Named = Omit<Flight, "classed">;

/** What making legs tells of its progress, and its clock. */
export type MakingEffects = {
  readonly tell: (part: string, done: number, total: number) => void;
  readonly now: () => Date;
};

/**
 * Makes the legs of a workspace anew: positions → legs → their two ends → their classes; and watched aircraft that were heard without a leg. The record gives the watch-lists, the workspace its tables of aerodromes and aircraft and its
 * observers' logs; what is not there is done without.
 */
export async function makeFlights(record: TarmacRecord, effects: MakingEffects): Promise<FlightsMade> {
  const { dir } = record;
  const manifest = readManifest(dir);
  const total = Object.values(manifest.days).reduce((sum, { rows }) => sum + rows, 0);
  const table = openAircraft(dir);
  try {
    const isRotorcraft = (icao24: string): boolean => /^[HG]/.test(table.get(icao24)?.description ?? "");
    const { legs, positions, masked } = await findLegs(dir, isRotorcraft, (rows) =>
      effects.tell("positions", rows, total),
    );
    const aerodromes = new AerodromeIndex(aerodromesOf(dir));
    const named = byAircraft(legs).flatMap((own) => nameFlights(own, table.get(own[0]?.icao24 ?? ""), aerodromes));
    const context = await contextOf(record, named, (icao24) => table.get(icao24)?.military ?? false);
    // Two aircraft under one address have chains of their own.
    const classed = byAircraft(named)
      .flatMap(byEmitter)
      .flatMap((own) => withClasses(own, context));
    const registrationOf = (icao24: string): string | null => table.get(icao24)?.registration ?? null;
    const sightings = await leadsOf(dir, { context, flights: classed, registrationOf, aerodromes });
    return writeFlights(dir, classed, {
      rule_version: ruleVersion,
      positions_digest: createHash("sha256").update(JSON.stringify(manifest)).digest("hex"),
      aerodromes_digest: referenceManifest(dir).airports?.files[0]?.sha256 ?? null,
      made_at: effects.now().toISOString(),
      positions,
      masked,
      sightings,
    });
  } finally {
    table.close();
  }
}

/** A list of legs for each address, in the order in which they come. */
function byAircraft<One extends Leg>(legs: readonly One[]): One[][] {
  return grouped(legs, ({ icao24 }) => icao24);
}

function byEmitter<One extends Leg>(legs: readonly One[]): One[][] {
  return grouped(legs, ({ emitter }) => emitter);
}

function grouped<One>(legs: readonly One[], keyOf: (leg: One) => string | number): One[][] {
  const lists = new Map<string | number, One[]>();
  for (const leg of legs) {
    const list = lists.get(keyOf(leg));
    if (list) list.push(leg);
    else lists.set(keyOf(leg), [leg]);
  }
  return [...lists.values()];
}

function nameFlights(legs: readonly Leg[], aircraft: Aircraft | null, aerodromes: AerodromeIndex): Named[] {
  const places = nameEnds(legs, aerodromes, { description: aircraft?.description ?? null });
  return legs.flatMap((leg, i) => {
    const ends = places[i];
    if (!ends) return [];
    return {
      ...leg,
      ...refineEnds(leg, ends, aerodromes),
      registration: aircraft?.registration ?? null,
      typecode: aircraft?.typecode ?? null,
      operator: aircraft?.operator ?? null,
      ...ends,
      adep_at: fieldOf(ends.adep, aerodromes),
      ades_at: fieldOf(ends.ades, aerodromes),
    };
  });
}

function fieldOf(place: LegPlace, aerodromes: AerodromeIndex): EndField | null {
  const field: Aerodrome | null = place.ident === null ? null : aerodromes.get(place.ident);
  if (field === null) return null;
  const { ident, name, lat, lon } = field;
  return { ident, name, lat, lon, country: alpha3Of[field.country] ?? field.country };
}

async function contextOf(
  record: TarmacRecord,
  flights: readonly Named[],
  isMilitary: (icao24: string) => boolean,
): Promise<ClassContext> {
  const watched = watchListsOf(record);
  const countries = new Map(flights.flatMap((f) => [f.adep_at, f.ades_at]).map((at) => [at?.ident, at?.country]));
  const logs = await Promise.all(observationLogs(record.dir).map((log) => observationsOf(record.dir, log)));
  return {
    ...watched,
    fields: knownFields(),
    rates: routeRates(flights.flatMap((flight) => routeRowOf(flight, watched) ?? [])),
    countryOf: (ident) => countries.get(ident) ?? null,
    isMilitary,
    witnesses: witnessesOf(matchObservations(logs.flat(), flights)),
  };
}

function withClasses(flights: readonly Named[], context: ClassContext): Flight[] {
  const inTime = [...flights].sort((a, b) => a.first_seen_ms - b.first_seen_ms);
  const classes = classify(inTime, context);
  return inTime.flatMap((flight, i) => {
    const classed = classes[i];
    return classed ? { ...flight, classed } : [];
  });
}
