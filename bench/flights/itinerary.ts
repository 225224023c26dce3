import type { Aircraft } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import { apartNm } from "./earth.ts";
import type { Ears, Field } from "./fields.ts";
import { type FlightAsked, planFlight } from "./flight.ts";
import { type Spot, spotOf } from "./pen.ts";
import { earsAt } from "./hear.ts";
import type { Trip } from "./life.ts";

/** The aerodromes and the time that lives are made of. */
export type World = { readonly fields: readonly Field[]; readonly startMs: number; readonly endMs: number };

/** How call signs are told. */
export type Calling = "each flight" | "kept at first" | "all day" | "dummy" | "changed in flight" | "blank";

/** Where an aircraft goes, how long it stays, what happens on the way. `n` counts its flights from 0. */
export type Itinerary = {
  readonly aircraft: Aircraft;
  readonly home: Spot;
  readonly next: (from: Spot, n: number) => Spot;
  /** Minutes at the gate between flights. */
  readonly stayMinutes: (n: number) => number;
  readonly calling: (n: number) => Calling;
  readonly flight?: (n: number, to: Spot) => Partial<FlightAsked>;
  /** Stretches of a flight that nobody hears, as shares of its time in the air. */
  readonly deaf?: (n: number) => readonly (readonly [from: number, to: number])[];
  /** Receivers at an end, where they are not those of its aerodrome. */
  readonly ears?: (spot: Spot, n: number) => Ears;
  /** Hours after the start of the first movement; anywhere in the first ten when absent. */
  readonly firstHours?: number;
};

/** Flights one after another until the time is over; the last has landed and taxied in by then. */
export function* tripsOf(world: World, itinerary: Itinerary, draw: Draw): Generator<Trip> {
  let from = itinerary.home;
  let startMs = world.startMs + (itinerary.firstHours ?? draw.between(0.2, 10)) * 3_600_000;
  let gate = null;
  const number = draw.whole(100, 8999);
  let kept = `ZX${number}`;
  for (let n = 0; ; n += 1) {
    const to = itinerary.next(from, n);
    const asked = { aircraft: itinerary.aircraft, from, to, startMs, ...(gate ? { gate } : {}) };
    const flight = planFlight({ ...asked, ...itinerary.flight?.(n, to) }, draw);
    if (flight.endMs > world.endMs - 600_000) return;
    const callsign = signOf(itinerary.calling(n), { number, n, before: kept, flight }, draw);
    kept = callsign(flight.endMs) ?? kept;
    const ears = itinerary.ears ?? earsAt;
    yield { flight, callsign, ears: [ears(from, n), ears(to, n + 1)], deaf: itinerary.deaf?.(n) ?? [] };
    gate = flight.gate;
    from = to;
    startMs = flight.endMs + itinerary.stayMinutes(n) * 60_000;
  }
}

type Signing = {
  readonly number: number;
  readonly n: number;
  readonly before: string;
  readonly flight: { readonly takeoffMs: number; readonly landingMs: number };
};

function signOf(calling: Calling, { number, n, before, flight }: Signing, draw: Draw): (ms: number) => string | null {
  const own = `ZX${number + n}`;
  const later = flight.takeoffMs + draw.between(-240_000, 600_000);
  const middle = flight.takeoffMs + (flight.landingMs - flight.takeoffMs) * draw.between(0.1, 0.9);
  const day = Math.floor(flight.takeoffMs / 86_400_000) % 10;
  switch (calling) {
    case "each flight":
      return () => own;
    case "kept at first":
      return (ms) => (ms < later ? before : own);
    case "all day":
      return () => `ZX${number}${day}`;
    case "dummy":
      return () => "ZZZZZZZ";
    case "changed in flight":
      return (ms) => (ms < middle ? own : `ZY${number}`);
    case "blank":
      return () => null;
  }
}

/** Aerodromes between so and so many miles away that please; when there is none, the nearest other that pleases. */
export function fieldsWithin(
  fields: readonly Field[],
  from: Spot,
  [loNm, hiNm]: readonly [number, number],
  pleases: (field: Field) => boolean = () => true,
): readonly Field[] {
  const others = fields.filter((field) => pleases(field) && field.ident !== from.field?.ident);
  const within = others.filter((field) => {
    if (Math.abs(field.lat - from.lat) * 60 > hiNm) return false;
    const nm = apartNm(from, field);
    return nm >= loNm && nm <= hiNm;
  });
  if (within.length > 0) return within;
  const off = (field: Field): number => {
    const nm = apartNm(from, field);
    return nm < loNm ? (loNm - nm) * 3 : nm - hiNm;
  };
  const best = others.reduce<Field | undefined>((a, b) => (a === undefined || off(b) < off(a) ? b : a), undefined);
  return best === undefined ? [] : [best];
}

/** Goes to aerodromes that lie within a range and please. */
export function wandering(
  world: World,
  rangeNm: readonly [number, number],
  draw: Draw,
  pleases?: (field: Field) => boolean,
): (from: Spot) => Spot {
  return (from) => spotOf(draw.pick(fieldsWithin(world.fields, from, rangeNm, pleases)));
}
