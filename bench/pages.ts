// npm run bench -- pages: pages of a record of 2 million claims against those of one of 20 thousand, and against drawing the same pages from memory.
// --movements N makes the large record smaller; --keep DIR builds the records there once and uses them again: both for work on the bench itself.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { closeRecord, createRecord, openRecord, recordFile, type TarmacRecord } from "../src/store/record.ts";
import { createApp } from "../src/web/app.tsx";
import { loadAssets } from "../src/web/assets.ts";
import { recordViews } from "../src/web/record-views.ts";
import type { Views } from "../src/web/views.ts";
import { importEntries, importInvented } from "./build-record.ts";
import { inventedBatch, lateMovement } from "./invented-record.ts";
import { median, quantile, timed } from "./measure.ts";
import { type PageWork, pageWorks, pathsOf } from "./page-works.ts";
import { input, type Row, row, writeResults } from "./results.ts";

const { values } = parseArgs({ options: { movements: { type: "string" }, keep: { type: "string" } } });
const smallSize = 1_090;
const largeSize = Number(values.movements ?? 109_000);
const folder = values.keep ?? mkdtempSync(join(tmpdir(), "tarmac-bench-"));
const assets = await loadAssets();
const rows: Row[] = [];

const afterWrites: readonly (readonly [name: string, path: string])[] = [
  ["board of a month", "/?month=2035-05"],
  ["sources", "/sources"],
  ["statements", "/statements"],
  ["findings", "/findings"],
];

/** A record of so many movements and the pages over it. */
type Site = {
  readonly movements: number;
  readonly claims: number;
  readonly record: TarmacRecord;
  readonly views: Views;
};

const small = site(smallSize);
const large = site(largeSize);
try {
  for (const work of pageWorks) await measure(work);
  await measureAfterWrites();
} finally {
  for (const { record } of [small, large]) closeRecord(record);
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}
writeResults("pages", [input("invented batch 0, seed 1", JSON.stringify(inventedBatch(0, largeSize)))], rows);

function site(movements: number): Site {
  const dir = join(folder, String(movements));
  const made = existsSync(join(dir, recordFile));
  const record = made ? openRecord(dir) : createRecord(dir);
  if (!made) build(record, movements);
  const { n } = record.db.prepare("select count(*) as n from claim").get() as { n: number };
  return { movements, claims: n, record, views: recordViews(record) };
}

function build(record: TarmacRecord, movements: number): void {
  const start = Date.now();
  const seconds = (): number => Math.max(1, (Date.now() - start) / 1000);
  const claims = importInvented(record, movements, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} claims, ${Math.round(done / seconds())} a second `);
  });
  console.log(`made a record of ${claims} claims in ${Math.round(seconds())} s`);
  rows.push(row(`import of ${movements} movements`, "claims a second", [claims / seconds(), "claims/s"]));
}

function pages(views: Views) {
  const app = createApp(views, null, { assets, token: "token of this run", today: () => "2036-01-01" });
  return async (path: string): Promise<void> => {
    const answer = await app.request(path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    await answer.text();
  };
}

/** Views that give from memory what the others gave for an address. */
async function remembered(views: Views, path: string): Promise<Views> {
  const kept = new Map<string, unknown>();
  const memory = Object.fromEntries(
    (Object.keys(views) as (keyof Views)[]).map((name) => [
      name,
      (...asked: never[]) => {
        if (!kept.has(name)) kept.set(name, (views[name] as (...given: never[]) => unknown)(...asked));
        return kept.get(name);
      },
    ]),
  ) as unknown as Views;
  await pages(memory)(path);
  return memory;
}

async function timedFromMemory(path: string): Promise<number> {
  const ask = pages(await remembered(large.views, path));
  return timed(() => ask(path));
}

/** Small record, large record and memory are asked in turn, so that whatever else the machine does falls on all of them. */
async function measure(work: PageWork): Promise<void> {
  const times: Record<"small" | "large" | "memory", number[]> = { small: [], large: [], memory: [] };
  const [ofSmall, ofLarge] = [pathsOf(work, small.movements), pathsOf(work, large.movements)];
  const [askSmall, askLarge] = [pages(small.views), pages(large.views)];
  for (let i = -20; i < work.times; i += 1) {
    const at = (i + work.times) % work.times;
    const [path, other] = [ofLarge[at] ?? "/", ofSmall[at] ?? "/"];
    // Memory comes last: what it is filled with must not warm the others.
    const took = {
      large: await timed(() => askLarge(path)),
      small: await timed(() => askSmall(other)),
      memory: await timedFromMemory(path),
    };
    // The first twenty are for the machine to warm up.
    if (i >= 0) for (const name of ["small", "large", "memory"] as const) times[name].push(took[name]);
  }
  const p95 = quantile(times.large, 0.95);
  tell(work.name, `p95 at ${large.claims} claims`, [p95, "ms"], {
    of: [`at ${small.claims} claims`, quantile(times.small, 0.95)],
    bar: { most: 2 },
  });
  const drawing = work.drawn ? { bar: { most: 4 } } : {};
  tell(work.name, `p95 at ${large.claims} claims`, [p95, "ms"], {
    of: ["drawing it from memory", quantile(times.memory, 0.95)],
    ...drawing,
  });
  tell(work.name, `median at ${large.claims} claims`, [median(times.large), "ms"], {
    of: [`at ${small.claims} claims`, median(times.small)],
  });
}

/** Nothing that was read before may help: a movement is written, then a list asked for, each time by a process' first reading since. */
async function measureAfterWrites(): Promise<void> {
  for (const [name, path] of afterWrites) {
    const times: Record<"small" | "large", number[]> = { small: [], large: [] };
    for (let i = 0; i < 40; i += 1)
      for (const [size, { record, views }] of Object.entries({ small, large }) as ["small" | "large", Site][]) {
        importEntries(record, lateMovement(`late-${name.replaceAll(" ", "-")}-${process.pid}-${i}`), "late.yaml");
        times[size].push(await timed(() => pages(views)(path)));
      }
    const [p95, p95Small] = [quantile(times.large, 0.95), quantile(times.small, 0.95)];
    tell(`${name}, right after a write`, `p95 at ${large.claims} claims`, [p95, "ms"], {
      of: [`at ${small.claims} claims`, p95Small],
      bar: { most: 2 },
    });
  }
}

function tell(...given: Parameters<typeof row>): void {
  rows.push(row(...given));
}
