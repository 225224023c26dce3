import { earthRadiusNm } from "./great-circle.ts";

/** A place on the globe: degrees north and east. */
export type LatLon = { readonly lat: number; readonly lon: number };

type Vector = readonly [x: number, y: number, z: number];
const radians = Math.PI / 180;
const poleDeg = 90 - 1e-7;

/** The middle of the shorter great circle between two places. Where they are opposite there are many: one of them is given. */
export function midpoint(a: LatLon, b: LatLon): LatLon {
  const [p, q] = [vectorOf(a), vectorOf(b)];
  const sum: Vector = [p[0] + q[0], p[1] + q[1], p[2] + q[2]];
  return Math.hypot(...sum) < 1e-9 ? along(a, 0, (Math.PI / 2) * earthRadiusNm) : placeOf(sum);
}

/** The other side of the globe. */
export function opposite({ lat, lon }: LatLon): LatLon {
  return { lat: -lat, lon: lon > 0 ? lon - 180 : lon + 180 };
}

/** Where one comes to after some nautical miles along the great circle that leaves a place on a bearing, degrees from true north. */
export function along({ lat, lon }: LatLon, bearing: number, nm: number): LatLon {
  // At a pole itself every bearing is the same one; a centimetre beside it they differ.
  const phi = Math.max(-poleDeg, Math.min(poleDeg, lat)) * radians;
  const [theta, angle] = [bearing * radians, nm / earthRadiusNm];
  const sin = Math.sin(phi) * Math.cos(angle) + Math.cos(phi) * Math.sin(angle) * Math.cos(theta);
  const to = Math.asin(Math.max(-1, Math.min(1, sin)));
  const east = Math.atan2(
    Math.sin(theta) * Math.sin(angle) * Math.cos(phi),
    Math.cos(angle) - Math.sin(phi) * Math.sin(to),
  );
  return { lat: to / radians, lon: ((((lon + east / radians + 180) % 360) + 360) % 360) - 180 };
}

function vectorOf({ lat, lon }: LatLon): Vector {
  const [phi, lambda] = [lat * radians, lon * radians];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function placeOf([x, y, z]: Vector): LatLon {
  return { lat: Math.atan2(z, Math.hypot(x, y)) / radians, lon: Math.atan2(y, x) / radians };
}
