// npm run bench -- releases: government releases: the third-country flag, release against release, rows against flights, each on invented worlds whose truth is known; loading and views
// against bare DuckDB. Some ten minutes, several gigabytes of disk meanwhile. --seeds tune tries it on the worlds that may be looked at, --only flag,diffs,flights,loading,views does parts; only a whole
// run on `score` writes results.
import { spawnSync } from "node:child_process";
import { createReadStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureReleaseDiffs } from "./release-diffs.ts";
import { flagRows, flagScores } from "./release-flag.ts";
import { measureReleaseFlights } from "./release-flights.ts";
import { growthRows, loadingRows, releasedFiles, workbookRows } from "./release-loading.ts";
import { measureReleaseViews } from "./release-views.ts";
import { type Input, input, projectFile, type Row, writeResults } from "./results.ts";
import { defaultShares } from "./world/options.ts";
import { seeds } from "./world/seeds.ts";
import { writeWorld } from "./world/write-world.ts";

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "score" },
    only: { type: "string" },
    "view-rows": { type: "string", default: "5000000" },
  },
});
const family = seeds[values.seeds as keyof typeof seeds];
if (family === undefined) throw new Error(`no such seeds: ${values.seeds}`);
const viewRows = Number(values["view-rows"]);

/** The parts of the bench, what does not hang on the clock first. */
const parts: Readonly<Record<string, () => Promise<Row[]>>> = {
  flag: async () => flagRows(await flagScores(family, 60_000)),
  diffs: () => measureReleaseDiffs({ seeds: family, shapes: ["2025", "2012", "2016"], pairRows: 20_000 }),
  flights: () => measureReleaseFlights(family),
  loading: async () => [...(await loadingRows()), ...(await workbookRows()), ...(await growthRows())],
  views: viewsOfMany,
};

const chosen = values.only === undefined ? Object.keys(parts) : values.only.split(",");
const rows: Row[] = [];
for (const name of chosen) {
  const part = parts[name];
  if (part === undefined) throw new Error(`no such part: ${name}`);
  const found = await part();
  rows.push(...found);
  for (const { work, metric, value, unit, ratio, holds } of found)
    console.log(
      `${name}: ${work}, ${metric}: ${value} ${unit}${ratio === null ? "" : ` (${ratio} ×)`}${holds === false ? " MISSED" : ""}`,
    );
}
if (values.only === undefined && values.seeds === "score") writeResults("releases", await inputs(), rows);

/** Pages about a release of five million rows, beside their bare SQL. */
async function viewsOfMany(): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-views-"));
  try {
    const [world, ws] = [join(dir, "world"), join(dir, "ws")];
    mkdirSync(world);
    writeWorld(world, { shape: "2025", seed: 5, shares: defaultShares, rows: viewRows, formats: ["csv"] });
    tarmac("init", ws);
    tarmac("load", "removals", join(world, "releases/removals-2025.csv"), "--release", "many", "-w", ws);
    rmSync(world, { recursive: true });
    return await measureReleaseViews(ws, "many", viewRows.toLocaleString("en-US"));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function tarmac(...args: readonly string[]): void {
  const command = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [command, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(stderr);
}

/** What went in: the seeds with the definition of the truth, and the released files where they are here. */
async function inputs(): Promise<Input[]> {
  const worlds = input(
    `invented worlds, seeds ${family.join(", ")}; the definition of their truth`,
    projectFile("bench/world/judge.ts"),
  );
  const files = await Promise.all(
    (releasedFiles() ?? []).map(async (path) => ({
      name: path.split("/").at(-1) ?? path,
      sha256: await digestOf(path),
    })),
  );
  return [worlds, ...files];
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return hash.digest("hex");
}
