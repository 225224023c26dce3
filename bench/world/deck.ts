import type { Draw } from "../flights/draw.ts";

/** Deals a list in shuffled order, again and again: each item comes once in every round, so that even rare ones surely come. */
export function deck<Item>(draw: Draw, items: readonly Item[]): () => Item {
  let left: Item[] = [];
  return () => {
    if (left.length === 0) left = shuffled(draw, items);
    return left.pop() as Item;
  };
}

/** A copy in random order (Fisher and Yates). */
export function shuffled<Item>(draw: Draw, items: readonly Item[]): Item[] {
  const out = [...items];
  for (let n = out.length - 1; n > 0; n--) {
    const other = draw.whole(0, n);
    [out[n], out[other]] = [out[other] as Item, out[n] as Item];
  }
  return out;
}

/** Picks items as often as their weights say. Items of weight 0 never come. */
export function weighted<Item>(draw: Draw, items: readonly Item[], weightOf: (item: Item) => number): () => Item {
  const table = items.filter((item) => weightOf(item) > 0);
  const sums: number[] = [];
  let total = 0;
  for (const item of table) {
    total += weightOf(item);
    sums.push(total);
  }
  return () => {
    const at = draw.between(0, total);
    let [lo, hi] = [0, sums.length - 1];
    while (lo < hi) {
      const middle = (lo + hi) >> 1;
      if ((sums[middle] as number) > at) hi = middle;
      else lo = middle + 1;
    }
    return table[lo] as Item;
  };
}
