import type { JsonFormat } from "./json-format.ts";
import { addressOf } from "../../../model/position-batch.ts";
import { callsignOf, numberOf, squawkOf } from "./words.ts";
import { feetOfMetres, fpmOfMetresPerSecond, knotsOfMetresPerSecond } from "./units.ts";

/** `position_source` of a state vector, in readsb's words. */
const sources = ["adsb_icao", "asterix", "mlat", "flarm"] as const;

/**
 * State vectors of the OpenSky Network's REST API, `/states/all`: metres and metres a second, and two instants, of the position and of the last message of any kind; the first is the position's. (OpenSky REST
 * API documentation, "State Vectors": 17 or 18 values a row.)
 */
export const openSkyStates: JsonFormat = {
  name: "opensky-states",
  says: "the OpenSky Network's REST API, `states`: the whole sky, or what was asked for, at one instant",
  feed: "opensky",
  heads: ["time"],
  lists: ["states"],
  begin(sink) {
    let at_s = Number.NaN;
    return {
      head(_key, value) {
        at_s = numberOf(value);
      },
      element(value, number) {
        if (!Array.isArray(value)) return sink.reject(number, "not a state vector", value);
        const row = sink.fresh();
        const position_s = numberOf(value[3]);
        row.address = addressOf(value[0]);
        row.time_ms = Math.round((Number.isNaN(position_s) ? at_s : position_s) * 1000);
        row.lon = numberOf(value[5]);
        row.lat = numberOf(value[6]);
        row.ground = typeof value[8] === "boolean" ? Number(value[8]) : 2;
        row.alt_baro_ft = row.ground === 1 ? Number.NaN : feetOfMetres(numberOf(value[7]));
        row.alt_geom_ft = feetOfMetres(numberOf(value[13]));
        row.gs_kt = knotsOfMetresPerSecond(numberOf(value[9]));
        row.track_deg = numberOf(value[10]);
        row.baro_rate_fpm = fpmOfMetresPerSecond(numberOf(value[11]));
        row.callsign = callsignOf(value[1]);
        row.squawk = squawkOf(value[14]);
        row.source_type = sources[numberOf(value[16])] ?? null;
        sink.take(number, value);
      },
    };
  },
};
