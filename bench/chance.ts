/** Numbers that look random and are the same at each run. */
export type Chance = {
  /** A whole number from 0 up to, not including, n. */
  readonly below: (n: number) => number;
  readonly pick: <Item>(list: readonly Item[]) => Item;
  /** True once in n times. */
  readonly one: (n: number) => boolean;
};

/** A row of numbers of its own for each seed and n (mulberry32). */
export function chances(seed: number, n: number): Chance {
  let state = Math.imul(seed + 0x9e3779b9, n + 0x85ebca6b) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (list) => list[below(list.length)] as never,
    one: (limit) => below(limit) === 0,
  };
}
