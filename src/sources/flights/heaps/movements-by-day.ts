import type { CarrierMovement } from "../../../model/heap.ts";

/** Movements of the record by their day. */
export class MovementsByDay {
  readonly #days = new Map<string, CarrierMovement[]>();

  constructor(movements: Iterable<CarrierMovement>) {
    for (const movement of movements) {
      const list = this.#days.get(movement.date);
      if (list) list.push(movement);
      else this.#days.set(movement.date, [movement]);
    }
  }

  /** Whether there is any: for millions of heaps, asking day by day takes long. */
  get any(): boolean {
    return this.#days.size > 0;
  }

  /** Movements of a day. */
  on(day: string): readonly CarrierMovement[] {
    return this.#days.get(day) ?? [];
  }

  /** Days on which one went to any of some countries. */
  daysTo(destinations: ReadonlySet<string>): string[] {
    const found = [...this.#days].filter(([, list]) => list.some((one) => destinations.has(one.to_country)));
    return found.map(([day]) => day);
  }
}
