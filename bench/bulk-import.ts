import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { verifyRecord } from "../src/desk/verify.ts";
import { closeRecord, createRecord, openRecord, type TarmacRecord } from "../src/store/record.ts";
import { inventedBatch, movementsABatch } from "./invented-record.ts";
import { timed } from "./measure.ts";
import { type Row, row } from "./results.ts";

const movements = 1_500;
const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));

/** A folder of YAML files through `tarmac import`, then `verify`; for scale, SQLite alone inserting the same rows in one commit, and a Node that does nothing. */
export async function bulkImport(): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-import-"));
  try {
    const ws = join(dir, "ws");
    closeRecord(createRecord(ws));
    writeFiles(join(dir, "typed"));
    const importing = measured([main, "import", join(dir, "typed"), "-w", ws]);
    const idle = measured(["-e", "0"]);
    const record = openRecord(ws);
    try {
      const claims = count(record, "claim");
      const raw = await rawTime(record, join(dir, "raw"));
      const whole = verifyRecord(record, () => {});
      if (!whole.ok) throw new Error(`the imported record is not whole: ${JSON.stringify(whole.faults[0])}`);
      const verify = await timed(() => verifyRecord(record, () => {}));
      const check = await timed(() => record.db.prepare("pragma integrity_check").all());
      const work = `tarmac import of ${claims} claims in YAML`;
      return [
        row(work, "claims a second", [claims / (importing.ms / 1000), "/s"], {
          of: ["the same rows into SQLite alone, one commit", claims / (raw / 1000)],
        }),
        row(work, "most memory", [importing.mb, "MB"], { of: ["node -e 0", idle.mb] }),
        row("tarmac verify", "seconds for 100,000 claims", [(verify / claims) * 100, "s"], {
          of: ["SQLite's own integrity_check", (check / claims) * 100],
        }),
      ];
    } finally {
      closeRecord(record);
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function writeFiles(folder: string): void {
  mkdirSync(folder);
  for (let batch = 0; batch * movementsABatch < movements; batch += 1) {
    // JSON is YAML; an entry a line. Files above 5 MB are refused.
    const lines = inventedBatch(batch, movements).map((entry) => `- ${JSON.stringify(entry)}`);
    writeFileSync(join(folder, `batch-${batch}.yaml`), `${lines.join("\n")}\n`);
  }
}

/** Time and most memory of a process of Node. */
function measured(args: readonly string[]): { ms: number; mb: number } {
  const told = "process.on('exit', () => require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS)))";
  const hook = `data:text/javascript,${encodeURIComponent(told.replace("require('node:fs')", "process.getBuiltinModule('node:fs')"))}`;
  const start = performance.now();
  const ran = spawnSync(process.execPath, ["--import", hook, ...args], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    encoding: "utf8",
  });
  const ms = performance.now() - start;
  if (ran.status !== 0) throw new Error(`${args.join(" ")} ended with ${ran.status}`);
  return { ms, mb: Number(ran.output[3]) / 1000 };
}

/** Inserts all rows of a record's own tables into another file with the same tables. */
function rawTime(from: TarmacRecord, dir: string): Promise<number> {
  const to = createRecord(dir);
  const tables = [
    "ledger",
    "source",
    "subject",
    "claim",
    "derived_subject",
    "derived_link",
    "derived_finding",
    "derived_text",
  ];
  const all = tables.map((table) => [table, from.db.prepare(`select * from ${table}`).all() as object[]] as const);
  const texts = from.db.prepare("select rowid, body, ref, subject, public_date from search").all() as object[];
  const insert = (into: string, rows: readonly object[]): void => {
    const [first] = rows;
    if (!first) return;
    const statement = to.prepare(
      `insert into ${into} (${Object.keys(first)}) values (${Object.keys(first).map(() => "?")})`,
    );
    for (const one of rows) statement.run(...(Object.values(one) as never[]));
  };
  return timed(() => {
    to.db.exec("begin immediate");
    for (const [table, rows] of all) insert(table, rows);
    insert("search", texts);
    to.db.exec("commit");
  }).finally(() => closeRecord(to));
}

function count(record: TarmacRecord, table: string): number {
  return (record.db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
}
