import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Aerodrome } from "../../src/model/aerodrome.ts";
import { distanceNm } from "../../src/model/great-circle.ts";
import type { Leg, LegEnd, LegTail } from "../../src/model/leg.ts";
import { AerodromeIndex } from "../../src/sources/flights/airports/aerodrome-index.ts";
import { exemptFields } from "../../src/sources/flights/airports/exempt-fields.ts";
import { nameEnds } from "../../src/sources/flights/airports/name-ends.ts";
import { refineEnds } from "../../src/sources/flights/airports/refine-ends.ts";

type Row = readonly [s: number, lat: number, lon: number, alt: number, gs: number, track: number, rate: number];
type Case = {
  readonly title: string;
  readonly side: "start" | "end";
  readonly rows: readonly Row[];
  readonly ground?: readonly [number, number];
  readonly ground_after?: number;
  readonly description?: string;
  readonly expect: string;
};
type Chain = {
  readonly title: string;
  readonly hours_between: number;
  readonly legs: readonly { readonly start: readonly Row[]; readonly end: readonly Row[] }[];
  readonly expect: readonly string[];
  readonly sources?: readonly string[];
};

const file = parse(readFileSync(new URL("../cases/airports.yaml", import.meta.url), "utf8")) as {
  readonly aerodromes: readonly Omit<Aerodrome, "municipality" | "iata">[];
  readonly cases: readonly Case[];
  readonly chains: readonly Chain[];
  readonly rolls: readonly {
    readonly title: string;
    readonly rows: readonly Row[];
    readonly within: readonly number[] | null;
  }[];
};
const aerodromes = file.aerodromes.map((one): Aerodrome => ({ ...one, municipality: null, iata: null }));
const index = new AerodromeIndex(aerodromes);
const start = Date.UTC(2031, 4, 2, 12);
const hour = 3_600_000;
const open: LegEnd = { ms: null, lo_ms: null, hi_ms: null, source: "bounded" };

/** A leg of which only the rows at its ends are known. */
function legOf(rows: { readonly start: LegTail; readonly end: LegTail }, first_ms = start): Leg {
  const side = (tail: LegTail) => tail.find((row) => row.s === 0) ?? { lat: 0, lon: 0, alt_baro_ft: 40_000 };
  const [first, last] = [side(rows.start), side(rows.end)];
  return {
    id: "0".repeat(16),
    icao24: "000001",
    emitter: 0,
    callsign: null,
    callsigns: [],
    first_seen_ms: first_ms,
    last_seen_ms: first_ms + 2 * hour,
    atot: open,
    aldt: open,
    first,
    last,
    start_rows: rows.start,
    end_rows: rows.end,
    break_reason: "first",
    points: 100,
    points_airborne: 100,
    gaps: [],
    touch_and_gos: 0,
    max_alt_ft: 36_000,
    mlat_share: 0,
    flags: [],
  };
}

function tailOf(rows: readonly Row[], seen: Partial<Pick<Case, "ground" | "ground_after" | "side">> = {}): LegTail {
  const air = rows.map(([s, lat, lon, alt_baro_ft, gs_kt, track_deg, rate_fpm]) => ({
    s,
    lat,
    lon,
    alt_baro_ft,
    gs_kt,
    track_deg,
    rate_fpm,
    ground: false,
  }));
  if (seen.ground === undefined) return air;
  const [lat, lon] = seen.ground;
  const s = (seen.ground_after ?? 30) * (seen.side === "start" ? -1 : 1);
  return [...air, { s, lat, lon, alt_baro_ft: null, gs_kt: 20, track_deg: null, rate_fpm: null, ground: true }];
}

describe("the ends of a leg", () => {
  it.each(file.cases)("$title", (one) => {
    const rows = tailOf(one.rows, one);
    const leg = legOf(one.side === "end" ? { start: [], end: rows } : { start: rows, end: [] });
    const [named] = nameEnds([leg], index, { description: one.description ?? "L2J" });
    const place = one.side === "end" ? named?.ades : named?.adep;
    expect(place?.ident ?? place?.state, place?.why).toBe(one.expect);
    if (place?.ident) expect(place.confidence).toBeGreaterThan(0.5);
  });

  it.each(file.chains)("$title", (chain) => {
    const legs = chain.legs.map(({ start: first, end }, i) =>
      legOf({ start: tailOf(first), end: tailOf(end) }, start + i * (2 + chain.hours_between) * hour),
    );
    const places = nameEnds(legs, index, { description: "L2J" }).flatMap(({ adep, ades }) => [adep, ades]);
    const told = places.map(({ ident, state }) => ident ?? state);
    expect(told, places.map(({ why }) => why).join("\n")).toEqual(chain.expect);
    if (chain.sources) expect(places.map(({ source }) => source)).toEqual(chain.sources);
  });

  it("are the same in whatever order the table stands", () => {
    const turned = new AerodromeIndex([...aerodromes].reverse());
    for (const one of file.cases) {
      const rows = tailOf(one.rows, one);
      const leg = legOf(one.side === "end" ? { start: [], end: rows } : { start: rows, end: [] });
      expect(nameEnds([leg], turned, {})).toEqual(nameEnds([leg], index, {}));
    }
  });

  it("are unknown or out of coverage without any table", () => {
    const leg = legOf({ start: tailOf(file.cases[0]?.rows ?? []), end: [] });
    const [named] = nameEnds([leg], new AerodromeIndex([]), {});
    expect(named?.adep).toMatchObject({ state: "out_of_coverage", ident: null, confidence: null, runners_up: [] });
  });
});

