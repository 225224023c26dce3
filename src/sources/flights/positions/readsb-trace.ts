import type { JsonFormat } from "./json-format.ts";
import { addressOf } from "../../../model/position-batch.ts";
import { callsignOf, numberOf, squawkOf } from "./words.ts";

/** What readsb adds to a row of a trace now and then: the aircraft's own account. */
type Detail = {
  readonly type?: string;
  readonly flight?: string;
  readonly squawk?: string;
  readonly nic?: number;
  readonly sil?: number;
};

/** Bits of a row's flags: a stale position, a new leg, and an altitude that is geometric. */
const [stale, newLeg, geometricAltitude] = [1, 2, 8];

/**
 * A day of one aircraft as readsb and tar1090 write it, `trace_full_*.json`. A row is `[seconds after timestamp, lat, lon, altitude | "ground", speed, track, flags, rate, detail, type, geometric altitude, …]`
 * (readsb's README-json.md, "trace jsons").
 */
export const readsbTrace: JsonFormat = {
  name: "readsb-trace",
  says: "readsb and tar1090 `trace_full_*.json`, as adsb.lol and ADS-B Exchange publish them: a day of one aircraft",
  feed: "readsb",
  heads: ["icao", "timestamp"],
  lists: ["trace"],
  begin(sink) {
    let address = Number.NaN;
    let start_s = Number.NaN;
    return {
      head(key, value) {
        if (key === "icao") address = addressOf(value);
        else start_s = numberOf(value);
      },
      element(value, number) {
        if (!Array.isArray(value)) return sink.reject(number, "not a row of a trace", value);
        const row = sink.fresh();
        const flags = numberOf(value[6]);
        const altitude = value[3] === "ground" ? Number.NaN : numberOf(value[3]);
        const detail = value[8] as Detail | null | undefined;
        row.address = address;
        row.time_ms = Math.round((start_s + numberOf(value[0])) * 1000);
        row.lat = numberOf(value[1]);
        row.lon = numberOf(value[2]);
        row.ground = value[3] === "ground" ? 1 : Number.isNaN(altitude) ? 2 : 0;
        if (flags & geometricAltitude) row.alt_geom_ft = altitude;
        else {
          row.alt_baro_ft = altitude;
          row.alt_geom_ft = numberOf(value[10]);
        }
        row.gs_kt = numberOf(value[4]);
        row.track_deg = numberOf(value[5]);
        row.baro_rate_fpm = numberOf(value[7]);
        row.stale = (flags & stale) !== 0;
        row.leg_hint = (flags & newLeg) !== 0;
        row.source_type = typeof value[9] === "string" ? value[9] : null;
        if (detail) {
          row.callsign = callsignOf(detail.flight);
          row.squawk = squawkOf(detail.squawk);
          row.nic = numberOf(detail.nic);
          row.sil = numberOf(detail.sil);
          row.source_type ??= detail.type ?? null;
        }
        sink.take(number, value);
      },
    };
  },
};
