import type { Draw } from "./draw.ts";
import { apartNm } from "./earth.ts";
import type { Flight } from "./flight.ts";
import type { Spot } from "./pen.ts";
import { type Heard, hearFlight, hearStanding, type Told } from "./hear.ts";
import type { Hearing } from "./hearing.ts";
import type { HeardEnd, SilentStop, TrueEnd, TrueLeg } from "./truth.ts";

/** A flight of a life; `silent` when it was flown under another address. */
export type Trip = Told & { readonly silent?: boolean };

/** One aircraft under one address. */
export type Life = {
  readonly address: number;
  readonly emitter: number;
  readonly family: string;
  readonly hearing: Hearing;
  readonly trips: Iterable<Trip>;
  readonly draw: Draw;
  /** Keep true places in the truth: where two aircraft share an address. */
  readonly keepTrack?: boolean;
};

/** The rows of a life in the order in which they were sent; the truth of each flight is told once its rows have passed. */
export function* rowsOf(life: Life, tell: (leg: TrueLeg) => void): Generator<Heard> {
  let before: Trip | null = null;
  // The last row at its true place; kept over flights, for what was silent between them.
  const heard: { last: Heard | null } = { last: null };
  for (const trip of life.trips) {
    if (before !== null && !before.silent) yield* noting(standing(life, before, trip.flight.startMs), heard);
    if (!trip.silent) yield* flying(life, trip, { heard, tell });
    before = trip;
  }
}

function* noting(rows: Generator<Heard>, heard: { last: Heard | null }): Generator<Heard> {
  for (const row of rows) {
    heard.last = row;
    yield row;
  }
}

type Telling = { readonly heard: { last: Heard | null }; readonly tell: (leg: TrueLeg) => void };

function* flying(life: Life, trip: Trip, { heard, tell }: Telling): Generator<Heard> {
  const count = counter(trip.flight);
  for (const row of hearFlight(trip, life.hearing, life.draw)) {
    if (row.airborne && row.placed && count.heard === 0) count.stop = silentStop(heard.last, row);
    count.note(row);
    if (row.placed) heard.last = row;
    yield row;
  }
  tell(truthOf(life, trip.flight, count));
}

function silentStop(last: Heard | null, row: Heard): SilentStop | null {
  if (last === null || !last.airborne) return null;
  const minutes = (row.trueMs - last.trueMs) / 60_000;
  const implied = apartNm(last, row) / (minutes / 60);
  const kt = Math.max(last.kt || 0, row.kt || 0);
  const circuit = kt < 130 && minutes < 15;
  return { minutes, implied_kt: implied, could_fly_on: implied >= 0.6 * kt || circuit };
}

function standing(life: Life, { flight, callsign, ears }: Trip, untilMs: number): Generator<Heard> {
  const stands = { point: flight.gate, spot: flight.to, callsign: callsign(flight.endMs) };
  return hearStanding(stands, [flight.endMs, untilMs], { hearing: life.hearing, ears: ears[1], draw: life.draw });
}

type Counted = { heard: number; first: HeardEnd | null; last: HeardEnd | null; stop: SilentStop | null };

function counter(flight: Flight): Counted & { note: (row: Heard) => void } {
  return {
    heard: 0,
    first: null,
    last: null,
    stop: null,
    note(row) {
      if (!row.airborne || !row.placed) return;
      this.heard += 1;
      this.first ??= heardEnd(row, flight.from);
      this.last = heardEnd(row, flight.to);
    },
  };
}

function heardEnd(row: Heard, spot: Spot): HeardEnd {
  return { ms: row.trueMs, aboveFt: row.trueFt - spot.groundFt, awayNm: apartNm(row, spot) };
}

function truthOf(life: Life, flight: Flight, counted: Counted): TrueLeg {
  return {
    icao24: life.address.toString(16).padStart(6, "0"),
    emitter: life.emitter,
    family: life.family,
    takeoff_ms: Math.round(flight.takeoffMs),
    landing_ms: Math.round(flight.landingMs),
    from: trueEnd(flight.from),
    to: trueEnd(flight.to),
    touch_and_gos: flight.touchAndGos,
    go_arounds: flight.goArounds,
    heard_airborne: counted.heard,
    hidden: counted.heard < 5,
    first: counted.first,
    last: counted.last,
    silent_stop: counted.stop,
    track: life.keepTrack ? trackOf(flight) : null,
  };
}

function trueEnd({ lat, lon, groundFt, field }: Spot): TrueEnd {
  return { lat, lon, ident: field?.ident ?? null, elevation_ft: groundFt };
}

function trackOf(flight: Flight): Float32Array {
  const minutes = Math.ceil((flight.landingMs - flight.takeoffMs) / 60_000) + 1;
  const track = new Float32Array(minutes * 2);
  for (let n = 0; n < minutes; n += 1) {
    const ms = Math.min(flight.landingMs, flight.takeoffMs + n * 60_000);
    const section = flight.sections.find(({ startMs, endMs }) => ms >= startMs && ms <= endMs);
    if (section === undefined) continue;
    const { lat, lon } = section.path.at(section.doing((ms - section.startMs) / 1000).nm);
    track.set([lat, lon], n * 2);
  }
  return track;
}
