import type { TrackRow } from "../model/track.ts";
import type { Envelope } from "../model/envelope.ts";
import type { FlightPage } from "./flight-page.ts";
import { isoOf } from "./flight-row.ts";
import { trackSegments } from "./track-segments.ts";

/** Gives the area of an envelope as a feature. */
export type AreaOf = (envelope: Envelope) => { readonly geometry: object; readonly properties: object };
type Feature = {
  readonly type: "Feature";
  readonly geometry: object;
  readonly properties: Readonly<Record<string, unknown>>;
};

/** A leg as GeoJSON (RFC 7946): `seen` lines with the instant of each position, `not_seen` straight lines over gaps, `reach` outlines, and the two ends. */
export function flightGeoJson(page: FlightPage, rows: readonly TrackRow[], areaOf: AreaOf) {
  const { gaps } = page;
  const { id } = page.row;
  const segments = trackSegments(rows, gaps, page.track.held).flatMap(cutAtAntimeridian);
  return {
    type: "FeatureCollection" as const,
    features: [
      ...segments.filter((segment) => segment.length > 1).map((segment) => seen(id, segment)),
      ...gaps.map((gap) =>
        feature(
          { type: "LineString", coordinates: [pointOf(gap.from), pointOf(gap.to)] },
          { leg: id, what: "not_seen", from: isoOf(gap.start_ms), to: isoOf(gap.end_ms) },
        ),
      ),
      ...page.reach.map(({ envelope, part, from, to }) => {
        const { geometry, properties } = areaOf(envelope);
        return feature(geometry, { leg: id, what: "reach", part, from, to, ...properties });
      }),
      ...[page.row.off, page.row.on].flatMap((end, i) => {
        const at = i === 0 ? page.off_at : page.on_at;
        if (at === null) return [];
        const what = i === 0 ? "departure" : "landing";
        return [feature({ type: "Point", coordinates: pointOf(at) }, { leg: id, what, ...end })];
      }),
    ],
  };
}

function seen(leg: string, segment: readonly TrackRow[]): Feature {
  return feature(
    { type: "LineString", coordinates: segment.map(pointOf) },
    {
      leg,
      what: "seen",
      times: segment.map(({ time_ms }) => isoOf(time_ms)),
      alt_baro_ft: segment.map((row) => row.alt_baro_ft),
    },
  );
}

function feature(geometry: object, properties: Feature["properties"]): Feature {
  return { type: "Feature", geometry, properties };
}

function pointOf({ lat, lon }: { readonly lat: number; readonly lon: number }): readonly [number, number] {
  return [lon, lat];
}

function cutAtAntimeridian(rows: readonly TrackRow[]): TrackRow[][] {
  const parts: TrackRow[][] = [];
  for (const row of rows) {
    const last = parts.at(-1)?.at(-1);
    if (last === undefined || Math.abs(row.lon - last.lon) > 180) parts.push([row]);
    else parts.at(-1)?.push(row);
  }
  return parts;
}
