import type { Point } from "./earth.ts";

/** One end of a flight as it was: an aerodrome, or a place off any (ident null). */
export type TrueEnd = Point & { readonly ident: string | null; readonly elevation_ft: number };

/** The first or last row heard of a leg in the air. */
export type HeardEnd = { readonly ms: number; readonly aboveFt: number; readonly awayNm: number };

/** Silence in which an aircraft landed, stood and took off again. */
export type SilentStop = {
  readonly minutes: number;
  /** Miles from where it was last heard to where it was heard again, over the time: what it would have flown at had it not landed. */
  readonly implied_kt: number;
  /** True when that is at least six tenths of the greater speed told on both sides, or a slow aircraft was silent for less than a quarter of an hour: it may have flown on, or round and round, and only heights could show that it landed. */
  readonly could_fly_on: boolean;
};

/** A flight as it truly was, with what was heard of it. */
export type TrueLeg = {
  readonly icao24: string;
  /** The aircraft behind the address: 0, or 1 for the second on one address. */
  readonly emitter: number;
  readonly family: string;
  readonly takeoff_ms: number;
  readonly landing_ms: number;
  readonly from: TrueEnd;
  readonly to: TrueEnd;
  readonly touch_and_gos: number;
  readonly go_arounds: number;
  /** Rows heard in the air, at their true place. */
  readonly heard_airborne: number;
  /** True when fewer than five were. */
  readonly hidden: boolean;
  /** Null when nothing was heard in the air. Heights are above the aerodrome of that end. */
  readonly first: HeardEnd | null;
  readonly last: HeardEnd | null;
  /** Null when a row was heard on the ground since the landing before, and for the first flight. */
  readonly silent_stop: SilentStop | null;
  /** True places a minute apart from take-off to landing, lat and lon in turn; only where two aircraft share the address. */
  readonly track: Float32Array | null;
};

/** True when the end was heard low and near: below 3,000 ft above the aerodrome and within 15 miles. */
export function seenLow(end: HeardEnd | null): boolean {
  return end !== null && end.aboveFt < 3000 && end.awayNm < 15;
}
