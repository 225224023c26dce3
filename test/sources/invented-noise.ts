import fc from "fast-check";
import type { Position } from "../../src/model/position.ts";
import { position } from "./position-files.ts";

/** What can be wrong with a row, as feeds have it. */
const faults = {
  none: (row: Position) => [row],
  frozen: (row: Position, before: Position) => [{ ...row, lat: before.lat, lon: before.lon }],
  jump: (row: Position) => [{ ...row, lat: (row.lat ?? 0) - 20 }],
  "far jump": (row: Position) => [{ ...row, lon: (row.lon ?? 0) > 0 ? -100 : 100, gs_kt: null }],
  "no position": (row: Position) => [{ ...row, lat: null, lon: null }],
  "latitude 91": (row: Position) => [{ ...row, lat: 91 }],
  "too high": (row: Position) => [{ ...row, alt_baro_ft: 107_700 }],
  twice: (row: Position) => [row, { ...row, feed: "other", lat: (row.lat ?? 0) + 0.001 }],
  "another's": (row: Position) => [row, { ...row, addr_type: "non_icao" as const, time_ms: row.time_ms + 1 }],
  "no speed": (row: Position) => [{ ...row, gs_kt: null, onground: null, callsign: null }],
  astray: (row: Position) => [{ ...row, lat: (row.lat ?? 0) - 2 }],
  mlat: (row: Position) => [{ ...row, source_type: "mlat" }],
} satisfies Readonly<Record<string, (row: Position, before: Position) => readonly Position[]>>;
type Fault = keyof typeof faults;

const names = Object.keys(faults) as Fault[];

const flight = fc.record({
  lat: fc.constantFrom(10, -40.5, 62),
  lon: fc.constantFrom(20.5, 178, -71),
  step_ms: fc.constantFrom(1000, 10_000, 60_000, 240_000),
  kt: fc.constantFrom(120, 300, 460),
  // One in four rows may be at fault: what clean.sql cannot say begins where faults follow one another.
  faults: fc.array(fc.constantFrom(...names), { minLength: 4, maxLength: 25 }),
});

type Flight = typeof flight extends fc.Arbitrary<infer T> ? T : never;

/** Flights of several aircraft, with faults among their rows: no two beside each other, none in the first row. */
export const noisyFlights: fc.Arbitrary<readonly Flight[]> = fc.array(flight, { minLength: 1, maxLength: 5 });

/** The positions of such flights, the nth under the nth address. */
export function noisyPositions(flights: readonly Flight[], address = (n: number): string => `abc10${n}`): Position[] {
  return flights.flatMap((one, n) => rowsOf(address(n), one));
}

function rowsOf(icao24: string, { lat, lon, step_ms, kt, faults: wrong }: Flight): readonly Position[] {
  const count = wrong.length * 4;
  const step_deg = (kt * step_ms) / 3_600_000 / 60 / 1.5;
  const clean = Array.from({ length: count }, (_, n) => {
    const east = lon + step_deg * n;
    return position({
      icao24,
      time_ms: Date.UTC(2031, 4, 2, 22) + n * step_ms,
      lat: lat + step_deg * n * (lat > 0 ? -0.5 : 0.5),
      lon: east > 180 ? east - 360 : east,
      onground: false,
      gs_kt: kt,
      alt_baro_ft: 30_000,
      callsign: "ZZZ1",
      source_type: "adsb_icao",
    });
  });
  let [jumps, silence_ms] = [0, 0];
  return clean.flatMap((row, n) => {
    let fault: Fault = n % 4 === 3 ? (wrong[(n - 3) / 4] ?? "none") : "none";
    if (fault.endsWith("jump")) jumps += 1;
    // Five rows that lead from one to the next would be another aircraft, not noise; an aircraft is not known before its fifth row.
    if ((fault.endsWith("jump") && jumps > 4) || (fault === "astray" && n < 8)) fault = "none";
    if (fault === "astray") silence_ms += 1_200_000;
    const late = (p: Position): Position => ({ ...p, time_ms: p.time_ms + silence_ms });
    return faults[fault](row, clean[n - 1] ?? row).map(late);
  });
}
