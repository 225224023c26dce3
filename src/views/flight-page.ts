import { createHash } from "node:crypto";
import { breakReasons, type Gap, type GapSide, legFlags } from "../model/leg.ts";
import { bands, type ClassReason, legClasses } from "../model/leg-class.ts";
import type { EndField, Flight } from "../model/flight.ts";
import type { TrackRow } from "../model/track.ts";
import type { AsOf } from "../store/claims.ts";
import { sourceOf } from "../store/entries.ts";
import { type FlightsMade, type FlightsTable, openFlights } from "../store/flights.ts";
import { mainAerodromes } from "../store/main-aerodromes.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import { type KnownLine, knownLines } from "./flight-known.ts";
import { type Reach, reachesOf } from "./flight-reach.ts";
import { type FlightRow, flightRow } from "./flight-row.ts";
import { movementsOfLeg } from "./movement-legs.ts";
import type { Reader } from "./reader.ts";

/** Reads the positions of a leg; empty when the workspace has none of that time. */
export type ReadTrack = (dir: string, leg: Flight) => Promise<readonly TrackRow[]>;

/** A reason of the class. `sign`: for it, against it, or only told. */
export type ReasonView = ClassReason & {
  readonly sign: "for" | "against" | "told";
  /** True when the source is one of the record's, and has a page. */
  readonly in_record: boolean;
};

/** A leg of the same aircraft before or after this one. */
export type ChainLeg = FlightRow & { readonly here: boolean; readonly stay_minutes: number | null };

/** The page of a leg: `/flight/ID`. */
export type FlightPage = {
  readonly row: FlightRow;
  readonly title: string;
  readonly class_says: string;
  readonly band_says: string | null;
  readonly reasons: readonly ReasonView[];
  readonly known: readonly KnownLine[];
  readonly chain: readonly ChainLeg[];
  readonly reach: readonly Reach[];
  readonly gaps: readonly Gap[];
  readonly first: GapSide;
  readonly last: GapSide;
  readonly off_at: EndField | null;
  readonly on_at: EndField | null;
  readonly began: string;
  readonly flags: readonly string[];
  readonly touch_and_gos: number;
  readonly track: TrackView;
  /** Movements that name this leg. */
  readonly movements: readonly { readonly id: string; readonly title: string }[];
  readonly made: FlightsMade;
  readonly when: AsOf;
};

/** The positions of a leg, as far as the workspace has them. */
export type TrackView = {
  /** False: only the rows around the two ends are kept with the leg. */
  readonly held: boolean;
  readonly rows: number;
  /** SHA-256 over the rows, in order of time, as JSON lines; null when none are held. */
  readonly sha256: string | null;
  /** Rows for drawing: every so manieth, with the first and last of each stretch between gaps. */
  readonly drawn: readonly TrackRow[];
};

const chainLegs = 2;

/** A leg with all that is known of it; null when there is none by this id, or it is too young to be shown. */
export async function flightPage(
  reader: Reader,
  id: string,
  when: AsOf,
  options: LegsShown & { readonly readTrack: ReadTrack },
): Promise<FlightPage | null> {
  const { record } = reader;
  const heard_until_ms = shownUntil(record, when, options);
  const found = legWithNeighbours(record.dir, id, heard_until_ms);
  if (found === null) return null;
  const { flight, before, after, made } = found;
  const row = flightRow(flight);
  const { classed } = flight;
  const inRecord = (source: string | null): boolean => source !== null && sourceOf(record, source, when) !== null;
  const reasonsBy = (sign: ReasonView["sign"], reasons: readonly ClassReason[]): ReasonView[] =>
    reasons.map((reason) => ({ ...reason, sign, in_record: inRecord(reason.source) }));
  const page = {
    row,
    title: `${row.off.name} to ${row.on.name}`,
    class_says: legClasses[classed.class],
    band_says: classed.band === null ? null : bands[classed.band],
    reasons: [
      ...reasonsBy("for", classed.reasons),
      ...reasonsBy("against", classed.doubts),
      ...reasonsBy("told", classed.notable),
    ],
    known: knownLines(flight, row),
    chain: chainOf(before, flight, after),
    reach: reachesOf(flight, { before: before.at(-1) ?? null, after: after[0] ?? null }, () =>
      mainAerodromes(record.dir),
    ),
    gaps: flight.gaps,
    first: flight.first,
    last: flight.last,
    off_at: flight.adep_at,
    on_at: flight.ades_at,
    began: breakReasons[flight.break_reason],
    flags: flight.flags.map((flag) => legFlags[flag] ?? flag),
    touch_and_gos: flight.touch_and_gos,
    movements: movementsOfLeg(reader, flight, when),
    made,
    when,
  };
  return { ...page, track: trackView(flight, await options.readTrack(record.dir, flight)) };
}

