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
  return landedWithin(before, row) ? "landing_in_gap" : null;
}

/** Whether a landing and a take-off fit in the silence, and it lost more time on the way than winds and detours cost. */
function landedWithin(before: Row, row: Row): boolean {
  const silence_s = (row.time_ms - before.time_ms) / 1000;
  return silence_s > landing_s(before, row) && lost_s(before, row) > leastLost_s(before, row);
}

/** Seconds of a silence that the way from one row to the other does not account for, at the speed at which it flies. */
export function lost_s(before: Row, row: Row): number {
  const silence_s = (row.time_ms - before.time_ms) / 1000;
  return silence_s * (1 - gotKt(before, row) / flewKt(before, row));
}

/** Seconds that must be lost before a landing is believed: a stop, and a share of the silence for wind and detours. The less the rows beside look like a landing, the more. */
export function leastLost_s(before: Row, row: Row): number {
  const silence_s = (row.time_ms - before.time_ms) / 1000;
  const signs = landingSigns(before, row);
  if (signs === 2) return rule.twoSignsS + rule.twoSignsShare * silence_s;
  if (signs === 1) return rule.oneSignS + rule.oneSignShare * silence_s;
  const low = before.alt_ft < rule.lowFt && row.alt_ft < rule.lowFt;
  return low ? rule.noSignLowS + rule.noSignLowShare * silence_s : rule.noSignS + rule.noSignShare * silence_s;
}

/** How fast it got from one row to the other, in knots along the great circle. */
export function gotKt(before: Row, row: Row): number {
  return distanceNm(before.lat, before.lon, row.lat, row.lon) / ((row.time_ms - before.time_ms) / 3_600_000);
}

/** How fast it flies, in knots: the greater of the two speeds told, no less than any aircraft's. */
export function flewKt(before: Row, row: Row): number {
  return Math.max(known(before.gs_kt, 0), known(row.gs_kt, 0), rule.leastSpeedKt);
}

/** Seconds that a landing and a take-off between two rows need: those of the quickest when it was sinking before and climbing after, of an ordinary one otherwise. */
export function landing_s(before: Row, row: Row): number {
  const [down, up] = [known(before.alt_ft, rule.lowFt), known(row.alt_ft, rule.lowFt)];
  return landingSigns(before, row) === 2
    ? down / rule.steepSinkFtS + up / rule.steepClimbFtS + rule.steepStopS
    : down / rule.gentleSinkFtS + up / rule.gentleClimbFtS + rule.gentleStopS;
}

/** Sinking or slow before the silence, climbing or slow after it: each is a sign of a landing. */
function landingSigns(before: Row, row: Row): number {
  const down = before.trend_fpm <= -rule.trendFpm || before.slow;
  const up = row.trend_fpm >= rule.trendFpm || row.slow;
  return (down ? 1 : 0) + (up ? 1 : 0);
}

function known(value: number, otherwise: number): number {
  return Number.isNaN(value) ? otherwise : value;
}
