// npx tsx bench/release-diffs.ts --seeds tune [--shape 2025]… [--pair NAME]… [--pair-rows N]: what `tarmac diff` misses and falsely calls in the pairs of the invented world, pair by pair.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { ReleaseDiff } from "../src/model/release-diff.ts";
import type { ReleaseManifest } from "../src/model/removal.ts";
import { columnNamed } from "../src/sources/removals/column-map.ts";
import { loadRelease } from "../src/sources/removals/load-release.ts";
import { theirNames } from "../src/sources/removals/place-columns.ts";
import { shippedMaps } from "../src/sources/removals/shipped-maps.ts";
import { compareReleases } from "../src/store/compare-releases/compare-releases.ts";
import { type Difference, readDifferences } from "../src/store/compare-releases/read-differences.ts";
import { diffCalls } from "./diff-calls.ts";
import { type Row, row } from "./results.ts";
import { defaultOptions, type ShapeName, shapeNames } from "./world/options.ts";
import { pairs } from "./world/pairs.ts";
import { pairLines } from "./world/read-truth.ts";
import { type DiffScore, type PairLine, type RowKind, scoreDiff } from "./world/score-diff.ts";
import { seeds } from "./world/seeds.ts";
import { shapes } from "./world/shape.ts";
import { writePair } from "./world/write-pair.ts";

/** Which pairs are made and compared. */
export type DiffWorlds = {
  readonly seeds: readonly number[];
  readonly shapes: readonly ShapeName[];
  /** Pairs by name; absent: all that the shape can show. */
  readonly pairs?: readonly string[];
  readonly pairRows: number;
};

/** A pair that was compared. `renumbered`: rows with another identifier that are listed as such, and others that are. */
export type ScoredPair = {
  readonly seed: number;
  readonly shape: ShapeName;
  readonly pair: string;
  readonly score: DiffScore;
  readonly renumbered: { readonly planted: number; readonly found: number; readonly falsely_called: number };
  /** Cells that are called spelled otherwise in columns in which none was planted. */
  readonly respelled: number;
  readonly diff: ReleaseDiff;
  readonly lines: readonly PairLine[];
  readonly rows: readonly Difference[];
};

/** Makes the pairs of the world one by one, loads and compares them, and gives the score of each. Each is deleted before the next. */
export async function* scoredPairs(worlds: DiffWorlds): AsyncGenerator<ScoredPair> {
  for (const shape of worlds.shapes) {
    const shown = Object.keys(pairs).filter((name) => shapes[shape].identifiers || !pairs[name]?.identified);
    for (const seed of worlds.seeds)
      for (const pair of shown)
        if (worlds.pairs?.includes(pair) ?? true) yield await scoredPair({ seed, shape, pair }, worlds.pairRows);
  }
}

type At = Pick<ScoredPair, "seed" | "shape" | "pair">;

