import type { Aerodrome } from "../../../model/aerodrome.ts";
import type { Leg, LegEnd, LegTail, TailRow } from "../../../model/leg.ts";
import type { AerodromeIndex } from "./aerodrome-index.ts";
import { type EndSide, type EndSight, sightOf } from "./end-sight.ts";
import type { LegPlaces } from "./name-ends.ts";
import { type InLine, runwayDistanceNm, runwayInLine } from "./runway-geometry.ts";

/** Times are reckoned from an end that was seen so low over the field, and not from higher: rates of climb and descent change too much. */
const lowFt = 3000;
/** The pressure of the day moves a height by this much, hardly ever by more. */
const pressureFt = 700;
const feetPerNm = 6076;
/** A row so far above the lowest one, or climbing or sinking so fast, is in the air. */
const flyingFt = 75;
const flyingFpm = 500;
/** So near to a runway an aircraft is on it; so much slower than the nearest row in the air it rolls. */
const onRunwayNm = 0.6;
const rollingShare = 0.85;
const levelS = 7;
const levelFt = 25;
/** Clocks of receivers differ by so much. */
const clocksMs = 3000;
/** The other side of an end that was heard so soon says more than any reckoning. */
const soonMs = 600_000;
/** Slower than this it may be a light aircraft or a helicopter, which circles, waits and lands where it likes: only a final approach or a climb straight out tells when. */
const slowKt = 130;

/** Seconds between the end of the track and the take-off or landing: the best guess, and bounds. */
type Seconds = { readonly guess: number; readonly least: number; readonly most: number };

/**
 * Take-off and landing of a leg whose fields are known. Where the end was heard within 3,000 ft of the field and not seen itself, it is reckoned from the way to the runway, the speed, the
 * height over the field and the rate of climb or descent (`extrapolated`). Where it was seen, its bounds are widened to the row whose height proves that the aircraft flew, since
 * transponders say "in the air" on the runway too. Other ends are given back as they are.
 */
export function refineEnds(
  leg: Leg,
  { adep, ades }: LegPlaces,
  aerodromes: AerodromeIndex,
): { readonly atot: LegEnd; readonly aldt: LegEnd } {
  return {
    atot: refined(leg, "start", aerodromes.get(adep.ident ?? "")),
    aldt: refined(leg, "end", aerodromes.get(ades.ident ?? "")),
  };
}

function refined(leg: Leg, side: EndSide, field: Aerodrome | null): LegEnd {
  const [end, seen_ms] = side === "start" ? [leg.atot, leg.first_seen_ms] : [leg.aldt, leg.last_seen_ms];
  const rolled = field === null || end.source === "observed" ? null : rolling(leg, side, field);
  if (rolled !== null) return rolled;
  if (end.source === "observed") return proven(end, seen_ms, (side === "start" ? leg.start_rows : leg.end_rows) ?? []);
  const seconds = field === null ? null : secondsTo(sightOf(leg, side), field);
  if (seconds === null) return end;
  const { guess, least, most } = seconds;
  const at = (s: number): number => Math.round(seen_ms + (side === "start" ? -s : s) * 1000);
  return side === "start"
    ? narrowed(end, seen_ms, [at(most), at(guess), at(least)])
    : narrowed(end, seen_ms, [at(least), at(guess), at(most)]);
}

/** An end that was seen, with bounds that reach to the nearest row which is surely in the air: well above the end, or climbing or sinking fast. */
function proven(end: LegEnd, seen_ms: number, tail: LegTail): LegEnd {
  const air = tail.filter((row) => !row.ground).sort((a, b) => Math.abs(a.s) - Math.abs(b.s));
  const lowest = Math.min(...air.map((row) => row.alt_baro_ft ?? Number.POSITIVE_INFINITY));
  const flying = air.find(
    (row) => (row.alt_baro_ft ?? 0) >= lowest + flyingFt || Math.abs(row.rate_fpm ?? 0) >= flyingFpm,
  );
  if (flying === undefined || end.lo_ms === null || end.hi_ms === null) return end;
  const at = seen_ms + flying.s * 1000;
  return { ...end, lo_ms: Math.min(end.lo_ms, at) - clocksMs, hi_ms: Math.max(end.hi_ms, at) + clocksMs };
}

/**
 * An end on the runway itself, at the height of the field and slower than in the air: the aircraft says "in the air" still, or says nothing, and was not heard to stop. It touched down, or lifted off, between the nearest
 * row that surely flew and the end of the track. Null when the end is no such one.
 */
function rolling(leg: Leg, side: EndSide, field: Aerodrome): LegEnd | null {
  const tail = ((side === "start" ? leg.start_rows : leg.end_rows) ?? []).filter((row) => !row.ground);
  const air = [...tail].sort((a, b) => Math.abs(a.s) - Math.abs(b.s));
  const [end] = air;
  const ground_ft = end?.alt_baro_ft ?? null;
  if (!end || ground_ft === null || field.elevation_ft === null) return null;
  const away_nm = runwayDistanceNm(end, field);
  if (Math.abs(ground_ft - field.elevation_ft) > pressureFt || away_nm === null || away_nm > onRunwayNm) return null;
  const at = air.findIndex((row) => (row.alt_baro_ft ?? ground_ft) >= ground_ft + flyingFt);
  const [flying, touched] = [air[at], air[at - 1]];
  if (!flying || !touched || !(Number(end.gs_kt ?? Number.NaN) <= rollingShare * (flying.gs_kt ?? 0))) return null;
  // Level for some seconds: on short final, or just off the ground, it would sink or climb.
  const level = air.slice(1, at).some((row) => isLevel(row, end));
  if (!level) return null;
  const seen_ms = side === "start" ? leg.first_seen_ms : leg.last_seen_ms;
  const times = [end.s, flying.s].map((s) => seen_ms + s * 1000).sort((a, b) => a - b);
  const [first, last] = [times[0] as number, times[1] as number];
  return { ms: seen_ms + touched.s * 1000, lo_ms: first - clocksMs, hi_ms: last + clocksMs, source: "extrapolated" };
}

