import { asBounds, type Count } from "../model/count.ts";
import type { MovementState } from "../model/state.ts";
import type { Stop } from "../model/value.ts";
import { claimsOn } from "./movement-shape.ts";
import type { Claim } from "../model/claim.ts";

type End = NonNullable<MovementState["chain_end"]>;
type Told = Pick<MovementState, "claims" | "third_country" | "own_nationals" | "to" | "chain_end" | "people">;

/**
 * Third-country nationals at the end of a chain. A movement that stopped in custody ends where the next one ends; of one that was handed over, those are
 * taken off who went on to their own country.
 */
export function chainEnd(here: Told, next: readonly Told[]): End | null {
  if (next.length === 0 || here.third_country === null) return null;
  const [first] = next as [Told];
  if (inCustody(here.claims) && next.length === 1 && first.third_country !== null) {
    const end = first.chain_end ?? {
      to: first.to,
      third_country: first.third_country,
      own_nationals: first.own_nationals ?? asBounds(0, null),
    };
    return {
      ...end,
      reason: "The journey stopped in custody and went on; the people are told apart at the hand-over.",
    };
  }
  const home = next.map((n) => n.own_nationals ?? asBounds(0, n.people?.hi ?? null));
  const third = less(here.third_country, home);
  return {
    to: next.length === 1 ? first.to : here.to,
    third_country: third,
    own_nationals: plus(here.own_nationals ?? asBounds(0, null), home),
    reason: `Of those handed over, ${home.map((c) => (c.lo === c.hi ? String(c.lo) : `at least ${c.lo}`)).join(" and ")} went on to their own country.`,
  };
}

/** True when a stop in custody is told. */
export function inCustody(claims: readonly Claim[]): boolean {
  return claimsOn<Stop>(claims, "stop").some((c) => c.value.role === "custody");
}

function less(from: Count, off: readonly Count[]): Count {
  const least = off.reduce((sum, c) => sum + c.lo, 0);
  const most = off.reduce<number>((sum, c) => sum + (c.hi ?? Infinity), 0);
  return asBounds(Math.max(0, from.lo - most), from.hi === null ? null : Math.max(0, from.hi - least));
}

function plus(to: Count, more: readonly Count[]): Count {
  const lo = more.reduce((sum, c) => sum + c.lo, to.lo);
  const hi = more.reduce<number | null>((sum, c) => (sum === null || c.hi === null ? null : sum + c.hi), to.hi);
  return asBounds(lo, hi);
}
