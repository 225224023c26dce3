import type { FoundLeg } from "./match-legs.ts";
import type { TrueLeg } from "./truth.ts";

/** Legs as a rule would give them that knows the truth: the scorer must find nothing wrong with them. */
export function oracleLegs(truth: readonly TrueLeg[]): FoundLeg[] {
  return truth.map((leg) => ({
    icao24: leg.icao24,
    emitter: leg.emitter,
    first_seen_ms: leg.takeoff_ms,
    last_seen_ms: leg.landing_ms,
    first: { ...leg.from, alt_baro_ft: null },
    last: { ...leg.to, alt_baro_ft: null },
    atot: exactly(leg.takeoff_ms),
    aldt: exactly(leg.landing_ms),
  }));
}

function exactly(ms: number): FoundLeg["atot"] {
  return { ms, lo_ms: ms, hi_ms: ms, source: "observed" };
}
