import { asBounds, type Count } from "../model/count.ts";
import type { MovementState } from "../model/state.ts";
import type { Stop } from "../model/value.ts";
import { claimsOn } from "./movement-shape.ts";
import type { Claim } from "../model/claim.ts";

type End = NonNullable<MovementState["chain_end"]>;
type Told = Pick<MovementState, "claims" | "third_country" | "own_nationals" | "to" | "chain_end" | "people">;

const open = asBounds(0, null);

/**
 * Third-country nationals at the end of a chain. A movement that stopped in custody ends where the next one ends; of one that was handed over, those are
 * taken off who went on to their own country.
 */
export function chainEnd(here: Told, next: readonly Told[]): End | null {
  const [first] = next;
  if (first === undefined || here.third_country === null) return null;
  if (inCustody(here.claims) && next.length === 1 && first.third_country !== null) return afterCustody(here, first);
  const home = next.map((n) => endOf(n).own);
  // Own nationals of the hand-over country who were sent on are third-country nationals where they end.
  const sentOn = next.map((n) => least([here.own_nationals?.hi ?? null, endOf(n).third.hi, n.people?.hi ?? null]));
  const more = sentOn.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0);
  return {
    to: next.length === 1 ? (first.chain_end?.to ?? first.to) : here.to,
    third_country: shifted(here.third_country, home, more),
    own_nationals: atHome(here.own_nationals ?? open, home, more),
    reason: `Of those handed over, ${home.map(homeText).join(" and ")} went on to their own country.`,
  };
}

/** True when a stop in custody is told. */
export function inCustody(claims: readonly Claim[]): boolean {
  return claimsOn<Stop>(claims, "stop").some((c) => c.value.role === "custody");
}

function afterCustody(here: Told, next: Told): End {
  const { third, own } = endOf(next);
  const left = stayed(here.people, next.people);
  const told = "The journey stopped in custody and went on; the people are told apart at the hand-over.";
  const to = next.chain_end?.to ?? next.to;
  if (left.hi === 0) return { to, third_country: third, own_nationals: own, reason: told };
  return {
    to,
    third_country: asBounds(third.lo, plus(third.hi, left.hi)),
    own_nationals: asBounds(own.lo, plus(own.hi, left.hi)),
    reason: `${told} ${left.lo} or more did not go on.`,
  };
}

/** Those who stayed at a stop: nobody, unless more are known to have come than are known to have gone on. */
function stayed(came: Count | null, went: Count | null): { lo: number; hi: number | null } {
  const lo = came === null || went?.hi === null || went === null ? 0 : Math.max(0, came.lo - went.hi);
  return { lo, hi: lo === 0 ? 0 : came === null || came.hi === null ? null : came.hi - (went?.lo ?? 0) };
}

function endOf(n: Told): { third: Count; own: Count } {
  return {
    third: n.chain_end?.third_country ?? n.third_country ?? asBounds(0, n.people?.hi ?? null),
    own: n.chain_end?.own_nationals ?? n.own_nationals ?? asBounds(0, n.people?.hi ?? null),
  };
}

function shifted(from: Count, off: readonly Count[], more: number | null): Count {
  const lo = off.reduce<number>((rest, c) => rest - (c.hi ?? Number.POSITIVE_INFINITY), from.lo);
  const hi = from.hi === null ? null : off.reduce((rest, c) => rest - c.lo, from.hi);
  const top = plus(hi, more);
  return asBounds(Math.max(0, lo), top === null ? null : Math.max(0, top));
}

function atHome(here: Count, home: readonly Count[], less: number | null): Count {
  const lo = home.reduce((sum, c) => sum + c.lo, here.lo) - (less ?? Number.POSITIVE_INFINITY);
  return asBounds(
    Math.max(0, lo),
    home.reduce<number | null>((sum, c) => plus(sum, c.hi), here.hi),
  );
}

const plus = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);
const least = (bounds: readonly (number | null)[]): number | null => {
  const known = bounds.filter((n): n is number => n !== null);
  return known.length === 0 ? null : Math.min(...known);
};
const homeText = (c: Count): string =>
  c.lo === c.hi ? String(c.lo) : c.lo === 0 && c.hi !== null ? `at most ${c.hi}` : `at least ${c.lo}`;
