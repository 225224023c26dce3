import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
const register = `
source: example-list
publisher: Example List
date: 2020-01-01
kind: dataset
seen: full
---
aircraft: X-ABC1
icao24: abc001
title: Example aircraft
lead: medium
claims:
  - {from: example-list, operator: Example Charter}
---
callsign: example-mission
title: Example mission
pattern: ^EXM[0-9]+$
examples: [EXM7]
lead: strong
claims:
  - {from: example-list, means: a call sign of the mission}
---
callsign: example-line
title: Example line
pattern: ^EXL[0-9]+$
examples: [EXL7]
lead: never
claims:
  - {from: example-list, means: a line that flies no removals}
`;
// A collector that looks twice an hour: no leg can be made of it.
const rows = [
  ["abc001", "2021-05-02T01:00:00Z", "EXC1"],
  ["abc001", "2021-05-02T01:30:00Z", "EXC2"],
  ["abc002", "2021-05-02T02:00:00Z", "EXM7"],
  ["abc003", "2021-05-02T02:00:00Z", "EXL7"],
  ["abc001", "2021-05-03T02:00:00Z", "EXL7"],
  ["abc004", "2021-05-02T02:00:00Z", "EXX1"],
];

beforeAll(async () => {
  await tarmac("init", ws);
  const ran = await tarmac("import", registerFile(dir, "list.yaml", register), "-w", ws);
  if (ran.code !== 0) throw new Error(ran.err);
  const table = ["hex,timestamp,lat,lon,alt_baro,gs,flight"];
  for (const [hex, time, callsign] of rows) table.push(`${hex},${time},10,20,2000,200,${callsign}`);
  const file = join(dir, "positions.csv");
  writeFileSync(file, `${table.join("\n")}\n`);
  const loaded = await tarmac("load", "positions", file, "-w", ws);
  if (loaded.code !== 0) throw new Error(loaded.err);
});
afterAll(remove);

it("lists watched aircraft and call signs of the mission that were heard without a leg, and none that a call sign rules out", async () => {
  const made = await tarmac("legs", "-w", ws);
  expect(made.out).toContain("leads without a leg: 2 (tarmac list leads)");
  const { rows } = JSON.parse((await tarmac("list", "leads", "--json", "-w", ws)).out);
  expect(rows).toMatchObject([
    { day: "2021-05-02", icao24: "abc002", callsigns: ["EXM7"], positions: 1, reasons: [{ rule: "mission_callsign" }] },
    {
      ...{ day: "2021-05-02", icao24: "abc001", callsigns: ["EXC1", "EXC2"], positions: 2 },
      reasons: [{ rule: "watched_tail", source: "example-list" }],
    },
  ]);
});
