import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromOneState } from "../../src/desk/reader.ts";
import { judge } from "../../src/desk/judge.ts";
import { jsonLines } from "../../src/exports/json-lines.ts";
import { ledgerHead } from "../../src/store/ledger.ts";
import { closeRecord, openRecord } from "../../src/store/record.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { serve } from "../../src/web/serve.ts";
import { beside } from "../child.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
afterAll(remove);

const source = (id: string): string =>
  `- {source: ${id}, publisher: ${id}, kind: newspaper, seen: full, date: 2031-05-03}\n`;
const movement = (id: string, claims: readonly string[]): string =>
  `- movement: ${id}\n  title: ${id}\n  kind: removal\n  claims:\n${claims.map((c) => `    - ${c}\n`).join("")}`;

const shared = `${source("example-shared")}${movement("example-all", ["{from: example-shared, at: paragraph 1, people: 999}"])}`;
/** Writer `w`'s file number `i`: a movement of its own, and its own value for one sentence about a movement of all. */
const fileOf = (w: number, i: number): string =>
  registerFile(
    dir,
    `w${w}-${i}.yaml`,
    [
      source("example-shared"),
      source(`example-${w}-${i}`),
      movement(`example-${w}-${i}`, [
        `{from: example-${w}-${i}, people: ${i + 1}, groups: [{people: 1, sex: male}, {people: 2, minor: true}]}`,
      ]),
      movement("example-all", [
        `{from: example-shared, at: paragraph 1, people: ${10 * w + i}}`,
        `{from: example-${w}-${i}, carrier: Carrier ${w}}`,
      ]),
    ].join(""),
  );

type Row = {
  table: string;
  payload: string;
  id: string;
  slot: string;
  ended_at: string | null;
  superseded_by: string | null;
};
const rowsOf = (jsonl: string): Row[] =>
  jsonl
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

/** What an export of one moment must hold: everything that its ledger names, and nothing else. */
function isWhole(rows: readonly Row[]): void {
  const bound = rows
    .filter((r) => r.table === "ledger")
    .map((r) => JSON.parse(r.payload) as Record<string, [string][]>);
  const named = (list: string): string[] => bound.flatMap((payload) => (payload[list] ?? []).map(([id]) => id)).sort();
  const held = (table: string): string[] =>
    rows
      .filter((r) => r.table === table)
      .map((r) => r.id)
      .sort();
  expect(held("claims")).toEqual(named("claims"));
  expect(held("sources")).toEqual(named("sources"));
  expect(held("judgements")).toEqual(named("judgements"));
  const ended = rows.filter((r) => r.table === "claims" && r.ended_at !== null);
  expect(ended.length).toBe(named("ended").length);
}

describe("several processes at one record", () => {
  const writers = [1, 2, 3];
  const each = 6;

  beforeAll(async () => {
    await tarmac("init", ws);
    expect((await tarmac("import", registerFile(dir, "shared.yaml", shared), "-w", ws)).err).toBe("");
  });

  it("lose no write, write nothing twice, keep the chain whole, and never show half a command", async () => {
    const same = registerFile(
      dir,
      "same.yaml",
      `${source("example-same")}${movement("example-same", ["{from: example-same, people: 7}"])}`,
    );
    const numbers = Array.from({ length: each }, (_, i) => i);
    const importers = writers.map((w) =>
      beside(
        ["import", same, "-w", ws],
        ...numbers.map((i) => ["import", fileOf(w, i), "-w", ws, "--by", `writer ${w}`]),
      ),
    );
    const judges = [1, 2].map((j) =>
      beside(
        ...numbers.map((i) => [
          "judge",
          "movement/example-all",
          "-w",
          ws,
          "--decides",
          "comment",
          "--by",
          `judge ${j}`,
          "--reason",
          `number ${i}`,
        ]),
      ),
    );
    const readers = [1, 2].map(() =>
      beside(
        ...numbers.flatMap(() => [
          ["export", "--format", "jsonl", "-", "-w", ws],
          ["show", "movement/example-all", "-w", ws, "--json"],
        ]),
      ),
    );
    const [wrote, judged, read] = await Promise.all([
      Promise.all(importers),
      Promise.all(judges),
      Promise.all(readers),
    ]);
    const all = [...wrote, ...judged, ...read].flat();
    expect(all.filter((ran) => ran.code !== 0).map((ran) => ran.err)).toEqual([]);
    for (const { out } of read.flat().filter((_, i) => i % 2 === 0)) isWhole(rowsOf(out));

    expect(wrote.map(([first]) => first?.out.includes("Nothing to write")).filter((nothing) => !nothing)).toHaveLength(
      1,
    );
    const rows = rowsOf((await tarmac("export", "--format", "jsonl", "-", "-w", ws)).out);
    isWhole(rows);
    expect(rows.filter((r) => r.table === "ledger")).toHaveLength(2 + writers.length * each + 2 * each);
    expect(rows.filter((r) => r.table === "judgements")).toHaveLength(2 * each);
    const standing = rows.filter((r) => r.table === "claims" && r.ended_at === null).map((r) => r.slot);
    expect(new Set(standing).size).toBe(standing.length);
    expect(standing).toHaveLength(1 + writers.length * each * 4 + 1);
    expect(rows.filter((r) => r.superseded_by)).toHaveLength(writers.length * each);
    expect((await tarmac("verify", "-w", ws)).out).toContain("Whole:");
  }, 120_000);

  it("and what is written while somebody reads is not shown by halves", async () => {
    let made = 0;
    const elsewhere = (): void => {
      made += 1;
      const other = openRecord(ws);
      judge(other, {
        about: "movement/example-all",
        decides: "comment",
        by: "R. Eviewer",
        reason: `meanwhile ${made}`,
      });
      closeRecord(other);
    };
    const record = openRecord(ws, { readOnly: true });
    const lines = jsonLines(record)[Symbol.iterator]();
    const begun = [lines.next().value as string];
    elsewhere();
    for (let next = lines.next(); next.done !== true; next = lines.next()) begun.push(next.value);
    expect(begun.join("")).not.toContain("meanwhile 1");
    isWhole(rowsOf(begun.join("")));
    expect([...jsonLines(record)].join("")).toContain("meanwhile 1");

    const seq = (): number => ledgerHead(record.db).seq;
    const views = fromOneState(record, {
      twice: () => {
        const before = seq();
        elsewhere();
        return [before, seq()];
      },
    });
    const [before, after] = views.twice();
    expect(after).toBe(before);
    expect(seq()).toBe(Number(before) + 1);
    closeRecord(record);
  });

  it("and the pages of a running server show what another process wrote", async () => {
    const record = openRecord(ws);
    const quiet = { out: () => undefined, err: () => undefined, now: () => new Date("2031-06-01T00:00:00Z") };
    const serving = await serve({ views: recordViews(record), desk: null, port: 0 }, quiet);
    try {
      const total = async (): Promise<number> =>
        ((await (await fetch(`${serving.url}movements.json`)).json()) as { total: number }).total;
      const page = async (): Promise<string> => (await fetch(`${serving.url}movement/example-new`)).text();
      const [before, absent] = [await total(), await page()];
      const file = registerFile(
        dir,
        "new.yaml",
        `${source("example-new")}${movement("example-new", ["{from: example-new, people: 4321}"])}`,
      );
      expect((await beside(["import", file, "-w", ws]))[0]?.code).toBe(0);
      expect([await total(), (await page()).includes("4,321")]).toEqual([before + 1, true]);
      expect(absent).not.toContain("4,321");
    } finally {
      await serving.close();
      closeRecord(record);
    }
  }, 60_000);
});
