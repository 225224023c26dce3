import type { CarrierMovement } from "../../../model/heap.ts";
import type { ToldLeg } from "../../../store/carrier-legs.ts";
import { Carriers } from "./carriers.ts";
import { HeapEnds } from "./heap-ends.ts";
import { heapRule } from "./heap-rule.ts";
import type { Known } from "./judge-heap.ts";
import { OwnRows } from "./own-rows.ts";

/** What is known of flights, from the legs of a workspace (by aircraft and time) and movements of the record. */
export function knownFlights(
  legs: Iterable<ToldLeg>,
  movements: Iterable<CarrierMovement>,
  least: number = heapRule.least.value,
): Known {
  const [carriers, ends] = [new Carriers(), new HeapEnds()];
  for (const { leg, carries, ends: heard } of legs) {
    for (const end of heard) ends.add(end);
    if (carries) carriers.add(leg);
  }
  for (const movement of movements) carriers.addMovement(movement);
  return { carriers, ends, own: new OwnRows(), least };
}
