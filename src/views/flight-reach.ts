import type { LegPlace } from "../model/aerodrome.ts";
import { cruiseOf } from "../model/cruise-speed.ts";
import {
  type Edge,
  type Envelope,
  edgeOf,
  envelopeOf,
  placesInReach,
  type Reach as Placed,
  type Unseen,
} from "../model/envelope.ts";
import type { EndField, Flight } from "../model/flight.ts";
import { distanceNm } from "../model/great-circle.ts";
import { isoOf } from "./flight-row.ts";

/** An aerodrome near a stretch in which nobody heard the aircraft. */
export type ReachedField = EndField & {
  /** From where it was last heard, or, before a leg, from where it was heard the leg before. */
  readonly distance_nm: number;
  readonly least_minutes: number;
  readonly inside: boolean;
  /** Minutes that it could fly about and still be heard again where and when it was; negative outside. */
  readonly spare_minutes: number;
};

/** A stretch before, in or after a leg in which nobody heard the aircraft, and what it could reach meanwhile. */
export type Reach = {
  readonly part: "before" | "inside" | "after";
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly envelope: Envelope;
  readonly edge: Edge;
  /** So long that it could be almost anywhere: no edge is drawn and no aerodrome listed. */
  readonly anywhere: boolean;
  /** Aerodromes inside, those with most time to spare first, and after them those nearest outside. */
  readonly fields: readonly ReachedField[];
  /** How many aerodromes lie inside, also those that are not listed. */
  readonly inside: number;
};

type Stretch = { readonly part: Reach["part"]; readonly gap: Unseen; readonly ground: number };

const worthDrawingMinutes = 30;
/** Time on the ground between a landing and the next take-off. */
const turnaroundMinutes = 30;
const edgePoints = 120;
/** In a longer silence an aircraft can have been on another continent and back. */
const mostHours = 12;
const listed = { inside: 12, outside: 4 } as const;

/** The stretches around and inside a leg in which nobody heard the aircraft. `before` and `after` are the legs beside it, of the same aircraft. */
export function reachesOf(
  flight: Flight,
  beside: { readonly before: Flight | null; readonly after: Flight | null },
  aerodromes: () => readonly EndField[],
): Reach[] {
  const long = stretchesOf(flight, beside).filter(
    ({ gap }) => gap.end_ms - gap.start_ms >= worthDrawingMinutes * 60_000,
  );
  const known = long.length === 0 ? [] : aerodromes();
  return long.map((stretch) => reachOf(stretch, flight.typecode, known));
}

function stretchesOf(flight: Flight, { before, after }: { before: Flight | null; after: Flight | null }): Stretch[] {
  return [
    ...(before && isOpen(flight.adep) ? [between("before", before, flight)] : []),
    // Between two positions of one leg it flew on: the rule found no time to land.
    ...flight.gaps.map((gap): Stretch => ({ part: "inside", gap, ground: 0 })),
    ...(after && isOpen(flight.ades) ? [between("after", flight, after)] : []),
  ];
}

/** An end at which nobody heard it, so that it may have been elsewhere first. */
function isOpen({ state, source }: LegPlace): boolean {
  return source === "chained" || state === "unknown" || state === "out_of_coverage";
}

function between(part: Reach["part"], one: Flight, next: Flight): Stretch {
  const gap = { from: one.last, to: next.first, start_ms: one.last_seen_ms, end_ms: next.first_seen_ms };
  return { part, gap, ground: turnaroundMinutes };
}

function reachOf({ part, gap, ground }: Stretch, typecode: string | null, known: readonly EndField[]): Reach {
  const { start_ms, end_ms } = gap;
  const envelope = envelopeOf(gap, cruiseOf(typecode, null), ground);
  const anywhere = end_ms - start_ms > mostHours * 3_600_000;
  const { inside, outside } = placesInReach(envelope, anywhere || !envelope.can_stop ? [] : known);
  const near = outside.filter(({ spare_minutes }) => spare_minutes > -farMinutes);
  const shown = [...inside.slice(0, listed.inside), ...near.slice(0, listed.outside)];
  return {
    part,
    from: isoOf(start_ms),
    to: isoOf(end_ms),
    minutes: Math.round((end_ms - start_ms) / 60_000),
    envelope,
    anywhere,
    edge: anywhere ? { kind: "nothing" } : edgeOf(envelope, edgePoints),
    fields: shown.map((one) => fieldOf(one, envelope)),
    inside: inside.length,
  };
}

/** An aerodrome further out of reach than this is of no use to a reader. */
const farMinutes = 120;

function fieldOf({ place, inside, spare_minutes }: Placed<EndField>, { from, cruise }: Envelope): ReachedField {
  const distance = from === null ? 0 : distanceNm(from.lat, from.lon, place.lat, place.lon);
  return {
    ...place,
    distance_nm: Math.round(distance),
    least_minutes: Math.round((distance / cruise.kt) * 60),
    inside,
    spare_minutes: Math.round(spare_minutes),
  };
}
