import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { seeds } from "../../bench/world/seeds.ts";
import { worldFolder } from "./folder.ts";

const folder = worldFolder();
const make = fileURLToPath(new URL("../../bench/world/make.ts", import.meta.url));

function run(args: readonly string[]) {
  return spawnSync(process.execPath, ["--import", "tsx", make, ...args], { encoding: "utf8" });
}

describe("make.ts", () => {
  it("writes a world with releases, flights, statements, pairs and truth", () => {
    const out = join(folder, "world");
    const ran = run(["--seed", String(seeds.tune[0]), "--rows", "400", "--out", out, "--xlsx", "--pairs", "lost_rows"]);
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^400 rows, \d+ legs, 1 pairs written to /);
    expect(readFileSync(join(out, "README.txt"), "utf8")).toMatch(/^INVENTED, seed 3307, NOT REAL/);
    const expected = [
      "releases/removals-2025.csv",
      "releases/removals-2025.xlsx",
      "releases/removals-2025.stacked.xlsx",
      "flights/legs.jsonl",
      "flights/aircraft.tsv",
      "statements/statements.json",
      "pairs/lost_rows-a.csv",
      "pairs/lost_rows-b.csv",
      "truth/rows-csv.tsv",
      "truth/legs.tsv",
      "truth/heaps.tsv",
      "truth/statements.json",
      "truth/pairs.json",
      "truth/pairs/lost_rows-lines.tsv",
    ];
    expect(expected.filter((file) => !existsSync(join(out, file)))).toEqual([]);
  });

  it.each([
    [["--seed", "1"], "--out DIR says where to write"],
    [["--out", "x"], "--seed N is needed"],
    [["--seed", "1", "--out", "x", "--third", "0.5"], "--third is a share under 0.01"],
    [["--seed", "1", "--out", "x", "--pairs", "nobody"], "no pair nobody in this shape"],
    [["--seed", "1", "--out", "x", "--shape", "2016", "--pairs", "lost_port"], "no pair lost_port in this shape"],
    [["--seed", "1", "--out", "x", "--shape", "1999"], "--shape is one of 2012, 2016, 2025"],
  ])("asks for what is missing: %j", (args, says) => {
    expect(run(args)).toMatchObject({ status: 2, stderr: `${says}\n` });
  });
});
