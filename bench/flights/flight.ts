import type { Aircraft } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import { apartNm, bearingDeg, onward, type Point } from "./earth.ts";
import type { Field } from "./fields.ts";
import { fly } from "./fly.ts";
import { type Path, pathThrough, withLoops } from "./path.ts";
import { type Doing, doingAt, type Knot } from "./profile.ts";

/** Where a flight starts or ends: an aerodrome, or a place off any (field null). */
export type Spot = Point & { readonly groundFt: number; readonly runwayDeg: number; readonly field: Field | null };

/** A part of a flight, on the ground or in the air. */
export type Section = {
  readonly ground: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly doing: (seconds: number) => Doing;
  readonly path: Path;
};

/** A flight as it truly was, from the first movement at the gate to the last. */
export type Flight = {
  readonly from: Spot;
  readonly to: Spot;
  readonly sections: readonly Section[];
  readonly startMs: number;
  readonly endMs: number;
  readonly takeoffMs: number;
  readonly landingMs: number;
  /** Where it stands at the end. */
  readonly gate: Point;
  readonly touchAndGos: number;
  readonly goArounds: number;
};

/** What happens on a flight beside flying from A to B. Times in minutes. */
export type FlightAsked = {
  readonly aircraft: Aircraft;
  readonly from: Spot;
  readonly to: Spot;
  readonly startMs: number;
  /** Where it stood before; somewhere on the apron when absent. */
  readonly gate?: Point;
  readonly taxiOutMinutes?: number;
  readonly taxiInMinutes?: number;
  readonly holdMinutes?: number;
  readonly goArounds?: number;
  readonly touchAndGos?: number;
  /** Take-offs begun and broken off before the one that succeeds. */
  readonly aborted?: number;
  /** An approach flown there first, without landing. */
  readonly lowApproachAt?: Spot;
  readonly cruiseFt?: number;
  readonly windKt?: number;
  /** Minutes of orbits in the middle of the flight, and how many feet they rise and sink. */
  readonly orbitMinutes?: number;
  readonly orbitFt?: number;
  /** Points flown over on the way. */
  readonly over?: readonly Point[];
  /** A place where it hovers for minutes without landing. */
  readonly hoverAt?: { readonly spot: Spot; readonly minutes: number };
};

/** The spot of an aerodrome. */
export function spotOf(field: Field): Spot {
  return { lat: field.lat, lon: field.lon, groundFt: field.elevation_ft, runwayDeg: field.runwayDeg, field };
}

/** Flies what is asked. A landing shorter than a touch-and-go, or an approach without landing, does not end the flight. */
export function planFlight(asked: FlightAsked, draw: Draw): Flight {
  const pen = sectionsFrom(asked.startMs);
  const { aircraft, from, to } = asked;
  const vertical = aircraft.liftOffKt[1] < 20;
  const out = { ...runway(from, draw), spot: from };
  const into = { ...runway(to, draw), spot: to };
  const start = asked.gate ?? gateOf(from, draw);
  if (vertical) pen.stand(start, from.groundFt, draw.between(60, 360));
  else taxiOut(pen, asked, { gate: start, threshold: out.threshold }, draw);
  let at = vertical ? start : roll(pen, out, aircraft, draw);
  const takeoffMs = pen.now();
  const leaveKt = draw.between(...aircraft.liftOffKt);
  if (vertical) pen.hover(start, from.groundFt + draw.between(5, 40), draw.spread(8, 120));
  let leaving: Leaving = {
    point: at,
    deg: vertical ? draw.between(0, 360) : out.deg,
    ft: from.groundFt,
    kt: leaveKt,
    spot: from,
  };
  const approach = (end: typeof into, aboveFt: number, kt: number): void => {
    const point = vertical ? end.spot : onward(end.threshold, end.deg, 0.15);
    airborne(pen, asked, { leaving, end, point, aboveFt, kt }, draw);
    leaving = { point, deg: end.deg, ft: end.spot.groundFt + aboveFt, kt, spot: end.spot };
    at = point;
  };
  const speed = (): number => draw.between(...aircraft.approachKt);
  if (asked.hoverAt) {
    approach(
      { ...runway(asked.hoverAt.spot, draw), spot: asked.hoverAt.spot },
      draw.spread(15, 400),
      draw.between(0, 5),
    );
    pen.hover(at, leaving.ft, asked.hoverAt.minutes * 60);
  }
  if (asked.lowApproachAt)
    approach({ ...runway(asked.lowApproachAt, draw), spot: asked.lowApproachAt }, draw.spread(120, 1400), speed());
  for (let n = 0; n < (asked.goArounds ?? 0); n += 1) approach(into, draw.spread(60, 1100), speed());
  for (let n = 0; n < (asked.touchAndGos ?? 0); n += 1) {
    approach(into, 0, speed());
    leaving = touch(pen, { leaving, draw, aircraft });
  }
  approach(into, 0, speed());
  if (vertical) pen.hover(at, to.groundFt + draw.between(4, 20), draw.spread(8, 60));
  const landingMs = pen.now();
  const gate = vertical ? at : taxiIn(pen, { ...asked, draw }, leaving);
  if (vertical) pen.stand(gate, to.groundFt, draw.between(40, 240));
  return {
    from,
    to,
    sections: pen.sections,
    startMs: asked.startMs,
    endMs: pen.now(),
    takeoffMs,
    landingMs,
    gate,
    touchAndGos: asked.touchAndGos ?? 0,
    goArounds: (asked.goArounds ?? 0) + (asked.lowApproachAt ? 1 : 0),
  };
}

