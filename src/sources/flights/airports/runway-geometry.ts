import { lonDifference, turnDeg } from "../../../model/great-circle.ts";
import type { Aerodrome, RunwayEnd } from "../../../model/aerodrome.ts";
import type { EndSight } from "./end-sight.ts";

type Point = { readonly lat: number; readonly lon: number };
type Flat = { readonly east: number; readonly north: number };

/** Nautical miles east and north of a point: flat, right to a hundredth within 30 NM outside the polar caps. */
function offset(from: Point, to: Point): Flat {
  const middle = ((from.lat + to.lat) / 2) * (Math.PI / 180);
  return { east: lonDifference(from.lon, to.lon) * 60 * Math.cos(middle), north: (to.lat - from.lat) * 60 };
}

/** From a point to the nearest spot of the nearest runway; null where the table knows no runway's ends. */
export function runwayDistanceNm(point: Point, aerodrome: Aerodrome): number | null {
  const distances = aerodrome.runways.flatMap(({ ends }) => (ends ? [toSegment(point, ends[0], ends[1])] : []));
  return distances.length === 0 ? null : Math.min(...distances);
}

function toSegment(point: Point, a: Point, b: Point): number {
  const [pa, pb] = [offset(point, a), offset(point, b)];
  const [east, north] = [pb.east - pa.east, pb.north - pa.north];
  const length2 = east * east + north * north;
  const along = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(pa.east * east + pa.north * north) / length2));
  return Math.hypot(pa.east + along * east, pa.north + along * north);
}

/** A runway that an end of a track lies in line with. */
export type InLine = {
  readonly end: RunwayEnd;
  /** Along the runway's course to its threshold (at a landing) or from its far end (at a take-off); negative over the runway. */
  readonly along_nm: number;
  /** Beside the extended centre line. */
  readonly beside_nm: number;
  /** Between the course flown and that of the runway. */
  readonly turn_deg: number;
};

/** The runway that the course at an end leads on to (or comes from), best first by how straight; null when none is in line. */
export function runwayInLine(sight: EndSight, aerodrome: Aerodrome): InLine | null {
  if (sight.toward_deg === null) return null;
  let best: InLine | null = null;
  for (const { ends } of aerodrome.runways)
    for (const end of ends ?? []) {
      const line = lineUp(sight, end);
      if (line && (best === null || line.turn_deg + 20 * line.beside_nm < best.turn_deg + 20 * best.beside_nm))
        best = line;
    }
  return best;
}

/** The start of a leg is read backwards: the runway's other direction leads to the far end, from which it took off. */
function lineUp(sight: EndSight, end: RunwayEnd): InLine | null {
  const turn_deg = turnDeg(sight.toward_deg as number, end.heading_deg);
  if (turn_deg > 20) return null;
  const { east, north } = offset(sight, end);
  const course = (end.heading_deg * Math.PI) / 180;
  const along_nm = east * Math.sin(course) + north * Math.cos(course);
  const beside_nm = Math.abs(east * Math.cos(course) - north * Math.sin(course));
  const wide = sight.side === "end" ? 0.25 + 0.05 * along_nm : 0.35 + 0.1 * along_nm;
  return along_nm >= -2 && along_nm <= 15 && beside_nm <= wide ? { end, along_nm, beside_nm, turn_deg } : null;
}
