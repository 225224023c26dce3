import { quantile } from "../measure.ts";
import { type FoundLeg, type Match, matchLegs } from "./match-legs.ts";
import { seenLow, type TrueLeg } from "./truth.ts";

/** What became of a true leg: exactly one found leg for it and for nothing else, several, one that covers others too, both, or none. */
export type Fate = "clean" | "fragmented" | "merged" | "both" | "missed";

/** Times of one kind of end against the truth, over clean legs. Seconds; found less true. */
export type EndScore = {
  readonly ends: number;
  /** Ends for which the rule gave a time; p10, p50, p90 are of these. */
  readonly timed: number;
  readonly p10_s: number;
  readonly p50_s: number;
  readonly p90_s: number;
  /** Ends for which it gave both bounds; `hold` is the share of these that hold the truth. */
  readonly bounded: number;
  readonly hold: number;
  readonly width_p50_s: number;
};

export type FamilyScore = Readonly<Record<Fate, number>> & {
  readonly legs: number;
  readonly found: number;
  readonly spurious: number;
  /** Legs that began in a silence in which the aircraft also landed before, and those of them that are merged or both. */
  readonly silent: number;
  readonly silent_merged: number;
  /** Those that might as well have flown on, by their speed over the silence, and those of them that are merged or both. */
  readonly fly_on: number;
  readonly fly_on_merged: number;
  readonly takeoff_seen: EndScore;
  readonly takeoff_unseen: EndScore;
  readonly landing_seen: EndScore;
  readonly landing_unseen: EndScore;
};

/** A true leg that is not clean with what was found for it, or a found leg with no true one. */
export type Wrong = {
  readonly fate: Fate | "spurious";
  readonly leg: TrueLeg | null;
  readonly found: readonly FoundLeg[];
};

export type Score = { readonly families: ReadonlyMap<string, FamilyScore>; readonly wrong: readonly Wrong[] };

/** The name under which all families together are counted. */
export const allFamilies = "all";

/**
 * Measures found legs against the truth, family by family and all together. With `hidden: "left out"` true legs of which fewer than five rows were heard in the
 * air are not asked for (what was found of them is not spurious either); with `"asked for"` they count like others.
 */
export function scoreLegs(
  truth: readonly TrueLeg[],
  found: readonly FoundLeg[],
  hidden: "left out" | "asked for",
): Score {
  const match = matchLegs(truth, found);
  const asked = hidden === "asked for" ? truth : truth.filter((leg) => !leg.hidden);
  const fates = new Map(asked.map((leg) => [leg, fateOf(leg, match, hidden)]));
  const familyOf = new Map(truth.map((leg) => [leg.icao24, leg.family]));
  const spurious = found.filter((leg) => match.trueOf.get(leg)?.length === 0);
  const names = [...new Set(truth.map(({ family }) => family))].sort();
  const families = new Map(
    [...names, allFamilies].map((name) => {
      const ours = (family: string | undefined): boolean => name === allFamilies || family === name;
      const legs = asked.filter(({ family }) => ours(family));
      const counts = { clean: 0, fragmented: 0, merged: 0, both: 0, missed: 0 };
      for (const leg of legs) counts[fates.get(leg) ?? "missed"] += 1;
      const clean = legs.filter((leg) => fates.get(leg) === "clean");
      return [
        name,
        {
          legs: legs.length,
          ...counts,
          found: found.filter((leg) => ours(familyOf.get(leg.icao24))).length,
          spurious: spurious.filter((leg) => ours(familyOf.get(leg.icao24))).length,
          ...silences(legs, fates),
          ...endScores(clean, match),
        },
      ];
    }),
  );
  return { families, wrong: wrongs(fates, match, spurious) };
}

function silences(legs: readonly TrueLeg[], fates: ReadonlyMap<TrueLeg, Fate>) {
  const silent = legs.filter((leg) => leg.silent_stop !== null);
  const flyOn = silent.filter((leg) => leg.silent_stop?.could_fly_on);
  const merged = (of: readonly TrueLeg[]): number =>
    of.filter((leg) => ["merged", "both"].includes(fates.get(leg) ?? "")).length;
  return { silent: silent.length, silent_merged: merged(silent), fly_on: flyOn.length, fly_on_merged: merged(flyOn) };
}

function fateOf(leg: TrueLeg, { foundOf, trueOf }: Match, hidden: "left out" | "asked for"): Fate {
  const found = foundOf.get(leg) ?? [];
  const counts = (one: TrueLeg): boolean => hidden === "asked for" || !one.hidden;
  const merged = found.some((one) => (trueOf.get(one) ?? []).filter(counts).length > 1);
  if (found.length === 0) return "missed";
  if (found.length > 1) return merged ? "both" : "fragmented";
  return merged ? "merged" : "clean";
}

function wrongs(fates: ReadonlyMap<TrueLeg, Fate>, { foundOf }: Match, spurious: readonly FoundLeg[]): Wrong[] {
  const legs = [...fates].filter(([, fate]) => fate !== "clean");
  return [
    ...legs.map(([leg, fate]) => ({ fate, leg, found: foundOf.get(leg) ?? [] })),
    ...spurious.map((leg) => ({ fate: "spurious" as const, leg: null, found: [leg] })),
  ];
}

function endScores(clean: readonly TrueLeg[], { foundOf }: Match) {
  const ends = (side: "takeoff" | "landing", seen: boolean): EndScore =>
    endScore(
      clean
        .filter((leg) => seenLow(side === "takeoff" ? leg.first : leg.last) === seen)
        .flatMap((leg) => {
          const [one] = foundOf.get(leg) ?? [];
          if (one === undefined) return [];
          return [side === "takeoff" ? { end: one.atot, ms: leg.takeoff_ms } : { end: one.aldt, ms: leg.landing_ms }];
        }),
    );
  return {
    takeoff_seen: ends("takeoff", true),
    takeoff_unseen: ends("takeoff", false),
    landing_seen: ends("landing", true),
    landing_unseen: ends("landing", false),
  };
}

function endScore(ends: readonly { readonly end: FoundLeg["atot"]; readonly ms: number }[]): EndScore {
  const errors = ends.flatMap(({ end, ms }) => (end.ms === null ? [] : [(end.ms - ms) / 1000]));
  const bounded = ends.flatMap(({ end: { lo_ms, hi_ms }, ms }) =>
    lo_ms === null || hi_ms === null ? [] : [{ holds: lo_ms <= ms && ms <= hi_ms, width: (hi_ms - lo_ms) / 1000 }],
  );
  return {
    ends: ends.length,
    timed: errors.length,
    p10_s: quantile(errors, 0.1),
    p50_s: quantile(errors, 0.5),
    p90_s: quantile(errors, 0.9),
    bounded: bounded.length,
    hold: bounded.filter(({ holds }) => holds).length / bounded.length,
    width_p50_s: quantile(
      bounded.map(({ width }) => width),
      0.5,
    ),
  };
}
