import { distanceNm } from "./great-circle.ts";

/** The greatest speed over ground that is reckoned with where nobody saw the aircraft: an airliner with a good tail wind. */
export const reachSpeedKt = 520;
/** The least time on the ground between a landing and the next take-off. */
export const leastGroundMinutes = 25;

/** A place and time at which an aircraft was heard. */
export type Heard = { readonly lat: number; readonly lon: number; readonly time_ms: number };

/** A stretch in which nobody heard an aircraft: from where and when it was last heard to where and when it was heard again, and how long it may have stood on the ground between. */
export type Unheard = { readonly from: Heard; readonly to: Heard; readonly ground_minutes: number };

/** Minutes that an aircraft could be in the air while it was not heard. */
export function airMinutes({ from, to, ground_minutes }: Unheard): number {
  return Math.max(0, (to.time_ms - from.time_ms) / 60_000 - ground_minutes);
}

/** Least minutes of flight from where it was last heard to a place. */
export function minutesTo(from: { readonly lat: number; readonly lon: number }, lat: number, lon: number): number {
  return (distanceNm(from.lat, from.lon, lat, lon) / reachSpeedKt) * 60;
}

/** Whether an aircraft could be at a place while it was not heard, and still be heard again where and when it was. */
export function couldReach(unheard: Unheard, lat: number, lon: number): boolean {
  const way =
    distanceNm(unheard.from.lat, unheard.from.lon, lat, lon) + distanceNm(lat, lon, unheard.to.lat, unheard.to.lon);
  return way <= (airMinutes(unheard) / 60) * reachSpeedKt;
}

/**
 * The outline of all places that could be reached while the aircraft was not heard: [longitude, latitude] in degrees, closed, anticlockwise seen from above. Empty when even the way from one
 * place to the other was too long (the speed is a bound, and an aircraft in a jet stream may pass it).
 */
export function reachOutline(unheard: Unheard, steps = 96): readonly (readonly [number, number])[] {
  const { from, to } = unheard;
  const whole = (airMinutes(unheard) / 60) * reachSpeedKt;
  const apart = distanceNm(from.lat, from.lon, to.lat, to.lon);
  if (apart > whole) return [];
  const [lat, lon] = middleOf(from, to);
  const points = Array.from({ length: steps }, (_, i) => edge(unheard, lat, lon, -(i / steps) * 360));
  return [...points, points[0] as readonly [number, number]];
}

/** The farthest place in a direction from the middle that could be reached, by halving. */
function edge(unheard: Unheard, lat: number, lon: number, bearing: number): readonly [number, number] {
  let [near, far] = [0, Math.min(5000, (airMinutes(unheard) / 120) * reachSpeedKt)];
  for (let i = 0; i < 24; i += 1) {
    const half = (near + far) / 2;
    const [y, x] = placeFrom(lat, lon, bearing, half);
    if (couldReach(unheard, y, x)) near = half;
    else far = half;
  }
  const [y, x] = placeFrom(lat, lon, bearing, near);
  return [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
}

const radians = Math.PI / 180;
const nmPerDegree = 60.04;

function placeFrom(lat: number, lon: number, bearing: number, nm: number): readonly [number, number] {
  const [phi, d, b] = [lat * radians, (nm / nmPerDegree) * radians, bearing * radians];
  const y = Math.asin(Math.sin(phi) * Math.cos(d) + Math.cos(phi) * Math.sin(d) * Math.cos(b));
  const x = Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(phi), Math.cos(d) - Math.sin(phi) * Math.sin(y));
  return [y / radians, wrapped(lon + x / radians)];
}

/** Half-way along the great circle. */
function middleOf(a: Heard, b: Heard): readonly [number, number] {
  const [p, q] = [vector(a), vector(b)];
  const [x, y, z] = [p[0] + q[0], p[1] + q[1], p[2] + q[2]];
  return [Math.atan2(z, Math.hypot(x, y)) / radians, Math.atan2(y, x) / radians];
}

function vector({ lat, lon }: Heard): readonly [number, number, number] {
  const [phi, lambda] = [lat * radians, lon * radians];
  return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
}

function wrapped(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}
