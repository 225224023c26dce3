import { geoAzimuthalEqualArea, geoDistance, geoInterpolate, geoPath, type GeoProjection } from "d3-geo";
import type { MovementPage } from "../../views/shapes.ts";
import { airportCity, land, locate, type Point } from "../places.ts";
import { type Box, placeLabels, round } from "./labels.ts";

type Stop = MovementPage["chain"][number];
type Placed = { readonly stop: Stop; readonly at: Point; readonly country: boolean; readonly index: number };

const width = 560;
const height = 400;

/** A map of the chain: great circles between the stops whose place is known. Null when fewer than two are. */
export function ChainMap({ chain }: { chain: readonly Stop[] }) {
  const placed = chain.flatMap((stop, index): Placed[] => {
    const found =
      (stop.code === null ? null : locate(stop.code)) ?? (stop.country === null ? null : locate(stop.country));
    return found === null ? [] : [{ stop, ...found, index }];
  });
  if (new Set(placed.map(({ at }) => at.join())).size < 2) return null;
  const projection = fitted(placed);
  const path = geoPath(projection).digits(1);
  const points = placed.map((each) => ({ ...each, xy: projection([...each.at]) ?? [0, 0] }));
  const labels = placeLabels(
    points.map(({ xy, stop }) => ({ xy, lines: labelLines(stop) })),
    linePoints(points, projection),
    { width, height },
  );
  return (
    <svg
      class="map"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Map: ${placed.map(({ stop }) => stop.text).join(", then ")}`}
    >
      <rect class="sea" width={width} height={height} />
      <path class="land" d={landPath(projection, placed)} />
      {points.slice(1).map((to, i) => {
        const from = points[i];
        if (from === undefined) return null;
        const line = { type: "LineString" as const, coordinates: [[...from.at], [...to.at]] };
        return <path class={isSeen(from, to) ? "seen" : "unseen"} d={path(line) ?? ""} />;
      })}
      {points.map(({ xy, stop, country }) => (
        <circle
          class={country || stop.tag !== "reported" ? (stop.tag === "not seen" ? "dot-unseen" : "dot-open") : "dot"}
          cx={round(xy[0])}
          cy={round(xy[1])}
          r="5"
        />
      ))}
      {points.map(({ stop }, i) => {
        const label = labels[i];
        if (!label) return null;
        return (
          <>
            <text class="halo bold t15" x={label.x} y={label.y} text-anchor={label.anchor}>
              {labelLines(stop)[0]}
            </text>
            <text class="halo t13" x={label.x} y={label.y + 16} text-anchor={label.anchor}>
              {labelLines(stop)[1]}
            </text>
          </>
        );
      })}
    </svg>
  );
}

/** True when nothing lies open between two stops: both are reported, and none between them is without a place. */
function isSeen(from: Placed, to: Placed): boolean {
  return from.stop.tag === "reported" && to.stop.tag === "reported" && to.index === from.index + 1;
}

const roles: Record<Stop["role"], string> = {
  origin: "departure",
  technical: "technical stop",
  custody: "held here",
  change_of_aircraft: "change of aircraft",
  destination: "arrival",
};

function labelLines(stop: Stop): readonly [string, string] {
  const name = (stop.code === null ? null : airportCity(stop.code)) ?? stop.text.split(/\s*[(,]/)[0] ?? "";
  const short = name.length > 26 ? `${name.slice(0, 25)}…` : name;
  const tag = stop.tag === "reported" ? "" : `, ${stop.tag}`;
  return [
    short,
    `${stop.code !== null && /^[A-Z0-9]{4}$/.test(stop.code) ? `${stop.code} · ` : ""}${roles[stop.role]}${tag}`,
  ];
}

/** Turns the globe to the middle of the journey and fits the great circles into the frame. */
function fitted(placed: readonly Placed[]): GeoProjection {
  const line = { type: "LineString" as const, coordinates: placed.map(({ at }) => [...at]) };
  const first = placed[0];
  const far = placed.reduce((a, b) =>
    first !== undefined && geoDistance([...b.at], [...first.at]) > geoDistance([...a.at], [...first.at]) ? b : a,
  );
  const middle = first === undefined ? [0, 0] : geoInterpolate([...first.at], [...far.at])(0.5);
  const projection = geoAzimuthalEqualArea()
    .rotate([-(middle[0] ?? 0), -(middle[1] ?? 0)])
    .clipAngle(150)
    .precision(0.1);
  projection.fitExtent(
    [
      [90, 60],
      [width - 90, height - 70],
    ],
    line,
  );
  if (projection.scale() > 4500) projection.scale(4500).translate([width / 2, height / 2]);
  return projection.clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
}

const drawn = new Map<string, string>();

/** Land within the frame. Kept for journeys already drawn: outlines cost more than all the rest of a page. */
function landPath(projection: GeoProjection, placed: readonly Placed[]): string {
  const key = placed.map(({ at }) => at.join()).join(" ");
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const spread = Math.max(...placed.map((a) => Math.max(...placed.map((b) => geoDistance([...a.at], [...b.at])))));
  const path = geoPath(projection).digits(1)(land(spread > 0.7 ? "coarse" : "fine")) ?? "";
  if (drawn.size >= 200) drawn.clear();
  drawn.set(key, path);
  return path;
}

/** Points along the lines, close enough that a label which meets none of them does not lie on a line. */
function linePoints(points: readonly Placed[], projection: GeoProjection): readonly Box[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i];
    if (from === undefined) return [];
    const between = geoInterpolate([...from.at], [...to.at]);
    return Array.from({ length: 60 }, (_, step): Box => {
      const [x, y] = projection(between((step + 0.5) / 60)) ?? [-99, -99];
      return [x - 2, y - 2, x + 2, y + 2];
    });
  });
}
