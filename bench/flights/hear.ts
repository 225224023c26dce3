import type { Draw } from "./draw.ts";
import { bearingDeg, type Point } from "./earth.ts";
import { burstAt, burstTimes, garbled, jamming } from "./faults.ts";
import type { Ears } from "./fields.ts";
import type { Flight } from "./flight.ts";
import type { Section, Spot } from "./pen.ts";
import type { Hearing } from "./hearing.ts";
import type { Doing } from "./profile.ts";
import { heard, type Reception, receptionOf } from "./reception.ts";
import { pressureOffset } from "./weather.ts";

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
  placed: boolean;
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
  const reception = receptionOf(told, hearing, draw);
  const mlat = draw.chance(hearing.mlat);
  const jam = draw.chance(hearing.spoofed) ? jamming(flight, draw) : null;
  const bursts = burstTimes(flight, hearing, draw);
  const offset = pressureOffset(flight);
  const course = courseAlong(draw.between(0, 360));
  for (const { section, ms } of samples(flight, hearing, draw)) {
    const by = listening({ told, reception, section, ms }, draw);
    if (by === null) continue;
    const doing = section.doing((ms - section.startMs) / 1000);
    const instant = { section, ms, doing, groundAlt: doing.ft - offset(ms), track: course(section, doing) };
    const row = rowOf(instant, told.callsign(ms), draw);
    if (by === "adsc") row.source = by;
    else if (mlat && row.airborne) row.source = "mlat";
    yield* garbled(row, { hearing, jam, burst: burstAt(bursts, ms), groundAlt: instant.groundAlt }, draw);
  }
}

type Instant = {
  readonly section: Section;
  readonly ms: number;
  readonly doing: Doing;
  readonly groundAlt: number;
  readonly track: number;
};

/** What an aircraft tells of itself at an instant, without faults. Written out: one object a row, for millions of rows. */
function rowOf({ section, ms, doing, groundAlt, track }: Instant, callsign: string | null, draw: Draw): Heard {
  const airborne = !section.ground;
  const { lat, lon } = section.path.at(doing.nm);
  return {
    ms: Math.round(ms),
    lat,
    lon,
    ground: airborne ? 0 : 1,
    alt: airborne ? Math.round(groundAlt / 25) * 25 : Number.NaN,
    kt: Math.max(0, doing.kt + draw.bell()),
    track,
    fpm: airborne && draw.chance(0.85) ? Math.round((doing.fpm + draw.bell() * 60) / 64) * 64 : Number.NaN,
    callsign,
    source: "adsb_icao",
    trueMs: ms,
    airborne,
    trueFt: doing.ft,
    placed: true,
  };
}

/** Instants at which it sends, seldomer on the ground. A short touch may fall between two. */
function* samples(flight: Flight, hearing: Hearing, draw: Draw): Generator<{ section: Section; ms: number }> {
  const slow = Math.max(1, draw.spread(1, 5));
  let ms = flight.startMs + draw.between(0, hearing.everyS * 1000);
  for (const section of flight.sections) {
    const everyMs = hearing.everyS * 1000 * (section.ground ? slow : 1);
    // What was slow on the ground is so no longer in the air.
    ms = Math.min(ms, section.startMs + everyMs * draw.between(0.2, 1.3));
    for (; ms < section.endMs; ms += everyMs * draw.between(0.75, 1.3)) if (draw.chance(0.97)) yield { section, ms };
  }
}

type Asked = { readonly told: Told; readonly reception: Reception; readonly section: Section; readonly ms: number };

/** Who hears it: receivers, a satellite over an ocean, or nobody. */
function listening({ told, reception, section, ms }: Asked, draw: Draw): "receivers" | "adsc" | null {
  const silence = reception(ms);
  if (silence !== null) return silence === "adsc" ? "adsc" : null;
  const doing = section.doing((ms - section.startMs) / 1000);
  return heard(told, { section, point: section.path.at(doing.nm), ft: doing.ft }, draw) ? "receivers" : null;
}

/** Track over the ground; the last one while it stands. */
function courseAlong(
  firstDeg: number,
): (section: Section, doing: { readonly kt: number; readonly nm: number }) => number {
  let last = firstDeg;
  return ({ path }, { kt, nm }) => {
    if (kt > 2 && path.lengthNm > 0) last = bearingDeg(path.at(nm), path.at(nm + Math.max(0.003, kt / 3600)));
    return last;
  };
}

/** Rows of an aircraft that stands at a gate with its transponder on: for a while after it came and before it goes, or all the time. */
export function* hearStanding(
  { point, spot, callsign }: { point: Point; spot: Spot; callsign: string | null },
  [fromMs, toMs]: readonly [number, number],
  { hearing, ears, draw }: { hearing: Hearing; ears: Ears; draw: Draw },
): Generator<Heard> {
  if (!ears.surface || (spot.field === null && !hearing.onAtGate)) return;
  const [before, after] = [draw.spread(30, 900) * 1000, draw.spread(30, 900) * 1000];
  let falseRows = 0;
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
    // False reports of being in the air come in bursts too.
    falseRows = draw.chance(hearing.falseAir / 12) ? draw.whole(3, 25) : Math.max(0, falseRows - 1);
    const burst = falseRows > 0 ? { fromMs: ms, toMs: ms, kind: "ground" as const } : null;
    yield* garbled(row, { hearing, jam: null, burst, groundAlt: spot.groundFt }, draw);
  }
}
