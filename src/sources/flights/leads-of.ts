import type { Flight } from "../../model/flight.ts";
import type { HeardAircraft, LeadSighting } from "../../model/lead-sighting.ts";
import { type HeardAsked, heardAircraft } from "../../store/heard-aircraft.ts";
import type { AerodromeIndex } from "./airports/aerodrome-index.ts";
import { leadOf } from "./classes/classify.ts";
import type { ClassContext } from "./classes/context.ts";

const nearNm = 6;

/** What leads are told by: the watch-lists, the legs that were made, whose an address is, and where aerodromes are. */
export type LeadsFrom = {
  readonly context: ClassContext;
  readonly flights: readonly Flight[];
  readonly registrationOf: (icao24: string) => string | null;
  readonly aerodromes: AerodromeIndex;
};

/** Days on which a watched aircraft, or one with a call sign of the mission, was heard and no leg came of it. By day and address. */
export async function leadsOf(dir: string, from: LeadsFrom): Promise<LeadSighting[]> {
  const flown = new Map<string, Flight[]>();
  for (const flight of from.flights) flown.set(flight.icao24, [...(flown.get(flight.icao24) ?? []), flight]);
  const heard = await heardAircraft(dir, askedOf(from.context));
  return heard.filter((one) => !hasLeg(one, flown.get(one.icao24) ?? [])).flatMap((one) => sightingOf(one, from));
}

/** Call signs that only an operator has say nothing of an aircraft that nobody lists: it is not asked for by them. */
function askedOf({ aircraft, callsigns }: ClassContext): HeardAsked {
  const strong = callsigns.filter(({ lead }) => lead === "strong").map(({ pattern }) => `(?:${pattern.source})`);
  return {
    aircraft: [...new Set(aircraft.flatMap(({ icao24 }) => icao24 ?? []))],
    callsigns: strong.length === 0 ? null : strong.join("|"),
  };
}

function hasLeg(heard: HeardAircraft, flights: readonly Flight[]): boolean {
  return flights.some((leg) => leg.first_seen_ms <= heard.last_ms && leg.last_seen_ms >= heard.first_ms);
}

function sightingOf(heard: HeardAircraft, { context, registrationOf, aerodromes }: LeadsFrom): LeadSighting[] {
  const registration = registrationOf(heard.icao24);
  const { icao24, day, callsigns, lat, lon } = heard;
  const reasons = leadOf({ icao24, registration, operator: null, day, callsigns }, context);
  if (reasons.length === 0) return [];
  const near = lat === null || lon === null ? undefined : aerodromes.near(lat, lon, nearNm)[0];
  return [{ ...heard, registration, near: near?.aerodrome.ident ?? null, reasons }];
}
