import { type BreakReason, breakReasons } from "../../../model/leg.ts";
import { flewKt, gotKt, landing_s, leastLost_s, lost_s } from "./break-at.ts";
import type { Row } from "./row.ts";
import { rule } from "./rule.ts";

/** A moment at which a leg might begin, and why one does or does not. What `tarmac legs --explain` prints. */
export type Explained = {
  readonly at_ms: number;
  readonly silence_s: number;
  readonly lat: number;
  readonly lon: number;
  readonly alt_baro_ft: number | null;
  /** Null where no leg begins. */
  readonly reason: BreakReason | null;
  /** The sentence, with the numbers that decided. */
  readonly why: string;
};

/** Says why a leg begins at `row` or not; null where nobody would ask: the rows follow one another and neither lands nor takes off. */
export function explain(before: Row, row: Row, reason: BreakReason | null, lastAir_ms: number): Explained | null {
  const silence_ms = row.time_ms - before.time_ms;
  const why =
    reason === null ? whyNot(before, row, lastAir_ms) : `${breakReasons[reason]}${numbers(before, row, reason)}`;
  if (why === null) return null;
  return {
    at_ms: row.time_ms,
    silence_s: silence_ms / 1000,
    lat: row.lat,
    lon: row.lon,
    alt_baro_ft: Number.isNaN(row.alt_ft) ? null : row.alt_ft,
    reason,
    why,
  };
}

function whyNot(before: Row, row: Row, lastAir_ms: number): string | null {
  const silence_ms = row.time_ms - before.time_ms;
  if (before.ground && !row.ground && row.time_ms - lastAir_ms < rule.stopMs)
    return `On the ground for ${seconds(row.time_ms - lastAir_ms)} only, less than ${seconds(rule.stopMs)}: a touch-and-go.`;
  if (!before.ground && row.ground && silence_ms <= rule.silenceMs)
    return "On the ground: the leg ends here, unless it is in the air again within 90 seconds.";
  if (silence_ms <= rule.gapMs) return null;
  if (silence_ms <= rule.silenceMs)
    return `${minutes(silence_ms)} of silence, too short to hide a landing and a take-off.`;
  const [got, flew] = [gotKt(before, row), flewKt(before, row)];
  const lost = lost_s(before, row);
  const least = leastLost_s(before, row);
  if (lost <= least)
    return `${minutes(silence_ms)} of silence, in which it got on at ${knots(got)} where it flies at ${knots(flew)}: ${lost > 0 ? minutes(lost * 1000) : "no time"} lost, and a stop, wind and detours ask for more than ${minutes(least * 1000)}. It flew on.`;
  return `${minutes(silence_ms)} of silence, ${minutes(lost * 1000)} of it lost; but a landing and a take-off between ${feet(before)} and ${feet(row)} need ${minutes(landing_s(before, row) * 1000)}: taken for holding or a detour.`;
}

function numbers(before: Row, row: Row, reason: BreakReason): string {
  if (reason === "first" || reason === "left_ground") return "";
  const silence = ` Silence: ${minutes(row.time_ms - before.time_ms)}, from ${feet(before)} to ${feet(row)}`;
  if (reason !== "landing_in_gap") return `${silence}.`;
  return `${silence}; got on at ${knots(gotKt(before, row))} where it flies at ${knots(flewKt(before, row))}, ${minutes(lost_s(before, row) * 1000)} lost; a landing and a take-off need ${minutes(landing_s(before, row) * 1000)}.`;
}

const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`;
const minutes = (ms: number): string => (ms < 120_000 ? seconds(ms) : `${Math.round(ms / 60_000)} min`);
const knots = (kt: number): string => `${Math.round(kt)} kt`;
function feet(row: Row): string {
  if (row.ground) return "the ground";
  return Number.isNaN(row.alt_ft) ? "an altitude not told" : `${Math.round(row.alt_ft).toLocaleString("en-US")} ft`;
}