describe("take-off and landing", () => {
  it.each(file.rolls)("of an aircraft that $title", ({ rows, within }) => {
    const leg = legOf({ start: [], end: tailOf(rows) });
    const [places] = nameEnds([leg], index, { description: "L2J" });
    const { aldt } = refineEnds(leg, places ?? expect.fail("no places"), index);
    const told = [aldt.lo_ms, aldt.hi_ms].map((ms) => ((ms ?? Number.NaN) - leg.last_seen_ms) / 1000);
    if (within) expect(told).toEqual(within);
    else expect(aldt.hi_ms ?? 0).toBeGreaterThan(leg.last_seen_ms + 10_000);
  });

  const landings = file.cases.filter((one) => one.side === "end" && one.title.includes("final"));

  it("are reckoned from a final approach, with bounds that grow with the distance", () => {
    expect(landings.length).toBeGreaterThan(2);
    for (const one of landings) {
      const leg = legOf({ start: [], end: tailOf(one.rows) });
      const [places] = nameEnds([leg], index, { description: "L2J" });
      if (places === undefined) throw new Error("no places");
      const { aldt, atot } = refineEnds(leg, places, index);
      expect(atot).toEqual(open);
      const [, , , alt = 0] = one.rows.at(-1) ?? [];
      const elevation = index.get(one.expect)?.elevation_ft ?? 0;
      if (alt - elevation > 3000) continue;
      expect(aldt.source).toBe("extrapolated");
      const seconds = [aldt.lo_ms, aldt.ms, aldt.hi_ms].map((ms) => ((ms ?? 0) - leg.last_seen_ms) / 1000);
      // Three degrees at 130 to 150 kt: 24 to 28 seconds a mile.
      const height = alt - elevation;
      expect(seconds[0]).toBeLessThanOrEqual((height / 318) * 24 + 10);
      expect(seconds[2]).toBeGreaterThanOrEqual((height / 318) * 28);
      expect((seconds[2] ?? 0) - (seconds[0] ?? 0)).toBeLessThan(180);
    }
  });

  it("never leave what was heard, and stand in order", () => {
    const [one] = landings;
    if (one === undefined) throw new Error("no case");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }), (a, b) => {
        const leg = legOf({ start: [], end: tailOf(one.rows) });
        const bounds = {
          lo_ms: leg.last_seen_ms + Math.min(a, b) * 1000,
          hi_ms: leg.last_seen_ms + Math.max(a, b) * 1000,
        };
        const heard: Leg = { ...leg, aldt: { ...open, ...bounds } };
        const [places] = nameEnds([heard], index, { description: "L2J" });
        if (places === undefined) throw new Error("no places");
        const { aldt } = refineEnds(heard, places, index);
        expect(aldt.lo_ms).toBeGreaterThanOrEqual(bounds.lo_ms);
        expect(aldt.hi_ms).toBeLessThanOrEqual(bounds.hi_ms);
        if (aldt.ms !== null) {
          expect(aldt.ms).toBeGreaterThanOrEqual(aldt.lo_ms ?? Number.NaN);
          expect(aldt.ms).toBeLessThanOrEqual(aldt.hi_ms ?? Number.NaN);
        }
      }),
    );
  });
});

describe("the index of aerodromes", () => {
  const place = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const near180 = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lon: fc.constantFrom(-180, -179.9, 179.9, 180),
  });
  const polar = fc.record({
    lat: fc.constantFrom(-90, -89.8, 89.7, 90),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const anywhere = fc.oneof(place, near180, polar);
  const template = aerodromes[0] as Aerodrome;

  it("finds what measuring every one finds, over the antimeridian and the poles too", () => {
    fc.assert(
      fc.property(
        fc.array(anywhere, { maxLength: 60 }),
        anywhere,
        fc.integer({ min: 1, max: 120 }),
        (places, at, reach) => {
          const fields = places.map((one, i) => ({ ...template, ...one, ident: `ZZ${i}` }));
          const found = new AerodromeIndex(fields).near(at.lat, at.lon, reach);
          const measured = fields.filter((f) => distanceNm(at.lat, at.lon, f.lat, f.lon) <= reach);
          expect(found.map(({ aerodrome }) => aerodrome.ident).sort()).toEqual(
            measured.map(({ ident }) => ident).sort(),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the exempt fields", () => {
  it("each say why, once", () => {
    const idents = exemptFields().map(({ ident }) => ident);
    expect(new Set(idents).size).toBe(idents.length);
    for (const { says } of exemptFields()) expect(says).toMatch(/^[A-Z].{20,}\.$/);
  });
});
