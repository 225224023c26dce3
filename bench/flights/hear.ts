import type { Draw } from "./draw.ts";
import { apartNm, bearingDeg, onward, type Point } from "./earth.ts";
import type { Ears } from "./fields.ts";
import type { Flight, Section, Spot } from "./flight.ts";
import type { Hearing } from "./hearing.ts";

/** A row as it is told, with what was true of it. */
export type Heard = {
  ms: number;
  lat: number;
  lon: number;
  /** 1, 0, or 2 for not told. */
  ground: number;
  alt: number;
  kt: number;
  track: number;
  fpm: number;
  callsign: string | null;
  source: "adsb_icao" | "mlat" | "adsc";
  readonly trueMs: number;
  readonly airborne: boolean;
  /** True feet above the sea. */
  readonly trueFt: number;
  /** False where the position was made false. */
  readonly placed: boolean;
};

/** A flight with the call sign it tells and the receivers at its ends. */
export type Told = {
  readonly flight: Flight;
  readonly callsign: (ms: number) => string | null;
  readonly ears: readonly [from: Ears, to: Ears];
  /** Stretches that nobody hears, as shares of the time in the air. */
  readonly deaf?: readonly (readonly [from: number, to: number])[];
};

const nowhere: Ears = { surface: false, floorFt: 900 };

/** The receivers at a spot. */
export function earsAt(spot: Spot): Ears {
  return spot.field?.ears ?? nowhere;
}

/** The rows of one flight in the order in which they were sent. */
export function* hearFlight(told: Told, hearing: Hearing, draw: Draw): Generator<Heard> {
  const { flight } = told;
  const air = (flight.landingMs - flight.takeoffMs) / 60_000;
  const deaf = [...givenDeaf(told), ...deafTimes(flight, hearing, draw)];
  const mlat = draw.chance(hearing.mlat);
  const jam = draw.chance(hearing.spoofed) ? jamming(flight, draw) : null;
  const pressure = pressureOffset(flight);
  const bursts = burstTimes(flight, hearing, draw);
  const slow = Math.max(1, draw.spread(1, 5));
  let nextAdsc = flight.takeoffMs + 60_000 * draw.between(0, hearing.adscMinutes);
  let lastTrack = draw.between(0, 360);
  for (const section of flight.sections) {
    const every = section.ground ? hearing.everyS * slow : hearing.everyS;
    let ms = section.startMs + draw.between(0, Math.min(every * 1000, section.endMs - section.startMs));
    for (; ms < section.endMs; ms += every * 1000 * draw.between(0.75, 1.3)) {
      if (draw.chance(0.03)) continue;
      const over = deaf.find((time) => ms >= time.fromMs && ms < time.toMs);
      let adsc = false;
      if (over !== undefined) {
        if (!over.ocean || hearing.adscMinutes === 0 || ms < nextAdsc) continue;
        nextAdsc = ms + hearing.adscMinutes * 60_000 * draw.between(0.8, 1.2);
        adsc = true;
      }
      const seconds = (ms - section.startMs) / 1000;
      const doing = section.doing(seconds);
      const point = section.path.at(doing.nm);
      if (!adsc && !heard(told, section, point, doing.ft, draw)) continue;
      if (doing.kt > 2 && section.path.lengthNm > 0)
        lastTrack = bearingDeg(point, section.path.at(doing.nm + Math.max(0.003, doing.kt / 3600)));
      const share = (ms - flight.takeoffMs) / 60_000 / Math.max(1, air);
      const offset = pressure(Math.min(1, Math.max(0, share)));
      const row: Heard = {
        ms: Math.round(ms),
        lat: point.lat,
        lon: point.lon,
        ground: section.ground ? 1 : 0,
        alt: section.ground ? Number.NaN : Math.round((doing.ft - offset) / 25) * 25,
        kt: Math.max(0, doing.kt + draw.bell()),
        track: lastTrack,
        fpm: section.ground || draw.chance(0.15) ? Number.NaN : Math.round((doing.fpm + draw.bell() * 60) / 64) * 64,
        callsign: told.callsign(ms),
        source: adsc ? "adsc" : mlat && !section.ground ? "mlat" : "adsb_icao",
        trueMs: ms,
        airborne: !section.ground,
        trueFt: doing.ft,
        placed: true,
      };
      yield* garbled(row, { hearing, jam, burst: burstAt(bursts, ms), groundAlt: doing.ft - offset }, draw);
    }
  }
}

