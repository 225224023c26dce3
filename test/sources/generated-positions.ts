import { inventedFields } from "../../bench/flights/fields.ts";
import { generate } from "../../bench/flights/generate.ts";
import type { Position } from "../../src/model/position.ts";
import { icao24Of, nonIcaoBit } from "../../src/model/position-batch.ts";
import { position } from "./position-files.ts";

/** The positions of the bench's invented aircraft, twenty-six families of them, each hard in its own way. */
export function* generatedPositions(asked: { seed: number; aircraft: number; days: number }): Generator<Position> {
  const told = (value: number): number | null => (Number.isNaN(value) ? null : value);
  for (const { batch } of generate({ ...asked, fields: inventedFields() }).batches())
    for (let i = 0; i < batch.count; i += 1) {
      const address = batch.address[i] as number;
      const ground = batch.ground[i];
      yield position({
        icao24: icao24Of(address),
        addr_type: address >= nonIcaoBit ? "non_icao" : "icao",
        time_ms: batch.time_ms[i] as number,
        lat: told(batch.lat[i] as number),
        lon: told(batch.lon[i] as number),
        onground: ground === 2 ? null : ground === 1,
        alt_baro_ft: told(batch.alt_baro_ft[i] as number),
        gs_kt: told(batch.gs_kt[i] as number),
        track_deg: told(batch.track_deg[i] as number),
        baro_rate_fpm: told(batch.baro_rate_fpm[i] as number),
        callsign: batch.callsign(i),
        source_type: batch.source(i),
      });
    }
}
