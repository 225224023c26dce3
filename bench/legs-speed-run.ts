// A process of its own for bench/legs-speed.ts: reads the positions of a folder, and does nothing with them (`decode`) or makes legs (`legs`), with their ends named (`ends`). Prints what it took.
import type { Leg } from "../src/model/leg.ts";
import { AerodromeIndex } from "../src/sources/flights/airports/aerodrome-index.ts";
import { nameEnds } from "../src/sources/flights/airports/name-ends.ts";
import { LegFinder } from "../src/sources/flights/legs/leg-finder.ts";
import { openDuck } from "../src/store/duckdb.ts";
import { readPositions } from "../src/store/read-positions.ts";
import { latticeFields } from "./lattice-fields.ts";

const [work = "", dir = ""] = process.argv.slice(2);
// The library is loaded before the clock starts: a start costs the same whatever the rows.
(await openDuck({ folders: [dir] })).close();
const before = process.cpuUsage();
const finder = new LegFinder();
const legs: Leg[] = [];
let [rows, sum, count] = [0, 0, 0];
for await (const batch of readPositions(dir)) {
  rows += batch.count;
  if (work === "decode") sum += batch.lat[0] ?? 0;
  else take(finder.push(batch));
}
take(finder.end());
if (work === "ends") nameAll();
const { user, system } = process.cpuUsage(before);
const cpu_s = (user + system) / 1e6;
console.log(JSON.stringify({ rows, legs: count, cpu_s, peak_mb: process.resourceUsage().maxRSS / 1000, sum }));

/** Legs pass by as they are closed; only those whose ends are named are held. */
function take(closed: readonly Leg[]): void {
  count += closed.length;
  if (work === "ends") for (const leg of closed) legs.push(leg);
}

function nameAll(): void {
  const index = new AerodromeIndex(latticeFields(28_000));
  const own = new Map<string, Leg[]>();
  for (const leg of legs) {
    const list = own.get(leg.icao24);
    if (list) list.push(leg);
    else own.set(leg.icao24, [leg]);
  }
  for (const list of own.values()) {
    list.sort((a, b) => a.first_seen_ms - b.first_seen_ms);
    sum += nameEnds(list, index).length;
  }
}
