import { distanceNm } from "../../../model/great-circle.ts";
import type { BreakReason } from "../../../model/leg.ts";
import type { Row } from "./row.ts";
import { rule } from "./rule.ts";

/** Why a new leg begins at `row`, which comes after `before`; null when the leg goes on. `lastAir_ms` is when the aircraft was last in the air (NaN: never yet). */
export function breakAt(before: Row, row: Row, lastAir_ms: number): BreakReason | null {
  const silence_ms = row.time_ms - before.time_ms;
  if (silence_ms > rule.longSilenceMs) return "long_silence";
  if (!row.ground && before.ground && !(row.time_ms - lastAir_ms < rule.stopMs)) return "left_ground";
  if (silence_ms <= rule.silenceMs) return null;
  if (row.ground || before.ground) return "silence_on_ground";
  const [got_kt, flew_kt] = [gotKt(before, row), flewKt(before, row)];
  if (got_kt < rule.slowShare * flew_kt && silence_ms / 1000 > landing_s(before, row)) return "landing_in_gap";
  const low = before.alt_ft < rule.lowFt && row.alt_ft < rule.lowFt;
  return low && silence_ms > rule.lowSilenceMs && got_kt < rule.throughShare * flew_kt ? "low_both_sides" : null;
}

/** How fast it got from one row to the other, in knots along the great circle. */
export function gotKt(before: Row, row: Row): number {
  return distanceNm(before.lat, before.lon, row.lat, row.lon) / ((row.time_ms - before.time_ms) / 3_600_000);
}

/** How fast it flies, in knots: the greater of the two speeds told, no less than any aircraft's. */
export function flewKt(before: Row, row: Row): number {
  return Math.max(known(before.gs_kt, 0), known(row.gs_kt, 0), rule.leastSpeedKt);
}

/** Seconds that a landing and a take-off between two rows need: few when the aircraft was sinking before and climbing after, those of an ordinary landing otherwise. */
export function landing_s(before: Row, row: Row): number {
  const [down, up] = [known(before.alt_ft, rule.lowFt), known(row.alt_ft, rule.lowFt)];
  const steep = before.trend_fpm <= -rule.trendFpm && row.trend_fpm >= rule.trendFpm;
  return steep
    ? down / rule.steepSinkFtS + up / rule.steepClimbFtS + rule.steepStopS
    : down / rule.gentleSinkFtS + up / rule.gentleClimbFtS + rule.gentleStopS;
}

function known(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
