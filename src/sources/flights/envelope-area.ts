import { type GeoPermissibleObjects, geoEquirectangular, geoStream } from "d3-geo";
import type { Feature, MultiPolygon, Position } from "geojson";
import { type Edge, type Envelope, edgeOf } from "../../model/envelope.ts";

/** The figures that an area carries as its properties. */
type Told = Pick<Envelope, "says" | "budget_nm" | "direct_nm" | "ground_minutes"> & { readonly cruise_kt: number };

/**
 * An envelope as GeoJSON (RFC 7946): polygons cut at the 180th meridian and closed over a pole where they hold one; none where nothing could be reached. Rings turn
 * left around what is inside.
 */
export function envelopeArea(envelope: Envelope, points = 180): Feature<MultiPolygon, Told> {
  const { says, budget_nm, direct_nm, ground_minutes, cruise } = envelope;
  return {
    type: "Feature",
    properties: { says, budget_nm, direct_nm, ground_minutes, cruise_kt: cruise.kt },
    geometry: { type: "MultiPolygon", coordinates: polygonsOf(edgeOf(envelope, points)) },
  };
}

function polygonsOf(edge: Edge): Position[][][] {
  if (edge.kind === "nothing") return [];
  const rings = flattened("ring" in edge ? sphereRing(edge) : { type: "Sphere" });
  const outer = rings.filter((ring) => turn(ring) > 0).map((ring) => [ring]);
  for (const hole of rings.filter((ring) => turn(ring) < 0)) outer.find(([ring]) => isIn(hole[0], ring))?.push(hole);
  return outer;
}

/** A ring on the sphere as d3-geo reads it: clockwise around what is inside, so that a ring around the outside is turned. */
function sphereRing(edge: Extract<Edge, { ring: unknown }>): GeoPermissibleObjects {
  const ring = edge.ring.map(({ lat, lon }): Position => [lon, lat]);
  const turned = edge.kind === "around_inside" ? ring : ring.reverse();
  return { type: "Polygon", coordinates: [[...turned, turned[0] as Position]] };
}

/** Rings on the plane of longitude and latitude, cut by d3-geo at the 180th meridian. */
function flattened(shape: GeoPermissibleObjects): Position[][] {
  const rings: Position[][] = [];
  const degrees = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .precision(0);
  geoStream(
    shape,
    degrees.stream({
      polygonStart() {},
      polygonEnd() {},
      lineStart() {
        rings.push([]);
      },
      point(x, y) {
        rings.at(-1)?.push([limit(x, 180), limit(-y, 90)]);
      },
      lineEnd() {
        const ring = rings.at(-1);
        if (ring?.[0]) ring.push(ring[0]);
      },
      sphere() {},
    }),
  );
  // d3-geo turns right around the inside, RFC 7946 left.
  return rings.filter((ring) => ring.length > 3).map((ring) => ring.reverse());
}

/** The clip leaves its edge by a hair; RFC 7946 knows no longitude beyond 180. */
function limit(value: number, most: number): number {
  return Math.max(-most, Math.min(most, Number(value.toFixed(6)))) + 0;
}

/** Twice the signed area on the plane: above 0 for a ring that turns left. */
function turn(ring: readonly Position[]): number {
  return ring.reduce((sum, [x = 0, y = 0], i) => {
    const [nextX = 0, nextY = 0] = ring[(i + 1) % ring.length] ?? [];
    return sum + (x * nextY - nextX * y);
  }, 0);
}

function isIn(point: Position | undefined, ring: readonly Position[] | undefined): boolean {
  const [x = 0, y = 0] = point ?? [];
  let inside = false;
  for (const [i, [ax = 0, ay = 0]] of (ring ?? []).entries()) {
    const [bx = 0, by = 0] = ring?.[i - 1] ?? ring?.at(-1) ?? [];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
