import type { EndField, Flight } from "../model/flight.ts";
import type { LegEnd } from "../model/leg.ts";
import { distanceNm } from "../model/great-circle.ts";
import { airMinutes, couldReach, leastGroundMinutes, minutesTo, reachOutline, type Unheard } from "../model/reach.ts";
import { isoOf } from "./flight-row.ts";

/** An aerodrome near a stretch in which nobody heard the aircraft. */
export type ReachedField = EndField & {
  readonly distance_nm: number;
  readonly least_minutes: number;
  readonly inside: boolean;
};

/** A stretch before, in or after a leg in which nobody heard the aircraft, and what it could reach meanwhile. */
export type Reach = {
  readonly part: "before" | "inside" | "after";
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  /** Minutes of the stretch that it could be in the air. */
  readonly air_minutes: number;
  /** [longitude, latitude], closed; empty when even the direct way was too long at the speed that is reckoned with. */
  readonly outline: readonly (readonly [number, number])[];
  /** The nearest aerodromes inside the outline and, after them, those nearest outside. */
  readonly fields: readonly ReachedField[];
  /** How many aerodromes lie inside, also those that are not listed. */
  readonly inside: number;
};

const worthDrawingMinutes = 30;
const listed = { inside: 12, outside: 4 } as const;

/** The stretches around and inside a leg in which nobody heard the aircraft. `before` and `after` are the legs beside it, of the same aircraft. */
export function reachesOf(
  flight: Flight,
  beside: { readonly before: Flight | null; readonly after: Flight | null },
  aerodromes: () => readonly EndField[],
): Reach[] {
  const { before, after } = beside;
  const stretches: [Reach["part"], Unheard][] = [
    ...(before && isOpen(flight.atot) ? [["before", between(before, flight)] as [Reach["part"], Unheard]] : []),
    ...flight.gaps.map((gap): [Reach["part"], Unheard] => [
      "inside",
      {
        from: { ...gap.from, time_ms: gap.start_ms },
        to: { ...gap.to, time_ms: gap.end_ms },
        ground_minutes: 0,
      },
    ]),
    ...(after && isOpen(flight.aldt) ? [["after", between(flight, after)] as [Reach["part"], Unheard]] : []),
  ];
  const long = stretches.filter(([, { from, to }]) => to.time_ms - from.time_ms >= worthDrawingMinutes * 60_000);
  const known = long.length === 0 ? [] : aerodromes();
  return long.map(([part, unheard]) => reachOf(part, unheard, known));
}

/** An end that was not seen near the ground. */
function isOpen({ source }: LegEnd): boolean {
  return source === "bounded" || source === "unknown";
}

function between(first: Flight, second: Flight): Unheard {
  return {
    from: { ...first.last, time_ms: first.last_seen_ms },
    to: { ...second.first, time_ms: second.first_seen_ms },
    ground_minutes: leastGroundMinutes,
  };
}

function reachOf(part: Reach["part"], unheard: Unheard, known: readonly EndField[]): Reach {
  const fields = known
    .map((field) => fieldOf(unheard, field))
    .sort((a, b) => a.distance_nm - b.distance_nm || (a.ident < b.ident ? -1 : 1));
  const inside = fields.filter((field) => field.inside);
  const outside = fields.filter((field) => !field.inside);
  return {
    part,
    from: isoOf(unheard.from.time_ms),
    to: isoOf(unheard.to.time_ms),
    minutes: Math.round((unheard.to.time_ms - unheard.from.time_ms) / 60_000),
    air_minutes: Math.round(airMinutes(unheard)),
    outline: reachOutline(unheard),
    fields: [...inside.slice(0, listed.inside), ...outside.slice(0, listed.outside)],
    inside: inside.length,
  };
}

function fieldOf(unheard: Unheard, field: EndField): ReachedField {
  const { lat, lon } = unheard.from;
  return {
    ...field,
    distance_nm: Math.round(distanceNm(lat, lon, field.lat, field.lon)),
    least_minutes: Math.round(minutesTo(unheard.from, field.lat, field.lon)),
    inside: couldReach(unheard, field.lat, field.lon),
  };
}
