// A process of its own for bench/positions.ts: reads a folder of traces, either only unpacked and parsed (`floor`) or into Parquet (`load`), and prints what it took.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { gunzipSync } from "node:zlib";
import { loadPositions } from "../src/sources/flights/positions/load-positions.ts";
import { openDuck } from "../src/store/duckdb.ts";

const [work = "", folder = "", ws = ""] = process.argv.slice(2);
// The library is loaded before the clock starts, on both sides: a start costs the same whatever the rows.
(await openDuck({ folders: [ws] })).close();
const before = process.cpuUsage();
const start = performance.now();
const rows = work === "floor" ? floor() : await load();
const wall_s = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(before);
console.log(
  JSON.stringify({ wall_s, cpu_s: (user + system) / 1e6, peak_mb: process.resourceUsage().maxRSS / 1000, rows }),
);

function floor(): number {
  let read = 0;
  for (const name of readdirSync(folder)) {
    const text = gunzipSync(readFileSync(join(folder, name))).toString("utf8");
    read += (JSON.parse(text) as { trace: unknown[] }).trace.length;
  }
  return read;
}

async function load(): Promise<number> {
  const asked = { map: null, feed: null, aircraft: null, archiveAircraft: null };
  const outcomes = await loadPositions(ws, [folder], asked, { progress: () => {}, now: () => new Date() });
  return outcomes.reduce((sum, one) => sum + (one.state === "loaded" ? one.input.rows : 0), 0);
}
