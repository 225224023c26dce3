import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { queryRemovals } from "../src/store/read-removals.ts";
import { type Row, row } from "./results.ts";
import type { ThirdCountry } from "./world/judge.ts";
import { rowKey, rowTruths } from "./world/read-truth.ts";
import { type FlagScore, scoreFlag } from "./world/score-flag.ts";

/** A release of a world, as its maker and its truth name it. */
type Form = { readonly shape: "2025" | "2012" | "2016"; readonly file: string; readonly format: string };

const forms: readonly Form[] = [
  { shape: "2025", file: "removals-2025.csv", format: "csv" },
  { shape: "2025", file: "removals-2025.xlsx", format: "xlsx" },
  { shape: "2025", file: "removals-2025.stacked.xlsx", format: "stacked.xlsx" },
  { shape: "2012", file: "removals-2012.csv", format: "csv" },
];

/** Scores of the flag on the worlds of some seeds, each release loaded by the command that people run. */
export async function flagScores(seeds: readonly number[], rows: number): Promise<FlagScore[]> {
  const scores: FlagScore[] = [];
  for (const seed of seeds)
    for (const shape of ["2025", "2012"] as const) scores.push(...(await scoresOf(seed, shape, rows)));
  return scores;
}

async function scoresOf(seed: number, shape: Form["shape"], rows: number): Promise<FlagScore[]> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-flag-"));
  try {
    const world = join(dir, "world");
    mkdirSync(world);
    const asked = ["--seed", String(seed), "--rows", String(rows), "--shape", shape, "--pairs", "none", "--out", world];
    ran([script("world/make.ts"), ...asked, ...(shape === "2025" ? ["--xlsx"] : [])], ["--import", "tsx"]);
    ran([script("../dist/cli/main.js"), "init", join(dir, "ws")]);
    const scores: FlagScore[] = [];
    for (const form of forms.filter((one) => one.shape === shape)) {
      const release = form.format.replace(".", "-");
      ran([
        script("../dist/cli/main.js"),
        "load",
        "removals",
        join(world, "releases", form.file),
        "--release",
        release,
        "-w",
        join(dir, "ws"),
      ]);
      const calls = await callsOf(join(dir, "ws"), release, shape);
      scores.push(scoreFlag(calls, rowTruths(join(world, "truth", `rows-${form.format}.tsv`))));
    }
    return scores;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

type Called = { file: string; sheet: string | null; row: number; third_country: ThirdCountry };

/** What the release was loaded to say of each row, by the name of the row in the truth. */
async function callsOf(dir: string, release: string, truthRelease: string): Promise<Map<string, ThirdCountry>> {
  const text = "select file, sheet, row, third_country from {rows}";
  const rows = await queryRemovals<Called>(dir, [release], { text });
  return new Map(
    rows.map(({ file, sheet, row: line, third_country }) => [
      rowKey(truthRelease, { file, sheet: sheet ?? "", line }),
      third_country,
    ]),
  );
}

function script(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function ran(args: readonly string[], before: readonly string[] = []): void {
  const { status, stderr } = spawnSync(process.execPath, [...before, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
  });
  if (status !== 0) throw new Error(`${args.join(" ")}: ${stderr}`);
}

/** The figures that the issue asks for, over all of these releases together. */
export function flagRows(scores: readonly FlagScore[]): Row[] {
  const sum = (of: (score: FlagScore) => number): number => scores.reduce((all, score) => all + of(score), 0);
  const [rows, planted] = [sum((one) => one.rows), sum((one) => one.planted)];
  const told = {
    right: sum((one) => one.cannot_tell.right),
    called: sum((one) => one.cannot_tell.called),
    planted: sum((one) => one.cannot_tell.planted),
  };
  const work = `third-country flag on ${rows.toLocaleString("en-US")} invented rows of ${scores.length} releases`;
  return [
    row(work, "called yes and not so", [sum((one) => one.false_yes), "rows"], { bar: { most: 0 } }),
    row(
      work,
      `planted cases called yes, of ${planted.toLocaleString("en-US")}`,
      [(100 * sum((one) => one.found)) / planted, "%"],
      { bar: { least: 99.5 } },
    ),
    row(work, "called cannot tell where it could be told", [told.called - told.right, "rows"], { bar: { most: 0 } }),
    row(
      work,
      `cannot tell, found of ${told.planted.toLocaleString("en-US")}`,
      [(100 * told.right) / told.planted, "%"],
      { bar: { least: 100 } },
    ),
    row(
      work,
      "rows without an answer, or that the release does not have",
      [sum((one) => one.unanswered + one.unknown), "rows"],
      { bar: { most: 0 } },
    ),
  ];
}
