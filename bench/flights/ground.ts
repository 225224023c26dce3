import type { Aircraft } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import { apartNm, bearingDeg, onward, type Point } from "./earth.ts";
import type { FlightAsked } from "./flight.ts";
import { pathThrough } from "./path.ts";
import type { Leaving, Pen, Spot } from "./pen.ts";
import { flownNm, type Knot } from "./profile.ts";

/** One end of the one runway of a spot, and which way it is used today. */
export type Runway = { readonly deg: number; readonly threshold: Point; readonly spot: Spot };

/** The runway as it is used today: seven times in ten the way of its heading. */
export function runway(spot: Spot, draw: Draw): Runway {
  const deg = (spot.runwayDeg + (draw.chance(0.3) ? 180 : 0)) % 360;
  const lengthNm = spot.field?.kind === "large" ? 1.7 : spot.field?.kind === "medium" ? 1.2 : 0.6;
  return { deg, threshold: onward(spot, deg + 180, lengthNm / 2), spot };
}

/** Somewhere on the apron. */
export function gateOf(spot: Spot, draw: Draw): Point {
  return onward(spot, spot.runwayDeg + 90 + draw.between(-40, 40), draw.between(0.08, 0.45));
}

/** Push back, taxi, wait in the queue; with take-offs broken off on the way, each followed by a taxi back. */
export function taxiOut(pen: Pen, asked: FlightAsked, way: { gate: Point; threshold: Point }, draw: Draw): void {
  const { from, aircraft } = asked;
  const ft = from.groundFt;
  const minutes = asked.taxiOutMinutes ?? draw.spread(aircraft.liftOffKt[1] < 90 ? 2 : 4, 25);
  taxi(pen, { from: way.gate, to: way.threshold, ft, minutes }, draw);
  for (let n = 0; n < (asked.aborted ?? 0); n += 1) {
    const stop = breakOff(pen, asked, way.threshold, draw);
    taxi(pen, { from: stop, to: way.threshold, ft, minutes: draw.between(5, 16) }, draw);
  }
}

/** A take-off run up to nine tenths of flying speed, and brakes; gives where it stops. */
function breakOff(pen: Pen, { from, aircraft }: FlightAsked, threshold: Point, draw: Draw): Point {
  const kt = draw.between(0.45, 0.92) * aircraft.liftOffKt[0];
  const [up, down] = [kt / draw.between(2.5, 4.5), kt / draw.between(3, 6)];
  const knots = [
    { seconds: 0, ft: from.groundFt, kt: 0 },
    { seconds: up, ft: from.groundFt, kt },
    { seconds: up + down, ft: from.groundFt, kt: 4 },
  ];
  const path = pathThrough([threshold, onward(threshold, bearingDeg(threshold, from), 2)], 0);
  pen.add(true, knots, path);
  return path.at(flownNm(knots));
}

type Taxi = { readonly from: Point; readonly to: Point; readonly ft: number; readonly minutes: number };

/** Along a taxiway beside the runway, with stops where it has time. */
function taxi(pen: Pen, { from, to, ft, minutes }: Taxi, draw: Draw): void {
  const side = onward(to, bearingDeg(to, from) + draw.between(-25, 25), apartNm(from, to) * draw.between(0.2, 0.6));
  const path = pathThrough([from, side, to], 0.03);
  const seconds = minutes * 60;
  const kt = Math.min(32, Math.max(8, (path.lengthNm / (seconds * draw.between(0.4, 0.7))) * 3600));
  const moving = Math.min(seconds * 0.9, (path.lengthNm / kt) * 3600);
  const steady = (path.lengthNm / moving) * 3600;
  const first = (seconds - moving) * draw.between(0.1, 0.7);
  const part = draw.between(0.3, 0.85);
  const knots: Knot[] = [];
  let at = 0;
  // Speed starts and stops within two seconds, so that the miles come out by the plateau.
  const add = (span: number, speed: number): void => {
    if (span <= 0) return;
    knots.push({ seconds: at, ft, kt: speed }, { seconds: at + span, ft, kt: speed });
    at += span;
  };
  add(first, 0);
  add(moving * part, steady);
  add(seconds - moving - first, 0);
  add(moving * (1 - part), steady);
  pen.add(true, knots, path);
}

/** The take-off run up to a speed; gives the point where the wheels leave the ground. */
export function roll(pen: Pen, out: Runway, kt: number, draw: Draw): Point {
  const seconds = kt / draw.between(2.8, 5);
  const nm = ((kt / 2) * seconds) / 3600;
  const ft = out.spot.groundFt;
  const end = onward(out.threshold, out.deg, nm);
  const wait = draw.chance(0.4) ? draw.spread(5, 60) : 0.5;
  pen.add(
    true,
    [
      { seconds: 0, ft, kt: 0 },
      { seconds: wait, ft, kt: 0 },
      { seconds: wait + seconds, ft, kt },
    ],
    pathThrough([out.threshold, end], 0),
  );
  return end;
}

/** Wheels on the runway for some seconds, then up again. */
export function touch(
  pen: Pen,
  { leaving, draw, aircraft }: { leaving: Leaving; draw: Draw; aircraft: Aircraft },
): Leaving {
  const stops = draw.chance(0.15);
  const seconds = stops ? draw.between(35, 80) : draw.spread(4, 30);
  const kt = draw.between(...aircraft.liftOffKt);
  const ft = leaving.spot.groundFt;
  const middle = { seconds: seconds / 2, ft, kt: stops ? 0 : leaving.kt * 0.75 };
  const knots = [{ seconds: 0, ft, kt: leaving.kt }, middle, { seconds, ft, kt }];
  const nm = ((leaving.kt + middle.kt) / 2 + (middle.kt + kt) / 2) * (seconds / 2 / 3600);
  const point = onward(leaving.point, leaving.deg, nm);
  pen.add(true, knots, pathThrough([leaving.point, point], 0));
  return { ...leaving, point, ft, kt };
}

/** The landing run and the taxi to a gate; gives where it stands. */
export function taxiIn(
  pen: Pen,
  asked: FlightAsked & { readonly draw: Draw },
  { point, deg, kt, spot }: Leaving,
): Point {
  const { draw } = asked;
  const ft = spot.groundFt;
  const seconds = (kt - 15) / draw.between(2.5, 5);
  const end = onward(point, deg, (((kt + 15) / 2) * seconds) / 3600);
  const knots = [
    { seconds: 0, ft, kt },
    { seconds, ft, kt: 15 },
  ];
  pen.add(true, knots, pathThrough([point, end], 0));
  const gate = gateOf(spot, draw);
  const small = asked.aircraft.liftOffKt[1] < 90;
  taxi(pen, { from: end, to: gate, ft, minutes: asked.taxiInMinutes ?? draw.spread(2, small ? 8 : 16) }, draw);
  return gate;
}
