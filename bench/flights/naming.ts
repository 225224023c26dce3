import type { LegPlace } from "../../src/model/aerodrome.ts";
import type { Named, NamingRule } from "./baseline-airports.ts";
import type { LegEnds } from "./ends.ts";
import type { FoundLeg, Match } from "./match-legs.ts";
import type { Answer } from "./score-airports.ts";
import type { TrueLeg } from "./truth.ts";

/** What is said of both ends of a leg. */
export type NamedEnds = ReturnType<NamingRule>;

/** What a rule that reads the rows at both ends says of each leg. */
export function endsBy(rule: NamingRule, gathered: ReadonlyMap<FoundLeg, LegEnds>): ReadonlyMap<FoundLeg, NamedEnds> {
  return new Map([...gathered].map(([leg, ends]) => [leg, rule(ends)]));
}

/** Both ends of every true leg, as they are said of the one leg that was found for it; silent where none or several were. */
export function naming(
  named: ReadonlyMap<FoundLeg, NamedEnds>,
  truth: readonly TrueLeg[],
  match: Match,
): { readonly departures: readonly Answer[]; readonly arrivals: readonly Answer[] } {
  const answers = truth.map((leg) => {
    const [one, ...more] = match.foundOf.get(leg) ?? [];
    return { leg, named: one === undefined || more.length > 0 ? null : (named.get(one) ?? null) };
  });
  return {
    departures: answers.map(({ leg, named }) => ({ leg, end: leg.from, named: named?.adep ?? null })),
    arrivals: answers.map(({ leg, named }) => ({ leg, end: leg.to, named: named?.ades ?? null })),
  };
}

/** A place as the project tells it, as the scorer reads it. */
export function namedOf(place: LegPlace): Named {
  if (place.state === "aerodrome" && place.ident !== null) return { state: "aerodrome", ident: place.ident };
  const states = {
    aerodrome: "undetermined",
    off_field: "off_field",
    unknown: "undetermined",
    out_of_coverage: "out_of_area",
  } as const;
  return { state: states[place.state], ident: null };
}