function isLevel(row: TailRow, end: TailRow): boolean {
  const apart_ft = Math.abs((row.alt_baro_ft ?? Number.NaN) - (end.alt_baro_ft ?? Number.NaN));
  return Math.abs(row.s - end.s) >= levelS && apart_ft <= levelFt;
}

type Reckoned = readonly [lo: number, guess: number, hi: number];

/** Bounds from what was heard and from the reckoning. Heard on the ground soon: it may have gone around unheard meanwhile, so that bound stays as it is. */
function narrowed(end: LegEnd, seen_ms: number, [lo, guess, hi]: Reckoned): LegEnd {
  const soon = (ms: number | null): boolean => ms !== null && ms !== seen_ms && Math.abs(ms - seen_ms) <= soonMs;
  const lo_ms = soon(end.lo_ms) ? (end.lo_ms as number) : Math.max(lo, end.lo_ms ?? lo);
  const hi_ms = soon(end.hi_ms) ? (end.hi_ms as number) : Math.min(hi, end.hi_ms ?? hi);
  // What was heard contradicts the reckoning: the aircraft did something else.
  if (lo_ms > hi_ms) return end;
  return { ms: Math.min(hi_ms, Math.max(lo_ms, guess)), lo_ms, hi_ms, source: "extrapolated" };
}

function secondsTo(sight: EndSight, field: Aerodrome): Seconds | null {
  if (sight.alt_ft === null || field.elevation_ft === null) return null;
  const height_ft = sight.alt_ft - field.elevation_ft;
  if (height_ft > lowFt) return null;
  const line = runwayInLine(sight, field);
  const speed_kt = Math.max(sight.gs_kt ?? 0, 60);
  if (line !== null && sight.gs_kt !== null && line.along_nm > -0.3 && line.along_nm < 12 && leadsDown(sight))
    return sight.side === "end" ? onFinal(line, speed_kt, height_ft) : straightOut(line, speed_kt, field);
  if (!((sight.gs_kt ?? 0) > slowKt)) return null;
  return byHeight(sight, Math.max(0, height_ft), { speed_kt, away_nm: runwayDistanceNm(sight, field) ?? 0 });
}

/** Whether the row at the end climbs away from the ground or sinks to it; not asked of fast aircraft, which do nothing else so low. */
function leadsDown(sight: EndSight): boolean {
  return (sight.gs_kt ?? 0) > slowKt || (sight.sink_fpm ?? 0) >= 200;
}

/** In line with the runway: the way is known, and an aircraft slows down on it to the speed of touchdown. A last position can be stale: height bounds the way too. */
function onFinal(line: InLine, speed_kt: number, height_ft: number): Seconds {
  const way = Math.max(0, line.along_nm) + 0.17;
  const mean = (speed_kt + Math.min(speed_kt, Math.max(60, 0.75 * speed_kt + 15))) / 2;
  const least = hours((Math.max(0, way - 0.4) * 0.85) / (speed_kt * 1.08));
  const byHeight = (Math.max(0, height_ft + 400) / 1800) * 60;
  return {
    guess: hours(way / mean),
    least: Math.min(least, byHeight),
    most: hours((way * 1.1) / (speed_kt * 0.7)) + 25,
  };
}

/** Straight out from the runway: it left the ground somewhere on it, nearer the far end the heavier it was. */
function straightOut(line: InLine, speed_kt: number, field: Aerodrome): Seconds {
  const runway = field.runways.find(({ ends }) => ends?.includes(line.end));
  const length = Math.max(0.3, (runway?.length_ft ?? 8000) / feetPerNm);
  const beyond = Math.max(0, line.along_nm);
  const lift_kt = Math.min(speed_kt, Math.max(60, 0.8 * speed_kt));
  return {
    guess: hours((beyond + 0.5 * length) / ((speed_kt + lift_kt) / 2)),
    least: hours((Math.max(0, beyond - 0.4) * 0.9) / (speed_kt * 1.08)),
    most: hours((beyond + 0.95 * length) / (lift_kt * 0.85)) + 10,
  };
}

/** Turning towards the runway or away from it: height and rate, and never faster than straight. */
function byHeight(
  sight: EndSight,
  height_ft: number,
  way: { readonly speed_kt: number; readonly away_nm: number },
): Seconds {
  const [slow, usual, fast] = sight.side === "end" ? [400, 800, 2200] : [700, 2000, 5000];
  const told = sight.sink_fpm !== null && sight.sink_fpm > slow ? Math.min(sight.sink_fpm, fast * 0.7) : usual;
  const straight = hours(way.away_nm / (way.speed_kt * 1.08));
  const least = Math.max(straight, (Math.max(0, height_ft - pressureFt) / fast) * 60);
  const guess = Math.max(straight * 1.15, (height_ft / told) * 60);
  return {
    guess,
    least,
    most: Math.max((2.5 * way.away_nm * 3600) / way.speed_kt, ((height_ft + pressureFt) / slow) * 60) + 20,
  };
}

function hours(h: number): number {
  return h * 3600;
}
