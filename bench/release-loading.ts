import { spawnSync } from "node:child_process";
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createGunzip } from "node:zlib";
import { median } from "./measure.ts";
import { type Row, row, writeResults } from "./results.ts";
import { saxFloor } from "./sheets-floor.ts";
import { defaultShares, type Format } from "./world/options.ts";
import { writeWorld } from "./world/write-world.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const command = join(root, "dist/cli/main.js");

/** What a process took from its start to its end. */
type Took = { readonly wall_s: number; readonly cpu_s: number; readonly peak_mb: number };

/**
 * `tarmac load removals` against a process that does nothing but DuckDB's bare `read_csv` into Parquet, on the released rows of FY2016, 2017 and 2019 where they are here (`TARMAC_DATA` or
 * ../shared/data), else on an invented world of as many rows.
 */
export async function loadingRows(rounds = 7): Promise<Row[]> {
  return inFolder(async (dir) => {
    const real = releasedFiles();
    if (real === null)
      console.log("the released rows are not at TARMAC_DATA or ../shared/data: an invented world stands for them");
    const files = real ?? worldFiles(join(dir, "world"), { rows: 700_000, formats: ["csv.gz"] });
    const [ours, bare]: [Took[], Took[]] = [[], []];
    // Turn about, so that a busy machine troubles both alike.
    for (let i = 0; i < rounds; i += 1) {
      bare.push(await bareRead(files, join(dir, `bare-${i}.parquet`)));
      ours.push(load(files, join(dir, `ws-${i}`)));
    }
    const of = (took: readonly Took[], part: keyof Took): number => median(took.map((one) => one[part]));
    const work = `${real === null ? "700,000 invented" : "707,887 released"} rows of csv.gz to Parquet, the whole command`;
    const peer = "read_csv to Parquet in a process";
    return [
      row(work, "time, by the median", [of(ours, "wall_s"), "s"], { of: [peer, of(bare, "wall_s")], bar: { most: 3 } }),
      row(work, "processor time, by the median", [of(ours, "cpu_s"), "s"], {
        of: [peer, of(bare, "cpu_s")],
        bar: { most: 3 },
      }),
      row(work, "most memory", [Math.max(...ours.map((one) => one.peak_mb)), "MB"], { bar: { most: 400 } }),
    ];
  });
}

/** Laying out a sheet against unpacking it and reading it with a SAX parser that does nothing with it. */
export async function workbookRows(rows = 100_000, rounds = 5): Promise<Row[]> {
  return inFolder(async (dir) => {
    const [file = ""] = worldFiles(join(dir, "world"), { rows, formats: ["xlsx"] });
    const first = "Area of Responsibility";
    const took = [];
    for (let i = 0; i < rounds; i += 1) took.push(await saxFloor(file, first));
    const work = `${(took[0]?.rows ?? 0).toLocaleString("en-US")} rows of a sheet laid out`;
    return [
      row(work, "time, by the median", [median(took.map((one) => one.ours_ms)), "ms"], {
        of: ["unzip and SAX", median(took.map((one) => one.floor_ms))],
        bar: { most: 3 },
      }),
    ];
  });
}

/** What a load takes of memory as rows grow ten-fold to ten million, and what a row costs then. Needs 3 GB of disk meanwhile. */
export async function growthRows(most = 10_000_000): Promise<Row[]> {
  return inFolder(async (dir) => {
    const [few, many] = [most / 10, most].map((rows) => {
      const world = join(dir, `world-${rows}`);
      const took = load(worldFiles(world, { rows, formats: ["csv"] }), join(dir, `ws-${rows}`));
      rmSync(world, { recursive: true });
      return took;
    }) as [Took, Took];
    const work = `${most.toLocaleString("en-US")} invented rows of CSV to Parquet`;
    const each = (took: Took, rows: number): number => (took.cpu_s * 1e6) / rows;
    return [
      row(work, "most memory", [many.peak_mb, "MB"], { bar: { most: 400 } }),
      row(work, "most memory", [many.peak_mb, "MB"], { of: ["a tenth of the rows", few.peak_mb], bar: { most: 2 } }),
      row(work, "processor time a row", [each(many, most), "µs"], {
        of: ["a tenth of the rows", each(few, most / 10)],
        bar: { most: 1.5 },
      }),
      row(work, "time", [many.wall_s, "s"]),
    ];
  });
}

