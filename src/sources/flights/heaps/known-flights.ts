import type { CarrierMovement } from "../../../model/heap.ts";
import type { ToldLeg } from "../../../store/carrier-legs.ts";
import { Carriers } from "./carriers.ts";
import { HeapEnds } from "./heap-ends.ts";
import { heapRule } from "./heap-rule.ts";
import type { Known } from "./judge-heap.ts";
import { MovementsByDay } from "./movements-by-day.ts";
import { OwnRows } from "./own-rows.ts";
import { PassingLegs } from "./passing-legs.ts";

type Heard = Pick<Known, "carriers" | "ends" | "passing">;
let last: { readonly legs: readonly ToldLeg[]; readonly heard: Heard } | null = null;

/** What is known of flights, from the legs of a workspace (by aircraft and time) and movements of the record. What the same list of legs gave is kept: a server asks with every page. */
export function knownFlights(
  legs: readonly ToldLeg[],
  movements: Iterable<CarrierMovement>,
  least: number = heapRule.least.value,
): Known {
  if (last?.legs !== legs) last = { legs, heard: heardOf(legs) };
  return { ...last.heard, movements: new MovementsByDay(movements), own: new OwnRows(), least };
}

function heardOf(legs: readonly ToldLeg[]): Heard {
  const [carriers, ends, passing] = [new Carriers(), new HeapEnds(), new PassingLegs()];
  for (const { leg, carries, ends: heard } of legs) {
    for (const end of heard) ends.add(end);
    if (carries) carriers.add(leg);
    else passing.add(leg);
  }
  return { carriers, ends, passing };
}
