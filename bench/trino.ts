// npm run bench -- trino: the rule of legs by the machine, by DuckDB and by a real Trino, over the same Parquet files of invented aircraft; all three must give the same legs.
// --aircraft N of each of the 26 families, --days N, --workspace DIR (positions of one's own instead), --keep leaves the files.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installTrino, startTrino, stopTrino, trinoVersion, whyNoTrino } from "../scripts/trino-node.ts";
import { cleanSql, segmentSql } from "../src/sources/flights/legs/portable-sql.ts";
import { dayFile, positionDays, positionsDir } from "../src/store/read-positions.ts";
import { askTrino, type TrinoAsked } from "../src/store/trino.ts";
import { positionsStatements } from "../src/store/trino-positions.ts";
import { cleanColumns, sqlLegs } from "../test/sources/clean-rows.ts";
import { generatedPositions } from "../test/sources/generated-positions.ts";
import { writePositions } from "../test/sources/position-files.ts";
import { seeds } from "./flights/seeds.ts";
import { input, type Row, row, writeResults } from "./results.ts";
import { type Done, digestOf, partNames } from "./trino-parts.ts";

const { values } = parseArgs({
  options: {
    aircraft: { type: "string", default: "15" },
    days: { type: "string", default: "2" },
    workspace: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});
const why = whyNoTrino();
if (why !== null) {
  console.error(`no Trino here: ${why}`);
  process.exit(1);
}
const port = 18081;
const dir = values.workspace ? resolve(values.workspace) : mkdtempSync(join(tmpdir(), "tarmac-trino-"));
const work = mkdtempSync(join(tmpdir(), "tarmac-cleaned-"));
try {
  if (!values.workspace) {
    console.log("inventing positions …");
    await writePositions(
      dir,
      generatedPositions({ seed: seeds.score, aircraft: Number(values.aircraft), days: Number(values.days) }),
    );
  }
  mkdirSync(join(work, "cleaned"));
  const done = new Map<string, Done>();
  for (const name of partNames) done.set(name, inChild(name));
  for (const [name, result] of await onTrino()) done.set(name, result);
  report(done);
} finally {
  stopTrino(port);
  rmSync(work, { recursive: true, force: true });
  if (!values.workspace && !values.keep) rmSync(dir, { recursive: true, force: true });
}

/** Runs a part in a process of its own, so that its memory is its own. */
function inChild(name: string): Done {
  const part = fileURLToPath(new URL("trino-parts.ts", import.meta.url));
  const ran = spawnSync(process.execPath, ["--import", "tsx", part, name, dir, work], {
    encoding: "utf8",
    maxBuffer: 64e6,
  });
  if (ran.status !== 0) throw new Error(`${name}: ${ran.stderr}`);
  const result = JSON.parse(ran.stdout) as Done;
  tell(name, result);
  return result;
}

async function onTrino(): Promise<readonly (readonly [string, Done])[]> {
  installTrino();
  const asked = await startTrino(port, 4);
  const cleaned = `local://${join(work, "cleaned")}`;
  await askTrino(
    `create table cleaned (${cleanColumns}) with (external_location = '${cleaned}', format = 'PARQUET')`,
    asked,
  );
  for (const statement of positionsStatements({
    ...asked,
    table: "positions",
    location: `local://${positionsDir(dir)}`,
  }))
    await askTrino(statement, asked);
  // The first statements of a node pay for loading and compiling it; what counts is a node that runs.
  for (let n = 0; n < 2; n += 1) await askTrino(segmentSql("cleaned"), asked);
  const both = segmentSql(`(${cleanSql("positions")})`);
  return [
    await timedOnTrino("trino segment", segmentSql("cleaned"), asked),
    await timedOnTrino("trino both", both, asked),
  ];
}

async function timedOnTrino(name: string, statement: string, asked: TrinoAsked): Promise<readonly [string, Done]> {
  const { columns, rows, stats } = await askTrino(statement, asked);
  const { legs } = digestOf(
    sqlLegs(
      columns.map((column) => column.name),
      rows,
    ),
  );
  const result = { legs, rows: 0, ms: stats.elapsed_ms, cpu_ms: stats.cpu_ms, memory: stats.peak_bytes };
  tell(name, result);
  return [name, result];
}

function report(done: ReadonlyMap<string, Done>): void {
  const of = (name: string): Done => done.get(name) as Done;
  const machine = of("machine");
  const [read, kept] = [machine.rows, of("machine cleaned").rows];
  const speed = (what: string, name: string, rows: number): Row[] => {
    const { ms, cpu_ms, memory } = of(name);
    const peer = ["the machine", machine.rows / (machine.cpu_ms / 1000)] as const;
    return [
      row(what, "rows a second", [rows / (ms / 1000), "/s"]),
      row(
        what,
        "rows a second of one processor",
        [rows / (cpu_ms / 1000), "/s"],
        name === "machine" ? {} : { of: peer },
      ),
      row(what, "most memory", [memory / 1e6, "MB"]),
    ];
  };
  const differ = (a: string, b: string): number => {
    const [left, right] = [new Set(of(a).legs), new Set(of(b).legs)];
    return [...left].filter((leg) => !right.has(leg)).length + [...right].filter((leg) => !left.has(leg)).length;
  };
  const cleaned = `${millions(kept)} cleaned rows, ${of("machine cleaned").legs.length} legs`;
  writeResults("trino", inputs(), [
    ...speed(`machine: ${millions(read)} positions to ${machine.legs.length} legs`, "machine", read),
    ...speed(`DuckDB: segment.sql on ${cleaned}`, "duck segment", kept),
    ...speed(`Trino ${trinoVersion}: segment.sql on ${cleaned}`, "trino segment", kept),
    ...speed(`DuckDB: clean.sql and segment.sql on ${millions(read)} positions`, "duck both", read),
    ...speed(`Trino ${trinoVersion}: clean.sql and segment.sql on ${millions(read)} positions`, "trino both", read),
    row(
      cleaned,
      "legs of DuckDB that are not the machine's, and the reverse",
      [differ("duck segment", "machine cleaned"), "legs"],
      { bar: { most: 0 } },
    ),
    row(
      cleaned,
      "legs of Trino that are not the machine's, and the reverse",
      [differ("trino segment", "machine cleaned"), "legs"],
      { bar: { most: 0 } },
    ),
    row(
      "clean.sql and segment.sql",
      "legs of Trino that are not DuckDB's, and the reverse",
      [differ("trino both", "duck both"), "legs"],
      { bar: { most: 0 } },
    ),
    row("clean.sql against the machine's cleaning", "rows that only one of them keeps", [
      of("duck clean").rows,
      "rows",
    ]),
    row("clean.sql and segment.sql against the machine", "legs that only one of them has", [
      differ("duck both", "machine"),
      "legs",
    ]),
  ]);
}

function millions(rows: number): string {
  return `${(rows / 1e6).toFixed(2)} M`;
}

function tell(name: string, { ms, cpu_ms, memory, legs }: Done): void {
  console.log(
    `${name}: ${Math.round(ms)} ms, ${Math.round(cpu_ms)} ms of processor, ${Math.round(memory / 1e6)} MB, ${legs.length} legs`,
  );
}

function inputs() {
  const hash = createHash("sha256");
  for (const day of positionDays(dir)) hash.update(readFileSync(dayFile(dir, day)));
  return [
    input(
      values.workspace ? "positions" : `invented aircraft, ${values.aircraft} of each family, ${values.days} days`,
      hash.digest("hex"),
    ),
  ];
}