/** Rows of an aircraft that stands at a gate with its transponder on. */
export function* hearStanding(
  { point, spot, callsign }: { point: Point; spot: Spot; callsign: string | null },
  [fromMs, toMs]: readonly [number, number],
  { hearing, ears, draw }: { hearing: Hearing; ears: Ears; draw: Draw },
): Generator<Heard> {
  if (!ears.surface || (spot.field === null && !hearing.onAtGate)) return;
  const [before, after] = [draw.spread(30, 900) * 1000, draw.spread(30, 900) * 1000];
  for (let ms = fromMs; ms < toMs; ms += draw.spread(20, 180) * 1000) {
    if (!hearing.onAtGate && ms > fromMs + before && ms < toMs - after) ms = toMs - after;
    if (ms >= toMs) return;
    const row: Heard = {
      ms: Math.round(ms),
      lat: point.lat + draw.bell() * 0.00002,
      lon: point.lon + draw.bell() * 0.00002,
      ground: 1,
      alt: Number.NaN,
      kt: 0,
      track: Number.NaN,
      fpm: Number.NaN,
      callsign,
      source: "adsb_icao",
      trueMs: ms,
      airborne: false,
      trueFt: spot.groundFt,
      placed: true,
    };
    yield* garbled(row, { hearing, jam: null, burst: null, groundAlt: spot.groundFt }, draw);
  }
}

/** Heard or not: nearer to an aerodrome its receivers decide, farther away others take over. */
function heard({ flight, ears }: Told, section: Section, point: Point, ft: number, draw: Draw): boolean {
  const near = apartNm(point, flight.from) <= apartNm(point, flight.to) ? 0 : 1;
  if (section.ground) return ears[near].surface;
  for (const end of [0, 1] as const) {
    const { floorFt } = ears[end];
    const spot = end === 0 ? flight.from : flight.to;
    const above = ft - spot.groundFt;
    if (above > floorFt * 1.25 + 100) continue;
    const reach = Math.max(25, floorFt / 190);
    const away = apartNm(point, spot);
    const fading = Math.min(1, Math.max(0, 2 - away / reach));
    const floor = Math.min(floorFt, 1200) * 0.5 + (floorFt - Math.min(floorFt, 1200) * 0.5) * fading;
    if (above < floor * draw.between(0.85, 1.15)) return false;
  }
  return true;
}

type Deaf = { readonly fromMs: number; readonly toMs: number; readonly ocean: boolean };

function givenDeaf({ flight: { takeoffMs, landingMs }, deaf }: Told): Deaf[] {
  const at = (share: number): number => takeoffMs + (landingMs - takeoffMs) * share;
  return (deaf ?? []).map(([from, to]) => ({ fromMs: at(from), toMs: at(to), ocean: false }));
}

/** Times at which no receiver hears it, whatever its height. */
function deafTimes(flight: Flight, hearing: Hearing, draw: Draw): Deaf[] {
  const { takeoffMs, landingMs } = flight;
  const hours = (landingMs - takeoffMs) / 3_600_000;
  const times: Deaf[] = [];
  const count = Math.floor(hearing.dropoutsAnHour * hours + draw.between(0, 1));
  for (let n = 0; n < count; n += 1) {
    const fromMs = draw.between(takeoffMs, landingMs);
    times.push({ fromMs, toMs: fromMs + draw.spread(15, 1500) * 1000, ocean: false });
  }
  const ocean = Math.min(hearing.oceanMinutes / 60, hours - 1.6);
  if (hearing.oceanMinutes > 0 && ocean > 0.4) {
    const fromMs = takeoffMs + draw.between(0.7, hours - ocean - 0.7) * 3_600_000;
    times.unshift({ fromMs, toMs: fromMs + ocean * 3_600_000, ocean: true });
  }
  return times;
}

/** True height less pressure altitude, feet: the weather at both ends, which changes over days. */
function pressureOffset({ from, to, takeoffMs, landingMs }: Flight): (share: number) => number {
  const [a, b] = [weather(from, takeoffMs), weather(to, landingMs)];
  return (share) => a + (b - a) * share;
}

function weather(spot: Point, ms: number): number {
  const days = ms / 86_400_000;
  const place = spot.lat * 0.19 + spot.lon * 0.07;
  return 330 * Math.sin(days / 0.7 + place) + 170 * Math.sin(days / 2.9 + place * 2.3);
}

