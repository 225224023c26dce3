import { asBounds, type Count } from "../../model/count.ts";

/** An estimate from vehicles beside what was counted, of one flight. */
export type ConvoyPair = { readonly estimate: number; readonly counted: number };

/**
 * How counts lie to estimates from vehicles in one log: the share of an estimate between which counts lay. `held` is how often a new flight of the same kind lies between them, by the
 * order of the rows alone.
 */
export type ConvoyBand = { readonly rows: number; readonly lo: number; readonly hi: number; readonly held: number };

/** With fewer rows the smallest and largest share say too little. */
export const leastPairs = 20;

/**
 * The band of a log: the k-th smallest and k-th largest share of counted to estimated, k the twentieth part of the rows. A new row of the same kind lies between them with probability
 * 1 − 2k/(n + 1), whatever the distribution. Null with fewer than 20 rows that hold both; rows with an estimate of 0 say nothing of shares.
 */
export function convoyBand(pairs: readonly ConvoyPair[]): ConvoyBand | null {
  const shares = pairs.filter(({ estimate }) => estimate > 0).map(({ estimate, counted }) => counted / estimate);
  if (shares.length < leastPairs) return null;
  shares.sort((a, b) => a - b);
  const k = Math.floor((shares.length + 1) / 20);
  const [lo = 0, hi = 0] = [shares[k - 1], shares[shares.length - k]];
  return { rows: shares.length, lo, hi, held: 1 - (2 * k) / (shares.length + 1) };
}

/** A count from an estimate from vehicles: the band of the log, rounded outwards; no number where there is none. The words are kept. */
export function convoyCount(estimate: number, band: ConvoyBand | null, words: string): Count {
  if (band === null)
    return {
      lo: 0,
      hi: null,
      as: "unstated",
      method: `convoy estimate; fewer than ${leastPairs} rows of the log hold a count beside it`,
      words,
    };
  const held = `${Math.floor(band.held * 100)} %`;
  const bounds = asBounds(Math.floor(estimate * band.lo), Math.ceil(estimate * band.hi));
  return {
    ...bounds,
    as: bounds.as === "exact" ? "range" : bounds.as,
    method: `convoy estimate; the band that held ${held} of ${band.rows} counts beside such estimates in this log`,
    words,
  };
}
