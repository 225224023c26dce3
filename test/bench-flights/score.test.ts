import { describe, expect, it } from "vitest";
import { inventedFields } from "../../bench/flights/fields.ts";
import { generate } from "../../bench/flights/generate.ts";
import type { FoundLeg } from "../../bench/flights/match-legs.ts";
import { oracleLegs } from "../../bench/flights/oracle.ts";
import { type FamilyScore, scoreLegs } from "../../bench/flights/score.ts";
import type { TrueLeg } from "../../bench/flights/truth.ts";

const corpus = generate({
  seed: 5,
  fields: inventedFields(),
  aircraft: 2,
  days: 2,
  families: ["jets", "quick_turns", "two_emitters"],
});
for (const _ of corpus.batches());
const truth = corpus.truth.map((leg) => ({ ...leg, hidden: false }));

function all(found: readonly FoundLeg[], legs: readonly TrueLeg[] = truth): FamilyScore {
  return scoreLegs(legs, found, "left out").families.get("all") as FamilyScore;
}

/** Found legs of one aircraft that has an address to itself. */
const [address] = truth.filter(({ family }) => family === "jets").map(({ icao24 }) => icao24);
const ours = oracleLegs(truth.filter(({ icao24 }) => icao24 === address));
const others = oracleLegs(truth.filter(({ icao24 }) => icao24 !== address));
const [one, two, ...rest] = ours as [FoundLeg, FoundLeg, ...FoundLeg[]];

describe("scoreLegs(truth, found, hidden)", () => {
  it("finds nothing wrong with the truth, two aircraft on one address included", () => {
    const score = scoreLegs(truth, oracleLegs(truth), "left out");
    expect(truth.length).toBeGreaterThan(40);
    for (const family of score.families.values())
      expect(family).toMatchObject({ clean: family.legs, found: family.legs, spurious: 0 });
    expect(score.wrong).toEqual([]);
    expect(all(oracleLegs(truth)).takeoff_seen).toMatchObject({ p50_s: 0, hold: 1, width_p50_s: 0 });
  });

  it("does not need the rule's numbers of emitters to be the truth's", () => {
    const swapped = oracleLegs(truth).map((leg) => ({ ...leg, emitter: leg.emitter + 3 }));
    expect(all(swapped)).toMatchObject({ clean: truth.length });
  });

  it("calls two legs found as one merged", () => {
    const joined = { ...one, last_seen_ms: two.last_seen_ms, aldt: two.aldt };
    expect(all([joined, ...rest, ...others])).toMatchObject({
      merged: 2,
      clean: truth.length - 2,
      missed: 0,
      spurious: 0,
    });
  });

  it("calls one leg found as two fragmented, however short one of them is", () => {
    const start = { ...one, last_seen_ms: one.first_seen_ms + 20_000 };
    const remainder = { ...one, first_seen_ms: one.first_seen_ms + 20_000 };
    expect(all([start, remainder, two, ...rest, ...others])).toMatchObject({ fragmented: 1, clean: truth.length - 1 });
  });

  it("calls a leg that is both cut and joined to the next both", () => {
    const middle = one.first_seen_ms + 600_000;
    const start = { ...one, last_seen_ms: middle };
    const joined = { ...one, first_seen_ms: middle, last_seen_ms: two.last_seen_ms };
    expect(all([start, joined, ...rest, ...others])).toMatchObject({ both: 1, merged: 1 });
  });

  it("counts what nobody found as missed, against all legs", () => {
    expect(all(others)).toMatchObject({ missed: ours.length, clean: truth.length - ours.length, legs: truth.length });
  });

  it("counts a leg on the ground as spurious", () => {
    const parked = { ...one, first_seen_ms: one.last_seen_ms + 120_000, last_seen_ms: one.last_seen_ms + 900_000 };
    expect(all([parked, ...ours, ...others])).toMatchObject({ spurious: 1, clean: truth.length });
  });

  it("lets a leg begin late or end early by minutes, and take half a minute of the next", () => {
    const late = { ...one, first_seen_ms: one.first_seen_ms + 300_000, last_seen_ms: one.last_seen_ms - 240_000 };
    const long = { ...one, last_seen_ms: two.first_seen_ms + 30_000 };
    expect(all([late, two, ...rest, ...others])).toMatchObject({ clean: truth.length });
    expect(all([long, two, ...rest, ...others])).toMatchObject({ clean: truth.length });
  });

  it("leaves hidden legs out or asks for them", () => {
    const hiding = truth.map((leg) => ({ ...leg, hidden: leg.takeoff_ms === two.atot.ms && leg.icao24 === address }));
    const joined = { ...one, last_seen_ms: two.last_seen_ms };
    const found = [joined, ...rest, ...others];
    const [left, asked] = (["left out", "asked for"] as const).map((how) =>
      scoreLegs(hiding, found, how).families.get("all"),
    );
    expect(left).toMatchObject({ legs: truth.length - 1, clean: truth.length - 1, merged: 0 });
    expect(asked).toMatchObject({ legs: truth.length, clean: truth.length - 2, merged: 2 });
    expect(scoreLegs(hiding, oracleLegs(truth), "left out").families.get("all")).toMatchObject({ spurious: 0 });
  });

  it("measures times and bounds, and tells ends that were seen low from others", () => {
    const off = oracleLegs(truth).map((leg) => ({
      ...leg,
      atot: {
        ...leg.atot,
        ms: (leg.atot.ms ?? 0) + 7000,
        lo_ms: (leg.atot.ms ?? 0) + 1000,
        hi_ms: (leg.atot.ms ?? 0) + 9000,
      },
      aldt: { ms: null, lo_ms: null, hi_ms: null, source: "unknown" as const },
    }));
    const score = all(off);
    expect(score.takeoff_seen).toMatchObject({ p10_s: 7, p50_s: 7, hold: 0, width_p50_s: 8 });
    expect(score.landing_seen).toMatchObject({ timed: 0, bounded: 0 });
    expect(score.landing_seen.ends + score.landing_unseen.ends).toBe(truth.length);
    expect(score.landing_unseen.ends).toBeGreaterThan(0);
  });
});
