import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { sqliteVersion } from "../src/store/sqlite.ts";

/** A figure. `against` is the peer or floor of the same run, `ratio` the figure over it; `bar` is the most (or, told by `least`, the least) that the ratio may be. */
export type Row = {
  readonly work: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly against: string | null;
  readonly ratio: number | null;
  readonly bar: string | null;
  readonly holds: boolean | null;
};

/** What a figure is held to: at most or at least so many times its peer, or at most a value. */
export type Bar = { readonly most: number } | { readonly least: number };

/** A row. With `of` (the peer's name and value, in the same unit) the bar speaks of the ratio, else of the value itself. */
export function row(
  work: string,
  metric: string,
  [value, unit]: readonly [value: number, unit: string],
  held: { of?: readonly [name: string, value: number]; bar?: Bar } = {},
): Row {
  const { of, bar } = held;
  const ratio = of ? value / of[1] : null;
  return {
    work,
    metric,
    value: rounded(value),
    unit,
    against: of ? `${of[0]}: ${rounded(of[1])} ${unit}` : null,
    ratio: ratio === null ? null : rounded(ratio),
    bar: bar ? barText(bar, of ? "×" : ` ${unit}`) : null,
    holds: bar ? keeps(ratio ?? value, bar) : null,
  };
}

function keeps(number: number, bar: Bar): boolean {
  return "most" in bar ? number <= bar.most : number >= bar.least;
}

function barText(bar: Bar, unit: string): string {
  return "most" in bar ? `≤ ${bar.most}${unit}` : `≥ ${bar.least}${unit}`;
}

/** Three significant digits: more would say more than was measured. */
function rounded(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}

/** What went in, with its hash, so that another run can be seen to have had the same. */
export type Input = { readonly name: string; readonly sha256: string };

export function input(name: string, content: string | Buffer): Input {
  return { name, sha256: createHash("sha256").update(content).digest("hex") };
}

/** Prints a table of the rows and writes `bench/results/NAME.json`. */
export function writeResults(bench: string, inputs: readonly Input[], rows: readonly Row[]): void {
  const folder = new URL("./results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const result = { bench, at: new Date().toISOString(), commit: commit(), machine: machine(), inputs, rows };
  writeFileSync(new URL(`${bench}.json`, folder), `${JSON.stringify(result, null, 2)}\n`);
  console.log(`\n${tableText(rows)}\n\nwritten to bench/results/${bench}.json`);
}

function tableText(rows: readonly Row[]): string {
  const cells = rows.map((r) => [
    r.work,
    r.metric,
    `${r.value} ${r.unit}`,
    r.against ?? "",
    r.ratio === null ? "" : `${r.ratio}×`,
    r.bar ?? "",
    r.holds === null ? "" : r.holds ? "holds" : "MISSED",
  ]);
  const all = [["work", "metric", "value", "against", "ratio", "bar", ""], ...cells];
  const widths = (all[0] ?? []).map((_, i) => Math.max(...all.map((line) => (line[i] ?? "").length)));
  return all
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** The commit that was measured; `-dirty` when files differ from it. */
function commit(): string {
  const git = (...args: string[]): string =>
    spawnSync("git", args, { cwd: fileURLToPath(new URL("..", import.meta.url)), encoding: "utf8" }).stdout?.trim() ??
    "";
  const changed = git("status", "--porcelain", "--", ".", ":!bench/results", ":!docs");
  return `${git("rev-parse", "--short=12", "HEAD") || "unknown"}${changed === "" ? "" : "-dirty"}`;
}

function machine(): Record<string, string | number> {
  const { driver, version } = sqliteVersion();
  return {
    system: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() || "unknown",
    cores: cpus().length,
    memory_gb: Math.round(totalmem() / 1e9),
    node: process.version,
    sqlite: `${version} (${driver})`,
  };
}

/** The text of a file of the project, for `input`. */
export function projectFile(name: string): Buffer {
  return readFileSync(new URL(`../${name}`, import.meta.url));
}
