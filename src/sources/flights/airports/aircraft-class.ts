import type { AircraftClass } from "../../../model/aerodrome.ts";
import { distanceNm } from "../../../model/great-circle.ts";
import type { Leg } from "../../../model/leg.ts";

/** Nobody but a jet flies so high or so fast; nobody with pistons goes as high or fast as a turboprop. */
const jet = { high_ft: 29_000, fast_kt: 330 } as const;
const turboprop = { high_ft: 15_000, fast_kt: 190 } as const;
/** So slow hardly any aeroplane flies; where one leg in seven shows it, a helicopter or a glider does. */
const hoverKt = 45;
const hoverShare = 0.15;

/**
 * The class of an aircraft by its ICAO type description (ICAO Doc 8643: L2J is a landplane with two jets, H1T a helicopter); where none is known, by how high and fast its legs
 * were. What flies more slowly than aeroplanes do is held to the strictest rule, that of helicopters, though it may be a glider.
 */
export function aircraftClassOf(description: string | null, legs: readonly Leg[]): AircraftClass {
  const [, body, , engine] = /^([A-Z])(\d|C)([A-Z])$/.exec(description ?? "") ?? [];
  if (body === "H" || body === "G" || body === "T") return "helicopter";
  if (engine === "J") return "jet";
  if (engine === "T") return "turboprop";
  if (engine === "P" || engine === "E") return "light";
  const high_ft = usualMost(legs.map((leg) => leg.max_alt_ft ?? 0));
  const fast_kt = usualMost(legs.map(fastest));
  if (high_ft >= jet.high_ft || fast_kt >= jet.fast_kt) return "jet";
  if (high_ft >= turboprop.high_ft || fast_kt >= turboprop.fast_kt) return "turboprop";
  return legs.length > 0 && hoverRows(legs) / legs.length >= hoverShare ? "helicopter" : "light";
}

/** The upper quartile: a single wrong altitude or speed among many legs makes no jet. */
function usualMost(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(0.75 * sorted.length))] ?? 0;
}

/** Rows at the ends of legs in which the aircraft flew more slowly than wings carry. */
function hoverRows(legs: readonly Leg[]): number {
  const rows = legs.flatMap((leg) => [...(leg.start_rows ?? []), ...(leg.end_rows ?? [])]);
  return rows.filter((row) => !row.ground && row.gs_kt !== null && row.gs_kt < hoverKt).length;
}

/** The highest speed that a leg shows: at its ends, or from its first position to its last. */
function fastest(leg: Leg): number {
  const told = [...(leg.start_rows ?? []), ...(leg.end_rows ?? [])].map((row) => row.gs_kt ?? 0);
  const hours = (leg.last_seen_ms - leg.first_seen_ms) / 3_600_000;
  const straight = distanceNm(leg.first.lat, leg.first.lon, leg.last.lat, leg.last.lon);
  return Math.max(0, ...told, hours > 0.1 ? straight / hours : 0);
}
