import { once } from "node:events";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { releaseManifest, releaseNames, removalsDir } from "../../src/store/removals.ts";
import { queryRemovals } from "../../src/store/read-removals.ts";
import { start } from "../processes.ts";
import { folder, showJson, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
const path = join(dir, "many.csv");
const rows = 60_000;
afterAll(remove);

beforeAll(async () => {
  await tarmac("init", ws);
  const lines = Array.from(
    { length: rows },
    (_, i) => `RO-${i},2031-01-${String(1 + (i % 28)).padStart(2, "0")},Spain,Nigeria,${i % 50}`,
  );
  writeFileSync(path, `ROID,DATE,MSNAME,DEST,N_RETURNEES\n${lines.join("\n")}\n`);
});

describe("tarmac load removals, killed", () => {
  it("leaves a whole release or none, and the next call does what was left", async () => {
    for (const wait of [300, 700, 1100, 1500, 2000]) {
      const child = start("load", "removals", path, "-w", ws);
      await pause(wait);
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "close");
      for (const release of releaseNames(ws)) {
        expect(releaseManifest(ws, release)?.rows).toBe(rows);
        const [sum] = await queryRemovals<{ n: number }>(ws, [release], {
          text: "select count(*)::double as n from {rows}",
        });
        expect(sum?.n).toBe(rows);
      }
    }
    const last = await tarmac("load", "removals", path, "-w", ws);
    expect([last.code, last.err]).toEqual([0, ""]);
    expect(await showJson(ws, "source/many")).toBeTruthy();
    // What dead processes left goes when the next release is loaded.
    writeFileSync(path, "ROID,DATE,MSNAME,DEST,N_RETURNEES\nRO-1,2031-01-01,Spain,Nigeria,1\n");
    await tarmac("load", "removals", path, "--release", "few", "-w", ws);
    expect(readdirSync(removalsDir(ws)).filter((name) => name.startsWith("."))).toEqual([]);
    expect(existsSync(join(removalsDir(ws), "many", "work"))).toBe(false);
  }, 60_000);

  it("lets one of two have the name", async () => {
    const both = [1, 2].map(() => start("load", "removals", path, "--release", "both", "-w", ws));
    const codes = await Promise.all(both.map(async (child) => (await once(child, "close"))[0] as number));
    expect(codes.filter((code) => code === 0).length).toBeGreaterThan(0);
    expect(releaseManifest(ws, "both")?.rows).toBe(1);
  }, 60_000);
});