type Neighbours = { flight: Flight; before: Flight[]; after: Flight[]; made: FlightsMade };

function legWithNeighbours(dir: string, id: string, heard_until_ms: number): Neighbours | null {
  const table = openFlights(dir);
  if (table === null) return null;
  try {
    const [flight] = table.list({ id, heard_until_ms });
    if (flight === undefined) return null;
    const same = legsAround(table, flight, heard_until_ms);
    const before = same.filter((leg) => leg.first_seen_ms < flight.first_seen_ms).slice(-chainLegs);
    const after = same.filter((leg) => leg.first_seen_ms > flight.first_seen_ms).slice(0, chainLegs);
    return { flight, before, after, made: table.made };
  } finally {
    table.close();
  }
}

const chainDays = 14;

/** Legs of the same aircraft two weeks around a leg, in order of time: an aircraft that is heard again later tells nothing of this leg. */
function legsAround(table: FlightsTable, flight: Flight, heard_until_ms: number): Flight[] {
  const around = chainDays * 86_400_000;
  const asked = { icao24: flight.icao24, heard_until_ms };
  const stretch = { after_ms: flight.first_seen_ms - around, before_ms: flight.last_seen_ms + around };
  return table
    .list({ ...asked, ...stretch })
    .filter(({ emitter }) => emitter === flight.emitter)
    .reverse();
}

function chainOf(before: readonly Flight[], flight: Flight, after: readonly Flight[]): ChainLeg[] {
  const legs = [...before, flight, ...after];
  return legs.map((leg, at) => {
    const next = legs[at + 1];
    const stay = next === undefined ? null : Math.round((next.first_seen_ms - leg.last_seen_ms) / 60_000);
    return { ...flightRow(leg), here: leg === flight, stay_minutes: stay };
  });
}

const drawnRows = 600;

function trackView(flight: Flight, rows: readonly TrackRow[]): TrackView {
  if (rows.length === 0) return { held: false, rows: 0, sha256: null, drawn: tails(flight) };
  const hash = createHash("sha256");
  for (const row of rows) hash.update(`${JSON.stringify(row)}\n`);
  const every = Math.ceil(rows.length / drawnRows);
  const edges = new Set(flight.gaps.flatMap((gap) => [gap.start_ms, gap.end_ms]));
  const drawn = rows.filter((row, i) => i % every === 0 || i === rows.length - 1 || edges.has(row.time_ms));
  return { held: true, rows: rows.length, sha256: hash.digest("hex"), drawn };
}

/** The rows that are kept with a leg: around its two ends. */
function tails({ first_seen_ms, last_seen_ms, start_rows = [], end_rows = [] }: Flight): TrackRow[] {
  const placed = [
    ...start_rows.map((row) => ({ ...row, time_ms: first_seen_ms + row.s * 1000 })),
    ...end_rows.map((row) => ({ ...row, time_ms: last_seen_ms + row.s * 1000 })),
  ];
  return placed.map(({ time_ms, lat, lon, alt_baro_ft, gs_kt, ground }) => ({
    ...{ time_ms, lat, lon, alt_baro_ft, gs_kt, ground },
  }));
}
