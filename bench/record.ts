// npm run bench -- record: writing, importing, verifying and starting, and 500 writers killed. --kills N kills fewer, for work on the bench itself.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { killWriters } from "../test/store/kill.ts";
import { bulkImport } from "./bulk-import.ts";
import { chances } from "./chance.ts";
import { claimWrites } from "./claim-writes.ts";
import { commandStart } from "./command-start.ts";
import { inventedBatch } from "./invented-record.ts";
import { input, projectFile, type Row, row, writeResults } from "./results.ts";

const { values } = parseArgs({ options: { kills: { type: "string", default: "500" } } });
const client = projectFile("dist/web/client.js");

const parts: readonly (readonly [name: string, measure: () => Promise<Row[]> | Row[]])[] = [
  ["durable writes", claimWrites],
  ["import and verify", bulkImport],
  ["starting commands", commandStart],
  ["the script of the pages", clientSize],
  [`${values.kills} writers killed`, kill],
];

const rows: Row[] = [];
for (const [name, measure] of parts) {
  console.log(`${name} …`);
  rows.push(...(await measure()));
}
writeResults(
  "record",
  [input("invented batch 0, seed 1", JSON.stringify(inventedBatch(0, 1500))), input("dist/web/client.js", client)],
  rows,
);

function clientSize(): Row[] {
  const kb = gzipSync(client, { level: 9 }).length / 1000;
  return [row("script of the pages, gzip", "size", [kb, "kB"], { bar: { most: 30 } })];
}

async function kill(): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-kill-"));
  const chance = chances(1, 1);
  try {
    const killed = await killWriters(dir, Number(values.kills), () => chance.below(1_000_000) / 1_000_000);
    for (const wrong of [...killed.lost, ...killed.faults].slice(0, 20)) console.error(wrong);
    const work = `${killed.kills} writers killed with SIGKILL, ${killed.acknowledged} commits acknowledged`;
    return [
      row(work, "acknowledged commits lost", [killed.lost.length, "commits"], { bar: { most: 0 } }),
      row(work, "faults found by verify, or openings that failed", [killed.faults.length, "faults"], {
        bar: { most: 0 },
      }),
    ];
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
