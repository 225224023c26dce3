import type { ClassInput } from "../../model/flight.ts";
import type { ClassReason } from "../../model/leg-class.ts";
import type { Observation } from "../../model/observation.ts";
import type { MatchCandidate, ObservationMatch, SideMatch } from "../../model/observation-match.ts";
import { type MatchRule, matchRules, minutesApart, type Side } from "./match-rules.ts";

/** A flight as matching looks at it. */
export type MatchFlight = Pick<
  ClassInput,
  | "id"
  | "icao24"
  | "registration"
  | "callsign"
  | "callsigns"
  | "adep"
  | "ades"
  | "atot"
  | "aldt"
  | "first_seen_ms"
  | "last_seen_ms"
>;

/** Farther apart a flight is not looked at. */
const withinMs = 36 * 3_600_000;

/**
 * Matches observations to flights by aircraft or call sign, airport and time. A match needs the aircraft or the call sign, the airport and the time to agree, nothing among them to differ,
 * and no other flight that fits as well; everything else is a candidate for a person.
 */
export function matchObservations(
  observations: readonly Observation[],
  flights: readonly MatchFlight[],
): ObservationMatch[] {
  const sorted = [...flights].sort((a, b) => a.first_seen_ms - b.first_seen_ms);
  return observations.map((observation) => {
    const near = flightsNear(observation, sorted);
    return {
      observation,
      arrival: sideMatch({ observation, which: "arrival" }, near),
      departure: sideMatch({ observation, which: "departure" }, near),
    };
  });
}

function flightsNear(
  { day, arrived_ms, departed_ms }: Observation,
  sorted: readonly MatchFlight[],
): readonly MatchFlight[] {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const [from, to] = [arrived_ms ?? noon, departed_ms ?? noon];
  const [first, last] = [Math.min(from, to) - withinMs, Math.max(from, to) + withinMs];
  return sorted.slice(placeOf(sorted, first), placeOf(sorted, last));
}

/** The place of the first flight that begins at an instant or later. */
function placeOf(sorted: readonly MatchFlight[], ms: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.first_seen_ms ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sideMatch(side: Pick<Side, "observation" | "which">, near: readonly MatchFlight[]): SideMatch {
  const candidates = near
    .map((flight) => candidateOf({ ...side, flight }))
    .filter((candidate) => candidate !== null)
    .sort((a, b) => b.weight - a.weight || (a.flight_id < b.flight_id ? -1 : 1));
  const [best, next] = candidates;
  const none = (why: string): SideMatch => ({ flight_id: null, why, candidates: candidates.slice(0, 5) });
  if (!best) return none("No flight of this aircraft or call sign was heard there and then.");
  if (!isSure(best)) return none("What agrees is not enough: see the candidates.");
  if (next && next.weight >= best.weight) return none("Two flights fit as well as each other.");
  return {
    flight_id: best.flight_id,
    why: best.agrees.map(({ says }) => says).join(" "),
    candidates: candidates.slice(0, 5),
  };
}

/** Only a flight of which the aircraft or call sign agrees is a candidate at all, and none whose time or airport is another one. */
function candidateOf(side: Side): MatchCandidate | null {
  const found = matchRules.map((rule) => ({ rule, ...rule.find(side) }));
  const told = (verdict: "agrees" | "differs"): (typeof found)[number][] =>
    found.filter((one) => one.verdict === verdict);
  if (!told("agrees").some(({ rule }) => rule.names) || told("differs").some(({ rule }) => rule.excludes)) return null;
  const reason = ({ rule, value }: { rule: MatchRule; value: string }): ClassReason => ({
    rule: rule.id,
    says: rule.says,
    field: rule.field,
    value,
    source: null,
  });
  return {
    flight_id: side.flight.id,
    weight:
      told("agrees").reduce((sum, { rule }) => sum + rule.weight, 0) -
      told("differs").length * 2 -
      minutesApart(side) / 1000,
    agrees: told("agrees").map(reason),
    differs: told("differs").map(reason),
  };
}

function isSure({ agrees, differs }: MatchCandidate): boolean {
  const has = (id: string): boolean => agrees.some(({ rule }) => rule === id);
  return differs.length === 0 && has("same_airport") && (has("same_time") || has("same_day"));
}
