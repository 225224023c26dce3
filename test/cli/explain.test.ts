import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { folder, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");

beforeAll(async () => {
  await tarmac("init", ws);
  const table = ["hex,timestamp,lat,lon,alt_baro,gs,flight"];
  // In the air from its first row to its last: nothing to decide on the way.
  for (let i = 0; i < 200; i += 1) table.push(`abc001,${1619917200 + i * 10},${10 + i * 0.02},20,30000,430,EXA1`);
  table.push("abc002,1619917200,10,20,30000,430,EXA2");
  const file = join(dir, "positions.csv");
  writeFileSync(file, `${table.join("\n")}\n`);
  const loaded = await tarmac("load", "positions", file, "-w", ws);
  if (loaded.code !== 0) throw new Error(loaded.err);
});
afterAll(remove);

it.each([
  [
    "abc001",
    "2021-05-02",
    /^01:00:00Z {2}new leg {3}The first row of the aircraft\. Leg [0-9a-f]{16}\.\n200 positions of abc001 on 2021-05-02\n$/,
  ],
  [
    "abc002",
    "2021-05-02",
    /^1 position of abc002 on 2021-05-02, and no moment at which a leg begins or might have begun\n$/,
  ],
  ["abc003", "2021-05-02", /^nothing was heard of abc003 on 2021-05-02\n$/],
  ["abc001", "2021-05-03", /^nothing was heard of abc001 on 2021-05-03\n$/],
])("tarmac legs --explain %s --day %s", async (hex, day, says) => {
  const ran = await tarmac("legs", "--explain", hex, "--day", day, "-w", ws);
  expect(ran.out).toMatch(says);
});
