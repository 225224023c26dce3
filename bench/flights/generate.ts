import type { PositionBatch } from "../../src/model/position-batch.ts";
import { drawer } from "./draw.ts";
import { type FamilyName, families } from "./families.ts";
import type { Field } from "./fields.ts";
import type { Heard } from "./hear.ts";
import type { World } from "./itinerary.ts";
import { type Life, rowsOf } from "./life.ts";
import type { TrueLeg } from "./truth.ts";

const dayMs = 86_400_000;

export type CorpusOptions = {
  readonly seed: number;
  readonly fields: readonly Field[];
  /** Aircraft of each family. */
  readonly aircraft: number;
  readonly families?: readonly FamilyName[];
  readonly days?: number;
  /** Rows in a batch at most. */
  readonly batchRows?: number;
};

/** Rows as they are passed on, with the one column that is only written to files. */
export type HeardBatch = PositionBatch & { readonly source: (row: number) => Heard["source"] };

/** Invented aircraft, day by day. */
export type Corpus = {
  /** Batches in the order day, address, time; each within one day. May be gone through once. */
  readonly batches: () => Generator<{ readonly day: string; readonly batch: HeardBatch }>;
  /** Every flight whose rows have passed; whole once the batches are. */
  readonly truth: readonly TrueLeg[];
};

/** First day of every corpus: a day that has not come yet. */
export const firstDayMs = Date.UTC(2035, 2, 1);

/**
 * Makes aircraft and what is heard of them. The same options give the same rows. Aircraft n of a family is the same whatever the other families and however many there are.
 * Holds in memory one generator for each aircraft and the rows of one address and day.
 */
export function generate(options: CorpusOptions): Corpus {
  const truth: TrueLeg[] = [];
  return { truth, batches: () => batches(options, (leg) => truth.push(leg)) };
}

function* batches(options: CorpusOptions, tell: (leg: TrueLeg) => void): ReturnType<Corpus["batches"]> {
  const days = options.days ?? 3;
  const size = options.batchRows ?? 65_536;
  const sources = livesOf(options).map((lives) => ({
    address: lives[0]?.address ?? 0,
    taken: lives.map((life) => byDay(rowsOf(life, tell))),
  }));
  for (let n = 0; n <= days; n += 1) {
    const day = new Date(firstDayMs + n * dayMs).toISOString().slice(0, 10);
    let batch = emptyBatch(size);
    for (const { address, taken } of sources) {
      const rows = taken.flatMap((one) => one.until(firstDayMs + (n + 1) * dayMs));
      rows.sort((a, b) => a.ms - b.ms);
      for (const row of rows) {
        if (batch.count === size) {
          yield { day, batch };
          batch = emptyBatch(size);
        }
        put(batch, address, row);
      }
    }
    if (batch.count > 0) yield { day, batch };
  }
}

/** Lives by address, in the order of addresses. */
function livesOf({ seed, fields, aircraft, families: asked, days = 3 }: CorpusOptions): Life[][] {
  const world: World = { fields, startMs: firstDayMs, endMs: firstDayMs + days * dayMs };
  const names = Object.keys(families) as FamilyName[];
  const groups = new Map<number, Life[]>();
  for (const [f, name] of names.entries()) {
    if (asked !== undefined && !asked.includes(name)) continue;
    for (let n = 0; n < aircraft; n += 1) {
      const index = f * 20_000 + n;
      const made = families[name].make(world, {
        family: name,
        addresses: [addressOf(index), addressOf(index + 10_000)],
        draws: (row) => drawer(seed, index * 16 + row),
      });
      for (const life of made) groups.set(life.address, [...(groups.get(life.address) ?? []), life]);
    }
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, lives]) => lives);
}

/** An address from 0xF00000 up, a block that no state has, scattered so that families stand mixed. */
const addressOf = (index: number): number => 0xf00000 + ((index * 7919 + 17) % 1_048_573);

/** The rows of a life, taken a day at a time. Clocks are off by seconds, so a little more is read. */
function byDay(rows: Generator<Heard>): { until: (ms: number) => Heard[] } {
  let kept: Heard[] = [];
  let over = false;
  return {
    until(ms) {
      while (!over && (kept.at(-1)?.trueMs ?? 0) < ms + 10_000) {
        const next = rows.next();
        if (next.done) over = true;
        else kept.push(next.value);
      }
      const taken = kept.filter((row) => row.ms < ms);
      kept = kept.filter((row) => row.ms >= ms);
      return taken;
    },
  };
}

type Filling = { -readonly [K in keyof HeardBatch]: HeardBatch[K] } & {
  readonly signs: (string | null)[];
  readonly sources: Heard["source"][];
};

function emptyBatch(size: number): Filling {
  const signs: (string | null)[] = [];
  const sources: Heard["source"][] = [];
  return {
    count: 0,
    address: new Int32Array(size),
    time_ms: new Float64Array(size),
    lat: new Float64Array(size),
    lon: new Float64Array(size),
    ground: new Uint8Array(size),
    alt_baro_ft: new Float32Array(size),
    gs_kt: new Float32Array(size),
    track_deg: new Float32Array(size),
    baro_rate_fpm: new Float32Array(size),
    mlat: new Uint8Array(size),
    callsign: (row) => signs[row] ?? null,
    source: (row) => sources[row] ?? "adsb_icao",
    signs,
    sources,
  };
}

function put(batch: Filling, address: number, row: Heard): void {
  const n = batch.count;
  batch.count = n + 1;
  batch.address[n] = address;
  batch.time_ms[n] = row.ms;
  batch.lat[n] = row.lat;
  batch.lon[n] = row.lon;
  batch.ground[n] = row.ground;
  batch.alt_baro_ft[n] = row.alt;
  batch.gs_kt[n] = row.kt;
  batch.track_deg[n] = row.track;
  batch.baro_rate_fpm[n] = row.fpm;
  batch.mlat[n] = row.source === "mlat" ? 1 : 0;
  batch.signs.push(row.callsign);
  batch.sources.push(row.source);
}