type Leaving = {
  readonly point: Point;
  readonly deg: number;
  readonly ft: number;
  readonly kt: number;
  readonly spot: Spot;
};
type Pen = ReturnType<typeof sectionsFrom>;

/** Sections one after another. */
function sectionsFrom(startMs: number) {
  const sections: Section[] = [];
  let at = startMs;
  const add = (ground: boolean, knots: readonly Knot[], path: Path): void => {
    const endMs = at + ((knots.at(-1)?.seconds ?? 0) - (knots[0]?.seconds ?? 0)) * 1000;
    sections.push({ ground, startMs: at, endMs, doing: doingAt(knots), path });
    at = endMs;
  };
  const still = (ground: boolean) => (point: Point, ft: number, seconds: number) =>
    add(
      ground,
      [
        { seconds: 0, ft, kt: 0 },
        { seconds, ft, kt: 0 },
      ],
      { lengthNm: 0, at: () => point },
    );
  /** True until something longer than a hover was flown. */
  const first = (): boolean => sections.every(({ ground, path }) => ground || path.lengthNm === 0);
  return { sections, now: () => at, add, first, stand: still(true), hover: still(false) };
}

/** One end of the one runway, and which way it is used today. */
function runway(spot: Spot, draw: Draw): { readonly deg: number; readonly threshold: Point } {
  const deg = (spot.runwayDeg + (draw.chance(0.3) ? 180 : 0)) % 360;
  const lengthNm = spot.field?.kind === "large" ? 1.7 : spot.field?.kind === "medium" ? 1.2 : 0.6;
  return { deg, threshold: onward(spot, deg + 180, lengthNm / 2) };
}

function gateOf(spot: Spot, draw: Draw): Point {
  return onward(spot, spot.runwayDeg + 90 + draw.between(-40, 40), draw.between(0.08, 0.45));
}

/** Push back, taxi, wait in the queue; with take-offs broken off on the way, each followed by a taxi back. */
function taxiOut(
  pen: Pen,
  asked: FlightAsked,
  { gate, threshold }: { gate: Point; threshold: Point },
  draw: Draw,
): void {
  const { from, aircraft } = asked;
  const small = aircraft.liftOffKt[1] < 90;
  taxi(
    pen,
    { from: gate, to: threshold, ft: from.groundFt, minutes: asked.taxiOutMinutes ?? draw.spread(small ? 2 : 4, 25) },
    draw,
  );
  for (let n = 0; n < (asked.aborted ?? 0); n += 1) {
    const deg = bearingDeg(threshold, from);
    const [fast, up, down] = [
      draw.between(0.45, 0.92) * aircraft.liftOffKt[0],
      draw.between(2.5, 4.5),
      draw.between(3, 6),
    ];
    const knots = [
      { seconds: 0, ft: from.groundFt, kt: 0 },
      { seconds: fast / up, ft: from.groundFt, kt: fast },
      { seconds: fast / up + fast / down, ft: from.groundFt, kt: 4 },
    ];
    const end = onward(threshold, deg, 2);
    const path = pathThrough([threshold, end], 0);
    pen.add(true, knots, path);
    const stop = path.at(((fast / 2) * (fast / up) + ((fast + 4) / 2) * (fast / down)) / 3600);
    taxi(pen, { from: stop, to: threshold, ft: from.groundFt, minutes: draw.between(5, 16) }, draw);
  }
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

/** The take-off run; gives the point where the wheels leave the ground. */
function roll(pen: Pen, out: { deg: number; threshold: Point; spot: Spot }, aircraft: Aircraft, draw: Draw): Point {
  const kt = draw.between(...aircraft.liftOffKt);
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

type Arriving = {
  readonly leaving: Leaving;
  readonly end: { readonly deg: number; readonly threshold: Point; readonly spot: Spot };
  readonly point: Point;
  readonly aboveFt: number;
  readonly kt: number;
};

function airborne(pen: Pen, asked: FlightAsked, { leaving, end, point, aboveFt, kt }: Arriving, draw: Draw): void {
  const { aircraft } = asked;
  const over = pen.first() ? (asked.over ?? []) : [];
  const base = pathThrough(waypoints(aircraft, leaving, { ...end, point, over }, draw), aircraft.turnNm);
  const circuit = leaving.spot === end.spot && over.length === 0;
  const low = leaving.spot.groundFt + draw.between(0.35, 0.65) * Math.min(4500, aircraft.cruiseFt[0]);
  const cruiseFt = circuit ? low : (asked.cruiseFt ?? draw.between(...aircraft.cruiseFt));
  const flown = fly(
    aircraft,
    {
      distanceNm: base.lengthNm,
      from: { ft: leaving.ft, kt: leaving.kt, groundFt: leaving.spot.groundFt },
      to: { ft: end.spot.groundFt + aboveFt, kt, groundFt: end.spot.groundFt },
      cruiseFt,
      windKt: asked.windKt ?? draw.bell() * 45,
      holdMinutes: circuit ? 0 : (asked.holdMinutes ?? 0),
      orbitMinutes: circuit ? 0 : (asked.orbitMinutes ?? 0),
      orbitFt: asked.orbitFt ?? 0,
    },
    draw,
  );
  pen.add(false, flown.knots, withLoops(base, flown.loops));
}

/** Out on the runway's heading, a departure point, dog-legs, an arrival point, base leg, final. */
function waypoints(
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

/** Wheels on the runway for some seconds, then up again. */
function touch(pen: Pen, { leaving, draw, aircraft }: { leaving: Leaving; draw: Draw; aircraft: Aircraft }): Leaving {
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
function taxiIn(pen: Pen, asked: FlightAsked & { readonly draw: Draw }, { point, deg, kt, spot }: Leaving): Point {
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
