import { createReadStream, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Flight } from "../src/model/flight.ts";
import { loadRelease } from "../src/sources/removals/load-release.ts";
import { writeFlights } from "../src/store/flights.ts";
import { closeRecord, createRecord } from "../src/store/record.ts";
import { defaultOptions, type ShapeName } from "./world/options.ts";
import { writeWorld } from "./world/write-world.ts";

/** An invented world, and a workspace that holds its release and its legs. */
export type WorldWorkspace = {
  /** The folder that bench/world/make.ts describes, with its truth. */
  readonly world: string;
  readonly dir: string;
  /** The release's name in the workspace. */
  readonly release: string;
};

export type WorldAsked = { readonly seed: number; readonly shape: ShapeName; readonly rows: number };

/** The instant at which everything is loaded: after the last day of every world. */
const loadedAt = new Date("2026-01-02T00:00:00Z");

/** Makes the world of a seed, loads its release with the real loader, puts its legs where `tarmac legs` puts them, and hands both over. They are taken away afterwards. */
export async function inWorld<Result>(
  { seed, shape, rows }: WorldAsked,
  work: (made: WorldWorkspace) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "tarmac-bench-world-"));
  try {
    const world = join(folder, "world");
    mkdirSync(world);
    writeWorld(world, { ...defaultOptions, shape, rows, seed, formats: ["csv"] });
    return await work(await loadWorld(world, join(folder, "ws"), shape));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Loads a world that was written, in CSV, into a new workspace. */
async function loadWorld(world: string, dir: string, shape: ShapeName): Promise<WorldWorkspace> {
  closeRecord(createRecord(dir, { now: () => loadedAt }));
  const asked = { map: null, release: `world-${shape}`, title: null, publisher: null, url: null, published: null };
  const { manifest } = await loadRelease(
    dir,
    [join(world, "releases", `removals-${shape}.csv`)],
    { ...asked, says: null },
    { progress: () => {}, now: () => loadedAt },
  );
  writeFlights(dir, await worldLegs(world), {
    ...{ rule_version: "invented", positions_digest: "invented", aerodromes_digest: null, positions: 0, masked: {} },
    made_at: loadedAt.toISOString(),
  });
  return { world, dir, release: manifest.release };
}

async function worldLegs(world: string): Promise<Flight[]> {
  const lines = createInterface({ input: createReadStream(join(world, "flights/legs.jsonl")) });
  const legs: Flight[] = [];
  for await (const line of lines) legs.push(JSON.parse(line) as Flight);
  return legs;
}
