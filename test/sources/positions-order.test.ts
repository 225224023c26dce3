import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { namedMap } from "../../src/sources/flights/positions/choose-map.ts";
import { loadPositions } from "../../src/sources/flights/positions/load-positions.ts";
import { positionLines } from "../positions-table.ts";
import { folder } from "../workspace.ts";

const { dir, remove } = folder();
afterAll(remove);

/** Few aircraft, instants, ways and feeds, so that rows meet: at midnight, in the same second, with the same instant, and as exact duplicates. */
const row = fc.record({
  hex: fc.constantFrom("abc001", "~abc001", "abc002"),
  ms: fc.constantFrom(0, 1, 400, 999, 1000, 86_399_999, 86_400_000).map((ms) => Date.UTC(2031, 4, 2) + ms),
  lat: fc.constantFrom(10, 10.5, ""),
  gs: fc.constantFrom(0, 250, ""),
  flight: fc.constantFrom("EXA1", "EXA2", ""),
  type: fc.constantFrom("adsb_icao", "mlat", "tisb_other", ""),
  feed: fc.constantFrom("receiver-a", "receiver-b", "receiver-c"),
});
type Row = typeof row extends fc.Arbitrary<infer R> ? R : never;

/** Loads rows in as many loads as there are parts, each in files by feed, and gives the table. */
async function loaded(parts: readonly (readonly Row[])[]): Promise<string[]> {
  const ws = mkdtempSync(join(dir, "ws-"));
  for (const [n, part] of parts.entries())
    for (const feed of new Set(part.map((one) => one.feed))) {
      const lines = part
        .filter((one) => one.feed === feed)
        .map(({ hex, ms, lat, gs, flight, type }) => [hex, ms, lat, lat === "" ? "" : 20, gs, flight, type].join(","));
      const path = join(ws, `${n}-${feed}.csv`);
      writeFileSync(path, ["hex,timestamp,lat,lon,gs,flight,type", ...lines].join("\n"));
      const asked = { map: namedMap("adsbexchange"), feed, aircraft: null, archiveAircraft: null };
      await loadPositions(ws, [path], asked, { progress: () => {}, now: () => new Date(0) });
    }
  return positionLines(ws);
}

/** Rows dealt to parts, in another order, some of them twice. */
const dealt = fc.array(row, { minLength: 1, maxLength: 25 }).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    parts: fc
      .array(fc.nat({ max: 2 }), { minLength: rows.length, maxLength: rows.length })
      .map((deal) => [0, 1, 2].map((part) => rows.filter((_, i) => deal[i] === part)))
      .map(([a = [], b = [], c = []]) => [c, [...b, ...a.slice(0, 3)].reverse(), a]),
  }),
);

/** A feed all of whose rows of a day gave way to another's is still a feed of that day when more of it comes. */
const heard: Row = {
  hex: "abc001",
  ms: Date.UTC(2031, 4, 2),
  lat: 10,
  gs: 250,
  flight: "EXA1",
  type: "adsb_icao",
  feed: "receiver-a",
};
const gaveWay: readonly Row[] = [
  heard,
  { ...heard, type: "mlat", feed: "receiver-b" },
  { ...heard, ms: heard.ms + 400, type: "mlat" },
];

describe("loadPositions", () => {
  it("gives the same table in any order and any split of the rows", async () => {
    await fc.assert(
      fc.asyncProperty(dealt, async ({ rows, parts }) => {
        expect(await loaded(parts)).toEqual(await loaded([rows]));
      }),
      { numRuns: 12, examples: [[{ rows: [...gaveWay], parts: gaveWay.map((one) => [one]) }]] },
    );
  });
});
