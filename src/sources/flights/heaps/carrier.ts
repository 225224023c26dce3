import type { CarrierLeg, CarrierReason } from "../../../model/heap.ts";
import type { Start } from "./carriers.ts";
import { heapRule } from "./heap-rule.ts";
import type { Journey } from "./journey.ts";

const hourMs = 3_600_000;

/** Why people who were removed may have been aboard on a journey from a leg on; null when nothing says so. */
export function carrierOf({ legs, end }: Journey, from: Start): CarrierReason | null {
  const [start] = legs;
  if (start === undefined || !canStart(start)) return null;
  const fed = end === "lost" && start.class === "removal_connection";
  if (fed || legs.some((leg) => leg.class === "removal")) return "removal_class";
  if (legs.some((leg) => leg.watched)) return "watched";
  if (isFed(from) || (end === "reached" && from.trace.legs.slice(legs.length).some(isOfRemoval))) return "way_back";
  return start.class === "military" && end === "reached" && legs.length === 1 ? "armed_forces" : null;
}

/** A leg that goes home, or flies empty to where work starts, takes nobody from the port. */
function canStart({ class: name }: CarrierLeg): boolean {
  return name !== "positioning" && name !== "return";
}

/** Whether the leg before brought people to this one. */
function isFed({ leg, before }: Start): boolean {
  if (before?.class !== "removal_connection" || before.to === null || before.to !== leg.from) return false;
  return leg.first_ms - before.last_ms <= heapRule.ground_h.value * hourMs;
}

/** Legs that are only called so beside a removal, when they come after the leg abroad. */
function isOfRemoval({ class: name }: CarrierLeg): boolean {
  return name === "return" || name === "removal" || name === "lateral";
}
