import type { Leg } from "../../src/model/leg.ts";
import { apartNm, type Point } from "./earth.ts";
import type { TrueLeg } from "./truth.ts";

/** What is asked of a leg that a rule found. */
export type FoundLeg = Pick<Leg, "icao24" | "emitter" | "first_seen_ms" | "last_seen_ms" | "atot" | "aldt"> &
  Partial<Pick<Leg, "first" | "last">>;

/** Which found legs cover which true legs. */
export type Match = {
  readonly foundOf: ReadonlyMap<TrueLeg, readonly FoundLeg[]>;
  readonly trueOf: ReadonlyMap<FoundLeg, readonly TrueLeg[]>;
};

const enoughMs = 60_000;

/**
 * A found leg covers a true one when they share a minute between take-off and landing, or half of the shorter. Of two aircraft on one address the found leg
 * belongs to the one that was nearest to where it was first and last seen, whatever number the rule gave it.
 */
export function matchLegs(truth: readonly TrueLeg[], found: readonly FoundLeg[]): Match {
  const foundOf = new Map<TrueLeg, FoundLeg[]>(truth.map((leg) => [leg, []]));
  const trueOf = new Map<FoundLeg, TrueLeg[]>(found.map((leg) => [leg, []]));
  const byAddress = new Map<string, TrueLeg[]>();
  for (const leg of truth) byAddress.set(leg.icao24, [...(byAddress.get(leg.icao24) ?? []), leg]);
  for (const leg of found) {
    const near = (byAddress.get(leg.icao24) ?? []).filter((one) => covers(leg, one));
    for (const one of ofOneEmitter(leg, near)) {
      trueOf.get(leg)?.push(one);
      foundOf.get(one)?.push(leg);
    }
  }
  return { foundOf, trueOf };
}

function covers(found: FoundLeg, leg: TrueLeg): boolean {
  const shared = Math.min(found.last_seen_ms, leg.landing_ms) - Math.max(found.first_seen_ms, leg.takeoff_ms);
  const shorter = Math.min(found.last_seen_ms - found.first_seen_ms, leg.landing_ms - leg.takeoff_ms);
  return shared > 0 && shared >= Math.min(enoughMs, shorter / 2);
}

function ofOneEmitter(found: FoundLeg, legs: readonly TrueLeg[]): readonly TrueLeg[] {
  const emitters = [...new Set(legs.map(({ emitter }) => emitter))];
  if (emitters.length < 2) return legs;
  const off = (emitter: number): number =>
    offNm(
      found,
      legs.filter((leg) => leg.emitter === emitter),
    );
  const [best] = emitters.sort((a, b) => off(a) - off(b));
  return legs.filter(({ emitter }) => emitter === best);
}

/** How far the first and last place seen lie from the nearest of some true legs at those times. */
function offNm(found: FoundLeg, legs: readonly TrueLeg[]): number {
  const seen = [
    [found.first_seen_ms, found.first],
    [found.last_seen_ms, found.last],
  ] as const;
  let sum = 0;
  for (const [ms, place] of seen) {
    const offs = legs.map((leg) => (place ? apartNm(place, placeAt(leg, ms)) : 0));
    sum += Math.min(...offs);
  }
  return sum;
}

function placeAt(leg: TrueLeg, ms: number): Point {
  const { track } = leg;
  if (track === null) return leg.from;
  const minute = Math.round((Math.min(ms, leg.landing_ms) - leg.takeoff_ms) / 60_000);
  const at = Math.min(track.length / 2 - 1, Math.max(0, minute));
  return { lat: track[at * 2] ?? 0, lon: track[at * 2 + 1] ?? 0 };
}
