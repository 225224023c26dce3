import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { segmentSql } from "../../src/sources/flights/legs/portable-sql.ts";
import { type Duck, openDuck } from "../../src/store/duckdb.ts";
import { type CleanRow, cleanTable, duckLegs, machineLegs } from "./clean-rows.ts";
import { corpora } from "./invented-tracks.ts";

let duck: Duck;
beforeAll(async () => {
  duck = await openDuck({ folders: [], threads: 1 });
});
afterAll(() => duck.close());

describe("segment.sql on DuckDB", () => {
  it("gives the legs of the machine, row for row, whatever the track", async () => {
    let legs = 0;
    const reasons = new Map<unknown, number>();
    await fc.assert(
      fc.asyncProperty(corpora, async (rows) => {
        const machine = machineLegs(rows);
        legs += machine.length;
        for (const leg of machine) reasons.set(leg.break_reason, (reasons.get(leg.break_reason) ?? 0) + 1);
        expect(await legsOf(rows)).toEqual(machine);
      }),
      { numRuns: 200 },
    );
    console.log(legs, reasons);
  });
});

async function legsOf(rows: readonly CleanRow[]) {
  const table = await cleanTable(duck, "cleaned");
  for (const row of rows) table.append(row);
  table.close();
  return await duckLegs(duck, segmentSql("cleaned"));
}
