import type { FoundLeg } from "./match-legs.ts";
import type { TrueLeg } from "./truth.ts";

/**
 * Legs as a rule would give them that knows the truth: the scorer must find nothing wrong with them. With ground they begin up to 20 minutes before take-off and end up to 20 minutes
 * after landing, half of the stay at most, as legs do that were heard from gate to gate.
 */
export function oracleLegs(truth: readonly TrueLeg[], { withGround = false } = {}): FoundLeg[] {
  const ofOne = new Map<string, TrueLeg[]>();
  const key = ({ icao24, emitter }: TrueLeg): string => `${icao24}/${emitter}`;
  for (const leg of truth) ofOne.set(key(leg), [...(ofOne.get(key(leg)) ?? []), leg]);
  const ground = (fromMs = Number.NEGATIVE_INFINITY, toMs = Number.POSITIVE_INFINITY): number =>
    withGround ? Math.min(20 * 60_000, (toMs - fromMs) / 2) : 0;
  return [...ofOne.values()].flatMap((legs) => {
    legs.sort((a, b) => a.takeoff_ms - b.takeoff_ms);
    return legs.map((leg, i) => ({
      ...found(leg),
      first_seen_ms: leg.takeoff_ms - ground(legs[i - 1]?.landing_ms, leg.takeoff_ms),
      last_seen_ms: leg.landing_ms + ground(leg.landing_ms, legs[i + 1]?.takeoff_ms),
    }));
  });
}

function found(leg: TrueLeg): FoundLeg {
  return {
    icao24: leg.icao24,
    emitter: leg.emitter,
    first_seen_ms: leg.takeoff_ms,
    last_seen_ms: leg.landing_ms,
    first: { ...leg.from, alt_baro_ft: null },
    last: { ...leg.to, alt_baro_ft: null },
    atot: exactly(leg.takeoff_ms),
    aldt: exactly(leg.landing_ms),
  };
}

function exactly(ms: number): FoundLeg["atot"] {
  return { ms, lo_ms: ms, hi_ms: ms, source: "observed" };
}
