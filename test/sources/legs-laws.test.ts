import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Leg } from "../../src/model/leg.ts";
import { LegFinder } from "../../src/sources/flights/legs/leg-finder.ts";
import { batchOf, type TrackRow } from "./track.ts";

const start_ms = Date.parse("2031-05-02T18:00:00Z");

/** A step of an invented track: how long until the next row, what moves, and what is told. */
const step = fc.record({
  after_s: fc.oneof(
    { weight: 20, arbitrary: fc.integer({ min: 1, max: 60 }) },
    { weight: 2, arbitrary: fc.integer({ min: 300, max: 8000 }) },
    { weight: 1, arbitrary: fc.integer({ min: 40_000, max: 60_000 }) },
  ),
  ground: fc.constantFrom(0, 0, 0, 0, 1, 2),
  alt_ft: fc.oneof(fc.integer({ min: -200, max: 41_000 }), fc.constant(Number.NaN)),
  gs_kt: fc.oneof(fc.integer({ min: 0, max: 520 }), fc.constant(Number.NaN)),
  course: fc.integer({ min: 0, max: 359 }),
  wild: fc.integer({ min: 0, max: 40 }),
});

/** Rows that follow one another as an aircraft moves, with a wild one here and there. */
const track = fc
  .array(fc.tuple(step, fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 12 })
  .map((parts) => {
    const rows: TrackRow[] = [];
    let [time_ms, lat, lon] = [start_ms, 10, 170];
    for (const [one, times] of parts) {
      for (let i = 0; i < times; i += 1) {
        const hours = (i === 0 ? one.after_s : Math.min(one.after_s, 30)) / 3600;
        time_ms += hours * 3_600_000;
        const nm = (Number.isNaN(one.gs_kt) ? 200 : one.gs_kt) * hours;
        lat = Math.max(-60, Math.min(60, lat + (nm / 60) * Math.cos((one.course * Math.PI) / 180)));
        lon = wrap(lon + (nm / 60 / Math.cos((lat * Math.PI) / 180)) * Math.sin((one.course * Math.PI) / 180));
        const wild = one.wild === 0 && i === 3;
        rows.push({ ...one, time_ms, lat: wild ? -lat : lat, lon, callsign: i % 7 === 0 ? "EXA1" : null });
      }
    }
    return rows;
  });

function wrap(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
}

function legsOf(rows: readonly TrackRow[], cuts: readonly number[] = []): Leg[] {
  const finder = new LegFinder();
  const at = [0, ...cuts.map((cut) => cut % (rows.length + 1)).sort((a, b) => a - b), rows.length];
  const parts = at.slice(1).map((end, i) => rows.slice(at[i], end));
  const legs = [...parts.flatMap((part) => finder.push(batchOf(part, 0xabc001))), ...finder.end()];
  return legs.sort((a, b) => a.first_seen_ms - b.first_seen_ms || a.emitter - b.emitter);
}

describe("laws of the rule", () => {
  it("gives the same legs however the rows are cut into batches, days and files", () => {
    fc.assert(
      fc.property(track, fc.array(fc.nat(500), { maxLength: 6 }), (rows, cuts) => {
        expect(legsOf(rows, cuts)).toEqual(legsOf(rows));
      }),
    );
  });

  it("is not moved by rows without a position", () => {
    fc.assert(
      fc.property(track, fc.nat(500), (rows, where) => {
        const at = where % rows.length;
        const blank = { ...(rows[at] as TrackRow), lat: Number.NaN, gs_kt: 1e308 };
        expect(legsOf([...rows.slice(0, at), blank, ...rows.slice(at)])).toEqual(legsOf(rows));
      }),
    );
  });

  it("finds the same legs at another day", () => {
    const told = (legs: readonly Leg[], by: number) =>
      legs.map((leg) => [leg.first_seen_ms - by, leg.last_seen_ms - by, leg.break_reason, leg.points]);
    fc.assert(
      fc.property(track, fc.integer({ min: 1, max: 400 }), (rows, days) => {
        const by = days * 86_400_000;
        const later = rows.map((row) => ({ ...row, time_ms: row.time_ms + by }));
        expect(told(legsOf(later), by)).toEqual(told(legsOf(rows), 0));
      }),
    );
  });

  it("never lets legs of one emitter overlap, and keeps their ends in order", () => {
    fc.assert(
      fc.property(track, (rows) => {
        const legs = legsOf(rows);
        for (const leg of legs) {
          expect(leg.last_seen_ms).toBeGreaterThan(leg.first_seen_ms);
          expect(leg.atot.lo_ms ?? -Infinity).toBeLessThanOrEqual(leg.first_seen_ms);
          expect(leg.aldt.hi_ms ?? Infinity).toBeGreaterThanOrEqual(leg.last_seen_ms);
          const next = legs.find((other) => other.emitter === leg.emitter && other.first_seen_ms > leg.first_seen_ms);
          if (next) expect(next.first_seen_ms).toBeGreaterThan(leg.last_seen_ms);
        }
      }),
    );
  });
});
