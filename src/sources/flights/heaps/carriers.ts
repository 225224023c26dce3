import type { DeparturePort } from "../../../model/departure-port.ts";
import type { CarrierLeg, CarrierMovement } from "../../../model/heap.ts";
import { kmFrom, lowerBound } from "./heap-ends.ts";
import { heapRule } from "./heap-rule.ts";
import { type Journey, journeyFrom, type Way } from "./journey.ts";

const [dayMs, hourMs] = [86_400_000, 3_600_000];

/** A leg, and where it stands among those of its aircraft. */
export type Start = { readonly aircraft: readonly CarrierLeg[]; readonly at: number; readonly leg: CarrierLeg };

/** The aircraft that may have carried people, asked for what left where and when. Legs are added by aircraft and time. */
export class Carriers {
  readonly #fields = new Map<string, Start[]>();
  readonly #times = new Map<string, number[]>();
  /** Legs whose departure nobody saw, by the UTC day on which they were first heard. */
  readonly #unnamed = new Map<number, Start[]>();
  readonly #movements = new Map<string, CarrierMovement[]>();
  #last: CarrierLeg[] = [];

  /** Adds a leg. Those of one aircraft come one after another, in order of time. */
  add(leg: CarrierLeg): void {
    if (this.#last[0]?.icao24 !== leg.icao24) this.#last = [];
    const start = { aircraft: this.#last, at: this.#last.length, leg };
    this.#last.push(leg);
    if (leg.from === null) push(this.#unnamed, Math.floor(leg.first_ms / dayMs), start);
    else push(this.#fields, leg.from, start);
  }

  /** Adds a movement of the record. */
  addMovement(movement: CarrierMovement): void {
    push(this.#movements, movement.date, movement);
  }

  /** Movements of a day. */
  movementsOn(day: string): readonly CarrierMovement[] {
    return this.#movements.get(day) ?? [];
  }

  /** Legs that left an aerodrome from one instant to before another. */
  from(ident: string, fromMs: number, toMs: number): readonly Start[] {
    const starts = this.#fields.get(ident);
    if (starts === undefined) return [];
    let times = this.#times.get(ident);
    if (times === undefined) {
      starts.sort((a, b) => a.leg.first_ms - b.leg.first_ms || (a.leg.id < b.leg.id ? -1 : 1));
      times = starts.map(({ leg }) => leg.first_ms);
      this.#times.set(ident, times);
    }
    return starts.slice(lowerBound(times, fromMs), lowerBound(times, toMs));
  }

  /** Legs that were first heard in the air not far from a port, whose aircraft is not known to have come from elsewhere. */
  unseenFrom(port: DeparturePort, fields: readonly string[], fromMs: number, toMs: number): readonly Start[] {
    const found: Start[] = [];
    for (let day = Math.floor(fromMs / dayMs); day <= Math.floor((toMs - 1) / dayMs); day++)
      for (const start of this.#unnamed.get(day) ?? []) {
        const { first_ms, from_lat, from_lon } = start.leg;
        if (first_ms < fromMs || first_ms >= toMs || cameFromElsewhere(start, fields)) continue;
        if (kmFrom(port, from_lat, from_lon) <= heapRule.unseen_km.value) found.push(start);
      }
    return found;
  }
}

/** Where the aircraft of a leg went. */
export function journeyOf({ aircraft, at }: Start, way: Way): Journey {
  return journeyFrom(aircraft, at, way);
}

function cameFromElsewhere({ aircraft, at, leg }: Start, fields: readonly string[]): boolean {
  const before = aircraft[at - 1];
  if (before === undefined || before.to === null) return false;
  return leg.first_ms - before.last_ms <= heapRule.ground_h.value * hourMs && !fields.includes(before.to);
}

function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
