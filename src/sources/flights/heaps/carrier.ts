import type { CarrierLeg, CarrierReason } from "../../../model/heap.ts";
import type { Journey } from "./journey.ts";

/** Why people who were removed may have been aboard on a journey; null when nothing says so. */
export function carrierOf({ legs, end }: Journey): CarrierReason | null {
  const [start] = legs;
  if (start === undefined || !canStart(start)) return null;
  const fed = end === "lost" && start.class === "removal_connection";
  if (fed || legs.some((leg) => leg.class === "removal")) return "removal_class";
  if (legs.some((leg) => leg.watched)) return "watched";
  return start.class === "military" && end === "reached" && legs.length === 1 ? "armed_forces" : null;
}

/** A leg that goes home, or flies empty to where work starts, takes nobody from the port. */
function canStart({ class: name }: CarrierLeg): boolean {
  return name !== "positioning" && name !== "return";
}
