/** Why a leg begins where it does. The sentence is what `tarmac legs --explain` and the docs print. */
export const breakReasons = {
  first: "The first row of the aircraft.",
  long_silence: "Nothing was heard for more than 14 hours.",
  left_ground: "The first row in the air after at least 90 seconds on the ground.",
  silence_on_ground: "Nothing was heard for more than 10 minutes, and the aircraft was on the ground before or after.",
  landing_in_gap:
    "Nothing was heard for more than 10 minutes, the aircraft got on more slowly than it flies, and there was time to land and take off again.",
  low_both_sides: "Nothing was heard for more than 15 minutes, and the aircraft was low before and after.",
  other_emitter:
    "Another aircraft with the same address: no aircraft can fly from the one position to the other in the time.",
} as const;
export type BreakReason = keyof typeof breakReasons;

/** Why a row is left out of the rule. The row stays in the table; nothing is deleted. */
export const maskReasons = {
  impossible_speed:
    "No aircraft gets there from the rows before in the time, and too few rows go on from there to be another aircraft.",
  impossible_altitude: "Above 60,000 ft: the altitude is not used, the position is.",
  non_icao: "The address names no aircraft.",
  no_position: "No latitude and longitude.",
} as const;
export type MaskReason = keyof typeof maskReasons;

/** How an end of a leg is known: seen, reckoned from the last rate of climb or descent, only bounded, or not at all. */
export const endKnowledge = ["observed", "extrapolated", "bounded", "unknown"] as const;
export type EndKnowledge = (typeof endKnowledge)[number];

/** One end of a leg in time: take-off (`atot`) or landing (`aldt`). The bounds hold the truth, null where they are open; `ms` is the best guess, null when there is none. */
export type LegEnd = {
  readonly ms: number | null;
  readonly lo_ms: number | null;
  readonly hi_ms: number | null;
  readonly source: EndKnowledge;
};

/** A stretch inside a leg in which nothing was heard, with the last row before it and the first after it. */
export type Gap = {
  readonly start_ms: number;
  readonly end_ms: number;
  readonly from: GapSide;
  readonly to: GapSide;
  /** Great-circle distance over the gap divided by its time. */
  readonly implied_kt: number;
};
export type GapSide = { readonly lat: number; readonly lon: number; readonly alt_baro_ft: number | null };

/** A row near an end of a leg, as the rule took it. Null where it was not told; `ground` is what the rule says, not the aircraft alone. */
export type TailRow = {
  /** Seconds since the end itself, the first or last row in the air: negative before it. Rows on the ground before a take-off are negative, those after a landing positive. */
  readonly s: number;
  readonly lat: number;
  readonly lon: number;
  readonly alt_baro_ft: number | null;
  readonly gs_kt: number | null;
  readonly track_deg: number | null;
  readonly rate_fpm: number | null;
  readonly ground: boolean;
};

/**
 * What was heard around an end of a leg, in order of time, enough to tell where and when it began or ended: the row in the air itself, up to five more at least 10 seconds apart, up
 * to nine more at least 60 seconds apart within ten minutes of flight, and up to two on the ground on its other side.
 */
export type LegTail = readonly TailRow[];

/** One flight of one aircraft from take-off to landing, as far as it was heard. Times are epoch milliseconds, UTC. */
export type Leg = {
  /** Digest of icao24 and the first time in the air, rounded to 10 seconds: the same leg keeps its id when more is heard of it later. 16 hex digits. */
  readonly id: string;
  readonly icao24: string;
  /** 0 for the aircraft itself; 1, 2 … for others that were heard under the same address. */
  readonly emitter: number;
  /** The first call sign heard in the air; null when none was. */
  readonly callsign: string | null;
  /** Call signs heard in the air, looked at once a minute, in order. */
  readonly callsigns: readonly string[];
  /** The first and last row in the air. */
  readonly first_seen_ms: number;
  readonly last_seen_ms: number;
  readonly atot: LegEnd;
  readonly aldt: LegEnd;
  readonly first: GapSide;
  readonly last: GapSide;
  /** Rows around the first and the last row in the air; absent in legs that are read back without them. */
  readonly start_rows?: LegTail;
  readonly end_rows?: LegTail;
  readonly break_reason: BreakReason;
  /** Rows of the leg, on the ground too, and those in the air. */
  readonly points: number;
  readonly points_airborne: number;
  readonly gaps: readonly Gap[];
  readonly touch_and_gos: number;
  readonly max_alt_ft: number | null;
  /** Share of rows from multilateration, 0 to 1. */
  readonly mlat_share: number;
  /** Faults of the track that a person should know: `two_emitters`, `spoofing`, `mlat_only` … */
  readonly flags: readonly string[];
};
