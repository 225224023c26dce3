import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { icao24Of } from "../../src/model/position-batch.ts";
import { positionsDir, readPositions } from "../../src/store/read-positions.ts";
import { start } from "../processes.ts";
import { folder, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const [ws, more] = [join(dir, "ws"), join(dir, "more")];
afterAll(remove);

const trace = (hex: string, lat: number): string =>
  JSON.stringify({
    icao: hex,
    timestamp: Date.UTC(2031, 4, 2) / 1000,
    trace: Array.from({ length: 4000 }, (_, i) => [i * 20, lat, 20 + i / 1000, 30_000, 400, 90, 0]),
  });

beforeAll(async () => {
  await tarmac("init", ws);
  mkdirSync(more);
  writeFileSync(join(dir, "first.json"), trace("abc000", 10));
  for (let n = 1; n <= 30; n += 1) writeFileSync(join(more, `${n}.json`), trace(`abc${String(n).padStart(3, "0")}`, n));
  await tarmac("load", "positions", join(dir, "first.json"), "-w", ws);
});

/** How many rows each aircraft has: enough to tell an old day from a new one, and both from a half. */
async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for await (const batch of readPositions(ws))
    for (let i = 0; i < batch.count; i += 1) {
      const aircraft = icao24Of(batch.address[i]!);
      found[aircraft] = (found[aircraft] ?? 0) + 1;
    }
  return found;
}

describe("tarmac load positions, killed", () => {
  it("leaves each day as it was before or as it is after, and does the rest when it is called again", async () => {
    const before = await counts();
    expect(before).toEqual({ abc000: 4000 });
    for (const wait of [500, 1200, 2000]) {
      const child = start("load", "positions", more, "-w", ws);
      await pause(wait);
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "close");
      const left = await counts();
      expect([1, 31]).toContain(Object.keys(left).length);
      expect(new Set(Object.values(left))).toEqual(new Set([4000]));
    }
    expect((await tarmac("load", "positions", more, "-w", ws)).code).toBe(0);
    expect(Object.keys(await counts())).toHaveLength(31);
    expect(readdirSync(positionsDir(ws)).filter((name) => name.startsWith(".") && name !== ".lock")).toEqual([]);
  });

  it("stores what two processes load at once", async () => {
    const both = ["a", "b"].map((name) => {
      writeFileSync(join(dir, `${name}.json`), trace(name === "a" ? "abd001" : "abd002", 5));
      return start("load", "positions", join(dir, `${name}.json`), "-w", ws);
    });
    await Promise.all(both.map((child) => once(child, "close")));
    expect(await counts()).toMatchObject({ abd001: 4000, abd002: 4000, abc000: 4000 });
  });
});
