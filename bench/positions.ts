// npm run bench -- positions: loading readsb traces against gunzip and JSON.parse of the same files, and memory as rows grow ten-fold. --files N takes fewer, for work on the bench itself.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { chances } from "./chance.ts";
import { median } from "./measure.ts";
import { input, type Row, row, writeResults } from "./results.ts";

const { values } = parseArgs({
  options: { files: { type: "string", default: "400" }, rounds: { type: "string", default: "5" } },
});
const [files, rounds] = [Number(values.files), Number(values.rounds)];
const rowsAFile = 2500;
const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-positions-"));

/** What a run of one piece of work in a process of its own took. */
type Took = { readonly wall_s: number; readonly cpu_s: number; readonly peak_mb: number; readonly rows: number };

try {
  const few = invented("few", Math.max(1, Math.round(files / 10)), 1);
  const many = invented("many", files, 2);
  const rows = files * rowsAFile;
  // Turn about, so that a busy machine troubles both alike.
  const took = Array.from({ length: rounds }, () => ({ floor: alone("floor", many), load: alone("load", many) }));
  const [small, large] = [alone("load", few), took[0]?.load as Took];
  const of = (what: "floor" | "load", part: "wall_s" | "cpu_s"): number => median(took.map((one) => one[what][part]));
  const work = `${rows.toLocaleString("en-US")} rows of ${files} readsb traces to Parquet`;
  const made: Row[] = [
    row(work, "time, by the median", [of("load", "wall_s"), "s"], {
      of: ["gunzip and JSON.parse", of("floor", "wall_s")],
      bar: { most: 2 },
    }),
    row(work, "processor time, by the median", [of("load", "cpu_s"), "s"], {
      of: ["gunzip and JSON.parse", of("floor", "cpu_s")],
      bar: { most: 2 },
    }),
    row(work, "rows a second", [rows / of("load", "wall_s"), "/s"]),
    row(work, "most memory", [large.peak_mb, "MB"], { of: ["a tenth of the rows", small.peak_mb], bar: { most: 2 } }),
    row(work, "most memory", [large.peak_mb, "MB"], { bar: { most: 400 } }),
  ];
  writeResults("positions", [input(`${files} invented traces of ${rowsAFile} rows, seed 2`, bytesOf(many))], made);
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** Runs a piece of work in a process of its own. */
function alone(work: "floor" | "load", folder: string): Took {
  const script = fileURLToPath(new URL("./positions-run.ts", import.meta.url));
  const ran = spawnSync(process.execPath, ["--import", "tsx", script, work, folder, mkdtempSync(join(dir, "ws-"))], {
    encoding: "utf8",
  });
  if (ran.status !== 0) throw new Error(`${work}: ${ran.stderr}`);
  return JSON.parse(ran.stdout) as Took;
}

/** A folder of traces as readsb writes them: what is in a row, and how often the aircraft's own account comes with it, as in genuine ones. */
function invented(name: string, count: number, seed: number): string {
  const folder = join(dir, name);
  mkdirSync(folder);
  const chance = chances(seed, 1);
  for (let n = 0; n < count; n += 1) {
    const hex = (0xabc000 + n).toString(16);
    const at = { lat: chance.below(120) - 60, lon: chance.below(340) - 170 };
    const trace = Array.from({ length: rowsAFile }, (_, i) => pointOf(i, at, chance));
    const text = JSON.stringify({
      icao: hex,
      r: "N000EX",
      t: "A320",
      timestamp: 1935482400 + chance.below(30_000),
      trace,
    });
    writeFileSync(join(folder, `trace_full_${hex}.json`), gzipSync(text, { level: 6 }));
  }
  return folder;
}

function pointOf(
  i: number,
  at: { readonly lat: number; readonly lon: number },
  chance: ReturnType<typeof chances>,
): unknown[] {
  const tenth = (most: number): number => chance.below(most * 10) / 10;
  const [rate, track, altitude] = [64 * (chance.below(40) - 20), tenth(359), 25 * chance.below(1500)];
  const detail = {
    ...{
      type: "adsb_icao",
      flight: "EXA1234 ",
      alt_geom: altitude + 125,
      ias: 280,
      tas: 460,
      mach: 0.772,
      wd: 214,
      ws: 41,
      track,
      track_rate: -0.03,
      roll: -0.88,
    },
    ...{
      mag_heading: 338.03,
      true_heading: 336.63,
      baro_rate: rate,
      geom_rate: rate,
      squawk: "1200",
      emergency: "none",
      nav_qnh: 1013.6,
      nav_altitude_mcp: 32000,
    },
    ...{
      nav_heading: 340.31,
      nic: 8,
      rc: 186,
      version: 2,
      nic_baro: 1,
      nac_p: 10,
      nac_v: 2,
      sil: 3,
      sil_type: "perhour",
      gva: 2,
      sda: 2,
      alert: 0,
      spi: 0,
    },
  };
  return [
    Number((i * 8.37).toFixed(2)),
    Number((at.lat + i * 0.001).toFixed(6)),
    Number((at.lon + chance.below(1000) / 1e6).toFixed(6)),
    i % 400 === 0 ? "ground" : altitude,
    tenth(500),
    track,
    i % 900 === 0 ? 2 : 0,
    rate,
    i % 4 === 0 ? detail : null,
    "adsb_icao",
    altitude + 125,
    rate,
    280,
    tenth(3),
  ];
}

function bytesOf(folder: string): Buffer {
  return Buffer.concat(
    readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name))),
  );
}
