import { type Day, dayMs } from "./days.ts";

/** An invented aircraft. Its address begins with `fade`, in a block that no state was given. */
export type Craft = {
  readonly icao24: string;
  readonly registration: string;
  readonly typecode: string;
  readonly seats: number;
};

const types = [
  { typecode: "B738", seats: 150, far: false },
  { typecode: "A320", seats: 160, far: false },
  { typecode: "MD83", seats: 130, far: false },
  { typecode: "B763", seats: 200, far: true },
];

/** Aircraft that fly one journey at a time; it grows when all are under way. */
export class Fleet {
  readonly crafts: Craft[] = [];
  readonly #freeFrom: Day[] = [];
  readonly #far: boolean[] = [];

  /** An aircraft that is free on these days, and busy on them from now on. Journeys are to be asked for in order of their first day. */
  take(first: Day, last: Day, far: boolean): Craft {
    let n = this.#freeFrom.findIndex((free, at) => free <= first && this.#far[at] === far);
    if (n < 0) n = this.#add(far);
    this.#freeFrom[n] = last + 1;
    return this.crafts[n] as Craft;
  }

  #add(far: boolean): number {
    const n = this.crafts.length;
    const fit = types.filter((type) => type.far === far);
    const { typecode, seats } = fit[n % fit.length] as (typeof types)[number];
    const hex = (0xfade00 + n).toString(16);
    this.crafts.push({ icao24: hex, registration: `EX-${String(n + 1).padStart(3, "0")}`, typecode, seats });
    this.#freeFrom.push(0);
    this.#far.push(far);
    return n;
  }
}

/** The day, UTC, of an instant. */
export function utcDay(ms: number): Day {
  return Math.floor(ms / dayMs);
}
