import { chances } from "../chance.ts";

/** Draws that look random and are the same at each run. */
export type Draw = {
  /** A number from lo up to, not including, hi. */
  readonly between: (lo: number, hi: number) => number;
  /** As `between`, but small ones are as likely as large ones: each doubling has the same chance. */
  readonly spread: (lo: number, hi: number) => number;
  /** A whole number from lo to hi, both included. */
  readonly whole: (lo: number, hi: number) => number;
  /** True with this probability. */
  readonly chance: (share: number) => boolean;
  readonly pick: <Item>(list: readonly Item[]) => Item;
  /** About ±1, rarely beyond ±3. */
  readonly bell: () => number;
};

/** A row of draws of its own for each seed and n. */
export function drawer(seed: number, n: number): Draw {
  const { below, pick } = chances(seed, n);
  const unit = (): number => below(0x40000000) / 0x40000000;
  const between = (lo: number, hi: number): number => lo + (hi - lo) * unit();
  return {
    between,
    spread: (lo, hi) => lo * (hi / lo) ** unit(),
    whole: (lo, hi) => lo + below(hi - lo + 1),
    chance: (share) => unit() < share,
    pick,
    bell: () => (unit() + unit() + unit() + unit() - 2) * 1.73,
  };
}
