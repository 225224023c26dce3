import type { CarrierLeg } from "../../../model/heap.ts";

const dayMs = 86_400_000;

/** Legs abroad of aircraft that carry nobody as far as is known, by the aerodrome they left and the UTC day: they explain nothing, and are named where they fit. */
export class PassingLegs {
  readonly #days = new Map<string, CarrierLeg[]>();

  /** Adds a leg; one of which an end is not known, or that stays in a country, is passed over. */
  add(leg: CarrierLeg): void {
    if (leg.from === null || leg.to_country === null || leg.to_country === leg.from_country) return;
    const key = `${leg.from} ${Math.floor(leg.first_ms / dayMs)}`;
    const legs = this.#days.get(key);
    if (legs) legs.push(leg);
    else this.#days.set(key, [leg]);
  }

  /** Those that left an aerodrome from one instant to before another, in order of time. */
  between(ident: string, fromMs: number, toMs: number): CarrierLeg[] {
    const found: CarrierLeg[] = [];
    for (let day = Math.floor(fromMs / dayMs); day <= Math.floor((toMs - 1) / dayMs); day++)
      for (const leg of this.#days.get(`${ident} ${day}`) ?? [])
        if (leg.first_ms >= fromMs && leg.first_ms < toMs) found.push(leg);
    return found.sort((a, b) => a.first_ms - b.first_ms || (a.id < b.id ? -1 : 1));
  }
}
