import { LegFinder } from "../../src/sources/flights/legs/leg-finder.ts";
import { copyRow, emptyRow } from "../../src/sources/flights/legs/row.ts";
import { readPositions } from "../../src/store/read-positions.ts";
import { type CleanRow, type ToldLeg, told } from "./clean-rows.ts";

/** The legs of a workspace's positions by the machine, and the cleaned rows that it made them of. */
export async function legsOfPositions(dir: string): Promise<{ legs: readonly ToldLeg[]; rows: readonly CleanRow[] }> {
  const rows: CleanRow[] = [];
  const finder = new LegFinder({
    placed(icao24, placed, emitter) {
      const row = emptyRow();
      copyRow(placed, row);
      rows.push({ icao24, emitter, rotorcraft: false, row });
    },
  });
  const legs: ToldLeg[] = [];
  for await (const batch of readPositions(dir)) legs.push(...finder.push(batch).map(told));
  legs.push(...finder.end().map(told));
  return { legs, rows };
}
