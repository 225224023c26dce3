import type { CruiseSpeed } from "./cruise-speed.ts";
import { distanceNm, earthRadiusNm } from "./great-circle.ts";
import { along, type LatLon, midpoint, opposite } from "./sphere.ts";

/** A stretch in which nobody heard an aircraft: the last position before it and the first after. One of the two is null where the aircraft was never heard before or again. */
export type Unseen = {
  readonly from: LatLon | null;
  readonly to: LatLon | null;
  readonly start_ms: number;
  readonly end_ms: number;
};

/**
 * What could be reached in a gap: every place P with way(from, P) + way(P, to) no longer than what the aircraft can fly in the time that is left beside a stop. On the sphere that is an ellipse with the
 * two positions as foci; where one side is unknown, a circle around the other.
 */
export type Envelope = Unseen & {
  readonly cruise: CruiseSpeed;
  readonly ground_minutes: number;
  /** What it could fly in the gap beside the stop, nautical miles; 0 when the stop alone takes longer. */
  readonly budget_nm: number;
  /** From the one side to the other; null where one is unknown. */
  readonly direct_nm: number | null;
  /** False when there was no time for the stop on the way: the aircraft flew on, or faster than stated. */
  readonly can_stop: boolean;
  /** One sentence with every number it rests on. */
  readonly says: string;
};

/** A place against an envelope. `spare_nm`: how much more could be flown when it calls there; negative when it is out of reach. */
export type Reach<Place> = {
  readonly place: Place;
  readonly way_nm: number;
  readonly spare_nm: number;
  readonly spare_minutes: number;
  readonly inside: boolean;
};

/** Ends a comparison of distances that floating point would leave open: a tenth of a metre. */
const hairNm = 0.00005;

/** The envelope of a gap, for a stated cruise speed and a stated time on the ground. Climb, descent and wind are left out: in still air it is rather too large than too small. */
export function envelopeOf(gap: Unseen, cruise: CruiseSpeed, groundMinutes = 30): Envelope {
  const minutes = (gap.end_ms - gap.start_ms) / 60_000;
  const budget_nm = Math.max(0, ((minutes - groundMinutes) / 60) * cruise.kt);
  const direct_nm = gap.from && gap.to ? between(gap.from, gap.to) : null;
  const can_stop = minutes >= groundMinutes && budget_nm + hairNm >= (direct_nm ?? 0);
  const sides =
    direct_nm === null ? "from the one position that is known" : "from the last position to the first after it";
  const says = can_stop
    ? `In ${Math.round(minutes)} minutes with ${groundMinutes} on the ground, at ${cruise.says}, it could fly ${Math.round(budget_nm)} NM ${sides}.`
    : `In ${Math.round(minutes)} minutes there was no time for ${groundMinutes} on the ground on the way, at ${cruise.says}.`;
  return { ...gap, cruise, ground_minutes: groundMinutes, budget_nm, direct_nm, can_stop, says };
}

/** How a place lies to an envelope. */
export function reachOf<Place extends LatLon>(envelope: Envelope, place: Place): Reach<Place> {
  const way_nm = [envelope.from, envelope.to].reduce((sum, side) => sum + (side ? between(side, place) : 0), 0);
  const spare_nm = envelope.budget_nm - way_nm;
  const spare_minutes = (spare_nm / envelope.cruise.kt) * 60;
  return { place, way_nm, spare_nm, spare_minutes, inside: envelope.can_stop && spare_nm >= -hairNm };
}

/** Places inside an envelope, those with most to spare first, and those outside, the nearest to it first. */
export function placesInReach<Place extends LatLon>(
  envelope: Envelope,
  places: readonly Place[],
): { readonly inside: readonly Reach<Place>[]; readonly outside: readonly Reach<Place>[] } {
  const all = places.map((place) => reachOf(envelope, place)).sort((a, b) => b.spare_nm - a.spare_nm);
  return { inside: all.filter(({ inside }) => inside), outside: all.filter(({ inside }) => !inside) };
}

/** The edge of an envelope: a ring around what lies inside, or around what lies outside where that is the smaller part of the globe; all or nothing where there is no edge. */
export type Edge =
  | { readonly kind: "nothing" | "everything" }
  | { readonly kind: "around_inside" | "around_outside"; readonly ring: readonly LatLon[] };

/** The edge in `points` points, clockwise as seen from above. */
export function edgeOf(envelope: Envelope, points = 180): Edge {
  const [a, b] = [envelope.from ?? envelope.to, envelope.to ?? envelope.from];
  if (!a || !b || !envelope.can_stop) return { kind: "nothing" };
  // A circle is an ellipse whose foci are one: there and back is twice the way.
  const budget = envelope.direct_nm === null ? 2 * envelope.budget_nm : envelope.budget_nm;
  const half = Math.PI * earthRadiusNm;
  if (budget >= 2 * half - between(a, b)) return { kind: "everything" };
  if (budget <= half) return { kind: "around_inside", ring: ringOf(a, b, budget, points) };
  // Out of reach is what is near enough to the other side of the globe.
  return { kind: "around_outside", ring: ringOf(opposite(a), opposite(b), 2 * half - budget, points) };
}

/** Points at which the two ways add up to `budget`, which is at most half the globe's girth: along any bearing from the middle their sum only grows for a quarter of it. */
function ringOf(a: LatLon, b: LatLon, budget: number, points: number): LatLon[] {
  const middle = midpoint(a, b);
  return Array.from({ length: points }, (_, i) => {
    const bearing = (360 * i) / points;
    let [near, far] = [0, (Math.PI / 2) * earthRadiusNm];
    while (far - near > 0.001) {
      const at = (near + far) / 2;
      const place = along(middle, bearing, at);
      if (between(a, place) + between(place, b) <= budget) near = at;
      else far = at;
    }
    return along(middle, bearing, near);
  });
}

function between(a: LatLon, b: LatLon): number {
  return distanceNm(a.lat, a.lon, b.lat, b.lon);
}
