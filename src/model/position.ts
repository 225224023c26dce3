/** What a receiver network tells of one aircraft at one instant. Null where it does not tell. Rows of `tables/positions`. */
export type Position = {
  readonly icao24: string;
  readonly addr_type: AddressType;
  readonly time_ms: number;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly onground: boolean | null;
  readonly alt_baro_ft: number | null;
  readonly alt_geom_ft: number | null;
  readonly gs_kt: number | null;
  readonly track_deg: number | null;
  readonly baro_rate_fpm: number | null;
  readonly callsign: string | null;
  readonly squawk: string | null;
  readonly source_type: string | null;
  readonly stale: boolean;
  readonly leg_hint: boolean;
  readonly nic: number | null;
  readonly sil: number | null;
  readonly feed: string;
};

/** `icao`: a 24-bit address that a state assigned; `non_icao`: a track file number, written with a tilde by readsb, which names no aircraft for long. */
export const addressTypes = ["icao", "non_icao"] as const;
export type AddressType = (typeof addressTypes)[number];

/** A column of a Parquet table: its SQL type (the same word in DuckDB and Trino) and its sentence, which docs print. */
export type Column = { readonly name: string; readonly type: string; readonly says: string };

/** The columns of `tables/positions`, in order. Files are sorted by (icao24, time_ms), one a UTC day. Names as OpenSky, OPDI and readsb use them, with units. */
export const positionColumns = [
  {
    name: "icao24",
    type: "varchar",
    says: "24-bit address, six lower-case hex digits, without the tilde of a non-ICAO one",
  },
  { name: "addr_type", type: "varchar", says: "icao, or non_icao for a track file number (TIS-B and the like)" },
  { name: "time_ms", type: "bigint", says: "instant of the position, milliseconds since 1970-01-01T00:00:00Z" },
  { name: "lat", type: "double", says: "latitude, degrees north, WGS 84; null when there is no position" },
  { name: "lon", type: "double", says: "longitude, degrees east, -180 to 180" },
  { name: "onground", type: "boolean", says: "the aircraft says that it is on the ground; null when it does not say" },
  {
    name: "alt_baro_ft",
    type: "real",
    says: "pressure altitude, feet at 1013.25 hPa; null on the ground and when not told",
  },
  { name: "alt_geom_ft", type: "real", says: "height above the ellipsoid, feet" },
  { name: "gs_kt", type: "real", says: "speed over ground, knots" },
  { name: "track_deg", type: "real", says: "track over ground, degrees from true north" },
  { name: "baro_rate_fpm", type: "real", says: "vertical rate, feet a minute" },
  { name: "callsign", type: "varchar", says: "call sign, trimmed; null when blank" },
  { name: "squawk", type: "varchar", says: "transponder code, four octal digits" },
  {
    name: "source_type",
    type: "varchar",
    says: "how it was received: adsb_icao, mlat, tisb_icao, adsc, other …, as readsb names them",
  },
  { name: "stale", type: "boolean", says: "the feed marks the position as stale" },
  { name: "leg_hint", type: "boolean", says: "the feed believes that a leg starts here; a hint, never the truth" },
  { name: "nic", type: "tinyint", says: "navigation integrity category" },
  { name: "sil", type: "tinyint", says: "source integrity level" },
  { name: "feed", type: "varchar", says: "name of the feed that told it" },
] as const satisfies readonly (Column & { readonly name: keyof Position })[];
