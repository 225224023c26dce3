import { lonDifference } from "../../../model/great-circle.ts";
import type { Row } from "./row.ts";

/** The numbers of cleaning. `clean.sql` holds the same ones. */
export const reach = {
  /** Positions are told late or rounded: so far off is no wonder. */
  slackNm: 2,
  /** An aircraft flies as fast as it says and half as fast again, and a little more; no faster than the most. */
  overTold: 1.5,
  overKt: 120,
  mostKt: 1200,
  /** A jet's speed: where none is told, and after a silence of more than so many hours. */
  jetKt: 800,
  longHours: 1 / 6,
  /** Who can come so far is not asked for the distance. */
  everywhereNm: 5000,
  /** From this speed on an aircraft has moved by the next row. */
  frozenKt: 50,
  /** After so long a silence one row alone could be anywhere: it waits for a second one that goes on from it. */
  silentMs: 600_000,
  /** No altitude above this is believed. */
  highestFt: 60_000,
} as const;

/** Whether an aircraft at `from` can have sent `row`: as fast as it says, and half as fast again; any jet's speed after a long silence. */
export function canReach(from: Row, row: Row): boolean {
  const hours = (row.time_ms - from.time_ms) / 3_600_000;
  const told = Math.max(orZero(from.gs_kt), orZero(row.gs_kt));
  const limit_kt =
    told === 0 && Number.isNaN(row.gs_kt) ? reach.jetKt : Math.min(reach.mostKt, reach.overTold * told + reach.overKt);
  const reach_nm = hours * (hours > reach.longHours ? Math.max(reach.jetKt, limit_kt) : limit_kt) + reach.slackNm;
  const north_nm = Math.abs(row.lat - from.lat) * 60;
  if (north_nm > reach_nm) return false;
  // The way along the two sides is longer than the way across: so near that nothing need be reckoned, as nearly every row is.
  if (north_nm + Math.abs(row.lon - from.lon) * 60 <= reach_nm) return true;
  return reach_nm > reach.everywhereNm || apartNm(from, row) <= reach_nm;
}

/** Distance in nautical miles on a flat map around the row: enough to choose by, and quick. */
export function apartNm(from: Row, row: Row): number {
  const north = (row.lat - from.lat) * 60;
  const east = lonDifference(from.lon, row.lon) * 60 * Math.cos((row.lat * Math.PI) / 180);
  return Math.sqrt(north * north + east * east);
}

/** Under way, yet where it was before to the last digit: the receiver network repeats a position that it did not hear again (OpenSky does so for up to five minutes). */
export function isFrozen(from: Row, row: Row): boolean {
  return row.lat === from.lat && row.lon === from.lon && row.gs_kt >= reach.frozenKt;
}

function orZero(value: number): number {
  return Number.isNaN(value) ? 0 : value;
}
