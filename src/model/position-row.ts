/**
 * A position on its way into `tables/positions`: what readers fill in, one object for all rows of a file, so that millions pass without making garbage. `NaN` in a number and null in a word mean
 * that the source does not tell.
 */
export type PositionRow = {
  /** The 24-bit address as a number, with `nonIcaoBit` for a non-ICAO one; NaN when there is none. */
  address: number;
  time_ms: number;
  lat: number;
  lon: number;
  /** 1 on the ground, 0 in the air, 2 not told. */
  ground: number;
  alt_baro_ft: number;
  alt_geom_ft: number;
  gs_kt: number;
  track_deg: number;
  baro_rate_fpm: number;
  callsign: string | null;
  squawk: string | null;
  source_type: string | null;
  stale: boolean;
  leg_hint: boolean;
  nic: number;
  sil: number;
};

/** A row of which nothing is told. */
export function emptyPosition(): PositionRow {
  return clearPosition({} as PositionRow);
}

/** Takes everything out of a row. */
export function clearPosition(row: PositionRow): PositionRow {
  row.address = Number.NaN;
  row.time_ms = Number.NaN;
  row.lat = Number.NaN;
  row.lon = Number.NaN;
  row.ground = 2;
  row.alt_baro_ft = Number.NaN;
  row.alt_geom_ft = Number.NaN;
  row.gs_kt = Number.NaN;
  row.track_deg = Number.NaN;
  row.baro_rate_fpm = Number.NaN;
  row.callsign = null;
  row.squawk = null;
  row.source_type = null;
  row.stale = false;
  row.leg_hint = false;
  row.nic = Number.NaN;
  row.sil = Number.NaN;
  return row;
}
