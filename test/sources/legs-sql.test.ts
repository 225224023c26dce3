import { TrinoSQL } from "dt-sql-parser/dist/parser/trino/index.js";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { cleanSql, openskySql, segmentSql } from "../../src/sources/flights/legs/portable-sql.ts";
import { reach } from "../../src/sources/flights/legs/reach.ts";
import { rule } from "../../src/sources/flights/legs/rule.ts";
import { type Duck, openDuck } from "../../src/store/duckdb.ts";
import { positionsDir } from "../../src/store/read-positions.ts";
import { textOf } from "../house/files.ts";
import { seeds } from "../../bench/flights/seeds.ts";
import { noData } from "../shared-data.ts";
import { folder } from "../workspace.ts";
import { type CleanRow, cleanTable, duckLegs, machineLegs, type ToldLeg } from "./clean-rows.ts";
import { generatedPositions } from "./generated-positions.ts";
import { noisyFlights, noisyPositions } from "./invented-noise.ts";
import { statePositions, states } from "./invented-states.ts";
import { rowsOfTracks, tracks } from "./invented-tracks.ts";
import { legsOfPositions } from "./legs-of-positions.ts";
import { writePositions } from "./position-files.ts";
import { realTracks } from "./real-tracks.ts";

const { dir, remove } = folder();
let duck: Duck;
beforeAll(async () => {
  duck = await openDuck({ folders: [dir], threads: 1 });
});
afterEach(() => vi.restoreAllMocks());
afterEach(async () => duck.connection.run("drop table if exists cleaned; drop view if exists positions"));
afterAll(() => {
  duck.close();
  remove();
});

describe("segment.sql on DuckDB gives the legs of the machine, row for row,", () => {
  it("whatever the cleaned rows", async () => {
    const reasons = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(tracks, async (list) => {
        const rows = rowsOfTracks(list);
        const legs = machineLegs(rows);
        for (const leg of legs) reasons.add(leg.break_reason);
        expect(await legsOf(rows)).toEqual(legs);
      }),
      { numRuns: 100 },
    );
    expect([...reasons].sort()).toEqual(["first", "landing_in_gap", "left_ground", "long_silence"]);
  });

  it("on noisy positions that the machine cleaned", async () => {
    let found = 0;
    for (const [n, positions] of fc
      .sample(
        noisyFlights.map((f) => noisyPositions(f)),
        { seed: 4, numRuns: 10 },
      )
      .entries()) {
      const { legs, rows } = await legsOfPositions(await written(`noisy-${n}`, positions));
      expect(without(legs, await legsOf(rows))).toEqual([]);
      found += legs.length;
    }
    expect(found).toBeGreaterThan(10);
  });

  it("on the bench's twenty-six hard families, and leaves none out", async () => {
    const ws = await written("generated", generatedPositions({ seed: seeds.tune, aircraft: 1, days: 1 }));
    const { legs, rows } = await legsOfPositions(ws);
    const sql = await legsOf(rows);
    expect(legs.length).toBeGreaterThan(50);
    expect(sql).toEqual(machineLegs(rows));
    expect(without(legs, sql)).toEqual([]);
  });

  it("on recorded tracks, and leaves none out", async ({ skip }) => {
    const why = noData("tracks-samples") ?? noData("tracks-2025");
    if (why !== null) skip(why);
    for (const { file, positions } of realTracks()) {
      const { legs, rows } = await legsOfPositions(await written(file, positions));
      const sql = await legsOf(rows);
      expect(sql, file).toEqual(machineLegs(rows));
      expect(without(sql, legs), file).toEqual([]);
      expect(legs.length, file).toBe(sql.length);
    }
  });
});

describe("clean.sql on DuckDB", () => {
  it("leaves out what the machine leaves out, while faults stand alone", async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(noisyFlights, async (flights) => {
        n += 1;
        const positions = noisyPositions(flights);
        const ws = await written(`clean-${n}`, positions);
        const { rows } = await legsOfPositions(ws);
        expect(await cleanRows(ws)).toEqual(
          [...rows].sort(byAircraft).map(({ icao24, row }) => [icao24, row.time_ms, row.lat, row.alt_ft]),
        );
      }),
      { numRuns: 30 },
    );
  });
});

