import type { CarrierLeg } from "../../../model/heap.ts";
import { relatedCountries } from "../../../model/related-countries.ts";
import { heapRule } from "./heap-rule.ts";

const hourMs = 3_600_000;

/** A place abroad, or at home again, at which an aircraft was on its way. */
type Call = {
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  /** It was seen to land there, or was next heard leaving. */
  readonly how: "landed" | "left";
  readonly at: string | null;
  /** How many legs it had flown by then. */
  readonly legs: number;
};

/** Where an aircraft went from one of its legs on, until it was home again or out of hearing. */
export type Trace = {
  readonly legs: readonly CarrierLeg[];
  /** In order; the countries of the sender are left out. */
  readonly calls: readonly Call[];
  /** `lost`: it may have been elsewhere as well; `elsewhere`: it was not. */
  readonly end: "lost" | "elsewhere";
};

/** A trace looked at with a destination in mind. */
export type Journey = {
  /** Its legs from the port on, as far as the destination or the end of what was heard. */
  readonly legs: readonly CarrierLeg[];
  /** `reached`: it was in the destination; `lost`: it may have been; `elsewhere`: it was not. */
  readonly end: "reached" | "lost" | "elsewhere";
  /** How it is known to have reached the destination; null when it did not. */
  readonly how: Call["how"] | null;
  /** Aerodrome in the destination at which that was; null when none. */
  readonly at: string | null;
};

/** The naval station at Guantánamo Bay stands on the map in Cuba and is held by the United States: who lands there was not sent to Cuba. */
const heldBy: Readonly<Record<string, string>> = { MUGM: "USA" };
const homes = new Map<string, ReadonlySet<string>>();

/** A sender with its territories: a leg between them is domestic. */
export function homeOf(sender: string): ReadonlySet<string> {
  let home = homes.get(sender);
  if (home === undefined) {
    const own = relatedCountries.filter(({ whole, why }) => whole === sender && why === "territory");
    home = new Set([sender, ...own.flatMap(({ parts }) => parts)]);
    homes.set(sender, home);
  }
  return home;
}

/** The journey of a trace towards a destination: as far as the first call in any of the countries that it may be. */
export function journeyOf({ legs, calls, end }: Trace, destinations: ReadonlySet<string>): Journey {
  const call = calls.find(({ country }) => destinations.has(country));
  if (call === undefined) return { legs, end, how: null, at: null };
  return { legs: legs.slice(0, call.legs), end: "reached", how: call.how, at: call.at };
}

/** The leg of a trace or journey that leaves the country; the last one where none is seen to. */
export function legAbroad({ legs }: Pick<Trace, "legs">, home: ReadonlySet<string>): CarrierLeg | undefined {
  const abroad = legs.find(({ to, to_country }) => {
    const landed = countryAt(to, to_country);
    return landed !== null && !home.has(landed);
  });
  return abroad ?? legs.at(-1);
}

/** What is known on the way: calls, whether it has been abroad, and whether it was out of hearing for long enough to have been anywhere else meanwhile. */
type SoFar = { readonly calls: Call[]; legs: number; abroad: boolean; unseen: boolean };

/** Follows an aircraft from one of its legs, which stand in order of time, until it is home again or out of hearing. */
export function traceFrom(legs: readonly CarrierLeg[], start: number, home: ReadonlySet<string>): Trace {
  const soFar: SoFar = { calls: [], legs: 0, abroad: false, unseen: false };
  const untilMs = (legs[start]?.first_ms ?? 0) + heapRule.journey_h.value * hourMs;
  for (let i = start; ; i++) {
    const [leg, next] = [legs[i], legs[i + 1]];
    soFar.legs++;
    const end =
      leg === undefined
        ? "elsewhere"
        : (atLanding(leg, soFar, home) ?? onGround(leg, next && next.first_ms <= untilMs ? next : null, soFar, home));
    if (end !== null) return { legs: legs.slice(start, i + 1), calls: soFar.calls, end: soFar.unseen ? "lost" : end };
  }
}

/** How a trace ends with the landing of a leg; null when it goes on. */
function atLanding(leg: CarrierLeg, soFar: SoFar, home: ReadonlySet<string>): Trace["end"] | null {
  const country = countryAt(leg.to, leg.to_country);
  if (country === null) return null;
  if (home.has(country)) return soFar.abroad ? "elsewhere" : null;
  soFar.abroad = true;
  soFar.calls.push({ country, how: "landed", at: leg.to, legs: soFar.legs });
  return null;
}

/** How a trace ends between a leg and the next of the aircraft; null when it goes on with that one. */
function onGround(
  leg: CarrierLeg,
  next: CarrierLeg | null,
  soFar: SoFar,
  home: ReadonlySet<string>,
): Trace["end"] | null {
  if (next === null) return afterLast(leg, home);
  const gapH = (next.first_ms - leg.last_ms) / hourMs;
  const country = countryAt(next.from, next.from_country);
  const isHome = country !== null && home.has(country);
  const flewUnseen = leg.to === null || (next.from !== null && next.from !== leg.to);
  if (flewUnseen && country !== null && !isHome && gapH <= heapRule.lost_h.value)
    soFar.calls.push({ country, how: "left", at: next.from, legs: soFar.legs });
  if (gapH > heapRule.ground_h.value) return afterLast(leg, home);
  if (flewUnseen && gapH >= heapRule.turn_h.value) soFar.unseen = true;
  if (isHome) return soFar.abroad ? "elsewhere" : null;
  if (country !== null) soFar.abroad = true;
  return null;
}

/** Where nothing more is heard: lost in the air, or on the ground where it had brought people to a removal that nobody saw. */
function afterLast(leg: CarrierLeg, home: ReadonlySet<string>): Trace["end"] {
  const landed = countryAt(leg.to, leg.to_country);
  const fed = landed !== null && home.has(landed) && leg.class === "removal_connection";
  return landed === null || fed ? "lost" : "elsewhere";
}

/** The country in which a leg ended: that which holds the aerodrome, else the one given; null where neither is known. */
export function countryAt(ident: string | null, country: string | null): string | null {
  return ident === null ? country : (heldBy[ident] ?? country);
}
