import type { Aircraft } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import { onward, type Point } from "./earth.ts";
import { fly } from "./fly.ts";
import { gateOf, type Runway, roll, runway, taxiIn, taxiOut, touch } from "./ground.ts";
import { pathThrough, withLoops } from "./path.ts";
import { type Leaving, type Pen, type Section, sectionsFrom, type Spot } from "./pen.ts";
import { waypoints } from "./route.ts";

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

/** Flies what is asked. A landing shorter than a touch-and-go, or an approach without landing, does not end the flight. */
export function planFlight(asked: FlightAsked, draw: Draw): Flight {
  const pen = sectionsFrom(asked.startMs);
  const { from, to } = asked;
  const { takeoffMs, leaving } = (rises(asked.aircraft) ? rise : takeOff)(pen, asked, draw);
  const into = runway(to, draw);
  const over = visits(pen, asked, leaving, draw);
  const end = circuits(pen, { asked, into, leaving: over }, draw);
  const { landingMs, gate } = (rises(asked.aircraft) ? settle : land)(pen, { asked, into, leaving: end }, draw);
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

/** True of what takes off without a run. */
const rises = ({ liftOffKt }: Aircraft): boolean => liftOffKt[1] < 20;

type Left = { readonly takeoffMs: number; readonly leaving: Leaving };

function takeOff(pen: Pen, asked: FlightAsked, draw: Draw): Left {
  const { from, aircraft, gate } = asked;
  const out = runway(from, draw);
  taxiOut(pen, asked, { gate: gate ?? gateOf(from, draw), threshold: out.threshold }, draw);
  const kt = draw.between(...aircraft.liftOffKt);
  const point = roll(pen, out, kt, draw);
  return { takeoffMs: pen.now(), leaving: { point, deg: out.deg, ft: from.groundFt, kt, spot: from } };
}

function rise(pen: Pen, { from, gate, aircraft }: FlightAsked, draw: Draw): Left {
  const point = gate ?? gateOf(from, draw);
  pen.stand(point, from.groundFt, draw.between(60, 360));
  const takeoffMs = pen.now();
  const ft = from.groundFt + draw.between(5, 40);
  pen.hover(point, ft, draw.spread(8, 120));
  const kt = draw.between(...aircraft.liftOffKt);
  return { takeoffMs, leaving: { point, deg: draw.between(0, 360), ft, kt, spot: from } };
}

/** What is flown to on the way without landing. */
function visits(pen: Pen, asked: FlightAsked, start: Leaving, draw: Draw): Leaving {
  const { hoverAt, lowApproachAt, aircraft } = asked;
  let leaving = start;
  if (hoverAt) {
    const [aboveFt, kt] = [draw.spread(15, 400), draw.between(0, 5)];
    leaving = approach(pen, { asked, into: runway(hoverAt.spot, draw), leaving }, { aboveFt, kt }, draw);
    pen.hover(leaving.point, leaving.ft, hoverAt.minutes * 60);
  }
  if (lowApproachAt) {
    const low = { aboveFt: draw.spread(120, 1400), kt: draw.between(...aircraft.approachKt) };
    leaving = approach(pen, { asked, into: runway(lowApproachAt, draw), leaving }, low, draw);
  }
  return leaving;
}

type Coming = { readonly asked: FlightAsked; readonly into: Runway; readonly leaving: Leaving };

/** Go-arounds and touch-and-goes at the aerodrome of the landing. */
function circuits(pen: Pen, { asked, into, leaving }: Coming, draw: Draw): Leaving {
  const { goArounds = 0, touchAndGos = 0, aircraft } = asked;
  let last = leaving;
  for (let n = 0; n < goArounds + touchAndGos; n += 1) {
    const touches = n >= goArounds;
    const end = { aboveFt: touches ? 0 : draw.spread(60, 1100), kt: draw.between(...aircraft.approachKt) };
    last = approach(pen, { asked, into, leaving: last }, end, draw);
    if (touches) last = touch(pen, { leaving: last, draw, aircraft });
  }
  return last;
}

type Landed = { readonly landingMs: number; readonly gate: Point };

function land(pen: Pen, coming: Coming, draw: Draw): Landed {
  const { asked } = coming;
  const end = approach(pen, coming, { aboveFt: 0, kt: draw.between(...asked.aircraft.approachKt) }, draw);
  const landingMs = pen.now();
  return { landingMs, gate: taxiIn(pen, { ...asked, draw }, end) };
}

function settle(pen: Pen, coming: Coming, draw: Draw): Landed {
  const { to, aircraft } = coming.asked;
  const end = { aboveFt: draw.between(4, 20), kt: draw.between(...aircraft.approachKt) };
  const { point, ft } = approach(pen, coming, end, draw);
  pen.hover(point, ft, draw.spread(8, 60));
  const landingMs = pen.now();
  pen.stand(point, to.groundFt, draw.between(40, 240));
  return { landingMs, gate: point };
}

type Ending = { readonly aboveFt: number; readonly kt: number };

/** Flies to just over a runway or a spot; gives where that leaves it. */
function approach(pen: Pen, { asked, into, leaving }: Coming, { aboveFt, kt }: Ending, draw: Draw): Leaving {
  const { aircraft } = asked;
  const { spot, deg } = into;
  const point = rises(aircraft) ? spot : onward(into.threshold, deg, 0.15);
  const over = pen.first() ? (asked.over ?? []) : [];
  const base = pathThrough(waypoints(aircraft, leaving, { deg, spot, point, over }, draw), aircraft.turnNm);
  const circuit = leaving.spot === spot && over.length === 0;
  const lowFt = leaving.spot.groundFt + draw.between(0.35, 0.65) * Math.min(4500, aircraft.cruiseFt[0]);
  const flown = fly(
    aircraft,
    {
      distanceNm: base.lengthNm,
      from: { ft: leaving.ft, kt: leaving.kt, groundFt: leaving.spot.groundFt },
      to: { ft: spot.groundFt + aboveFt, kt, groundFt: spot.groundFt },
      cruiseFt: circuit ? lowFt : (asked.cruiseFt ?? draw.between(...aircraft.cruiseFt)),
      windKt: asked.windKt ?? draw.bell() * 45,
      holdMinutes: circuit ? 0 : (asked.holdMinutes ?? 0),
      orbitMinutes: circuit ? 0 : (asked.orbitMinutes ?? 0),
      orbitFt: asked.orbitFt ?? 0,
    },
    draw,
  );
  pen.add(false, flown.knots, withLoops(base, flown.loops));
  return { point, deg, ft: spot.groundFt + aboveFt, kt, spot };
}
