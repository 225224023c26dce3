import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellWidth, textTable } from "../../src/cli/text-table.ts";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { recordViews } from "../../src/web/record-views.ts";
import { routes } from "../../src/web/routes.ts";
import { folder, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
const assets = await loadAssets();
let record: TarmacRecord;
let pages: ReturnType<typeof createApp>;
const kinds = routes.map((route) => (route.data ?? route.path).slice(1)).filter((name) => !name.includes(":"));

beforeAll(async () => {
  await tarmac("init", ws, "--example");
  record = openRecord(ws, { readOnly: true });
  pages = createApp(recordViews(record), null, { assets, token: "t", today: () => "2026-11-24" });
});
afterAll(() => {
  closeRecord(record);
  remove();
});

const list = (...argv: string[]) => tarmac("list", ...argv, "-w", ws);

describe("tarmac list", () => {
  it.each(kinds)("%s --json is the document of the page, and --csv its table", async (kind) => {
    const [json, csv] = await Promise.all([pages.request(`/${kind}.json`), pages.request(`/${kind}.csv`)]);
    expect(JSON.parse((await list(kind, "--json")).out)).toEqual(await json.json());
    expect((await list(kind, "--csv")).out).toBe(await csv.text());
  });

  it("takes filters and days as the page's address does", async () => {
    const page = await pages.request("/movements.json?destination=SLV&as_of=2025-03-20");
    const ran = await list("movements", "--where", "destination=SLV", "--as-of", "2025-03-20", "--json");
    expect(JSON.parse(ran.out)).toEqual(await page.json());
    expect(JSON.parse(ran.out).rows.map((row: { id: string }) => row.id)).toEqual(["us-sv-2025-03-15-all"]);
  });

  it("gives id, title and date of every movement", async () => {
    const { rows } = JSON.parse((await list("movements", "--json")).out);
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) expect(Object.keys(row)).toEqual(expect.arrayContaining(["id", "title", "date"]));
  });

  it("gives a page of rows as JSON and says so; --all gives every row, and so does the table", async () => {
    const one = await list("sources", "--json");
    expect(JSON.parse(one.out).rows).toHaveLength(50);
    expect(one.err).toMatch(/page 1 of \d+.*--all/);
    const all = JSON.parse((await list("sources", "--json", "--all")).out);
    expect(all.rows).toHaveLength(all.total);
    expect((await list("sources")).out.trimEnd().split("\n")).toHaveLength(all.total + 2);
  });

  it("prints a table that fits, whose first column can be typed again", async () => {
    const { out } = await list("movements");
    for (const line of out.trimEnd().split("\n")) expect(cellWidth(line)).toBeLessThanOrEqual(120);
    expect(out).toMatch(/^us-sv-2025-03-15-all +2025-03-15 +USA +SLV +261 +238 +contradicts/m);
  });

  it.each([
    [["movement"], "did you mean movements?"],
    [["sorces"], "did you mean sources?"],
    [["zzzzzzzzz"], "it is one of: movements"],
    [[], "one of: movements"],
    [["movements", "--where", "destnation=SLV"], "did you mean destination?"],
    [["movements", "--where", "SLV"], "NAME=VALUE"],
    [["sources", "--columns", "id,tittle"], "did you mean title?"],
    [["movements", "--as-of", "March"], "--as-of takes a day"],
  ])("%j is wrong usage, with a hint", async (argv, hint) => {
    const ran = await list(...argv);
    expect([ran.code, ran.out]).toEqual([2, ""]);
    expect(ran.err).toContain(hint);
  });

  it("a value that a filter does not take is told with its field", async () => {
    const ran = await list("movements", "--where", "state=fine");
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/state: There is no such state[\s\S]*contradicts/);
  });

  it("an empty record gives no rows", async () => {
    await tarmac("init", join(dir, "empty"));
    const ran = await tarmac("list", "sources", "-w", join(dir, "empty"));
    expect([ran.code, ran.out, ran.err]).toEqual([0, "", "nothing here, or nothing that fits\n"]);
  });
});

describe("a table as text", () => {
  const table = {
    columns: ["id", "empty", "n", "title"],
    rows: [
      ["a-long-id-that-is-never-cut", "", 7, "短い題名がここにあります、長い題名です"],
      ["b", null, 1234, "Title\nwith \u001b[31mcolour"],
    ],
  };

  it("keeps ids whole, drops empty columns, cuts long cells, counts wide letters as two", () => {
    const lines = textTable(table, 50).trimEnd().split("\n");
    expect(lines[0]).not.toContain("empty");
    expect(lines[2]).toMatch(/^a-long-id-that-is-never-cut {5}7 {2}短.*…$/);
    for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(50);
  });

  it("lets nothing through that a terminal would obey", () => {
    expect(textTable(table, 200)).not.toContain("\u001b");
  });

  it("leaves out the last columns where there is no room, unless they were asked for", () => {
    expect(textTable(table, 34)).not.toContain("title");
    expect(textTable(table, 34, { columns: ["id", "n", "title"] })).toContain("title");
  });
});
