import { type Draw, drawer } from "./draw.ts";
import { apartNm, onward, type Point, wrapped } from "./earth.ts";

/** What receivers hear around an aerodrome: whether they hear aircraft on its surface, and the lowest height above it at which they hear them. */
export type Ears = { readonly surface: boolean; readonly floorFt: number };

/** An aerodrome of the bench, real or invented. */
export type Field = Point & {
  readonly ident: string;
  readonly kind: "large" | "medium" | "small";
  readonly elevation_ft: number;
  readonly scheduled: boolean;
  /** Heading of its one runway; invented for real aerodromes too. */
  readonly runwayDeg: number;
  readonly ears: Ears;
};

/**
 * Sixty-four aerodromes on islands that do not exist, sixty of them on both sides of 180°, four far away in other oceans. Half of them stand in clusters within a few miles of each other, so that the nearest is not always the right one;
 * six lie high, up to 13,300 ft.
 */
export function inventedFields(): readonly Field[] {
  const draw = drawer(60, 0);
  const fields: Field[] = [];
  for (let n = 0; n < 64; n += 1) {
    const kind = n < 14 || n >= 60 ? "large" : n < 36 ? "medium" : "small";
    const point = farIslands[n - 60] ?? place(draw, fields, n);
    const high = n % 10 === 9 ? draw.between(5500, 9000) : 0;
    fields.push({
      ...point,
      ident: `ZZ${String(n + 1).padStart(2, "0")}`,
      kind,
      elevation_ft: Math.round(n === 19 ? 13300 : high || draw.spread(8, 1600)),
      scheduled: kind === "large" || (kind === "medium" && draw.chance(0.6)),
      runwayDeg: draw.whole(0, 35) * 10,
      ears: earsOf(kind, draw),
    });
  }
  return fields;
}

const farIslands: readonly Point[] = [
  { lat: 9, lon: -31 },
  { lat: 34, lon: -46 },
  { lat: -21, lon: 79 },
  { lat: 44, lon: 168 },
];

/** Every other one beside an earlier one, 4 to 45 miles off; the rest far apart. */
function place(draw: Draw, fields: readonly Field[], n: number): Point {
  const neighbour = fields[draw.whole(0, Math.max(0, n - 1))];
  for (;;) {
    const point =
      neighbour !== undefined && n % 2 === 1
        ? onward(neighbour, draw.between(0, 360), draw.spread(4, 45))
        : { lat: draw.between(-52, -28), lon: wrapped(draw.between(158, 212)) };
    if (fields.every((field) => apartNm(field, point) > 3.5)) return point;
  }
}

/** Who hears what: most large aerodromes to the ground, small ones seldom; one in ten is dark up to 10,000 or 25,000 ft. */
export function earsOf(kind: Field["kind"], draw: Draw): Ears {
  const surface = { large: 0.75, medium: 0.45, small: 0.25 }[kind];
  if (draw.chance(surface)) return { surface: true, floorFt: 0 };
  const dark = draw.between(0, 1);
  if (dark < 0.12) return { surface: false, floorFt: 25_000 };
  if (dark < 0.28) return { surface: false, floorFt: 10_000 };
  if (dark < 0.5) return { surface: false, floorFt: 3_000 };
  return { surface: false, floorFt: draw.spread(100, 1_500) };
}
