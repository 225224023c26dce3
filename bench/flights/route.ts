import type { Aircraft } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import { apartNm, bearingDeg, onward, type Point } from "./earth.ts";
import type { Leaving, Spot } from "./pen.ts";

/** Out on the runway's heading, a departure point, dog-legs, an arrival point, base leg, final. */
export function waypoints(
  aircraft: Aircraft,
  leaving: Leaving,
  end: { readonly deg: number; readonly spot: Spot; readonly point: Point; readonly over: readonly Point[] },
  draw: Draw,
): Point[] {
  const unit = aircraft.turnNm;
  const ahead = end.over[0] ?? end.point;
  const away = apartNm(leaving.point, ahead);
  const points = [leaving.point, onward(leaving.point, leaving.deg, unit * draw.between(0.9, 2.5))];
  const final = onward(end.point, end.deg + 180, unit * draw.spread(2.4, away > unit * 40 ? 11 : 4));
  const side = draw.pick([-90, 90]);
  const baseLeg = onward(final, end.deg + side, unit * draw.between(1.2, 3.5));
  if (away > unit * 12) {
    const course = bearingDeg(leaving.point, ahead);
    const reach = Math.min(away * 0.25, unit * draw.between(6, 18));
    points.push(onward(leaving.point, course + draw.between(-45, 45), reach));
    points.push(...end.over, ...dogLegs(end.over.at(-1) ?? (points.at(-1) as Point), baseLeg, draw));
  } else if (end.over.length > 0) points.push(...end.over);
  else if (away < unit * 5) {
    // Round the circuit: crosswind, downwind, past the threshold.
    const abeam = unit * draw.between(2.4, 4.5);
    points.push(onward(points[1] as Point, leaving.deg + side, abeam));
    points.push(onward(final, end.deg + side, abeam));
  }
  points.push(baseLeg, final, end.point);
  return points.flatMap((point, i) => turnRound(points[i - 1], point, points[i + 1], unit));
}

/** A corner sharper than aircraft turn becomes two. */
function turnRound(before: Point | undefined, at: Point, after: Point | undefined, unit: number): Point[] {
  if (before === undefined || after === undefined) return [at];
  const inbound = bearingDeg(before, at);
  const turn = ((bearingDeg(at, after) - inbound + 540) % 360) - 180;
  if (Math.abs(turn) < 115) return [at];
  return [at, onward(at, inbound + Math.sign(turn) * 90, unit * 2.2)];
}

function dogLegs(from: Point, to: Point, draw: Draw): Point[] {
  const away = apartNm(from, to);
  const count = away < 60 ? 0 : draw.whole(0, Math.min(4, Math.ceil(away / 250)));
  const shares = Array.from({ length: count }, (_, n) => (n + draw.between(0.6, 1.4)) / (count + 1));
  const course = bearingDeg(from, to);
  return shares.map((share) => {
    const on = onward(from, course, away * Math.min(0.95, share));
    return onward(on, course + draw.pick([-90, 90]), away * draw.between(0.005, 0.05));
  });
}