type Jam = Deaf & { readonly centre: Point; readonly radiusNm: number };

/** Minutes in which positions leap to circles round a place that the aircraft is not near. */
function jamming(flight: Flight, draw: Draw): Jam {
  const span = flight.landingMs - flight.takeoffMs;
  const fromMs = flight.takeoffMs + span * draw.between(0.15, 0.6);
  const middle = onward(flight.from, bearingDeg(flight.from, flight.to), apartNm(flight.from, flight.to) / 2);
  return {
    fromMs,
    toMs: fromMs + Math.min(span * 0.3, draw.spread(4, 40) * 60_000),
    ocean: false,
    centre: onward(middle, draw.between(0, 360), draw.between(60, 350)),
    radiusNm: draw.spread(0.5, 12),
  };
}

type Burst = { readonly fromMs: number; readonly toMs: number; readonly kind: "ground" | "teleport" | "altitude" };

function burstTimes(flight: Flight, hearing: Hearing, draw: Draw): Burst[] {
  const hours = (flight.endMs - flight.startMs) / 3_600_000;
  const count = Math.floor(hearing.burstsAnHour * hours + draw.between(0, 1));
  return Array.from({ length: count }, () => {
    const fromMs = draw.between(flight.startMs, flight.endMs);
    const toMs = fromMs + hearing.everyS * draw.whole(3, 25) * 1000;
    return { fromMs, toMs, kind: draw.pick(["ground", "teleport", "altitude"] as const) };
  });
}

function burstAt(bursts: readonly Burst[], ms: number): Burst | null {
  return bursts.find((burst) => ms >= burst.fromMs && ms < burst.toMs) ?? null;
}

type Garbling = {
  readonly hearing: Hearing;
  readonly jam: Jam | null;
  readonly burst: Burst | null;
  readonly groundAlt: number;
};

/** The row with its faults, perhaps twice. */
function* garbled(row: Heard, { hearing, jam, burst, groundAlt }: Garbling, draw: Draw): Generator<Heard> {
  const told = { ...row };
  const turned = burst?.kind === "ground" || draw.chance(row.airborne ? hearing.falseGround : hearing.falseAir);
  if (turned) {
    told.ground = row.airborne ? 1 : 0;
    told.alt = row.airborne ? Number.NaN : Math.round(groundAlt / 25) * 25;
  }
  if (hearing.ground !== "told" || row.source === "mlat") {
    if (told.ground === 1) told.alt = Math.round((groundAlt + draw.bell() * 12) / 25) * 25;
    told.ground = hearing.ground === "blank" ? 2 : 0;
  }
  let placed = true;
  if (jam !== null && row.trueMs >= jam.fromMs && row.trueMs < jam.toMs && draw.chance(0.75)) {
    const deg = ((row.trueMs - jam.fromMs) / 1000) * 1.5;
    Object.assign(told, onward(jam.centre, deg % 360, jam.radiusNm), {
      kt: draw.between(40, 520),
      track: (deg + 90) % 360,
    });
    placed = false;
  }
  if (burst?.kind === "teleport" || draw.chance(hearing.teleports)) {
    const away = burst ? 90 + ((burst.fromMs / 1000) % 400) : draw.spread(4, 3000);
    Object.assign(told, onward(row, burst ? burst.fromMs % 360 : draw.between(0, 360), away));
    placed = false;
  }
  if ((burst?.kind === "altitude" || draw.chance(hearing.altitudes)) && told.ground !== 1)
    told.alt = draw.pick([107_700, 126_700, -1000, 0, told.alt + 10_000, told.alt - 6_000, 50_175]);
  if (row.source === "mlat") {
    Object.assign(told, onward(told, draw.between(0, 360), Math.abs(draw.bell()) * 0.12));
    told.kt = Math.max(0, told.kt + draw.bell() * 14);
    told.track = (told.track + draw.bell() * 12 + 360) % 360;
  }
  if (draw.chance(hearing.blankCallsigns)) told.callsign = null;
  else if (draw.chance(hearing.wrongCallsigns)) told.callsign = `ZQ${draw.whole(100, 999)}`;
  told.ms = Math.round(row.ms + draw.pick(hearing.clocksMs));
  if (draw.chance(0.02)) told.kt = Number.NaN;
  const out = { ...told, placed };
  yield out;
  if (draw.chance(hearing.duplicates)) yield { ...out, ms: out.ms + draw.pick([0, 0, 1, 40]) };
}
