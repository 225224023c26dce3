import type { DeparturePort } from "../../../model/departure-port.ts";
import type { CarrierLeg } from "../../../model/heap.ts";
import { kmFrom, lowerBound } from "./heap-ends.ts";
import { heapRule } from "./heap-rule.ts";
import { homeOf, type Trace, traceFrom } from "./journey.ts";

const [dayMs, hourMs] = [86_400_000, 3_600_000];

/** A leg, where it stands among those of its aircraft, and where the aircraft went. */
export type Start = { readonly leg: CarrierLeg; readonly before: CarrierLeg | undefined; readonly trace: Trace };
type Place = { readonly aircraft: readonly CarrierLeg[]; readonly at: number };

/** Starts in order of time. */
class Starts {
  readonly #starts: Start[] = [];
  readonly #times: number[] = [];

  add(start: Start): void {
    this.#starts.push(start);
    this.#times.push(start.leg.first_ms);
  }

  get all(): readonly Start[] {
    return this.#starts;
  }

  between(fromMs: number, toMs: number): readonly Start[] {
    const from = lowerBound(this.#times, fromMs);
    const to = lowerBound(this.#times, toMs);
    return from === to ? none : this.#starts.slice(from, to);
  }
}
const none: readonly Start[] = [];

/** What left an aerodrome, for a country that sends: all, by the country in which it called, and what was lost on the way. */
type Left = { readonly all: Starts; readonly calls: ReadonlyMap<string, Starts>; readonly lost: Starts };

/** The aircraft that may have carried people, asked for what left where, when and whereto. Legs are added by aircraft and time, before the first question. */
export class Carriers {
  readonly #fields = new Map<string, Place[]>();
  readonly #left = new Map<string, Left>();
  /** Legs whose departure nobody saw, by the UTC day on which they were first heard. */
  readonly #unnamed = new Map<number, Place[]>();
  #last: CarrierLeg[] = [];

  /** Adds a leg. Those of one aircraft come one after another, in order of time. */
  add(leg: CarrierLeg): void {
    if (this.#last[0]?.icao24 !== leg.icao24) this.#last = [];
    const place = { aircraft: this.#last, at: this.#last.length };
    this.#last.push(leg);
    if (leg.from === null) push(this.#unnamed, Math.floor(leg.first_ms / dayMs), place);
    else push(this.#fields, leg.from, place);
  }

  /** All that left an aerodrome, for a country that sends. */
  leftFrom(ident: string, sender: string): Left {
    const key = `${sender} ${ident}`;
    const known = this.#left.get(key);
    if (known) return known;
    const made = leftOf((this.#fields.get(ident) ?? []).map((place) => startOf(place, sender)));
    this.#left.set(key, made);
    return made;
  }

  /** Legs that were first heard in the air not far from a port, whose aircraft is not known to have come from elsewhere. */
  unseenFrom(
    port: DeparturePort,
    fields: readonly string[],
    sender: string,
    [fromMs, toMs]: [number, number],
  ): Start[] {
    const days = Array.from(
      { length: Math.floor((toMs - 1) / dayMs) - Math.floor(fromMs / dayMs) + 1 },
      (_, i) => Math.floor(fromMs / dayMs) + i,
    );
    return days
      .flatMap((day) => this.#unnamed.get(day) ?? [])
      .map((place) => startOf(place, sender))
      .filter(({ leg, before }) => {
        if (leg.first_ms < fromMs || leg.first_ms >= toMs || cameFromElsewhere(leg, before, fields)) return false;
        return kmFrom(port, leg.from_lat, leg.from_lon) <= heapRule.unseen_km.value;
      });
  }
}

function leftOf(starts: Start[]): Left {
  starts.sort((a, b) => a.leg.first_ms - b.leg.first_ms || (a.leg.id < b.leg.id ? -1 : 1));
  const [all, lost, calls] = [new Starts(), new Starts(), new Map<string, Starts>()];
  for (const start of starts) {
    all.add(start);
    if (start.trace.end === "lost") lost.add(start);
    for (const country of new Set(start.trace.calls.map((call) => call.country))) {
      const there = calls.get(country) ?? new Starts();
      there.add(start);
      calls.set(country, there);
    }
  }
  return { all, calls, lost };
}

function startOf({ aircraft, at }: Place, sender: string): Start {
  const leg = aircraft[at] as CarrierLeg;
  return { leg, before: aircraft[at - 1], trace: traceFrom(aircraft, at, homeOf(sender)) };
}

function cameFromElsewhere(leg: CarrierLeg, before: CarrierLeg | undefined, fields: readonly string[]): boolean {
  if (before === undefined || before.to === null) return false;
  return leg.first_ms - before.last_ms <= heapRule.ground_h.value * hourMs && !fields.includes(before.to);
}

function push<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