async function scoredPair({ seed, shape, pair }: At, rows: number): Promise<ScoredPair> {
  const planted = pairs[pair];
  if (planted === undefined) throw new Error(`no pair ${pair}`);
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-diffs-"));
  try {
    const truth = writePair(dir, [pair, planted], { ...defaultOptions, shape, rows, seed });
    const lines = pairLines(join(dir, "truth/pairs", `${pair}-lines.tsv`));
    for (const one of ["a", "b"] as const) await loaded(dir, one, join(dir, "pairs", truth[one].file));
    const { diff, a, rowsFile } = await compareReleases(dir, "a", "b");
    const differences = await readDifferences(rowsFile);
    const free = new Set(truth.events.flatMap(({ id, demanded }) => (demanded ? [] : [id])));
    const calls = diffCalls(diff, differences, columnsOf(a, shape));
    const score = scoreDiff(calls, { lines, identifiers: truth.identifiers, free });
    const renumbered = renumberedRows(lines, differences);
    const respelled = falselyRespelled(diff, lines, { free, columnOf: columnsOf(a, shape) });
    return { seed, shape, pair, score, renumbered, respelled, diff, lines, rows: differences };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function loaded(dir: string, release: string, file: string): Promise<void> {
  const asked = { map: null, release, title: null, publisher: null, url: null, published: null, says: null };
  await loadRelease(dir, [file], asked, { progress: () => {}, now: () => new Date() });
}

/** The column of the release for one of ours. */
function columnsOf({ map }: ReleaseManifest, shape: ShapeName): (ours: string) => string {
  const used = shippedMaps().find(({ name }) => name === map.name);
  if (used === undefined) throw new Error(`no map ${map.name}`);
  const theirs = new Map(
    shapes[shape].columns.map(({ name }) => [columnNamed(used, name) ?? theirNames([name])[0] ?? name, name]),
  );
  return (ours) => theirs.get(ours) ?? ours;
}

function falselyRespelled(
  { columns }: ReleaseDiff,
  lines: readonly PairLine[],
  { free, columnOf }: { readonly free: ReadonlySet<string>; readonly columnOf: (ours: string) => string },
): number {
  const planted = new Set(lines.flatMap(({ event, column }) => (free.has(event) ? [column] : [])));
  return columns.reduce((sum, { column, respelled }) => sum + (planted.has(columnOf(column)) ? 0 : respelled), 0);
}

function renumberedRows(lines: readonly PairLine[], rows: readonly Difference[]): ScoredPair["renumbered"] {
  const planted = new Set(lines.flatMap(({ renumbered, b_line }) => (renumbered ? [b_line] : [])));
  const called = rows.flatMap(({ kind, b_row }) => (kind === "renumbered" ? [b_row] : []));
  const found = called.filter((line) => planted.has(line)).length;
  return { planted: planted.size, found, falsely_called: called.length - found };
}

/** Rows for `writeResults`: by shape and kind what was planted, found and falsely called, and in how many pairs the re-numbering was told rightly. */
export async function measureReleaseDiffs(worlds: DiffWorlds): Promise<Row[]> {
  const all: Pick<ScoredPair, "shape" | "score" | "respelled">[] = [];
  for await (const { shape, score, respelled } of scoredPairs(worlds)) all.push({ shape, score, respelled });
  return worlds.shapes.flatMap((shape) => {
    const own = all.flatMap((one) => (one.shape === shape ? [one.score] : []));
    const respelled = all.reduce((sum, one) => sum + (one.shape === shape ? one.respelled : 0), 0);
    const right = own.filter(({ renumbering }) => renumbering.right).length;
    const work = `two releases compared, shape of ${shape}, ${own.length} pairs`;
    return [
      ...(["loss", "doubling", "addition", "change"] as const).flatMap((kind) => kindRows(work, kind, own)),
      row(work, "cells falsely called another spelling", [respelled, "cells"], { bar: { most: 0 } }),
      row(work, "re-numbering told rightly", [right, "pairs"], {
        of: ["all", own.length],
        bar: { least: 1 },
      }),
    ];
  });
}

function kindRows(work: string, kind: RowKind, scores: readonly DiffScore[]): Row[] {
  const sum = (of: "planted" | "found" | "falsely_called"): number =>
    scores.reduce((all, { kinds }) => all + kinds[kind][of], 0);
  const planted = sum("planted");
  const found: Row[] =
    planted === 0
      ? []
      : [row(work, `${kind} found`, [sum("found"), "rows"], { of: ["planted", planted], bar: { least: 1 } })];
  return [...found, row(work, `${kind} falsely called`, [sum("falsely_called"), "rows"], { bar: { most: 0 } })];
}

/** Two releases that are loaded in a workspace, and how many rows each has. */
export type LoadedPair = { readonly a: string; readonly b: string; readonly rows: number };

/** What the built command takes (`node scripts/build.js` first), in a process of its own, for pairs of releases of one kind, the smallest first: most memory, and time against the smallest a row. */
export function measureDiffRoom(workspace: string, sizes: readonly LoadedPair[]): Row[] {
  const took = sizes.map((pair) => ({ ...pair, ...runDiff(workspace, pair) }));
  const [small] = took;
  return took.flatMap(({ rows, peak_mb, seconds }) => {
    const work = `two releases of ${rows.toLocaleString("en-US")} rows compared`;
    const perMillion = (seconds * 1e6) / rows;
    const first = small === undefined || small.rows === rows ? null : (small.seconds * 1e6) / small.rows;
    return [
      row(work, "most memory", [peak_mb, "MB"], { bar: { most: 400 } }),
      row(
        work,
        "time a million rows",
        [perMillion, "s"],
        first === null ? {} : { of: [`${small?.rows.toLocaleString("en-US")} rows`, first], bar: { most: 1.3 } },
      ),
    ];
  });
}

function runDiff(workspace: string, { a, b }: LoadedPair): { readonly peak_mb: number; readonly seconds: number } {
  rmSync(join(workspace, "tables/diffs"), { recursive: true, force: true });
  const told =
    "process.on('exit', () => process.getBuiltinModule('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)))";
  const command = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
  const start = performance.now();
  const ran = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(told)}`, command, "diff", a, b, "-w", workspace, "--json"],
    { stdio: ["ignore", "ignore", "pipe", "pipe"], encoding: "utf8" },
  );
  if (ran.status !== 0) throw new Error(ran.stderr);
  return { peak_mb: Number(ran.output[3]) / 1000, seconds: (performance.now() - start) / 1000 };
}

/** What is wrong with a pair, in lines of text. The first line sums it up. */
function report({ seed, shape, pair, score, renumbered, respelled, diff, lines, rows }: ScoredPair): string[] {
  const kinds = Object.entries(score.kinds).filter(([, one]) => one.planted + one.falsely_called > 0);
  const told = kinds.map(([kind, one]) => `${kind} ${one.found}/${one.planted} +${one.falsely_called}`);
  const { right, truth, called } = score.renumbering;
  const again =
    renumbered.planted + renumbered.falsely_called === 0
      ? []
      : [`renumbered ${renumbered.found}/${renumbered.planted} +${renumbered.falsely_called}`];
  const bad =
    !right ||
    respelled > 0 ||
    renumbered.falsely_called > 0 ||
    kinds.some(([, one]) => one.missed + one.falsely_called > 0);
  const head = `${bad ? "WRONG" : "right"} ${shape} ${seed} ${pair}: ${[...told, ...again].join(", ")}${right ? "" : `, re-numbering: ${truth}, called ${called}`}`;
  if (!bad) return [head];
  const events = Object.entries(score.events).filter(([, { planted, found }]) => found < planted);
  return [
    head,
    ...diff.kinds.slice(0, 12).map(({ kind, text }) => `    ${kind}: ${text}`),
    `    ${diff.method}: ${diff.why}`,
    ...events.map(([event, { planted, found }]) => `    missed of ${event}: ${planted - found}`),
    ...score.falsely.slice(0, 8).map((call) => {
      const line = "line" in call ? call.line : null;
      const of = "of" in call && call.of === "a" ? "a" : "b";
      const truthLine = lines.find((one) => (of === "a" ? one.a_line : one.b_line) === line);
      const difference = rows.find((one) => (of === "a" ? one.a_row : one.b_row) === line);
      return `    falsely ${JSON.stringify(call)} truth ${JSON.stringify(truthLine)} told ${JSON.stringify(difference)}`;
    }),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      seeds: { type: "string", default: "tune" },
      seed: { type: "string", multiple: true },
      shape: { type: "string", multiple: true },
      pair: { type: "string", multiple: true },
      "pair-rows": { type: "string", default: "20000" },
    },
  });
  if (values.seeds !== "tune") throw new Error("only the tune seeds are looked at row by row");
  const worlds: DiffWorlds = {
    seeds: seeds.tune.filter((seed) => values.seed?.includes(String(seed)) ?? true),
    shapes: shapeNames.filter((name) => values.shape?.includes(name) ?? true),
    ...(values.pair ? { pairs: values.pair } : {}),
    pairRows: Number(values["pair-rows"]),
  };
  for await (const one of scoredPairs(worlds)) console.log(report(one).join("\n"));
}
