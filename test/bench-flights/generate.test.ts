import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type FamilyName, families } from "../../bench/flights/families.ts";
import { inventedFields } from "../../bench/flights/fields.ts";
import { type CorpusOptions, generate } from "../../bench/flights/generate.ts";
import { apartNm } from "../../bench/flights/earth.ts";

const names = Object.keys(families) as FamilyName[];
const options: CorpusOptions = { seed: 3, fields: inventedFields(), aircraft: 1, days: 2 };

/** Digest of the rows of each address. */
function digests(asked: CorpusOptions): Map<number, string> {
  const hashes = new Map<number, ReturnType<typeof createHash>>();
  for (const { batch } of generate(asked).batches())
    for (let row = 0; row < batch.count; row += 1) {
      const address = batch.address[row] ?? 0;
      const hash = hashes.get(address) ?? createHash("sha256");
      hashes.set(address, hash);
      hash.update(
        `${batch.time_ms[row]} ${batch.lat[row]} ${batch.lon[row]} ${batch.alt_baro_ft[row]} ${batch.callsign(row)}`,
      );
    }
  return new Map([...hashes].map(([address, hash]) => [address, hash.digest("hex")]));
}

describe("generate(options)", () => {
  it("gives rows in the order day, address, time, with places on the earth", () => {
    const wrong: unknown[] = [];
    let before = ["", 0, 0] as [string, number, number];
    for (const { day, batch } of generate({ ...options, batchRows: 5000 }).batches())
      for (let row = 0; row < batch.count; row += 1) {
        const now: typeof before = [day, batch.address[row] ?? 0, batch.time_ms[row] ?? 0];
        const [i] = [0, 1, 2].filter((at) => now[at] !== before[at]);
        if (i !== undefined && (now[i] as never) < (before[i] as never)) wrong.push(now);
        if (new Date(now[2]).toISOString().slice(0, 10) !== day) wrong.push(now);
        if (!(Math.abs(batch.lat[row] ?? 99) <= 90 && Math.abs(batch.lon[row] ?? 999) <= 180)) wrong.push(now);
        before = now;
      }
    expect(wrong).toEqual([]);
  });

  it("gives the same rows for the same seed, others for another", () => {
    expect(digests(options)).toEqual(digests(options));
    const other = [...digests({ ...options, seed: 4 }).values()];
    expect([...digests(options).values()].filter((one) => other.includes(one))).toEqual([]);
  });

  it("gives an aircraft the same rows whatever else is asked for and however batches are cut", () => {
    const [name] = names;
    const alone = digests({ ...options, families: [name as FamilyName], batchRows: 777 });
    const among = digests({ ...options, aircraft: 2 });
    for (const [address, digest] of alone) expect(among.get(address)).toBe(digest);
    expect(alone.size).toBeGreaterThan(0);
  });

  it.each(names)("%s: flights follow one another, heard ones within their times", (name) => {
    const corpus = generate({ ...options, aircraft: 3, families: [name] });
    for (const _ of corpus.batches());
    expect(corpus.truth.length).toBeGreaterThan(2);
    for (const leg of corpus.truth) {
      expect(leg.family).toBe(name);
      expect(leg.landing_ms).toBeGreaterThan(leg.takeoff_ms + 60_000);
      expect(leg.hidden).toBe(leg.heard_airborne < 5);
      if (leg.first) expect(leg.first.ms).toBeGreaterThanOrEqual(leg.takeoff_ms - 1);
      if (leg.last) expect(leg.last.ms).toBeLessThanOrEqual(leg.landing_ms + 1);
      const next = corpus.truth.find(
        (one) => one.icao24 === leg.icao24 && one.emitter === leg.emitter && one.takeoff_ms > leg.takeoff_ms,
      );
      if (next) expect(next.takeoff_ms).toBeGreaterThan(leg.landing_ms + 90_000);
      if (next) expect(apartNm(next.from, leg.to)).toBeLessThan(0.01);
    }
  });
});
