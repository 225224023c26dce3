/** A cleaned row of one emitter, as the rule sees it. `NaN`: not told. Mutable, since one is used again for millions of rows. */
export type Row = {
  time_ms: number;
  lat: number;
  lon: number;
  /** 1 on the ground, 0 in the air, 2 not told, as the aircraft says. */
  says: number;
  alt_ft: number;
  gs_kt: number;
  track_deg: number;
  rate_fpm: number;
  /** The rate where it is told, else reckoned from the altitudes beside: too rough to tell the ground by, enough to tell sinking from climbing. */
  trend_fpm: number;
  /** Slow for this aircraft, as on an approach or a runway. */
  slow: boolean;
  mlat: number;
  callsign: string | null;
  /** On the ground by the rule. */
  ground: boolean;
};

/** A row that nothing was put in yet. */
export function emptyRow(): Row {
  return {
    time_ms: Number.NaN,
    lat: 0,
    lon: 0,
    says: 2,
    alt_ft: Number.NaN,
    gs_kt: Number.NaN,
    track_deg: Number.NaN,
    rate_fpm: Number.NaN,
    trend_fpm: Number.NaN,
    slow: false,
    mlat: 0,
    callsign: null,
    ground: false,
  };
}

/** Copies what reach and candidates are judged by, and nothing else: it is done for every row. */
export function copyPlace(from: Row, to: Row): void {
  to.time_ms = from.time_ms;
  to.lat = from.lat;
  to.lon = from.lon;
  to.alt_ft = from.alt_ft;
  to.gs_kt = from.gs_kt;
}

/** Copies a row into another. */
export function copyRow(from: Row, to: Row): void {
  to.time_ms = from.time_ms;
  to.lat = from.lat;
  to.lon = from.lon;
  to.says = from.says;
  to.alt_ft = from.alt_ft;
  to.gs_kt = from.gs_kt;
  to.track_deg = from.track_deg;
  to.rate_fpm = from.rate_fpm;
  to.trend_fpm = from.trend_fpm;
  to.slow = from.slow;
  to.mlat = from.mlat;
  to.callsign = from.callsign;
  to.ground = from.ground;
}
