import type { ClassReason } from "../../../model/leg-class.ts";
import type { ClassContext } from "./context.ts";
import { doubts } from "./doubts.ts";
import type { LegFacts } from "./facts.ts";
import { legSigns, newRoute, witness } from "./leg-signs.ts";
import { type Doubt, type Family, reasonsOf } from "./rule.ts";
import { sightingSigns } from "./sighting-signs.ts";

/** The signs of a leg and what speaks against them. */
export type Weighed = {
  /** Families of signs that count. */
  readonly families: ReadonlySet<Family>;
  /** The tail is on the list, if only weakly. */
  readonly weakTail: boolean;
  /** An observer, a record or the press says that people were carried. */
  readonly witnessed: boolean;
  /** An observer or a record says so, or names the class: the press tells what others saw. */
  readonly observed: boolean;
  readonly limits: ReadonlySet<Exclude<Doubt["limits"], null>>;
  readonly reasons: readonly ClassReason[];
  readonly doubts: readonly ClassReason[];
  readonly notable: readonly ClassReason[];
};

const known = new WeakMap<LegFacts, Weighed>();

/** Looks for every sign and doubt of a leg. The answer is kept with the leg. */
export function weigh(leg: LegFacts, context: ClassContext): Weighed {
  const before = known.get(leg);
  if (before) return before;
  const against = doubts.map((rule) => ({ rule, findings: rule.find(leg, context) })).filter(spoke);
  const limits = new Set(against.flatMap(({ rule }) => rule.limits ?? []));
  const seen = [...sightingSigns, witness].map((rule) => ({ rule, findings: rule.find(leg, context) })).filter(spoke);
  // Without a tail, a call sign or a witness a leg is no lead: whoever lands at a field from which removals start does no such work.
  const beside = seen.length === 0 ? [] : legSigns;
  const signs = [...seen, ...beside.map((rule) => ({ rule, findings: rule.find(leg, context) })).filter(spoke)];
  const families = new Set(signs.flatMap(({ rule }) => rule.family ?? []));
  if (limits.has("tail")) families.delete("tail");
  const weighed = {
    families,
    weakTail: leg.tails.length > 0,
    witnessed: leg.witnesses.length > 0,
    observed: leg.witnesses.some(({ by }) => by !== "press"),
    limits,
    reasons: signs.flatMap(({ rule, findings }) => reasonsOf(rule, findings)),
    doubts: against.flatMap(({ rule, findings }) => reasonsOf(rule, findings)),
    notable: reasonsOf(newRoute, newRoute.find(leg, context)),
  };
  known.set(leg, weighed);
  return weighed;
}

function spoke({ findings }: { readonly findings: readonly unknown[] }): boolean {
  return findings.length > 0;
}

/** Whether the flight itself is said to carry people: by its call sign, or by somebody who saw it. */
export function carriesPeople({ families, witnessed }: Weighed): boolean {
  return families.has("callsign") || witnessed;
}

/** Whether there is more than a watched tail: enough to call a leg abroad a removal. */
export function isRemovalWork(weighed: Weighed): boolean {
  const { families, weakTail, limits } = weighed;
  if (limits.has("none")) return false;
  if (carriesPeople(weighed)) return true;
  if (families.has("tail")) return families.has("field") || families.has("route");
  return weakTail && families.has("field") && (families.has("chain") || families.has("route"));
}

/** Whether there is more than a watched tail: enough to call a domestic leg one between hubs. */
export function isTransferWork(leg: LegFacts, weighed: Weighed): boolean {
  const { families, weakTail, limits } = weighed;
  if (limits.has("none")) return false;
  if (carriesPeople(weighed)) return true;
  const between = leg.from.roles.some(isHub) && leg.to.roles.some(isHub) && families.has("field");
  if (families.has("tail")) return between || (leg.run.length > 0 && families.has("chain"));
  return weakTail && between && families.has("chain");
}

function isHub({ role }: { readonly role: string }): boolean {
  return role === "staging" || role === "gathering";
}

/** Whether several signs of different families agree. */
export function isProbable({ families, limits, witnessed }: Weighed): boolean {
  if (limits.has("possible") || limits.has("none")) return false;
  if (witnessed) return true;
  const beside = (["tail", "field", "chain", "route"] as const).filter((family) => families.has(family)).length;
  if (families.has("callsign")) return beside > 0;
  return families.has("tail") && families.has("field") && (families.has("chain") || families.has("route"));
}
