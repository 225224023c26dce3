import { boundsText } from "./bounds-text.ts";
import { asBounds, type CountKind, groupDigits } from "./count.ts";
import { signOf } from "./currency.ts";
import { isRound } from "./rounding.ts";

/** An amount of money with its bounds. Whole units of its currency, save an exact amount with cents. */
export type Money = {
  readonly lo: number;
  /** Upper bound; null when open. */
  readonly hi: number | null;
  readonly as: CountKind;
  /** ISO 4217; `XXX` (no currency) when the amount is not stated and no currency either. */
  readonly currency: string;
  /** What it is paid for each of ("person", "year", "each"); absent when it is one sum. */
  readonly per?: string;
  /** The words as written; absent for a sum. */
  readonly words?: string;
};

/** An amount in words: "$6 million", "about €210 million", "more than A$408 million", "$20,000 per person", "not stated". */
export function moneyText(m: Money): string {
  const amount = (n: number): string => amountText(n, m.currency);
  const rounder = m.as === "at_least" && isRound(m.lo - 1);
  const text = rounder ? `more than ${amount(m.lo - 1)}` : boundsText(m, amount);
  if (m.per === undefined) return text;
  return m.per === "each" ? `${text} each` : `${text} per ${m.per}`;
}

/** The bounds of an amount alone, for "read as": "$2.6 million to less than $2.7 million". */
export function moneyBoundsText(m: Pick<Money, "lo" | "hi" | "currency" | "per">): string {
  const { lo, hi, currency } = m;
  const per = m.per === undefined ? {} : { per: m.per };
  const { as } = asBounds(lo, hi);
  // A bound one below a round number was read from "almost" or "under" it.
  if (hi === null || as !== "range" || !isRound(hi + 1)) return moneyText({ lo, hi, as, currency, ...per });
  const below = moneyText({ lo: hi + 1, hi: hi + 1, as: "exact", currency, ...per });
  return `${amountText(lo, currency)} to less than ${below}`;
}

// Millions and billions where at most three decimals are enough to say all of it.
function amountText(n: number, currency: string): string {
  const sign = signOf(currency);
  for (const [unit, word] of [
    [1e9, "billion"],
    [1e6, "million"],
  ] as const) {
    if (n >= unit && (n * 1000) % unit === 0) return `${sign}${groupDigits(n / unit)} ${word}`;
  }
  const [whole = "", cents] = (Number.isInteger(n) ? String(n) : n.toFixed(2)).split(".");
  return `${sign}${groupDigits(Number(whole))}${cents === undefined ? "" : `.${cents}`}`;
}
