import type { PositionRow } from "../../../model/position-row.ts";

/** What a value may be at most and at least; what lies beyond cannot be right, and the row goes to the rejects. */
export const limits = {
  lat: { least: -90, most: 90, says: "latitude, degrees" },
  lon: { least: -180, most: 180, says: "longitude, degrees" },
  alt_baro_ft: { least: -5000, most: 200_000, says: "pressure altitude, feet" },
  alt_geom_ft: { least: -5000, most: 200_000, says: "geometric altitude, feet" },
  gs_kt: { least: 0, most: 5000, says: "ground speed, knots" },
  track_deg: { least: -180, most: 360, says: "track, degrees" },
  baro_rate_fpm: { least: -100_000, most: 100_000, says: "vertical rate, feet a minute" },
  nic: { least: 0, most: 15, says: "navigation integrity category" },
  sil: { least: 0, most: 7, says: "source integrity level" },
} as const;

/** Instants before and after which no position lies: before ADS-B, and after what a clock set right can say. */
export const [earliestMs, latestMs] = [Date.UTC(1990, 0, 1), Date.UTC(2100, 0, 1)];

type Limited = keyof typeof limits;

/** Why a row cannot be right; null when it can. What is not told (NaN) is no fault, except the instant and one coordinate without the other. */
export function faultOf(row: PositionRow): string | null {
  if (!(row.time_ms >= earliestMs && row.time_ms < latestMs)) return timeFault(row.time_ms);
  if (Number.isNaN(row.lat) !== Number.isNaN(row.lon)) return "one coordinate without the other";
  const { lat, lon, alt_baro_ft, alt_geom_ft, gs_kt, track_deg, baro_rate_fpm, nic, sil } = limits;
  if (out(row.lat, lat)) return beyond("lat", row);
  if (out(row.lon, lon)) return beyond("lon", row);
  if (out(row.alt_baro_ft, alt_baro_ft)) return beyond("alt_baro_ft", row);
  if (out(row.alt_geom_ft, alt_geom_ft)) return beyond("alt_geom_ft", row);
  if (out(row.gs_kt, gs_kt)) return beyond("gs_kt", row);
  if (out(row.track_deg, track_deg)) return beyond("track_deg", row);
  if (out(row.baro_rate_fpm, baro_rate_fpm)) return beyond("baro_rate_fpm", row);
  if (out(row.nic, nic)) return beyond("nic", row);
  if (out(row.sil, sil)) return beyond("sil", row);
  return null;
}

/** False for NaN. */
function out(value: number, { least, most }: { readonly least: number; readonly most: number }): boolean {
  return value < least || value > most;
}

function timeFault(time_ms: number): string {
  return !Number.isFinite(time_ms) ? "no time" : `time is not between 1990 and 2100: ${time_ms}`;
}

function beyond(column: Limited, row: PositionRow): string {
  const { least, most, says } = limits[column];
  if (!Number.isFinite(row[column])) return `${says}: not a number`;
  return `${says} out of range (${least} to ${most}): ${row[column]}`;
}
