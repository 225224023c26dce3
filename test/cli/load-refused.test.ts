import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removalsDir } from "../../src/store/removals.ts";
import { child } from "../child.ts";
import { start } from "../processes.ts";
import { folder, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
const small = join(dir, "small-disk");
afterAll(() => {
  spawnSync("umount", ["-l", small]);
  remove();
});

/** Rows enough that they are still staged while the next file is read. Countries are real, or no list would know them; all else is made up. */
const many = (rows: number): string =>
  `ROID,DATE,MSNAME,DEST,N_RETURNEES\n${Array.from({ length: rows }, (_, i) => `RO-${(i * 7919) % 1e6},2031-01-${String(1 + (i % 28)).padStart(2, "0")},Spain,Nigeria,${i % 50}`).join("\n")}\n`;

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}

beforeAll(async () => {
  await tarmac("init", ws);
  file("good.csv", many(150_000));
  file("good-2.csv", many(1000));
});

const left = (at = ws): string[] => (existsSync(removalsDir(at)) ? readdirSync(removalsDir(at)) : []);

describe("tarmac load removals ends, and leaves nothing behind, when among good files one", () => {
  it.each<readonly [string, () => string, RegExp]>([
    ["has columns that no map knows", () => file("other.csv", "Country,2017\nNigeria,1\n"), /no map knows the columns/],
    ["has another shape", () => file("shape.csv", "a,b\n1,2\n"), /no map knows/],
    ["is no table", () => file("picture.csv", Buffer.from([...Array(500).keys()].map((i) => i % 32))), /neither a CSV/],
    [
      "is a packed file that is cut at its beginning",
      () => file("cut.csv.gz", gzipSync("x").subarray(0, 12)),
      /nothing of it can be read: .*end too early/,
    ],
    ["is a Parquet file that is cut", () => file("cut.parquet", "PAR1 and nothing more"), /cut or damaged/],
    ["has a line without an end", () => file("line.csv", `${many(3)}${"x".repeat(3_000_000)}`), /line 5 is longer/],
  ])("%s", (_what, make, says) => {
    const bad = make();
    for (const files of [
      [join(dir, "good.csv"), bad],
      [join(dir, "good-2.csv"), join(dir, "good.csv"), bad, join(dir, "good-2.csv")],
    ]) {
      const ran = child(["load", "removals", ...files, "--release", "refused", "-w", ws]);
      expect([ran.code, ran.err]).toEqual([1, expect.stringMatching(says)]);
      expect(ran.err).toContain(bad);
      expect(left()).toEqual([]);
    }
  });
});

describe("tarmac load removals", () => {
  it("says that the disk is full, and leaves nothing behind", async ({ skip }) => {
    mkdirSync(small);
    if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", small]).status !== 0)
      skip("mounting a small disk is not allowed here");
    const at = join(small, "ws");
    expect((await tarmac("init", at)).err).toBe("");
    for (const rows of [500_000, 150_000]) {
      const ran = child(["load", "removals", file("large.csv", many(rows)), join(dir, "good.csv"), "-w", at]);
      expect([rows, ran.code, ran.err]).toEqual([
        rows,
        1,
        expect.stringMatching(/disk is full; nothing was loaded\nfree/),
      ]);
      expect(left(at)).toEqual([]);
    }
    expect((await tarmac("load", "removals", join(dir, "good-2.csv"), "-w", at)).err).toBe("");
  }, 120_000);

  it("takes away what it was making when it is told to end", async () => {
    const path = file("large.csv", many(400_000));
    const running = start("load", "removals", path, "--release", "told", "-w", ws);
    const ended = once(running, "close");
    while (left().length === 0 && running.exitCode === null) await pause(10);
    await pause(200);
    running.kill("SIGINT");
    await ended;
    expect(running.signalCode).toBe("SIGINT");
    expect(left()).toEqual([]);
  }, 60_000);
});
