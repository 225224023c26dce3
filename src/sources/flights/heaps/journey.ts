import type { CarrierLeg } from "../../../model/heap.ts";
import { relatedCountries } from "../../../model/related-countries.ts";
import { heapRule } from "./heap-rule.ts";

const hourMs = 3_600_000;

/** Where an aircraft went after it left a port, as far as it was heard. */
export type Journey = {
  /** Its legs from the port on, as far as the destination or the end of what was heard. */
  readonly legs: readonly CarrierLeg[];
  /** `reached`: it was in the destination; `lost`: it may have been; `elsewhere`: it was not. */
  readonly end: "reached" | "lost" | "elsewhere";
  /** How it is known to have reached the destination: it was seen to land there, or was next heard leaving. */
  readonly how: "landed" | "left" | null;
  /** Aerodrome in the destination at which that was; null when none. */
  readonly at: string | null;
};

/** The countries of a journey: those that count as home, and those that a release can mean by the destination. */
export type Way = { readonly home: ReadonlySet<string>; readonly destinations: ReadonlySet<string> };

/** A sender with its territories: a leg between them is domestic. */
export function homeOf(sender: string): ReadonlySet<string> {
  const own = relatedCountries.filter(({ whole, why }) => whole === sender && why === "territory");
  return new Set([sender, ...own.flatMap(({ parts }) => parts)]);
}

/** The naval station at Guantánamo Bay stands on the map in Cuba and is held by the United States: who lands there was not sent to Cuba. */
const heldBy: Readonly<Record<string, string>> = { MUGM: "USA" };

function countryAt(ident: string | null, country: string | null): string | null {
  return ident === null ? country : (heldBy[ident] ?? country);
}

/** The leg of a journey that leaves the country; the last one where none is seen to. */
export function legAbroad({ legs }: Journey, { home }: Way): CarrierLeg | undefined {
  const abroad = legs.find(({ to, to_country }) => {
    const landed = countryAt(to, to_country);
    return landed !== null && !home.has(landed);
  });
  return abroad ?? legs.at(-1);
}

type End = Pick<Journey, "end" | "how" | "at">;
/** What is known of the journey so far: whether it has been abroad, and whether it was out of hearing for long enough to have been in the destination meanwhile. */
type SoFar = { abroad: boolean; unseen: boolean };

const elsewhere: End = { end: "elsewhere", how: null, at: null };
const lost: End = { end: "lost", how: null, at: null };

/** Follows an aircraft from one of its legs, which stand in order of time, to the destination, home again, or out of hearing. */
export function journeyFrom(legs: readonly CarrierLeg[], start: number, way: Way): Journey {
  const soFar: SoFar = { abroad: false, unseen: false };
  const untilMs = (legs[start]?.first_ms ?? 0) + heapRule.journey_h.value * hourMs;
  for (let i = start; ; i++) {
    const leg = legs[i];
    const next = legs[i + 1];
    const end =
      leg === undefined
        ? elsewhere
        : (atLanding(leg, soFar, way) ?? onGround(leg, next && next.first_ms <= untilMs ? next : null, soFar, way));
    if (end !== null)
      return { legs: legs.slice(start, i + 1), ...end, end: soFar.unseen && end === elsewhere ? "lost" : end.end };
  }
}

/** How a journey ends with the landing of a leg; null when it goes on. */
function atLanding(leg: CarrierLeg, soFar: SoFar, { home, destinations }: Way): End | null {
  const landed = countryAt(leg.to, leg.to_country);
  if (landed === null) return null;
  if (destinations.has(landed)) return { end: "reached", how: "landed", at: leg.to };
  if (home.has(landed)) return soFar.abroad ? elsewhere : null;
  soFar.abroad = true;
  return null;
}

/** How a journey ends between a leg and the next of the aircraft; null when it goes on with that one. */
function onGround(leg: CarrierLeg, next: CarrierLeg | null, soFar: SoFar, { home, destinations }: Way): End | null {
  if (next === null) return afterLast(leg, home);
  const gapH = (next.first_ms - leg.last_ms) / hourMs;
  const left = countryAt(next.from, next.from_country);
  const flewUnseen = leg.to === null || (next.from !== null && next.from !== leg.to);
  if (flewUnseen && left !== null && destinations.has(left) && gapH <= heapRule.lost_h.value)
    return { end: "reached", how: "left", at: next.from };
  if (gapH > heapRule.ground_h.value) return afterLast(leg, home);
  if (flewUnseen && gapH >= heapRule.turn_h.value) soFar.unseen = true;
  if (left === null) return null;
  if (home.has(left)) return soFar.abroad ? elsewhere : null;
  soFar.abroad = true;
  return null;
}

/** Where nothing more is heard: lost in the air, or on the ground where it had brought people to a removal that nobody saw. */
function afterLast(leg: CarrierLeg, home: ReadonlySet<string>): End {
  const landed = countryAt(leg.to, leg.to_country);
  const fed = landed !== null && home.has(landed) && leg.class === "removal_connection";
  return landed === null || fed ? lost : elsewhere;
}
