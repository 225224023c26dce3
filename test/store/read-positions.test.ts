import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { positionColumns } from "../../src/model/position.ts";
import { icao24Of } from "../../src/model/position-batch.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import { dayFile, type PositionsAsked, readPositions } from "../../src/store/read-positions.ts";
import { folder } from "../workspace.ts";

const { dir, remove } = folder();
const day = (n: number): number => Date.UTC(2031, 4, n);

beforeAll(async () => {
  await write("2031-05-03", `('abc001', 'icao', ${day(3)}, 10.5, 20.5, null, null, null, 'ABC 1', 'mlat')`);
  await write(
    "2031-05-02",
    `('abc001', 'icao', ${day(2) + 1000}, 10, -180, false, 1200, 250, null, 'adsb_icao'),
     ('abc002', 'non_icao', ${day(2)}, null, null, true, null, null, null, null)`,
  );
});
afterAll(remove);

/** Rows as people write them: address, time of the day, then the columns. */
async function rows(asked?: PositionsAsked): Promise<unknown[][]> {
  const all: unknown[][] = [];
  for await (const batch of readPositions(dir, asked))
    for (let i = 0; i < batch.count; i += 1)
      all.push([
        `${icao24Of(batch.address[i]!)}${batch.address[i]! >= 0x1000000 ? " ~" : ""}`,
        new Date(batch.time_ms[i]!).toISOString(),
        ...[batch.lat, batch.lon, batch.ground, batch.alt_baro_ft, batch.gs_kt, batch.mlat].map((a) => a[i]),
        batch.callsign(i),
      ]);
  return all;
}

describe("readPositions(dir)", () => {
  it("gives days in order, and says not told in each column's way", async () => {
    expect(await rows()).toEqual([
      ["abc001", "2031-05-02T00:00:01.000Z", 10, -180, 0, 1200, 250, 0, null],
      ["abc002 ~", "2031-05-02T00:00:00.000Z", Number.NaN, Number.NaN, 1, Number.NaN, Number.NaN, 0, null],
      ["abc001", "2031-05-03T00:00:00.000Z", 10.5, 20.5, 2, Number.NaN, Number.NaN, 1, "ABC 1"],
    ]);
  });

  it("gives only the aircraft and the days asked for", async () => {
    expect((await rows({ aircraft: ["abc001"] })).map((row) => row[1])).toEqual([
      "2031-05-02T00:00:01.000Z",
      "2031-05-03T00:00:00.000Z",
    ]);
    expect(await rows({ aircraft: ["abc002"], fromDay: "2031-05-03" })).toEqual([]);
    expect(await rows({ toDay: "2031-05-02" })).toHaveLength(2);
  });

  it("gives nothing where there are no positions", async () => {
    for await (const _ of readPositions(join(dir, "none"))) throw new Error("a batch");
  });
});

async function write(date: string, values: string): Promise<void> {
  mkdirSync(dirname(dayFile(dir, date)), { recursive: true });
  const duck = await openDuck({ folders: [dir] });
  const told = ["icao24", "addr_type", "time_ms", "lat", "lon", "onground", "alt_baro_ft", "gs_kt", "callsign"];
  const columns = positionColumns.map(({ name, type }) =>
    [...told, "source_type"].includes(name)
      ? `cast(${name} as ${type}) as ${name}`
      : `cast(null as ${type}) as ${name}`,
  );
  await duck.connection.run(
    `copy (select ${columns.join(", ")} from (values ${values}) v (${told.join(", ")}, source_type)) to '${dayFile(dir, date)}' (format parquet)`,
  );
  duck.close();
}
