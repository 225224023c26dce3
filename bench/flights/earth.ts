import { distanceNm, lonDifference } from "../../src/model/great-circle.ts";

/** A point on the earth, degrees. */
export type Point = { readonly lat: number; readonly lon: number };

const radians = Math.PI / 180;
const earthRadiusNm = 6371.0088 / 1.852;

/** Nautical miles between two points. */
export function apartNm(a: Point, b: Point): number {
  return distanceNm(a.lat, a.lon, b.lat, b.lon);
}

/** Initial bearing from one point to another, degrees from true north, 0 to 360. */
export function bearingDeg(from: Point, to: Point): number {
  const [a, b, l] = [from.lat * radians, to.lat * radians, (to.lon - from.lon) * radians];
  const east = Math.sin(l) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(l);
  return (Math.atan2(east, north) / radians + 360) % 360;
}

/** The point that one comes to along a great circle. */
export function onward(from: Point, bearing: number, nm: number): Point {
  const [lat, course, arc] = [from.lat * radians, bearing * radians, nm / earthRadiusNm];
  const sin = Math.sin(lat) * Math.cos(arc) + Math.cos(lat) * Math.sin(arc) * Math.cos(course);
  const east = Math.sin(course) * Math.sin(arc) * Math.cos(lat);
  const lon = from.lon + Math.atan2(east, Math.cos(arc) - Math.sin(lat) * sin) / radians;
  return { lat: Math.asin(sin) / radians, lon: wrapped(lon) };
}

/** A longitude between -180 and 180. */
export function wrapped(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}

/** The point a share of the way between two that lie near each other (a few miles). */
export function blend(a: Point, b: Point, share: number): Point {
  return { lat: a.lat + (b.lat - a.lat) * share, lon: wrapped(a.lon + lonDifference(a.lon, b.lon) * share) };
}

/** Points a share of the way along the great circle between two, ready to be asked many times. */
export function greatCircle(a: Point, b: Point): (share: number) => Point {
  const [u, v] = [vector(a), vector(b)];
  const arc = apartNm(a, b) / earthRadiusNm;
  if (arc < 0.003) return (share) => blend(a, b, share);
  const sin = Math.sin(arc);
  return (share) => {
    const [p, q] = [Math.sin((1 - share) * arc) / sin, Math.sin(share * arc) / sin];
    const [x, y, z] = [p * u[0] + q * v[0], p * u[1] + q * v[1], p * u[2] + q * v[2]];
    return { lat: Math.atan2(z, Math.hypot(x, y)) / radians, lon: Math.atan2(y, x) / radians };
  };
}

function vector({ lat, lon }: Point): readonly [number, number, number] {
  const level = Math.cos(lat * radians);
  return [level * Math.cos(lon * radians), level * Math.sin(lon * radians), Math.sin(lat * radians)];
}