describe("opensky.sql", () => {
  it("gives feet, knots and the positions that are not repeated", async () => {
    const result = await duck.connection.runAndReadAll(`select * from (${openskySql(states)}) order by time_ms`);
    expect(result.getRowObjectsJson()).toMatchObject(statePositions);
    expect(await cleanTimes(openskySql(states))).toEqual([1_950_000_000_000, 1_950_000_010_000]);
  });
});

describe("the SQL of legs", () => {
  const texts = {
    opensky: openskySql("state_vectors_data4"),
    segment: segmentSql("cleaned"),
    clean: cleanSql("positions"),
    both: segmentSql(`(${cleanSql("positions")})`),
  };

  it.each(Object.entries(texts))("is Trino's grammar: %s", (_, text) => {
    expect(new TrinoSQL().validate(text)).toEqual([]);
  });

  it("would be told when it is not", () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(new TrinoSQL().validate(texts.segment.replace("asin(", "asin(x :: double, "))).not.toEqual([]);
  });

  it.each([
    ["segment", rule],
    ["clean", reach],
  ])("takes every number of the rule by name: %s.sql", (name, numbers) => {
    const text = textOf(`src/sources/flights/legs/${name}.sql`).replaceAll(/--.*/g, "");
    const used = new Set([...text.matchAll(/:(\w+)/g)].map((m) => m[1]));
    expect(Object.keys(numbers).filter((key) => !used.has(key))).toEqual([]);
    // Signs, units, halves and whole turns; what nothing can have; nothing else.
    const plain = ["0", "0e0", "1", "1e0", "2", "2e0", "1e3", "1e9", "60", "90", "180", "360", "60000", "3600000e0"];
    const literals = [...text.matchAll(/(?<![\w:.])\d[\w.]*/g)].map((m) => m[0]);
    expect(literals.filter((literal) => !plain.includes(literal))).toEqual([]);
  });

  it("may take any row in the air for the last of the open leg, since a silence that ends a leg is longer than a stop", () => {
    expect(rule.stopMs).toBeLessThanOrEqual(Math.min(rule.silenceMs, rule.longSilenceMs));
  });
});

async function legsOf(rows: readonly CleanRow[]): Promise<readonly ToldLeg[]> {
  const table = await cleanTable(duck, "cleaned");
  for (const row of rows) table.append(row);
  table.close();
  return await duckLegs(duck, segmentSql("cleaned"));
}

async function cleanTimes(positions: string): Promise<number[]> {
  const result = await duck.connection.runAndReadAll(`select time_ms from (${cleanSql(`(${positions})`)}) order by 1`);
  return result.getRowsJS().map(([time_ms]) => Number(time_ms));
}

async function cleanRows(ws: string): Promise<unknown[][]> {
  await duck.connection.run(`create or replace view positions as from read_parquet('${positionsDir(ws)}/*/*.parquet')`);
  const result = await duck.connection.runAndReadAll(
    `select * from (${cleanSql("positions")}) order by icao24, time_ms`,
  );
  return result.getRowObjectsJS().map((r) => [r.icao24, Number(r.time_ms), r.lat, r.alt_baro_ft ?? Number.NaN]);
}

function byAircraft(a: CleanRow, b: CleanRow): number {
  return a.icao24 === b.icao24 ? a.row.time_ms - b.row.time_ms : a.icao24 < b.icao24 ? -1 : 1;
}

/** A workspace folder with these positions. */
async function written(name: string, positions: Parameters<typeof writePositions>[1]): Promise<string> {
  const ws = `${dir}/${name}`;
  await writePositions(ws, positions);
  return ws;
}

/** The legs of one list that the other has not. */
function without(legs: readonly ToldLeg[], others: readonly ToldLeg[]): readonly ToldLeg[] {
  const text = (leg: ToldLeg): string => JSON.stringify(Object.entries(leg).sort());
  const known = new Set(others.map(text));
  return legs.filter((leg) => !known.has(text(leg)));
}
