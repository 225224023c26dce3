// npm run bench -- legs-speed: positions to legs against decoding the same columns and doing nothing, and against the Python library traffic, which runs beside where there is Python.
// --aircraft N of each family (36 give 20 million rows), --traffic N: rows that traffic gets, --keep DIR: where the rows are written, or lie already.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { positionDays, dayFile } from "../src/store/read-positions.ts";
import { inventedFields } from "./flights/fields.ts";
import { generate } from "./flights/generate.ts";
import { seeds } from "./flights/seeds.ts";
import { writeDays } from "./flights/write-days.ts";
import { median } from "./measure.ts";
import { input, type Row, row, writeResults } from "./results.ts";

const { values } = parseArgs({
  options: {
    aircraft: { type: "string", default: "36" },
    traffic: { type: "string", default: "1000000" },
    rounds: { type: "string", default: "3" },
    keep: { type: "string" },
  },
});
const rounds = Number(values.rounds);
const here = fileURLToPath(new URL(".", import.meta.url));
const dir = resolve(values.keep ?? mkdtempSync(join(tmpdir(), "tarmac-bench-legs-")));

/** What a process of its own took. */
type Took = { readonly rows: number; readonly legs: number; readonly cpu_s: number; readonly peak_mb: number };
/** Processor seconds for a million rows. */
const perMillion = ({ cpu_s, rows }: Took): number => (cpu_s * 1e6) / rows;

try {
  const many = await corpus("many", Number(values.aircraft));
  const few = await corpus("few", Math.max(1, Math.round(Number(values.aircraft) / 10)));
  // Turn about, so that a busy machine troubles all alike.
  const runs = Array.from({ length: rounds }, () => ({
    decode: ours("decode", many),
    legs: ours("legs", many),
    ends: ours("ends", many),
  }));
  const small = ours("legs", few);
  const [first] = runs;
  if (!first) throw new Error("no rounds");
  const of = (what: "decode" | "legs" | "ends"): number => median(runs.map((one) => perMillion(one[what])));
  const peak = Math.max(...runs.map(({ legs }) => legs.peak_mb));
  const work = `${first.legs.rows.toLocaleString("en-US")} positions to ${first.legs.legs.toLocaleString("en-US")} legs`;
  const decoding = `${work}, against decoding`;
  const made: Row[] = [
    row(decoding, "processor time a million rows", [of("legs"), "s"], {
      of: ["the same columns decoded, nothing done", of("decode")],
      bar: { most: 2 },
    }),
    row(work, "positions a processor second", [1e6 / of("legs"), "/s"]),
    row(work, "most memory", [peak, "MB"], { bar: { most: 250 } }),
    row(work, "most memory", [peak, "MB"], { of: ["a tenth of the rows", small.peak_mb], bar: { most: 1.5 } }),
    row(work, "processor time a million rows", [of("legs"), "s"], {
      of: ["a tenth of the rows", perMillion(small)],
      bar: { most: 1.3 },
    }),
    ...beside(of("legs"), of("ends"), many),
  ];
  writeResults("legs-speed", [input("days of invented positions, seed score", digestible(many))], made);
} finally {
  if (values.keep === undefined) rmSync(dir, { recursive: true, force: true });
}

async function corpus(name: string, aircraft: number): Promise<string> {
  const folder = join(dir, name);
  if (positionDays(folder).length > 0) return folder;
  console.log(`writing ${aircraft} aircraft of each family …`);
  await writeDays(generate({ seed: seeds.score, fields: inventedFields(), aircraft, days: 3 }), folder);
  return folder;
}

function digestible(folder: string): Buffer {
  return Buffer.concat(positionDays(folder).map((day) => readFileSync(dayFile(folder, day))));
}

function ours(work: string, folder: string): Took {
  return run(process.execPath, ["--import", "tsx", join(here, "legs-speed-run.ts"), work, folder]);
}

/** traffic's split on some of the aircraft, and its split with both ends named among 28,000 aerodromes; nothing, with the reason, where it cannot run. */
function beside(legs: number, ends: number, folder: string): Row[] {
  const python = trafficPython();
  if (python === null) return [];
  const script = join(here, "traffic-legs.py");
  const most = Number(values.traffic);
  const split = run(python, [script, "split", folder, String(most)]);
  const named = run(python, [script, "ends", folder, String(Math.round(most / 10))]);
  const rows = (took: Took): string => took.rows.toLocaleString("en-US");
  return [
    row(`traffic's split of ${rows(split)} positions`, "its processor time a million rows", [perMillion(split), "s"], {
      of: ["Tarmac's legs", legs],
      bar: { least: 10 },
    }),
    row(
      `traffic's split of ${rows(named)} positions, both ends named`,
      "its processor time a million rows",
      [perMillion(named), "s"],
      {
        of: ["Tarmac's legs, both ends named", ends],
        bar: { least: 150 },
      },
    ),
  ];
}

/** The Python of a venv in which traffic is, made when there is none; null where there is no Python or no package. */
function trafficPython(): string | null {
  const venv = join(here, "..", ".tools", "traffic");
  const python = join(venv, "bin", "python");
  if (existsSync(python)) return python;
  console.log("making a venv with traffic …");
  const made = spawnSync("python3", ["-m", "venv", venv], { encoding: "utf8" });
  // traffic 2.13 does not load with pandas 3.
  const filled =
    made.status === 0
      ? spawnSync(join(venv, "bin", "pip"), ["install", "-q", "traffic==2.13", "pandas<3"], { encoding: "utf8" })
      : made;
  if (filled.status === 0) return python;
  rmSync(venv, { recursive: true, force: true });
  console.log(`traffic: skipped, ${made.error ? "no Python here" : "it cannot be installed"} ${filled.stderr ?? ""}`);
  return null;
}

function run(program: string, args: readonly string[]): Took {
  const ran = spawnSync(program, args, { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${args.join(" ")}: ${ran.stderr}`);
  return JSON.parse(ran.stdout.trim().split("\n").at(-1) ?? "") as Took;
}
