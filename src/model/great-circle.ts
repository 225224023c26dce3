const radians = Math.PI / 180;
/** Mean radius of the earth (IUGG 1980), nautical miles. */
export const earthRadiusNm = 6371.0088 / 1.852;

/** Great-circle distance in nautical miles (haversine; right to 0.5 % on the ellipsoid). */
export function distanceNm(latA: number, lonA: number, latB: number, lonB: number): number {
  const dLat = Math.sin(((latB - latA) * radians) / 2);
  const dLon = Math.sin(((lonB - lonA) * radians) / 2);
  const h = dLat * dLat + Math.cos(latA * radians) * Math.cos(latB * radians) * dLon * dLon;
  return 2 * earthRadiusNm * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Degrees of longitude from one meridian to another the short way round, -180 to 180: crossing the antimeridian is no leap. */
export function lonDifference(from: number, to: number): number {
  const d = to - from;
  return d > 180 ? d - 360 : d < -180 ? d + 360 : d;
}

/** Initial course of the great circle from one point to another, degrees from true north, 0 to 360. */
export function bearingDeg(latA: number, lonA: number, latB: number, lonB: number): number {
  const [a, b, dLon] = [latA * radians, latB * radians, (lonB - lonA) * radians];
  const east = Math.sin(dLon) * Math.cos(b);
  const north = Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(dLon);
  return (Math.atan2(east, north) / radians + 360) % 360;
}

/** The angle between two courses, 0 to 180. */
export function turnDeg(from: number, to: number): number {
  return Math.abs(((((to - from) % 360) + 540) % 360) - 180);
}
