import type { Draw } from "../flights/draw.ts";
import type { Day } from "./days.ts";

/** Somebody invented. `id` is empty where releases give no identifier. */
export type Person = {
  /** Counts from 1 through the world. */
  readonly person: number;
  readonly id: string;
  readonly gender: string;
  readonly birthYear: string;
};

/** A prime above the most people of a world: numbers are spread over it, so that identifiers tell nothing of the order in which people were drawn. */
const prime = 99_999_989;
/** The identifier of the person of this number. */
export function identifier(seed: number, person: number): string {
  const number = (person * 7_368_787 + (seed % 10_000) * 9_973) % prime;
  return `EXAMPLE-${String(number).padStart(8, "0")}`;
}

/** People who may be removed again. */
const remembered = 4000;

/** Draws people; some who went home come back and are removed again. */
export class People {
  readonly #draw: Draw;
  readonly #seed: number;
  readonly #noIdentifier: number;
  readonly #past: { readonly person: Person; readonly of: string; readonly day: Day }[] = [];
  #count = 0;

  constructor(seed: number, draw: Draw, noIdentifier: number) {
    this.#draw = draw;
    this.#seed = seed;
    this.#noIdentifier = noIdentifier;
  }

  /** Somebody who was not in the world before. */
  fresh(day: Day): Person {
    const { chance, whole } = this.#draw;
    const person = ++this.#count;
    const year = Number(new Date(day * 86_400_000).getUTCFullYear());
    return {
      person,
      id: chance(this.#noIdentifier) ? "" : identifier(this.#seed, person),
      gender: chance(0.01) ? "Unknown" : chance(0.88) ? "Male" : "Female",
      birthYear: chance(0.01) ? "" : String(year - whole(17, 62)),
    };
  }

  /** Somebody of this country who was removed a month or more before; null mostly. */
  again(of: string, day: Day): Person | null {
    if (this.#past.length === 0 || !this.#draw.chance(0.05)) return null;
    const known = this.#draw.pick(this.#past);
    return known.of === of && known.day + 30 <= day ? known.person : null;
  }

  /** Keeps somebody in mind who may come back. */
  remember(person: Person, of: string, day: Day): void {
    if (person.id === "") return;
    const entry = { person, of, day };
    if (this.#past.length < remembered) this.#past.push(entry);
    else if (this.#draw.chance(0.1)) this.#past[this.#draw.whole(0, remembered - 1)] = entry;
  }
}
