import type { Point } from "./earth.ts";
import type { Flight } from "./flight.ts";

/** True height less pressure altitude at an instant of a flight, feet, up to 500 either way: the weather at both ends, which changes over days. */
export function pressureOffset({ from, to, takeoffMs, landingMs }: Flight): (ms: number) => number {
  const [a, b] = [weather(from, takeoffMs), weather(to, landingMs)];
  return (ms) => {
    const share = (ms - takeoffMs) / (landingMs - takeoffMs);
    return a + (b - a) * Math.min(1, Math.max(0, share));
  };
}

function weather(spot: Point, ms: number): number {
  const days = ms / 86_400_000;
  const place = spot.lat * 0.19 + spot.lon * 0.07;
  return 330 * Math.sin(days / 0.7 + place) + 170 * Math.sin(days / 2.9 + place * 2.3);
}
