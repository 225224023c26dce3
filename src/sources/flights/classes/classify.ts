import type { ClassInput } from "../../../model/flight.ts";
import type { Classed } from "../../../model/leg-class.ts";
import { bandOf } from "./band.ts";
import { classRules } from "./class-rules.ts";
import type { ClassContext } from "./context.ts";
import { factsOf, type LegFacts, type Seen, sightingOf } from "./facts.ts";
import { type ClassRule, reasonsOf, type Run } from "./rule.ts";
import { sightingSigns } from "./sighting-signs.ts";
import { weigh } from "./weigh.ts";

/**
 * Gives each flight of one aircraft its class, band, reasons and doubts. Flights stand in order of time; the answers stand in the same order. What follows from other legs
 * (a return, a connection) is only as sure as they are.
 */
export function classify(flights: readonly ClassInput[], context: ClassContext): Classed[] {
  const legs = factsOf(flights, context);
  const run: Run = { legs, given: legs.map(() => null), context };
  for (const rule of classRules) give(rule, run);
  return legs.map((_, at) => classedAt(run, at));
}

/** Whether an aircraft and its call sign on a day are a lead, without any leg: what tells so. Empty when they are none, or when a call sign says never. */
export function leadOf(seen: Seen, context: ClassContext): Classed["reasons"] {
  const sighting = sightingOf(seen, context);
  if (sighting.spoken.some(({ rule }) => rule.lead === "never")) return [];
  return sightingSigns.flatMap((rule) => reasonsOf(rule, rule.find(sighting, context)));
}

function give(rule: ClassRule, run: Run): void {
  const order = run.legs.map((_, at) => at);
  for (const at of rule.backward ? order.reverse() : order) {
    const leg = run.legs[at];
    if (leg === undefined || run.given[at] || isBarred(leg, rule, run)) continue;
    const fits = rule.fits(run, at);
    if (fits) run.given[at] = { gives: rule.gives, ...fits, rule };
  }
}

/** Where a doubt says that it is no removal work, only a witness or armed forces can say what it is. */
function isBarred(leg: LegFacts, rule: ClassRule, { context }: Run): boolean {
  return weigh(leg, context).limits.has("none") && rule.id !== "witness_names_it" && rule.gives !== "military";
}

function classedAt(run: Run, at: number): Classed {
  const leg = run.legs[at] as LegFacts;
  const given = run.given[at] ?? null;
  const { reasons, doubts, notable } = weigh(leg, run.context);
  const of = given === null ? [] : reasonsOf(given.rule, given.findings);
  return {
    class: given?.gives ?? "unclassified",
    band: bandOf(run, at),
    reasons: [...of, ...reasons],
    // Nobody asks who else flies a route, or who operates an aircraft, of a leg without any sign.
    doubts: of.length + reasons.length === 0 ? [] : doubts,
    notable,
  };
}
