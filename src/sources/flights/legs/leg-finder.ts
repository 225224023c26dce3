import type { Leg, MaskReason } from "../../../model/leg.ts";
import { icao24Of, nonIcaoBit, type PositionBatch } from "../../../model/position-batch.ts";
import { Emitters } from "./emitters.ts";
import { reach } from "./reach.ts";
import { emptyRow, type Row } from "./row.ts";
import type { OnDecision } from "./segment.ts";

/** What `legsOf` may be asked besides the legs. */
export type LegsOptions = {
  /** True for a helicopter, which hovers: standing still does not make it land. */
  readonly rotorcraft?: (icao24: string) => boolean;
  /** Told of every row that is left out, with why. */
  readonly masked?: (icao24: string, row: Row, reason: MaskReason) => void;
  /** Told of every row that is used, with its emitter. */
  readonly placed?: (icao24: string, row: Row, emitter: number) => void;
  /** Told of every row at which a leg might begin. */
  readonly decided?: (icao24: string, ...decision: Parameters<OnDecision>) => void;
};

/**
 * Divides positions into legs. Batches come in order of day; within a day by aircraft and time, as `tables/positions` keeps them, so a leg goes on over midnight and over files. Memory grows with the number of
 * aircraft, not of rows. Legs come out when they are closed: sort them if their order matters.
 */
export class LegFinder {
  readonly #options: LegsOptions;
  readonly #aircraft = new Map<number, Emitters>();
  readonly #row = emptyRow();
  #address = -1;
  #emitters: Emitters | null = null;
  #legs: Leg[] = [];

  constructor(options: LegsOptions = {}) {
    this.#options = options;
  }

  /** Takes a batch, and gives the legs that it closed. */
  push(batch: PositionBatch): readonly Leg[] {
    // The columns are taken out of the batch once: this is done for every row there is.
    const { count, address, time_ms, lat, lon, ground, alt_baro_ft, gs_kt, track_deg, baro_rate_fpm, mlat } = batch;
    const row = this.#row;
    for (let i = 0; i < count; i += 1) {
      row.time_ms = time_ms[i] as number;
      row.lat = lat[i] as number;
      row.lon = lon[i] as number;
      row.says = ground[i] as number;
      row.alt_ft = alt_baro_ft[i] as number;
      row.gs_kt = gs_kt[i] as number;
      row.track_deg = track_deg[i] as number;
      row.rate_fpm = baro_rate_fpm[i] as number;
      row.mlat = mlat[i] as number;
      this.#take(batch, i, address[i] as number);
    }
    return this.#taken();
  }

  /** Closes all legs: nothing more will be heard. */
  end(): readonly Leg[] {
    for (const emitters of this.#aircraft.values()) emitters.end();
    this.#aircraft.clear();
    this.#address = -1;
    return this.#taken();
  }

  #take(batch: PositionBatch, i: number, address: number): void {
    const row = this.#row;
    row.callsign = null;
    const unusable = whyUnusable(address, row);
    if (unusable !== null) {
      this.#mask(address, unusable);
      return;
    }
    if (row.alt_ft > reach.highestFt) {
      row.alt_ft = Number.NaN;
      this.#mask(address, "impossible_altitude");
    }
    const emitters = this.#emittersOf(address);
    if (emitters.wantsCallsign(row)) row.callsign = batch.callsign(i);
    emitters.push(row);
  }

  #emittersOf(address: number): Emitters {
    if (address === this.#address && this.#emitters) return this.#emitters;
    let found = this.#aircraft.get(address);
    if (!found) {
      found = this.#newEmitters(icao24Of(address));
      this.#aircraft.set(address, found);
    }
    this.#address = address;
    this.#emitters = found;
    return found;
  }

  #newEmitters(icao24: string): Emitters {
    const { rotorcraft, masked, placed, decided } = this.#options;
    return new Emitters(
      { icao24, rotorcraft: rotorcraft?.(icao24) ?? false },
      {
        leg: (leg) => this.#legs.push(leg),
        ...(masked ? { masked: (row: Row, reason: MaskReason) => masked(icao24, row, reason) } : {}),
        ...(placed ? { placed: (row: Row, emitter: number) => placed(icao24, row, emitter) } : {}),
        ...(decided ? { decided: (...d: Parameters<OnDecision>) => decided(icao24, ...d) } : {}),
      },
    );
  }

  #mask(address: number, reason: MaskReason): void {
    this.#options.masked?.(icao24Of(address), this.#row, reason);
  }

  #taken(): readonly Leg[] {
    const legs = this.#legs;
    this.#legs = [];
    return legs;
  }
}

/** Why a row can never belong to a leg; null when it may. */
function whyUnusable(address: number, row: Row): MaskReason | null {
  if (address >= nonIcaoBit) return "non_icao";
  return Math.abs(row.lat) <= 90 && Math.abs(row.lon) <= 180 ? null : "no_position";
}
