// npx tsx scripts/trino.ts WHAT: one Trino on this machine over the Parquet files of a workspace, to run the SQL of legs on the engine that large archives run on. docs/scale.md shows it at work.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { resolve } from "node:path";
import { cleanSql, openskySql, segmentSql } from "../src/sources/flights/legs/portable-sql.ts";
import { positionsDir } from "../src/store/read-positions.ts";
import { askTrino } from "../src/store/trino.ts";
import { positionsStatements } from "../src/store/trino-positions.ts";
import { installTrino, startTrino, stopTrino, trinoVersion, whyNoTrino } from "./trino-node.ts";

const usage = `npx tsx scripts/trino.ts WHAT

  install                 fetch and unpack Trino ${trinoVersion} (430 MB, by Maven) into .tools/
  start [--memory GB]     start a node, and wait until it answers
  stop                    stop it
  table WORKSPACE         make WORKSPACE/tables/positions known to it as tarmac.sky.positions
  sql ['SELECT …']        run a statement, or what stands on standard input, and print its rows, tab-separated
  print clean|segment|legs [--from TABLE] [--opensky]
                          print the SQL with its numbers put in; legs is segment over clean. TABLE, or a query in parentheses,
                          has the columns of tables/positions; with --opensky those of OpenSky's state_vectors_data4

  --port N                where it listens (18080), on the loopback address only`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: "string" },
    memory: { type: "string" },
    from: { type: "string" },
    opensky: { type: "boolean" },
  },
});
const port = Number(values.port ?? 18080);
const asked = { server: `http://127.0.0.1:${port}`, catalog: "tarmac", schema: "sky" };
const [what = "", argument = ""] = positionals;

const does: Readonly<Record<string, () => Promise<void> | void>> = {
  install: fetched,
  async start() {
    fetched();
    await startTrino(port, Number(values.memory ?? 3));
    console.log(`Trino ${trinoVersion} answers at ${asked.server}`);
  },
  stop: () => stopTrino(port),
  async table() {
    const location = `local://${positionsDir(resolve(argument))}`;
    for (const statement of positionsStatements({ catalog: "tarmac", schema: "sky", table: "positions", location }))
      await askTrino(statement, asked);
  },
  async sql() {
    const { columns, rows } = await askTrino(argument || readFileSync(0, "utf8"), asked);
    console.log([columns.map(({ name }) => name), ...rows].map((row) => row.join("\t")).join("\n"));
  },
  print: () => console.log(textOf(argument, values.from)),
};

const chosen = does[what];
if (!chosen) {
  console.error(usage);
  process.exit(2);
}
await chosen();

function fetched(): void {
  const why = whyNoTrino();
  if (why === null) {
    installTrino();
    return;
  }
  console.error(`no Trino here: ${why}`);
  process.exit(1);
}

function textOf(name: string, from: string | undefined): string {
  if (name === "segment") return segmentSql(from ?? "cleaned");
  const positions = values.opensky ? `(\n${openskySql(from ?? "state_vectors_data4")})` : (from ?? "positions");
  return name === "clean" ? cleanSql(positions) : segmentSql(`(\n${cleanSql(positions)})`);
}
