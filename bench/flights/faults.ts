import type { Draw } from "./draw.ts";
import { apartNm, bearingDeg, onward, type Point } from "./earth.ts";
import type { Flight } from "./flight.ts";
import type { Heard } from "./hear.ts";
import type { Hearing } from "./hearing.ts";

type Jam = { readonly fromMs: number; readonly toMs: number; readonly centre: Point; readonly radiusNm: number };

/** Minutes in which positions leap to circles round a place that the aircraft is not near. */
export function jamming(flight: Flight, draw: Draw): Jam {
  const span = flight.landingMs - flight.takeoffMs;
  const fromMs = flight.takeoffMs + span * draw.between(0.15, 0.6);
  const middle = onward(flight.from, bearingDeg(flight.from, flight.to), apartNm(flight.from, flight.to) / 2);
  return {
    fromMs,
    toMs: fromMs + Math.min(span * 0.3, draw.spread(4, 40) * 60_000),
    centre: onward(middle, draw.between(0, 360), draw.between(60, 350)),
    radiusNm: draw.spread(0.5, 12),
  };
}

type Burst = { readonly fromMs: number; readonly toMs: number; readonly kind: "ground" | "teleport" | "altitude" };

/** Times in which every row is false in the same way. */
export function burstTimes(flight: Flight, hearing: Hearing, draw: Draw): Burst[] {
  const hours = (flight.endMs - flight.startMs) / 3_600_000;
  const count = Math.floor(hearing.burstsAnHour * hours + draw.between(0, 1));
  return Array.from({ length: count }, () => {
    const fromMs = draw.between(flight.startMs, flight.endMs);
    const toMs = fromMs + hearing.everyS * draw.whole(3, 25) * 1000;
    return { fromMs, toMs, kind: draw.pick(["ground", "teleport", "altitude"] as const) };
  });
}

/** The burst that an instant falls in; null in none. */
export function burstAt(bursts: readonly Burst[], ms: number): Burst | null {
  return bursts.find((burst) => ms >= burst.fromMs && ms < burst.toMs) ?? null;
}

type Garbling = {
  readonly hearing: Hearing;
  readonly jam: Jam | null;
  readonly burst: Burst | null;
  readonly groundAlt: number;
};

/** The row with its faults, changed in place; perhaps twice. */
export function* garbled(told: Heard, garbling: Garbling, draw: Draw): Generator<Heard> {
  const { hearing } = garbling;
  misstateGround(told, garbling, draw);
  if (told.source === "mlat") jitter(told, draw);
  told.placed = !misplace(told, garbling, draw);
  misstateHeight(told, garbling, draw);
  if (draw.chance(hearing.blankCallsigns)) told.callsign = null;
  else if (draw.chance(hearing.wrongCallsigns)) told.callsign = `ZQ${draw.whole(100, 999)}`;
  told.ms = Math.round(told.ms + draw.pick(hearing.clocksMs));
  if (draw.chance(0.02)) told.kt = Number.NaN;
  yield told;
  if (draw.chance(hearing.duplicates)) yield { ...told, ms: told.ms + draw.pick([0, 0, 1, 40]) };
}

/** On the ground in flight, in the air on the ground; or never on the ground, or nothing of it. */
function misstateGround(told: Heard, { hearing, burst, groundAlt }: Garbling, draw: Draw): void {
  const share = told.airborne ? hearing.falseGround : hearing.falseAir;
  if (burst?.kind === "ground" || draw.chance(share)) {
    told.ground = told.airborne ? 1 : 0;
    told.alt = told.airborne ? Number.NaN : Math.round(groundAlt / 25) * 25;
  }
  if (hearing.ground === "told" && told.source !== "mlat") return;
  if (told.ground === 1) told.alt = Math.round((groundAlt + draw.bell() * 12) / 25) * 25;
  told.ground = hearing.ground === "blank" ? 2 : 0;
}

/** Moves the row to where the aircraft is not: jammed, leapt alone, or leapt with others by the same way. */
function misplace(told: Heard, { hearing, jam, burst }: Garbling, draw: Draw): boolean {
  if (burst?.kind === "teleport") {
    Object.assign(told, onward(told, burst.fromMs % 360, 90 + ((burst.fromMs / 1000) % 400)));
    return true;
  }
  if (draw.chance(hearing.teleports)) {
    Object.assign(told, onward(told, draw.between(0, 360), draw.spread(4, 3000)));
    return true;
  }
  if (jam === null || told.trueMs < jam.fromMs || told.trueMs >= jam.toMs || draw.chance(0.25)) return false;
  const deg = (((told.trueMs - jam.fromMs) / 1000) * 1.5) % 360;
  const kt = draw.between(40, 520);
  Object.assign(told, onward(jam.centre, deg, jam.radiusNm), { kt, track: (deg + 90) % 360 });
  return true;
}

function misstateHeight(told: Heard, { hearing, burst }: Garbling, draw: Draw): void {
  if (told.ground === 1 || !(burst?.kind === "altitude" || draw.chance(hearing.altitudes))) return;
  told.alt = draw.pick([107_700, 126_700, -1000, 0, told.alt + 10_000, told.alt - 6_000, 50_175]);
}

/** What multilateration gets wrong: some hundred metres, knots and degrees. */
function jitter(told: Heard, draw: Draw): void {
  Object.assign(told, onward(told, draw.between(0, 360), Math.abs(draw.bell()) * 0.12));
  told.kt = Math.max(0, told.kt + draw.bell() * 14);
  told.track = (told.track + draw.bell() * 12 + 360) % 360;
}
