import type { Aircraft } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import type { Loop } from "./path.ts";
import { flownNm, type Knot, knotNm } from "./profile.ts";

/** The two ends and the middle of a stretch in the air. Heights are true, in feet above the sea. */
export type Stretch = {
  readonly distanceNm: number;
  readonly from: { readonly ft: number; readonly kt: number; readonly groundFt: number };
  readonly to: { readonly ft: number; readonly kt: number; readonly groundFt: number };
  readonly cruiseFt: number;
  /** Wind along the way at 35,000 ft, knots; less below. */
  readonly windKt: number;
  /** Minutes of holding on the way down. */
  readonly holdMinutes: number;
  /** Minutes of orbits at the highest level. */
  readonly orbitMinutes: number;
  /** How many feet they rise and sink. */
  readonly orbitFt: number;
};

/** Heights and speeds of a stretch, and circles to be flown so that its miles come out. */
export type Flown = {
  readonly knots: readonly Knot[];
  readonly loops: readonly Loop[];
};

/** What one flight does with its aircraft: drawn once a flight. */
type Manner = {
  readonly aircraft: Aircraft;
  readonly cruiseKt: number;
  readonly climbKt: number;
  readonly climbFpm: number;
  readonly descentFpm: number;
  readonly stepFt: number;
  readonly levelOffs: number;
};

/** Flies a stretch: climb with level-offs, cruise in steps and changing wind, descent with level-offs, holding or none, final. Too short a way for the height asked lowers it. */
export function fly(aircraft: Aircraft, stretch: Stretch, draw: Draw): Flown {
  const manner = mannerOf(aircraft, draw);
  const floor = Math.max(stretch.from.ft, stretch.to.ft) + Math.min(700, aircraft.cruiseFt[0] / 3);
  const step = stretch.distanceNm > 700 && draw.chance(0.5) ? draw.pick([-2000, 2000, 2000, 4000]) : 0;
  let top = Math.max(floor, stretch.cruiseFt);
  for (let tries = 0; ; tries += 1) {
    const parts = partsTo(manner, stretch, { top, last: top > 24_000 ? top + step : top }, draw);
    if (parts.left >= 0) return level(manner, stretch, parts, draw);
    if (tries >= 14) return join(parts.up, [], parts.down, parts.left);
    top = tries >= 12 ? floor : floor + (top - floor) * 0.72;
  }
}

function mannerOf(aircraft: Aircraft, draw: Draw): Manner {
  return {
    aircraft,
    cruiseKt: draw.between(...aircraft.cruiseKt),
    climbKt: draw.between(...aircraft.climbKt),
    climbFpm: draw.between(...aircraft.climbFpm),
    descentFpm: draw.between(...aircraft.descentFpm),
    stepFt: Math.max(150, (aircraft.cruiseFt[1] / 22) * draw.between(0.7, 1.3)),
    levelOffs: draw.chance(0.35) ? 0 : draw.between(0.05, 0.3),
  };
}

/** Climb to the first level, descent from the last, and the miles that are left between them. */
function partsTo(manner: Manner, stretch: Stretch, levels: { top: number; last: number }, draw: Draw): Parts {
  const up = climb(manner, stretch, levels.top, draw);
  const down = descend(manner, stretch, levels.last, draw);
  const left = stretch.distanceNm - flownNm(up) - flownNm(down.knots) + (down.hold?.lengthNm ?? 0);
  return { up, down, left, ...levels };
}

function level(manner: Manner, stretch: Stretch, parts: Parts, draw: Draw): Flown {
  if (stretch.orbitMinutes > 0) return orbiting(manner, stretch, parts, draw);
  return join(parts.up, cruise(manner, stretch, parts, draw), parts.down);
}

/** Miles that a climb and a descent need beyond the way there is are flown in circles where they meet. */
function join(up: readonly Knot[], level: readonly Knot[], down: Down, left = 0): Flown {
  const knots: Knot[] = [...up];
  append(knots, level);
  const before = flownNm(knots);
  append(knots, down.knots);
  const missing = Math.max(0, -left);
  const rounds = Math.max(1, Math.round(missing / 14));
  const loops: Loop[] = missing > 0 ? [{ atNm: Math.max(0, before - missing), lengthNm: missing, rounds }] : [];
  if (down.hold) loops.push({ ...down.hold, atNm: Math.max(0, before - missing) + down.hold.atNm });
  return { knots, loops };
}

