import type { JsonFormat } from "./json-format.ts";
import { addressOf } from "../../../model/position-batch.ts";
import { callsignOf, numberOf, squawkOf } from "./words.ts";

/** An aircraft of the list, as far as it is read. */
export type LiveAircraft = {
  readonly hex?: string;
  readonly type?: string;
  readonly flight?: string;
  readonly alt_baro?: number | "ground";
  readonly alt_geom?: number;
  readonly gs?: number;
  readonly track?: number;
  readonly baro_rate?: number;
  readonly geom_rate?: number;
  readonly squawk?: string;
  readonly nic?: number;
  readonly sil?: number;
  readonly lat?: number;
  readonly lon?: number;
  readonly seen_pos?: number;
  readonly mlat?: readonly string[];
  /** Where it was last seen, when that is more than a minute ago. */
  readonly lastPosition?: { readonly lat: number; readonly lon: number; readonly seen_pos: number };
};

/** Seconds beyond which a live position is called stale: readsb's own bound. */
const staleAfter_s = 60;

/**
 * What a receiver sees now, `aircraft.json` of readsb and dump1090, and the v2 API of adsb.lol, airplanes.live and ADS-B Exchange, whose list is `ac` and whose `now` is in milliseconds. (readsb's
 * README-json.md, "aircraft.json".) The instant of a position is `now` less `seen_pos`.
 */
export const aircraftJson: JsonFormat = {
  name: "aircraft-json",
  says: "`aircraft.json` of readsb and dump1090, and the v2 API of adsb.lol, airplanes.live and ADS-B Exchange: what is in the air now",
  feed: "live",
  heads: ["now"],
  lists: ["aircraft", "ac"],
  begin(sink) {
    let now_s = Number.NaN;
    return {
      head(_key, value) {
        const now = numberOf(value);
        now_s = now > 1e11 ? now / 1000 : now;
      },
      element(value, number) {
        const seen = value as LiveAircraft | null;
        if (typeof seen !== "object" || seen === null) return sink.reject(number, "not an aircraft", value);
        const row = sink.fresh();
        const { lat, lon, seen_pos } = seen.lat === undefined ? { ...seen, ...seen.lastPosition } : seen;
        const altitude = seen.alt_baro === "ground" ? Number.NaN : numberOf(seen.alt_baro);
        row.address = addressOf(seen.hex);
        row.time_ms = Math.round((now_s - (seen_pos ?? 0)) * 1000);
        row.lat = numberOf(lat);
        row.lon = numberOf(lon);
        row.ground = seen.alt_baro === "ground" ? 1 : Number.isNaN(altitude) ? 2 : 0;
        row.alt_baro_ft = altitude;
        row.alt_geom_ft = numberOf(seen.alt_geom);
        row.gs_kt = numberOf(seen.gs);
        row.track_deg = numberOf(seen.track);
        row.baro_rate_fpm = numberOf(seen.baro_rate ?? seen.geom_rate);
        row.callsign = callsignOf(seen.flight);
        row.squawk = squawkOf(seen.squawk);
        row.source_type = seen.type ?? (seen.mlat?.includes("lat") ? "mlat" : null);
        row.stale = (seen_pos ?? 0) > staleAfter_s;
        row.nic = numberOf(seen.nic);
        row.sil = numberOf(seen.sil);
        // Heard, but nobody knows where: nothing to keep.
        if (Number.isNaN(row.lat) && Number.isNaN(row.lon)) return;
        sink.take(number, value);
      },
    };
  },
};