async function inFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-releases-"));
  try {
    return await work(dir);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The released files of FY2016, 2017 and 2019; null where they are not here. */
export function releasedFiles(): readonly string[] | null {
  const folder = join(process.env.TARMAC_DATA ?? join(root, "../shared/data"), "removals-fy2016-2019");
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter((name) => /FY\d{4}\.csv\.gz$/.test(name));
  return names.length === 3 ? names.sort().map((name) => join(folder, name)) : null;
}

/** The files of a release of an invented world, in the shape of FY2016 to 2019. */
function worldFiles(
  folder: string,
  { rows, formats }: { readonly rows: number; readonly formats: readonly Format[] },
): readonly string[] {
  mkdirSync(folder);
  writeWorld(folder, { shape: "2016", seed: 5, shares: defaultShares, rows, formats });
  const releases = join(folder, "releases");
  return readdirSync(releases)
    .sort()
    .map((name) => join(releases, name));
}

/** Loads files into a new workspace with the built command. */
function load(files: readonly string[], ws: string): Took {
  alone([command, "init", ws]);
  const took = alone([command, "load", "removals", ...files, "--release", "bench", "-w", ws]);
  rmSync(ws, { recursive: true });
  return took;
}

/** Reads files with DuckDB alone, columns known, all of them text, with the name of the file. */
async function bareRead(files: readonly string[], out: string): Promise<Took> {
  const { line, columns, delimiter } = await headerOf(files[0] as string);
  const list = files.map((path) => `'${path}'`).join(", ");
  const types = Array.from({ length: columns }, (_, i) => `c${i}: 'varchar'`).join(", ");
  const read = `read_csv([${list}], auto_detect = false, header = false, skip = ${line}, delim = '${delimiter}', quote = '"', escape = '"', columns = {${types}}, filename = true, null_padding = true, strict_mode = false)`;
  const duck = pathToFileURL(join(root, "node_modules/@duckdb/node-api/lib/index.js")).href;
  const code = `
    const { DuckDBInstance } = await import(${JSON.stringify(duck)});
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run(${JSON.stringify(`copy (select * from ${read}) to '${out}' (format parquet, compression zstd)`)});
    connection.closeSync();
    instance.closeSync();`;
  const took = alone(["--input-type=module", "--eval", code]);
  rmSync(out);
  return took;
}

/** In which line of a text file that may be packed the header stands, and how it is written. */
async function headerOf(
  path: string,
): Promise<{ readonly line: number; readonly columns: number; readonly delimiter: string }> {
  const bytes = createReadStream(path);
  const lines = createInterface(path.endsWith(".gz") ? bytes.pipe(createGunzip()) : bytes);
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (!/Departed Date/i.test(text)) continue;
    bytes.destroy();
    const delimiter = text.includes("|") ? "|" : ",";
    return { line, columns: text.split(delimiter).length, delimiter };
  }
  throw new Error(`no header: ${path}`);
}

const tellsWhatItTook = `data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write("\\nTOOK " + JSON.stringify({ cpu_s: (user + system) / 1e6, peak_mb: process.resourceUsage().maxRSS / 1000 })); });',
)}`;

/** Runs Node in a process of its own. */
function alone(argv: readonly string[]): Took {
  const start = performance.now();
  const ran = spawnSync(process.execPath, ["--import", tellsWhatItTook, ...argv], { encoding: "utf8" });
  const wall_s = (performance.now() - start) / 1000;
  if (ran.status !== 0) throw new Error(ran.stderr);
  return { wall_s, ...(JSON.parse(ran.stderr.split("\nTOOK ")[1] ?? "{}") as Omit<Took, "wall_s">) };
}

// npm run bench -- release-loading
if (process.argv[1] === fileURLToPath(import.meta.url))
  writeResults("release-loading", [], [...(await loadingRows()), ...(await workbookRows()), ...(await growthRows())]);