type Parts = {
  readonly up: readonly Knot[];
  readonly down: Down;
  readonly top: number;
  readonly last: number;
  readonly left: number;
};

/** As `join`, with orbits in the middle of the cruise. */
function orbiting(manner: Manner, stretch: Stretch, { up, down, top, last, left }: Parts, draw: Draw): Flown {
  const share = draw.between(0.35, 0.65);
  const level: Knot[] = [...cruise(manner, stretch, { top, last: top, left: left * share }, draw)];
  const { kt } = level.at(-1) as Knot;
  const turns = Math.max(1, Math.round(stretch.orbitMinutes / 9));
  const orbit = Array.from({ length: turns + 1 }, (_, n) => ({
    seconds: (stretch.orbitMinutes * 60 * n) / turns,
    ft: n % turns === 0 ? top : top + stretch.orbitFt * draw.between(-1, 1),
    kt,
  }));
  append(level, orbit);
  append(level, cruise(manner, stretch, { top, last, left: left * (1 - share) }, draw));
  const lengthNm = (kt * stretch.orbitMinutes) / 60;
  const rounds = Math.max(1, Math.round(lengthNm / (manner.aircraft.turnNm * draw.between(7, 24))));
  const atNm = flownNm(up) + left * share;
  const flown = join(up, level, down);
  const [hold] = flown.loops;
  const later = hold === undefined ? [] : [{ ...hold, atNm: hold.atNm - lengthNm }];
  return { knots: flown.knots, loops: [{ atNm, lengthNm, rounds }, ...later] };
}

function append(knots: Knot[], more: readonly Knot[]): void {
  const [first] = more;
  if (first === undefined) return;
  const shift = (knots.at(-1)?.seconds ?? 0) - first.seconds;
  for (const knot of more.slice(knots.length === 0 ? 0 : 1)) knots.push({ ...knot, seconds: knot.seconds + shift });
}

/** True air speed that the schedule asks for at a height. */
function scheduledKt({ aircraft, climbKt, cruiseKt }: Manner, ft: number, aboveFt: number, slowKt: number): number {
  const low = Math.min(climbKt, 250);
  const ramp = Math.min(1, Math.max(0, aboveFt / Math.max(400, Math.min(4000, aircraft.cruiseFt[1] / 5))));
  const calm = Math.max(slowKt, aircraft.approachKt[0] * 0.9);
  const indicated = ft < 10_000 ? calm + (low - calm) * ramp : climbKt;
  return Math.max(slowKt * 0.9, Math.min(cruiseKt, indicated * (1 + ft / 57_000)));
}

const windAt = (windKt: number, ft: number): number => (windKt * Math.min(ft, 38_000)) / 35_000;

function climb(manner: Manner, { from, windKt }: Stretch, top: number, draw: Draw): Knot[] {
  const knots: Knot[] = [{ seconds: 0, ft: from.ft, kt: from.kt }];
  const { climbAtTopFpm } = manner.aircraft;
  let [ft, seconds] = [from.ft, 0];
  while (ft < top - 1) {
    const next = Math.min(top, ft + (ft < from.groundFt + 2500 ? manner.stepFt * 0.4 : manner.stepFt));
    const high = Math.min(1, Math.max(0, ft / manner.aircraft.cruiseFt[1]));
    const rate = Math.max(120, manner.climbFpm + (climbAtTopFpm - manner.climbFpm) * high) * draw.between(0.75, 1.2);
    seconds += ((next - ft) / rate) * 60;
    ft = next;
    const kt = scheduledKt(manner, ft, ft - from.groundFt, from.kt) + windAt(windKt, ft);
    knots.push({ seconds, ft, kt });
    if (ft < top - 1 && ft > from.groundFt + 1500 && draw.chance(manner.levelOffs)) {
      seconds += draw.spread(25, 280);
      knots.push({ seconds, ft, kt });
    }
  }
  return knots;
}

type Down = {
  readonly knots: readonly Knot[];
  /** Its `atNm` counts from where the descent begins. */
  readonly hold: Loop | null;
};

