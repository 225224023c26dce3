import { bearingDeg, distanceNm } from "../../../model/great-circle.ts";
import type { Leg, LegTail, TailRow } from "../../../model/leg.ts";

/** Where and when an end is looked at: the start of a leg is read backwards in time, so that both ends are a way towards the ground. */
export type EndSide = "start" | "end";

/** What was heard at an end of a leg. Null where it was not told and cannot be reckoned. */
export type EndSight = {
  readonly side: EndSide;
  /** The first or last position in the air. */
  readonly lat: number;
  readonly lon: number;
  readonly alt_ft: number | null;
  readonly gs_kt: number | null;
  /** The course that leads to the field: as flown at the end of a leg, turned about at its start. */
  readonly toward_deg: number | null;
  /** How fast the way leads to the ground, feet a minute; negative when it leads away from it. */
  readonly sink_fpm: number | null;
  /** Rows of the tail that lead to the ground, and those that lead away from it. */
  readonly votes: { readonly toward: number; readonly away: number };
  /** Where it was seen on the ground; exact when the row itself is known, otherwise within a minute of flight. */
  readonly ground: {
    readonly lat: number;
    readonly lon: number;
    readonly exact: boolean;
    /** Seconds between the position in the air and this one. */
    readonly after_s: number;
    readonly away_nm: number;
  } | null;
};

/** A rate beyond this is a climb or a descent. */
const trendFpm = 200;
/** How much of the tail tells course and rate at the very end. */
const nearS = 75;

/** Reads an end of a leg from its tail, or from the first or last position alone where there is none. */
export function sightOf(leg: Leg, side: EndSide): EndSight {
  const tail = (side === "start" ? leg.start_rows : leg.end_rows) ?? [];
  const at = side === "start" ? leg.first : leg.last;
  const sign = side === "start" ? -1 : 1;
  // Nearest to the end first.
  const air = tail.filter((row) => !row.ground).sort((a, b) => Math.abs(a.s) - Math.abs(b.s));
  const rates = ratesOf(air, sign);
  return {
    side,
    lat: at.lat,
    lon: at.lon,
    alt_ft:
      at.alt_baro_ft ?? air.find((row) => row.alt_baro_ft !== null && Math.abs(row.s) <= nearS)?.alt_baro_ft ?? null,
    gs_kt: air.find((row) => row.gs_kt !== null)?.gs_kt ?? null,
    toward_deg: turned(courseOf(air, sign), sign),
    sink_fpm: median(rates.filter((rate) => rate.near).map((rate) => rate.sink_fpm)),
    votes: {
      toward: rates.filter((rate) => rate.sink_fpm >= trendFpm).length,
      away: rates.filter((rate) => rate.sink_fpm <= -trendFpm).length,
    },
    ground: groundOf(leg, tail, side),
  };
}

type Rate = { readonly sink_fpm: number; readonly near: boolean };

/** How fast each row leads to the ground, by its own rate, else by the altitude of the row before it. */
function ratesOf(air: readonly TailRow[], sign: number): Rate[] {
  return air.flatMap((row, i) => {
    const fpm = row.rate_fpm ?? slope(row, air[i + 1]);
    return fpm === null ? [] : [{ sink_fpm: -sign * fpm, near: Math.abs(row.s) <= nearS }];
  });
}

function slope(a: TailRow, b: TailRow | undefined): number | null {
  if (b === undefined || a.alt_baro_ft === null || b.alt_baro_ft === null || a.s === b.s) return null;
  return ((a.alt_baro_ft - b.alt_baro_ft) / (a.s - b.s)) * 60;
}

/** The course flown at the end: as told by its nearest row, else from two positions far enough apart. */
function courseOf(air: readonly TailRow[], sign: number): number | null {
  const [end] = air;
  if (end === undefined) return null;
  const told = air.find((row) => row.track_deg !== null && Math.abs(row.s) <= 20)?.track_deg;
  if (told !== undefined && told !== null) return told;
  const other = air.find((row) => distanceNm(row.lat, row.lon, end.lat, end.lon) >= 0.3);
  if (other === undefined || Math.abs(other.s) > 2 * nearS) return null;
  const [from, to] = sign > 0 ? [other, end] : [end, other];
  return bearingDeg(from.lat, from.lon, to.lat, to.lon);
}

function turned(course: number | null, sign: number): number | null {
  return course === null ? null : sign > 0 ? course : (course + 180) % 360;
}

function groundOf(leg: Leg, tail: LegTail, side: EndSide): EndSight["ground"] {
  const [row] = tail.filter((one) => one.ground).sort((a, b) => Math.abs(a.s) - Math.abs(b.s));
  const [end, at] = side === "start" ? [leg.atot, leg.first] : [leg.aldt, leg.last];
  if (row !== undefined) {
    const away_nm = distanceNm(row.lat, row.lon, at.lat, at.lon);
    return { lat: row.lat, lon: row.lon, exact: true, after_s: Math.abs(row.s), away_nm };
  }
  return end.source === "observed" ? { lat: at.lat, lon: at.lon, exact: false, after_s: 60, away_nm: 0 } : null;
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length === 0 ? null : (sorted[Math.floor(sorted.length / 2)] as number);
}
