import {
  geoAzimuthalEqualArea,
  geoDistance,
  geoInterpolate,
  geoPath,
  type GeoPermissibleObjects,
  type GeoProjection,
} from "d3-geo";
import type { FlightPage } from "../../views/flight-page.ts";
import type { Reach } from "../../views/flight-reach.ts";
import { trackSegments } from "../../views/track-segments.ts";
import { land, type Point } from "../places.ts";
import { type Box, type Label, placeLabels, round } from "./labels.ts";

const width = 760;
const height = 520;

type Edge = Reach["edge"];
type Mark = {
  readonly at: Point;
  readonly kind: "dot" | "dot-open" | "lost" | "field";
  readonly lines: readonly [string, string];
};

/** A leg on a map: seen in full lines, what nobody saw as a dotted great circle, and what could be reached meanwhile as an outline. */
export function LegMap({ data }: { data: FlightPage }) {
  const segments = trackSegments(data.track.drawn, data.gaps, data.track.held).map((rows) =>
    rows.map(({ lon, lat }): Point => [lon, lat]),
  );
  const marks = marksOf(data);
  const outlines = data.reach.map(({ edge }) => edge);
  const projection = fitted([
    ...segments.flat(),
    ...marks.map(({ at }) => at),
    ...data.reach.filter(isNear).flatMap(({ edge }) => ringOf(edge)),
  ]);
  const path = geoPath(projection).digits(1);
  const placed = marks.map((mark) => ({ ...mark, xy: projection([...mark.at]) ?? [0, 0] }));
  const shown = placed.filter(({ xy }) => isWithin(xy));
  const labels = placeLabels(
    shown.map((mark) => ({ ...mark, isOptional: mark.kind === "field" })),
    lineBoxes([...segments, ...unseenOf(data)], projection),
    { width, height },
  );
  return (
    <svg class="map" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Map: ${mapText(data)}`}>
      <rect class="sea" width={width} height={height} />
      <path class="land" d={path(land(projection.scale() > 700 ? "fine" : "coarse")) ?? ""} />
      {outlines.map((edge) => (
        <path class="reach" d={path(areaOf(edge)) ?? ""} />
      ))}
      {unseenOf(data).map((line) => (
        <path class="unseen" d={path({ type: "LineString", coordinates: mutable(line) }) ?? ""} />
      ))}
      {segments.map((line) => (
        <path class="seen" d={path({ type: "LineString", coordinates: mutable(line) }) ?? ""} />
      ))}
      {shown.map(({ kind, xy }) => (
        <MarkShape kind={kind} x={round(xy[0])} y={round(xy[1])} />
      ))}
      {shown.map((mark, i) => (
        <MarkLabel mark={mark} label={labels[i]} />
      ))}
    </svg>
  );
}

function MarkShape({ kind, x, y }: { kind: Mark["kind"]; x: number; y: number }) {
  if (kind === "field") return <rect class="field-mark" x={x - 3} y={y - 3} width="6" height="6" />;
  if (kind === "lost") return <path class="lost" d={`M${x - 6} ${y - 6}l12 12M${x - 6} ${y + 6}l12 -12`} />;
  return <circle class={kind} cx={x} cy={y} r="5.5" />;
}

function MarkLabel({ mark, label }: { mark: Mark; label: Label | null | undefined }) {
  if (!label) return null;
  const [name, under] = mark.lines;
  if (mark.kind === "field")
    return (
      <text class="halo soft" x={label.x} y={label.y + 6} text-anchor={label.anchor}>
        {name}
      </text>
    );
  return (
    <>
      <text class="halo bold t15" x={label.x} y={label.y} text-anchor={label.anchor}>
        {name}
      </text>
      <text class="halo t13" x={label.x} y={label.y + 16} text-anchor={label.anchor}>
        {under}
      </text>
    </>
  );
}

/** What the map says, for those who do not see it. */
function mapText({ row, gaps, reach }: FlightPage): string {
  const parts = [`from ${row.off.name} to ${row.on.name}`];
  if (gaps.length > 0) parts.push(gaps.length === 1 ? "one gap in which nothing was heard" : `${gaps.length} gaps`);
  const inside = reach.reduce((sum, one) => sum + one.inside, 0);
  if (reach.length > 0) parts.push(`outline of what could be reached, ${inside} airports inside`);
  return parts.join(", ");
}

function marksOf({ row, off_at, on_at, first, last, reach }: FlightPage): Mark[] {
  const ends: Mark[] = [
    endMark(off_at, first, row.off, "first heard here"),
    endMark(on_at, last, row.on, "last heard here"),
  ];
  const lost: Mark[] = [
    ...(row.off.place === "inferred" ? [lostMark(first, "First position", row.first_seen)] : []),
    ...(row.on.place === "inferred" ? [lostMark(last, "Last position", row.last_seen)] : []),
  ];
  const named = new Set([off_at?.ident, on_at?.ident]);
  const fields = reach
    .flatMap((one) => one.fields)
    .filter(({ ident }) => !named.has(ident) && named.add(ident))
    .slice(0, 10)
    .map((field): Mark => ({ at: [field.lon, field.lat], kind: "field", lines: [field.ident, ""] }));
  return [...ends, ...lost, ...fields];
}

function endMark(
  field: FlightPage["off_at"],
  heard: FlightPage["first"],
  end: FlightPage["row"]["off"],
  lost: string,
): Mark {
  if (field === null) return { at: [heard.lon, heard.lat], kind: "lost", lines: [end.name, lost] };
  const isSeen = end.place === "observed";
  return {
    at: [field.lon, field.lat],
    kind: isSeen ? "dot" : "dot-open",
    lines: [shortened(end.name), `${field.ident} · ${isSeen ? "seen" : "inferred"}`],
  };
}

function lostMark(side: FlightPage["first"], what: string, at: string): Mark {
  const height = side.alt_baro_ft === null ? "" : `, ${side.alt_baro_ft.toLocaleString("en-US")} ft`;
  return { at: [side.lon, side.lat], kind: "lost", lines: [what, `${at.slice(11, 16)} UTC${height}`] };
}

function shortened(name: string): string {
  return name.length > 26 ? `${name.slice(0, 25)}…` : name;
}

/** What nobody saw: over each gap, and from a named end to where the aircraft was first or last heard. */
function unseenOf({ gaps, off_at, on_at, first, last, track, row }: FlightPage): Point[][] {
  return [
    ...gaps.map(({ from, to }): Point[] => [point(from), point(to)]),
    ...(off_at !== null && row.off.place === "inferred" ? [[point(off_at), point(first)]] : []),
    ...(on_at !== null && row.on.place === "inferred" ? [[point(last), point(on_at)]] : []),
    ...(track.held || gaps.length > 0 ? [] : [[point(first), point(last)]]),
  ];
}

function point({ lat, lon }: { readonly lat: number; readonly lon: number }): Point {
  return [lon, lat];
}

function mutable(points: readonly (readonly [number, number])[]): [number, number][] {
  return points.map(([lon, lat]) => [lon, lat]);
}

/** Turns the globe to the middle of all points and fits them into the frame. */
function fitted(points: readonly Point[]): GeoProjection {
  const [first = [0, 0] as Point] = points;
  const far = (from: Point): Point =>
    points.reduce((a, b) => (geoDistance([...b], [...from]) > geoDistance([...a], [...from]) ? b : a), from);
  const one = far(first);
  const middle = geoInterpolate([...one], [...far(one)])(0.5);
  const projection = geoAzimuthalEqualArea()
    .rotate([-(middle[0] ?? 0), -(middle[1] ?? 0)])
    .clipAngle(150)
    .precision(0.2);
  projection.fitExtent(
    [
      [90, 60],
      [width - 90, height - 60],
    ],
    { type: "MultiPoint", coordinates: mutable(points) },
  );
  if (projection.scale() > 9000) {
    projection.scale(9000).translate([width / 2, height / 2]);
  }
  return projection.clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
}

/** A reach that fits on a map beside its leg; a larger one is cut by the frame. */
function isNear({ envelope }: Reach): boolean {
  return envelope.budget_nm <= 2500;
}

/** The points of an edge, where it has any. */
function ringOf(edge: Edge): Point[] {
  return "ring" in edge ? edge.ring.map(point) : [];
}

/** What lies within an edge. It runs clockwise around its ring, which d3-geo takes for the inside. */
function areaOf(edge: Edge): GeoPermissibleObjects {
  if (edge.kind === "everything") return { type: "Sphere" };
  const ring = mutable(ringOf(edge));
  const turned = edge.kind === "around_outside" ? ring.reverse() : ring;
  return { type: "Polygon", coordinates: ring.length === 0 ? [] : [[...turned, turned[0] as [number, number]]] };
}

function isWithin([x = -1, y = -1]: readonly number[]): boolean {
  return x >= 0 && x <= width && y >= 0 && y <= height;
}

/** Boxes along the lines, close enough that a label which meets none of them does not lie on a line. */
function lineBoxes(lines: readonly (readonly Point[])[], projection: GeoProjection): Box[] {
  return lines.flatMap((line) =>
    line.slice(1).flatMap((to, i) => {
      const from = line[i];
      if (from === undefined) return [];
      const [a = [-99, -99], b = [-99, -99]] = [projection([...from]), projection([...to])].map(
        (xy) => xy ?? [-99, -99],
      );
      const steps = Math.min(
        80,
        Math.max(1, Math.ceil(Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0)) / 6)),
      );
      const between = geoInterpolate([...from], [...to]);
      return Array.from({ length: steps }, (_, step): Box => {
        const [x, y] = projection(between((step + 0.5) / steps)) ?? [-99, -99];
        return [x - 2, y - 2, x + 2, y + 2];
      });
    }),
  );
}