/** From the runway backwards, then turned round. */
function descend(manner: Manner, stretch: Stretch, top: number, draw: Draw): Down {
  const { to, windKt } = stretch;
  const back: Knot[] = [{ seconds: 0, ft: to.ft, kt: to.kt }];
  const rates = sinking(manner, stretch, draw);
  let [ft, seconds, hold] = [to.ft, 0, null as { at: number; minutes: number } | null];
  while (ft < top - 1) {
    const next = Math.min(top, ft + rates.stepFt(ft));
    const kt = scheduledKt(manner, next, next - to.groundFt, to.kt) + windAt(windKt, next);
    seconds += ((next - ft) / rates.fpm(ft, kt)) * 60;
    back.push({ seconds, ft: next, kt });
    const stay = next < top - 1 ? rates.levelSeconds(ft, next) : 0;
    if (stay > 0) {
      seconds += stay;
      back.push({ seconds, ft: next, kt });
    }
    ft = next;
    if (hold === null && stretch.holdMinutes > 0 && (ft > rates.holdFt || ft >= top - 1)) {
      hold = { at: back.length, minutes: stretch.holdMinutes };
      seconds += hold.minutes * 60;
      back.push({ seconds, ft, kt });
    }
  }
  const knots = back.map((knot) => ({ ...knot, seconds: seconds - knot.seconds })).reverse();
  return { knots, hold: hold === null ? null : holdLoop(knots, hold, draw) };
}

/** The circles of a hold, whose later knot is the one `at` from the end. */
function holdLoop(knots: readonly Knot[], { at, minutes }: { at: number; minutes: number }, draw: Draw): Loop {
  const first = knots.length - 1 - at;
  return {
    atNm: flownNm(knots.slice(0, first + 1)),
    lengthNm: knotNm(knots[first] as Knot, knots[first + 1] as Knot),
    rounds: Math.max(1, Math.round(minutes / draw.between(3.5, 5))),
  };
}

/** How a descent goes at each height: steady on the final, before it level for a while or not, uneven and with level-offs above. */
function sinking(manner: Manner, { to }: Stretch, draw: Draw) {
  const finalFt = to.groundFt + Math.min(draw.between(1200, 3800), manner.aircraft.cruiseFt[1] * 0.4);
  const [slope, continuous] = [draw.between(4.6, 5.9), draw.chance(0.4)];
  const shallow = Math.min(1, manner.aircraft.cruiseFt[1] / 20_000);
  return {
    holdFt: to.groundFt + draw.between(5000, 12_000),
    stepFt: (ft: number) => manner.stepFt * (ft < finalFt ? 0.35 : 1),
    fpm: (ft: number, kt: number) =>
      ft < finalFt ? Math.max(220, kt * slope) : manner.descentFpm * draw.between(0.65, 1.25),
    /** Seconds of level flight above a step. */
    levelSeconds(from: number, to: number): number {
      if (from < finalFt) return to >= finalFt && !continuous ? draw.spread(20, 260) * shallow : 0;
      return draw.chance(manner.levelOffs) ? draw.spread(20, 240) : 0;
    },
  };
}

/** Level, with a step to the last level somewhere on the way, and wind that comes and goes. */
function cruise(
  manner: Manner,
  { windKt }: Stretch,
  { top, last, left }: { top: number; last: number; left: number },
  draw: Draw,
): Knot[] {
  const base = (ft: number): number => scheduledKt(manner, ft, 99_999, 0) + windAt(windKt, ft);
  const knots: Knot[] = [{ seconds: 0, ft: top, kt: base(top) }];
  const pieces = Math.max(1, Math.min(60, Math.ceil(left / 45)));
  const stepAt = draw.whole(1, pieces);
  for (let n = 1; n <= pieces; n += 1) {
    const before = knots.at(-1) as Knot;
    const ft = n >= stepAt ? last : top;
    const kt = n === pieces ? base(last) : base(ft) * draw.between(0.96, 1.04) + draw.bell() * 4;
    const took = (left / pieces / ((before.kt + kt) / 2)) * 3600;
    const climbing = Math.min(0.9, ((Math.abs(ft - before.ft) / 700) * 60) / took);
    if (climbing > 0)
      knots.push({ seconds: before.seconds + took * climbing, ft, kt: before.kt + (kt - before.kt) * climbing });
    knots.push({ seconds: before.seconds + took, ft, kt });
  }
  return knots;
}
