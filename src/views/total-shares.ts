import { type Count, countText, sumCounts } from "../model/count.ts";
import type { Claim } from "../model/claim.ts";
import type { Total } from "../model/total.ts";
import type { Share } from "../model/value.ts";

/** A percentage that a source gives, held against the parts that are told. */
export type ShareView = {
  readonly of: readonly string[];
  readonly percent: number;
  readonly source: string;
  readonly claim: string;
  /** Null where the parts or the whole are not told exactly, so that it cannot be checked. */
  readonly follows: boolean | null;
  readonly text: string;
};

/** Every percentage of a total, checked: the parts' sum over the whole, rounded as the source rounds. */
export function sharesOf(total: Total): ShareView[] {
  return total.claims.filter((c) => c.attribute === "share").map((claim) => shareView(claim, total));
}

function shareView(claim: Claim, total: Total): ShareView {
  const { of, percent } = claim.value as Share;
  const base = { of, percent, source: claim.source, claim: claim.id };
  const parts = partsFor(of, total);
  const whole = (total.number?.judged.shown as Count | null | undefined) ?? null;
  if (parts === null || whole === null || whole.lo !== whole.hi || whole.lo === 0)
    return { ...base, follows: null, text: "The parts, or the whole, are not told exactly: it cannot be checked." };
  const sum = sumCounts(parts);
  if (sum.lo !== sum.hi)
    return { ...base, follows: null, text: "The parts are not told exactly: it cannot be checked." };
  const computed = (100 * sum.lo) / whole.lo;
  const follows = Math.abs(computed - percent) <= halfUnit(percent) + 1e-9;
  const left = `(${parts.map((p) => countText(p)).join(" + ")}) / ${countText({ lo: whole.lo, hi: whole.hi, as: "exact" })}`;
  return {
    ...base,
    follows,
    text: `${left} is ${oneDecimal(computed)} %, ${follows ? "as told" : `not ${percent} %`}.`,
  };
}

/** The named parts, as the first source that gives all of them gives them; null when none does. */
function partsFor(of: readonly string[], total: Total): Count[] | null {
  for (const { parts } of total.parts) {
    const found = of.flatMap((name) => parts.find((p) => p.of === name)?.count ?? []);
    if (found.length === of.length) return found.map((c) => ({ lo: c.lo, hi: c.hi, as: c.as }));
  }
  return null;
}

/** Half of the last digit that a percentage is told in: 56 stands for 55.5 to 56.5. */
function halfUnit(percent: number): number {
  const decimals = String(percent).split(".")[1]?.length ?? 0;
  return 0.5 / 10 ** decimals;
}

const oneDecimal = (n: number): string => String(Math.round(n * 10) / 10);
