import type { DeparturePort } from "../../../model/departure-port.ts";
import type { CarrierLeg, HeapRows } from "../../../model/heap.ts";
import { sizeOf } from "../../../model/heap-totals.ts";

/** How many people a release has by aerodrome, day and destination, from whichever port that names the aerodrome: a flight that has rows of its own is not needed to explain those of another day. */
export class OwnRows {
  readonly #people = new Map<string, number>();

  /** Counts a heap, at each of the aerodromes that its port names. */
  add(rows: HeapRows, { fields }: DeparturePort): void {
    if (rows.date === null || rows.destination === null) return;
    for (const ident of fields) {
      const key = keyOf(ident, rows.date, rows);
      this.#people.set(key, (this.#people.get(key) ?? 0) + sizeOf(rows));
    }
  }

  /** The most people that are told to have left for the heap's destination on a day from any aerodrome at which a journey called before it went abroad. */
  of(legs: readonly CarrierLeg[], day: string, to: Pick<HeapRows, "destination" | "sender">): number {
    return Math.max(0, ...legs.map(({ from }) => this.#people.get(keyOf(from ?? "", day, to)) ?? 0));
  }
}

function keyOf(ident: string, day: string, { destination, sender }: Pick<HeapRows, "destination" | "sender">): string {
  return `${ident} ${day} ${destination} ${sender ?? "USA"}`;
}
