import { describe, expect, it } from "vitest";
import { type Aerodrome, nearestRule, opdiRule } from "../../bench/flights/baseline-airports.ts";
import { onward, type Point } from "../../bench/flights/earth.ts";
import type { EndRow } from "../../bench/flights/ends.ts";
import { namedOf } from "../../bench/flights/naming.ts";
import { type Answer, scoreAirports } from "../../bench/flights/score-airports.ts";
import type { TrueLeg } from "../../bench/flights/truth.ts";

const here: Point = { lat: -40, lon: 179.9 };
const field = (ident: string, point: Point, more: Partial<Aerodrome> = {}): Aerodrome => ({
  ident,
  ...point,
  elevation_ft: 0,
  scheduled: true,
  ...more,
});

/** Rows every 10 s for six minutes that go away from a point (or come to it), from a height. */
function rows(from: Point, { deg, ft, fpm }: { deg: number; ft: number; fpm: number }): EndRow[] {
  return Array.from({ length: 37 }, (_, n) => ({
    ms: n * 10_000,
    ...onward(from, deg, n * 0.5),
    onground: false,
    alt_ft: ft + (fpm / 6) * n,
    track_deg: deg,
  }));
}
const away = (ft: number, deg = 90): EndRow[] => rows(here, { deg, ft, fpm: 1500 });
const towards = (ft: number): EndRow[] => rows(onward(here, 270, 18), { deg: 90, ft: ft + 9000, fpm: -1500 });

describe("nearestRule(aerodromes)", () => {
  it("names the nearest, however far and high", () => {
    const rule = nearestRule([field("ZZ01", onward(here, 0, 300)), field("ZZ02", onward(here, 0, 400))]);
    expect(rule({ first: away(33_000), last: [] }).adep).toEqual({ state: "aerodrome", ident: "ZZ01" });
    expect(rule({ first: [], last: [] }).ades.state).toBe("undetermined");
  });
});

describe("opdiRule(aerodromes)", () => {
  it("names a departure at most 30 NM away and 15,000 ft above the field", () => {
    const rule = opdiRule([field("ZZ01", onward(here, 270, 20), { elevation_ft: 13_000 })]);
    expect(rule({ first: away(27_000), last: [] }).adep.ident).toBe("ZZ01");
    expect(rule({ first: away(28_500), last: [] }).adep.state).toBe("undetermined");
    expect(opdiRule([field("ZZ01", onward(here, 270, 31))])({ first: away(2000), last: [] }).adep.ident).toBeNull();
  });

  it("adds 10 NM to fields without scheduled service", () => {
    const unscheduled = field("ZZ02", onward(here, 180, 3), { scheduled: false });
    const name = (nm: number): string | null =>
      opdiRule([field("ZZ01", onward(here, 0, nm)), unscheduled])({ first: away(2000), last: [] }).adep.ident;
    expect(name(10.5)).toBe("ZZ01");
    expect(name(15.5)).toBe("ZZ02");
  });

  it("takes the better aligned of two within 2 NM of each other's distance", () => {
    const [behind, beside] = [field("ZZ01", onward(here, 270, 9.5)), field("ZZ02", onward(here, 0, 8))];
    expect(opdiRule([beside, behind])({ first: away(3000), last: [] }).adep.ident).toBe("ZZ01");
    const far = field("ZZ01", onward(here, 270, 10.5));
    expect(opdiRule([beside, far])({ first: away(3000), last: [] }).adep.ident).toBe("ZZ02");
  });

  it("names an arrival only where low rows near the field descend", () => {
    const rule = opdiRule([field("ZZ01", here)]);
    expect(rule({ first: [], last: towards(500) }).ades.ident).toBe("ZZ01");
    expect(rule({ first: [], last: away(500) }).ades.state).toBe("undetermined");
    expect(rule({ first: [], last: towards(9000) }).ades.state).toBe("undetermined");
  });

  it("tells out of area from undetermined", () => {
    const area = { south: -60, north: -39.8, west: 150, east: 180 };
    expect(opdiRule([], area)({ first: away(30_000), last: [] }).adep.state).toBe("out_of_area");
    expect(opdiRule([], { ...area, north: 0, east: 190 })({ first: away(30_000), last: [] }).adep.state).toBe(
      "undetermined",
    );
  });
});

describe("scoreAirports(answers)", () => {
  const answer = (ident: string | null, named: Answer["named"]): Answer => ({
    leg: { family: "jets" } as TrueLeg,
    end: { ...here, ident, elevation_ft: 0 },
    named,
  });

  it("counts right less twice wrong over all ends, silence as neither", () => {
    const scores = scoreAirports([
      answer("ZZ01", { state: "aerodrome", ident: "ZZ01" }),
      answer("ZZ01", { state: "aerodrome", ident: "ZZ02" }),
      answer("ZZ01", { state: "undetermined", ident: null }),
      answer("ZZ01", null),
      answer(null, { state: "off_field", ident: null }),
      answer(null, { state: "aerodrome", ident: "ZZ01" }),
      answer("ZZ01", { state: "off_field", ident: null }),
      answer(null, { state: "out_of_area", ident: null }),
    ]);
    expect(scores.get("jets")).toMatchObject({
      ends: 8,
      right: 2,
      wrong: 3,
      coverage: 5 / 8,
      accuracy: 0.4,
      score: -0.5,
    });
    expect(scores.get("all")).toEqual(scores.get("jets"));
  });
});

describe("namedOf(place)", () => {
  const place = { confidence: null, source: null, distance_nm: null, runners_up: [], why: "" };

  it("tells the four states of a place as the scorer reads them", () => {
    const named = (["aerodrome", "off_field", "unknown", "out_of_coverage"] as const).map((state) =>
      namedOf({ ...place, state, ident: state === "aerodrome" ? "ZZ01" : null }),
    );
    expect(named.map(({ state }) => state)).toEqual(["aerodrome", "off_field", "undetermined", "out_of_area"]);
    expect(named.map(({ ident }) => ident)).toEqual(["ZZ01", null, null, null]);
  });
});
