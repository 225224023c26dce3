import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { verifyRecord } from "../../src/desk/verify.ts";
import { closeRecord, createRecord, openRecord, recordFile } from "../../src/store/record.ts";

/** What came of killing writers: everything that was lost, in words; empty when all is well. */
export type Killed = {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  /** Things that were wrong afterwards: what verify found, or an opening that failed. */
  readonly faults: readonly string[];
};

type Acknowledged = {
  readonly dir: string;
  readonly seq?: number;
  readonly claims?: readonly string[];
  readonly made?: string;
  readonly making?: string;
};

/** The works of the writers that share a record in a round. Everything that is killed anywhere stands here. */
const rounds: readonly (readonly string[])[] = [
  ["one"],
  ["many", "one"],
  ["checkpoint", "checkpoint"],
  ["init"],
  ["judge", "many", "one"],
  ["reopen", "reopen", "checkpoint"],
];

/**
 * Starts processes that write to a record and kills each with SIGKILL at a moment of its own, until so many were killed. After each round the record must open, hold
 * all that was acknowledged, and be whole. `chance` gives numbers from 0 to 1. This proves that a process may crash; a power cut is another matter.
 */
export async function killWriters(dir: string, wanted: number, chance: () => number): Promise<Killed> {
  const all = { kills: 0, acknowledged: 0, lost: [] as string[], faults: [] as string[] };
  for (let round = 0; all.kills < wanted; round += 1) {
    const works = (rounds[round % rounds.length] ?? []).slice(0, wanted - all.kills);
    // A fresh record now and then, so that to verify it stays quick.
    const ws = join(dir, `ws-${Math.floor(round / 12)}`);
    if (!existsSync(join(ws, recordFile))) closeRecord(createRecord(ws));
    const told = await Promise.all(works.map((work, i) => killOne(ws, work, `w${round}-${i}`, chance)));
    all.kills += works.length;
    check(ws, told.flat(), round, all);
    if (round % 12 === 11) rmSync(ws, { recursive: true, force: true });
  }
  return all;
}

/** Starts a writer, kills it, and gives what it had acknowledged. */
async function killOne(ws: string, work: string, name: string, chance: () => number): Promise<Acknowledged[]> {
  const log = join(ws, `${name}.log`);
  const out = openSync(log, "a");
  const script = fileURLToPath(new URL("./writer.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, ws, work, name], {
    stdio: ["ignore", out, "pipe"],
  });
  closeSync(out);
  let said = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  const ended = new Promise<string | null>((resolve) => child.once("close", (_code, signal) => resolve(signal)));
  // One in five is killed while it starts or opens the record; the others at any moment of the first commits.
  const early = chance() < 0.2;
  while (!early && child.exitCode === null && readFileSync(log, "utf8") === "") await pause(5);
  await pause(chance() * (early ? 600 : 250));
  child.kill("SIGKILL");
  if ((await ended) !== "SIGKILL") throw new Error(`the writer (${work}) ended by itself: ${said}`);
  // A line that was cut was not yet acknowledged.
  const lines = readFileSync(log, "utf8").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Acknowledged);
}

type Found = { acknowledged: number; readonly lost: string[]; readonly faults: string[] };

function check(ws: string, told: readonly Acknowledged[], round: number, found: Found): void {
  // The record itself, those that were made in this round, and those whose making was broken off.
  const dirs = new Set([ws, ...told.flatMap(({ made, making }) => [made ?? making ?? []].flat())]);
  for (const dir of dirs) {
    const made = told.some((one) => one.made === dir);
    if (dir !== ws && !made && !existsSync(join(dir, recordFile))) closeRecord(createRecord(dir));
    try {
      // Now and then the first to see it after the crash only reads.
      checkOne(
        dir,
        told.filter((one) => one.dir === dir),
        round % 2 === 1,
        found,
      );
    } catch (error) {
      found.faults.push(`round ${round}: ${dir} does not open: ${(error as Error).message}`);
    }
  }
}

function checkOne(dir: string, told: readonly Acknowledged[], readOnly: boolean, found: Found): void {
  const record = openRecord(dir, { readOnly });
  try {
    const verified = verifyRecord(record, () => {});
    for (const fault of verified.faults) found.faults.push(`${dir}: ${JSON.stringify(fault)}`);
    const has = record.db.prepare("select count(*) as n from claim where id = ? and recorded_seq = ?");
    const written = record.db.prepare("select count(*) as n from ledger where seq = ?");
    const there = (rows: unknown): boolean => (rows as { n: number }).n === 1;
    for (const { seq, claims = [] } of told) {
      if (seq === undefined) continue;
      found.acknowledged += 1;
      if (!there(written.get(seq))) found.lost.push(`${dir}: number ${seq} of the ledger`);
      for (const id of claims) if (!there(has.get(id, seq))) found.lost.push(`${dir}: claim ${id} of number ${seq}`);
    }
  } finally {
    closeRecord(record);
  }
}
