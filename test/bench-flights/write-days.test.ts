import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { inventedFields } from "../../bench/flights/fields.ts";
import { generate } from "../../bench/flights/generate.ts";
import { writeDays } from "../../bench/flights/write-days.ts";
import { positionColumns } from "../../src/model/position.ts";
import { openDuck } from "../../src/store/duckdb.ts";

const dir = mkdtempSync(join(tmpdir(), "tarmac-days-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

it("writeDays(corpus, dir) writes the columns of positions, a file a day, and the truth", async () => {
  const asked = {
    seed: 2,
    fields: inventedFields(),
    aircraft: 1,
    days: 2,
    families: ["light", "never_ground"] as const,
  };
  const corpus = generate(asked);
  const rows = await writeDays(corpus, dir);
  const duck = await openDuck({ folders: [dir] });
  try {
    const from = `read_parquet('${dir}/tables/positions/*/*.parquet', hive_partitioning = true)`;
    const ask = async (query: string): Promise<Record<string, unknown>[]> =>
      (await duck.connection.runAndReadAll(query)).getRowObjectsJson() as Record<string, unknown>[];
    const [counts] = await ask(
      `select count(*) as n, count(distinct day) as days, count(*) filter (day <> make_timestamp(time_ms * 1000)::date) as misplaced from ${from}`,
    );
    expect(counts).toEqual({ n: String(rows), days: "2", misplaced: "0" });
    const described = await ask(`describe select * exclude (day) from ${from}`);
    const types = {
      varchar: "VARCHAR",
      bigint: "BIGINT",
      double: "DOUBLE",
      real: "FLOAT",
      boolean: "BOOLEAN",
      tinyint: "TINYINT",
    };
    expect(described.map((one) => [one.column_name, one.column_type])).toEqual(
      positionColumns.map(({ name, type }) => [name, types[type]]),
    );
  } finally {
    duck.close();
  }
  const truth = readFileSync(join(dir, "truth.jsonl"), "utf8").trim().split("\n");
  expect(truth.length).toBe(corpus.truth.length);
  expect(JSON.parse(truth[0] ?? "")).toMatchObject({ emitter: 0, hidden: expect.any(Boolean) });
});
