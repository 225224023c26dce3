import fc from "fast-check";
import { emptyRow } from "../../src/sources/flights/legs/row.ts";
import type { CleanRow } from "./clean-rows.ts";

/** A stretch of an invented track: so many rows alike, each so long after the one before. */
type Stretch = {
  readonly rows: number;
  /** Milliseconds from row to row, and before the first. */
  readonly step_ms: number;
  readonly silence_ms: number;
  readonly says: number;
  readonly gs_kt: number;
  readonly alt_ft: number;
  readonly rate_fpm: number;
  readonly climb_ft: number;
  /** Degrees from row to row. */
  readonly north: number;
  readonly east: number;
  readonly callsign: string | null;
  readonly mlat: number;
};

const oneOf = <T>(...values: T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const not = Number.NaN;

/** Values stand on, just under and just over each number of the rule, and at the ordinary ones between. */
const any: fc.Arbitrary<Stretch> = fc.record({
  rows: fc.oneof({ weight: 2, arbitrary: oneOf(1, 2) }, { weight: 3, arbitrary: fc.integer({ min: 3, max: 30 }) }),
  step_ms: oneOf(1, 999, 5000, 10_000, 29_999, 30_000, 60_000, 60_001),
  silence_ms: oneOf(
    ...[1, 5000, 30_000, 60_000, 60_001, 89_999, 90_000, 299_999, 300_000, 300_001, 599_999, 600_000, 600_001],
    ...[900_000, 900_001, 1_200_000, 1_500_000, 3_600_000, 4 * 3_600_000, 50_400_000, 50_400_001],
  ),
  says: oneOf(0, 0, 0, 1, 1, 2),
  gs_kt: oneOf(not, 0, 4.5, 5, 29.5, 30, 45, 60, 79.5, 80, 99.5, 100, 120.25, 199.5, 200, 234.5, 235, 450),
  alt_ft: oneOf(not, 0, 500, 2975, 3000, 10_000, 35_000, -975),
  rate_fpm: oneOf(not, not, 0, -249, -250, -299, -300, 249, 250, 299, 300, 2000, -1800),
  climb_ft: oneOf(0, 0, 25, 500, -500, 100),
  north: oneOf(0, 0, 0.01, -0.02, 0.5, 1),
  east: oneOf(0, 0, 0.01, 0.3, -0.4, 2),
  callsign: oneOf(null, null, "ZZZ1", "ZZZ2"),
  mlat: oneOf(0, 0, 1),
});

/** A flight that is just short enough, or just long enough, to count though it was heard for half a minute only. */
const brief: fc.Arbitrary<Stretch> = fc
  .tuple(any, oneOf(5999, 6000), oneOf(99.5, 100), oneOf(99.5, 100))
  .map(([one, step_ms, gs_kt, climb_ft]) => ({
    ...one,
    rows: 6,
    says: 0,
    silence_ms: 50_400_001,
    step_ms,
    gs_kt,
    climb_ft,
    alt_ft: 500,
  }));

/** Sinking or climbing as its altitudes tell, a minute apart or just more, with a silence before it. */
const slope: fc.Arbitrary<Stretch> = fc
  .tuple(any, oneOf(59_999, 60_000, 60_001), oneOf(-500, 500), oneOf(2, 3))
  .map(([one, step_ms, climb_ft, rows]) => ({
    ...one,
    ...{
      rows,
      step_ms,
      climb_ft,
      says: 0,
      silence_ms: 1_200_000,
      gs_kt: 60,
      rate_fpm: not,
      alt_ft: 4000,
      north: 0,
      east: 0,
    },
  }));

/** One row on the ground, soon after the row before: with what comes next a touch-and-go, or just a stop. */
const touch: fc.Arbitrary<Stretch> = fc
  .tuple(any, oneOf(1, 30_000))
  .map(([one, silence_ms]) => ({ ...one, rows: 1, silence_ms, says: 1, gs_kt: 60 }));

const stretch = fc.oneof(
  { weight: 6, arbitrary: any },
  { weight: 1, arbitrary: brief },
  { weight: 2, arbitrary: slope },
  { weight: 2, arbitrary: touch },
);

const track = fc.record({
  rotorcraft: oneOf(false, false, true),
  lat: oneOf(0, 10.5, -33.25, 64, 89.5),
  lon: oneOf(0, 20.125, 179.9, -179.95, -70),
  emitters: fc.array(fc.array(stretch, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 3 }),
});

type Track = typeof track extends fc.Arbitrary<infer T> ? T : never;

/** Several aircraft, each of one to three emitters; some cross ±180° or come to a pole. */
export const tracks: fc.Arbitrary<readonly Track[]> = fc.array(track, { minLength: 1, maxLength: 8 });

/** The cleaned rows of such tracks, the nth under the nth address. */
export function rowsOfTracks(list: readonly Track[], address = (n: number): string => `abc00${n}`): CleanRow[] {
  return list.flatMap(({ emitters, ...aircraft }, n) =>
    emitters.flatMap((stretches, emitter) => rowsOf(stretches, { icao24: address(n), emitter, ...aircraft })),
  );
}

function rowsOf(
  stretches: readonly Stretch[],
  { lat, lon, ...whose }: Omit<CleanRow, "row"> & { readonly lat: number; readonly lon: number },
): readonly CleanRow[] {
  const rows: CleanRow[] = [];
  const at = { time_ms: Date.UTC(2031, 4, 2), lat, lon };
  for (const s of stretches)
    for (let n = 0; n < s.rows; n += 1) {
      at.time_ms += n === 0 ? s.silence_ms : s.step_ms;
      at.lat = Math.max(-90, Math.min(90, at.lat + s.north));
      at.lon =
        at.lon + s.east > 180
          ? at.lon + s.east - 360
          : at.lon + s.east < -180
            ? at.lon + s.east + 360
            : at.lon + s.east;
      const { says, gs_kt, rate_fpm, mlat, callsign } = s;
      const row = { ...emptyRow(), ...at, says, gs_kt, rate_fpm, mlat, callsign, alt_ft: s.alt_ft + n * s.climb_ft };
      rows.push({ ...whose, row });
    }
  return rows;
}
