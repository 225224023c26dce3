import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installTrino, isInstalled, startTrino, stopTrino, whyNoTrino } from "../../scripts/trino-node.ts";
import { cleanSql, openskySql, segmentSql } from "../../src/sources/flights/legs/portable-sql.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import { positionsDir } from "../../src/store/read-positions.ts";
import { askTrino, type TrinoAsked } from "../../src/store/trino.ts";
import { positionsStatements } from "../../src/store/trino-positions.ts";
import { folder } from "../workspace.ts";
import { cleanColumns, cleanTable, duckLegs, machineLegs, sqlLegs, type ToldLeg } from "./clean-rows.ts";
import { noisyFlights, noisyPositions } from "./invented-noise.ts";
import { statePositions, states } from "./invented-states.ts";
import { rowsOfTracks, tracks } from "./invented-tracks.ts";
import { writePositions } from "./position-files.ts";

const wanted = process.env.TARMAC_TRINO === "1";
const why = whyNoTrino() ?? (wanted || isInstalled() ? null : "no Trino in .tools (TARMAC_TRINO=1 fetches it, 430 MB)");
const { dir, remove } = folder();
let port = 0;
let asked: TrinoAsked;

beforeAll(async () => {
  if (why !== null) return;
  installTrino();
  port = await freePort();
  asked = await startTrino(port, 2);
}, 900_000);
afterAll(() => {
  if (why === null) stopTrino(port);
  remove();
});

describe("the SQL of legs on a real Trino", () => {
  it("gives the legs of the machine and of DuckDB, row for row, from the same Parquet", async ({ skip }) => {
    if (why !== null) skip(why);
    const rows = rowsOfTracks(fc.sample(tracks, { seed: 2031, numRuns: 30 }).flat(), hex);
    const duck = await openDuck({ folders: [dir], threads: 1 });
    const table = await cleanTable(duck, "cleaned");
    for (const row of rows) table.append(row);
    table.close();
    mkdirSync(join(dir, "cleaned"));
    await duck.connection.run(`copy cleaned to '${join(dir, "cleaned", "rows.parquet")}' (format parquet)`);
    await askTrino(
      `create table cleaned (${cleanColumns}) with (external_location = 'local://${dir}/cleaned', format = 'PARQUET')`,
      asked,
    );
    const trino = await trinoLegs(segmentSql("cleaned"));
    expect(trino).toEqual(machineLegs(rows));
    expect(trino).toEqual(await duckLegs(duck, segmentSql("cleaned")));
    expect(trino.length).toBeGreaterThan(200);
    duck.close();
  });

  it("cleans the day files of a workspace as DuckDB does, and divides them alike", async ({ skip }) => {
    if (why !== null) skip(why);
    const positions = noisyPositions(fc.sample(noisyFlights, { seed: 7, numRuns: 40 }).flat(), hex);
    await writePositions(dir, positions);
    const location = `local://${positionsDir(dir)}`;
    for (const statement of positionsStatements({ ...asked, table: "positions", location }))
      await askTrino(statement, asked);
    const duck = await openDuck({ folders: [dir], threads: 1 });
    await duck.connection.run(`create view positions as from read_parquet('${positionsDir(dir)}/*/*.parquet')`);
    const legs = segmentSql(`(${cleanSql("positions")})`);
    const trino = await trinoLegs(legs);
    expect(trino).toEqual(await duckLegs(duck, legs));
    expect(trino.length).toBeGreaterThan(20);
    const counted = `select count(*), count(distinct icao24), sum(time_ms) from (${cleanSql("positions")})`;
    const { rows } = await askTrino(counted, asked);
    const result = await duck.connection.runAndReadAll(counted);
    expect(rows[0]).toEqual(result.getRowsJS()[0]?.map(Number));
    duck.close();
  });

  it("reads OpenSky's state vectors", async ({ skip }) => {
    if (why !== null) skip(why);
    const { columns, rows } = await askTrino(`select * from (${openskySql(states)}) order by time_ms`, asked);
    const named = rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]])));
    expect(named).toMatchObject(statePositions.map((one) => ({ ...one, time_ms: Number(one.time_ms) })));
    const counted = await askTrino(`select count(*) from (${cleanSql(`(${openskySql(states)})`)})`, asked);
    expect(counted.rows).toEqual([[2]]);
  });

  it("tells what the server refuses, and where", async ({ skip }) => {
    if (why !== null) skip(why);
    await expect(askTrino("select\n  nothing", asked)).rejects.toThrow(/line 2:3.*'nothing'/s);
  });
});

describe("askTrino", () => {
  it("says that no server answers", async () => {
    const at = { server: `http://127.0.0.1:${await freePort()}`, catalog: "a", schema: "b" };
    await expect(askTrino("select 1", at)).rejects.toThrow("no Trino answers at http://127.0.0.1:");
  });

  it("gathers the pages of an answer, and waits for a server that is busy", async () => {
    const at = "http://127.0.0.1:9";
    const pages: readonly Response[] = [
      Response.json({ nextUri: `${at}/v1/1` }),
      new Response("busy", { status: 503 }),
      Response.json({ nextUri: `${at}/v1/2`, columns: [{ name: "a", type: "bigint" }], data: [[1], [2]] }),
      Response.json({ data: [[3]], stats: { elapsedTimeMillis: 12, cpuTimeMillis: 7, peakMemoryBytes: 5 } }),
    ];
    const urls: string[] = [];
    const fetcher: typeof fetch = async (url) => {
      urls.push(String(url));
      return pages[urls.length - 1] as Response;
    };
    const { rows, stats } = await askTrino("select a", { server: at, catalog: "c", schema: "s" }, fetcher);
    expect(rows).toEqual([[1], [2], [3]]);
    expect(stats).toEqual({ elapsed_ms: 12, cpu_ms: 7, peak_bytes: 5 });
    expect(urls).toEqual([`${at}/v1/statement`, `${at}/v1/1`, `${at}/v1/1`, `${at}/v1/2`]);
  });
});

async function trinoLegs(statement: string): Promise<readonly ToldLeg[]> {
  const { columns, rows } = await askTrino(statement, asked);
  return sqlLegs(
    columns.map(({ name }) => name),
    rows,
  );
}

const hex = (n: number): string => (0xabc000 + n).toString(16);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
