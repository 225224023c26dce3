import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { apartNm } from "../../bench/flights/earth.ts";
import { type FamilyName, families } from "../../bench/flights/families.ts";
import { inventedFields } from "../../bench/flights/fields.ts";
import { type CorpusOptions, generate, type HeardBatch } from "../../bench/flights/generate.ts";
import type { TrueLeg } from "../../bench/flights/truth.ts";

const names = Object.keys(families) as FamilyName[];
const few: readonly FamilyName[] = ["charters", "two_emitters", "light", "two_clocks", "noisy"];
const options: CorpusOptions = { seed: 3, fields: inventedFields(), aircraft: 1, days: 2, families: few };

function* rowsOf(asked: CorpusOptions): Generator<{ day: string; batch: HeardBatch; row: number }> {
  for (const { day, batch } of generate(asked).batches())
    for (let row = 0; row < batch.count; row += 1) yield { day, batch, row };
}

function truthOf(asked: CorpusOptions): readonly TrueLeg[] {
  const corpus = generate(asked);
  for (const _ of corpus.batches());
  return corpus.truth;
}

/** Digest of the rows of each address. */
function digests(asked: CorpusOptions): Map<number, string> {
  const hashes = new Map<number, ReturnType<typeof createHash>>();
  for (const { batch, row } of rowsOf(asked)) {
    const address = batch.address[row] ?? 0;
    const hash = hashes.get(address) ?? createHash("sha256");
    hashes.set(address, hash);
    const values = [batch.time_ms, batch.lat, batch.lon, batch.alt_baro_ft, batch.ground].map((column) => column[row]);
    hash.update(`${values.join(" ")} ${batch.callsign(row)}`);
  }
  return new Map([...hashes].map(([address, hash]) => [address, hash.digest("hex")]));
}

describe("generate(options)", () => {
  it("gives rows in the order day, address, time", () => {
    const key = (day: string, address = 0, ms = 0): string => `${day} ${String(address).padStart(9)} ${ms}`;
    const wrong: string[] = [];
    let before = "";
    for (const { day, batch, row } of rowsOf({ ...options, batchRows: 5000 })) {
      const ms = batch.time_ms[row];
      const now = key(day, batch.address[row], ms);
      if (now < before || new Date(ms ?? 0).toISOString().slice(0, 10) !== day) wrong.push(now);
      before = now;
    }
    expect(before).not.toBe("");
    expect(wrong).toEqual([]);
  });

  it("gives places on the earth", () => {
    const wrong: unknown[] = [];
    for (const { batch, row } of rowsOf(options)) {
      const [lat, lon] = [batch.lat[row] ?? Number.NaN, batch.lon[row] ?? Number.NaN];
      if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) wrong.push([lat, lon]);
    }
    expect(wrong).toEqual([]);
  });

  it("gives the same rows for the same seed, others for another", () => {
    const once = digests(options);
    expect(digests(options)).toEqual(once);
    const other = [...digests({ ...options, seed: 4 }).values()];
    expect([...once.values()].filter((one) => other.includes(one))).toEqual([]);
  });

  it("gives an aircraft the same rows whatever else is asked for and however batches are cut", () => {
    const alone = digests({ ...options, families: ["charters"], batchRows: 777 });
    const among = digests({ ...options, aircraft: 2, families: ["jets", "charters", "light"] });
    for (const [address, digest] of alone) expect(among.get(address)).toBe(digest);
    expect(alone.size).toBe(1);
  });

  it("moves aircraft as fast as they say, but for leaps", () => {
    let [steps, leaps] = [0, 0];
    let before = { address: 0, ms: 0, lat: 0, lon: 0 };
    for (const { batch, row } of rowsOf({ ...options, families: ["jets", "turboprops", "high_fields"] })) {
      const [address, ms, lat, lon, kt] = [batch.address, batch.time_ms, batch.lat, batch.lon, batch.gs_kt].map(
        (column) => column[row] ?? Number.NaN,
      ) as [number, number, number, number, number];
      const hours = (ms - before.ms) / 3_600_000;
      const compared = before.address === address && hours > 0.0005 && hours < 0.006 && kt > 60;
      if (compared) steps += 1;
      if (compared && apartNm({ lat, lon }, before) / hours > kt * 1.25 + 20) leaps += 1;
      before = { address, ms, lat, lon };
    }
    expect(steps).toBeGreaterThan(3000);
    expect(leaps / steps).toBeLessThan(0.002);
  });
});

describe.each(names)("family %s", (name) => {
  const truth = truthOf({ ...options, aircraft: 2, families: [name] });

  it("has flights, each of its own name, longer than a minute", () => {
    expect(truth.length).toBeGreaterThan(0);
    expect(truth.filter((leg) => leg.family !== name || leg.landing_ms < leg.takeoff_ms + 60_000)).toEqual([]);
  });

  it("hears flights within their times, and calls those hidden of which little was heard", () => {
    const outside = ({ first, last, takeoff_ms, landing_ms }: TrueLeg): boolean =>
      (first !== null && first.ms < takeoff_ms - 1) || (last !== null && last.ms > landing_ms + 1);
    expect(truth.filter(outside)).toEqual([]);
    expect(truth.filter((leg) => leg.hidden !== leg.heard_airborne < 5)).toEqual([]);
  });

  it("starts each flight where the one before ended, at least 90 seconds later", () => {
    for (const leg of truth) {
      const next = truth.find(
        (one) => one.icao24 === leg.icao24 && one.emitter === leg.emitter && one.takeoff_ms > leg.takeoff_ms,
      );
      if (next === undefined) continue;
      expect(next.takeoff_ms).toBeGreaterThan(leg.landing_ms + 90_000);
      expect(apartNm(next.from, leg.to)).toBeLessThan(0.01);
    }
  });
});
