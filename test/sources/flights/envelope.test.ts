import { geoContains } from "d3-geo";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cruiseOf } from "../../../src/model/cruise-speed.ts";
import { type Envelope, edgeOf, envelopeOf, placesInReach, reachOf } from "../../../src/model/envelope.ts";
import { distanceNm } from "../../../src/model/great-circle.ts";
import { along, type LatLon, midpoint } from "../../../src/model/sphere.ts";
import { envelopeArea } from "../../../src/sources/flights/envelope-area.ts";

const km = 1 / 1.852;
const jet = { kt: 850 * km, says: "850 km/h" };
const place = fc.record({
  lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const minutes = fc.integer({ min: 40, max: 3000 });
const ms = (min: number): number => min * 60_000;
const between = (a: LatLon, b: LatLon): number => distanceNm(a.lat, a.lon, b.lat, b.lon);
const reached = (from: LatLon | null, to: LatLon | null, min: number, ground = 30): Envelope =>
  envelopeOf({ from, to, start_ms: 0, end_ms: ms(min) }, jet, ground);

describe("envelopeOf(gap, cruise, groundMinutes)", () => {
  it("reaches 1,353 km out and back in 221 minutes with half an hour on the ground at 850 km/h, 715 km with two hours", () => {
    const here = { lat: 5, lon: 13 };
    const there = (away: number): LatLon & { away: number } => ({ ...along(here, 77, away * km), away });
    const places = [201, 314, 426, 631, 712, 2138, 2158, 4114].map(there);
    const near = (envelope: Envelope): number[] =>
      placesInReach(envelope, places).inside.map(({ place: { away } }) => away);
    expect(reached(here, here, 221).budget_nm / km / 2).toBeCloseTo(1353, 0);
    expect(near(reached(here, here, 221))).toEqual([201, 314, 426, 631, 712]);
    expect(reached(here, here, 221, 120).budget_nm / km / 2).toBeCloseTo(715, 0);
    expect(near(reached(here, here, 221, 120))).toEqual([201, 314, 426, 631, 712]);
    expect(placesInReach(reached(here, here, 221), places).outside[0]?.place.away).toBe(2138);
  });

  it("says when there was no time to stop on the way", () => {
    const [a, b] = [
      { lat: 0, lon: 0 },
      { lat: 0, lon: 20 },
    ];
    const straight = (between(a, b) / jet.kt) * 60;
    const tight = reached(a, b, straight + 29);
    expect(tight).toMatchObject({ can_stop: false });
    expect(tight.says).toMatch(/no time/);
    expect(envelopeArea(tight).geometry.coordinates).toEqual([]);
    expect(reached(a, b, straight + 31).can_stop).toBe(true);
  });

  it("names every number it rests on", () => {
    const { says } = envelopeOf(
      { from: { lat: 0, lon: 0 }, to: null, start_ms: 0, end_ms: ms(120) },
      cruiseOf("GLF5", "jet"),
      45,
    );
    expect(says).toBe(
      "In 120 minutes with 45 on the ground, at 488 kt, Mach 0.85: cruise of a GLF5, in still air, it could fly 610 NM from the one position that is known.",
    );
    expect(cruiseOf(null, null)).toMatchObject({ kt: 459, says: expect.stringContaining("want of a known type") });
    expect(cruiseOf("A320", null).says).toBe("459 kt: cruise of a jet, as which any A320 is taken, in still air");
  });

  it("holds each place on the way between its sides", () => {
    fc.assert(
      fc.property(place, place, minutes, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, min, share) => {
        const envelope = reached(a, b, min);
        fc.pre(envelope.can_stop && between(a, b) < 10_700);
        const way = pointOn(a, b, share);
        expect(reachOf(envelope, way).inside).toBe(true);
      }),
    );
  });

  it("never shrinks with more time, and grows with less time on the ground", () => {
    fc.assert(
      fc.property(place, place, place, minutes, fc.integer({ min: 0, max: 600 }), (a, b, p, min, more) => {
        if (!reachOf(reached(a, b, min), p).inside) return;
        expect(reachOf(reached(a, b, min + more), p).inside).toBe(true);
        expect(reachOf(reached(a, b, min, 15), p).inside).toBe(true);
      }),
    );
  });

  it("is the same seen from either side", () => {
    fc.assert(
      fc.property(place, place, place, minutes, (a, b, p, min) => {
        expect(reachOf(reached(a, b, min), p).spare_nm).toBeCloseTo(reachOf(reached(b, a, min), p).spare_nm, 6);
        expect(reachOf(reached(a, null, min), p).spare_nm).toBe(reachOf(reached(null, a, min), p).spare_nm);
      }),
    );
  });
});

describe("edgeOf(envelope)", () => {
  it("lies where the two ways use up the time, to a hundredth of a mile", () => {
    fc.assert(
      fc.property(place, place, minutes, fc.boolean(), (a, b, min, single) => {
        const envelope = reached(a, single ? null : b, min);
        const edge = edgeOf(envelope, 24);
        if (!("ring" in edge)) return;
        for (const point of edge.ring) expect(Math.abs(reachOf(envelope, point).spare_nm)).toBeLessThan(0.01);
      }),
    );
  });
});

describe("envelopeArea(envelope)", () => {
  it("holds on the plane what can be reached, across the 180th meridian and over the poles", () => {
    let [inside, outside] = [0, 0];
    fc.assert(
      fc.property(place, place, place, minutes, fc.boolean(), (a, b, p, min, single) => {
        const envelope = reached(a, single ? null : b, min);
        const { spare_nm } = reachOf(envelope, p);
        fc.pre(Math.abs(p.lon) < 179.9);
        // Between its points the drawn edge is straight: by it nothing is decided.
        fc.pre(!envelope.can_stop || Math.abs(spare_nm) > 60);
        const { geometry } = envelopeArea(envelope, 360);
        const held = geometry.coordinates.some(
          ([outer, ...holes]) => isIn(p, outer) && !holes.some((hole) => isIn(p, hole)),
        );
        expect(held).toBe(reachOf(envelope, p).inside);
        if (held) inside++;
        else outside++;
      }),
      { numRuns: 300 },
    );
    expect(Math.min(inside, outside)).toBeGreaterThan(20);
  });

  it.each([
    ["across the 180th meridian", { lat: -17, lon: 178 }, 2],
    ["over the North Pole", { lat: 86, lon: 20 }, 1],
    ["over the South Pole", { lat: -90, lon: 0 }, 1],
    ["in plain country", { lat: 10, lon: 20 }, 1],
  ])("is cut %s into %j", (_, at, polygons) => {
    const { geometry } = envelopeArea(reached(at, null, 150));
    expect(geometry.coordinates.length).toBe(polygons);
    const points = geometry.coordinates.flat(2);
    expect(points.every(([lon = 999, lat = 999]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90)).toBe(true);
    for (const [outer = []] of geometry.coordinates) expect(outer[0]).toEqual(outer.at(-1));
  });

  it("is the whole globe when everything could be reached, and has a hole where nearly everything could", () => {
    const at = { lat: 10, lon: 60 };
    expect(envelopeArea(reached(at, null, 3000)).geometry.coordinates.length).toBe(1);
    const most = envelopeArea(reached(at, null, 30 + (9000 / jet.kt) * 60)).geometry.coordinates;
    expect(most.length).toBe(1);
    expect(most[0]?.length).toBe(2);
  });

  it("is what d3-geo takes for the same area", () => {
    const envelope = reached({ lat: 40, lon: -70 }, { lat: 50, lon: 0 }, 500);
    const edge = edgeOf(envelope);
    const ring = "ring" in edge ? edge.ring.map(({ lat, lon }): [number, number] => [lon, lat]) : [];
    const drawn = { type: "Polygon" as const, coordinates: [[...ring, ring[0] as [number, number]]] };
    expect(geoContains(drawn, [-40, 45])).toBe(true);
    expect(geoContains(drawn, [100, -45])).toBe(false);
  });
});

/** A place at a share of the way from one place to another. */
function pointOn(a: LatLon, b: LatLon, share: number): LatLon {
  let [from, to, left] = [a, b, share];
  for (let i = 0; i < 30; i++) {
    const middle = midpoint(from, to);
    if (left < 0.5) [to, left] = [middle, left * 2];
    else [from, left] = [middle, left * 2 - 1];
  }
  return from;
}

function isIn({ lat, lon }: LatLon, ring: readonly (readonly number[])[] | undefined): boolean {
  let inside = false;
  for (const [i, [ax = 0, ay = 0]] of (ring ?? []).entries()) {
    const [bx = 0, by = 0] = ring?.[i - 1] ?? ring?.at(-1) ?? [];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
