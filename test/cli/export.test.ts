import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportTables } from "../../src/exports/tables.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
const exported = (format: string, out: string, ...more: string[]) =>
  tarmac("export", "--format", format, out === "-" ? out : join(dir, out), "-w", ws, ...more);

const source = (id: string, date: string): string =>
  `- {source: ${id}, publisher: "=Example, Ltd.", kind: newspaper, seen: full, date: ${date}}\n`;
const register = (
  people: string,
  more = "",
): string => `${source("example-a", "2031-05-03")}${source("example-late", "2031-07-01")}
- movement: example-m
  title: M
  kind: removal
  about: [movement/example-later]
  claims:
    - {from: example-a, at: paragraph 3, people: ${people}, note: "-1+1"}
    - {from: example-a, carrier: Example Air${more}}
- movement: example-later
  title: Later
  kind: removal
  claims: [{from: example-late, people: 5}]
- {judgement: example-j, about: movement/example-m, decides: comment, by: R, at: 2031-06-05T10:00:00Z, reason: r}
`;

beforeAll(async () => {
  await tarmac("init", ws);
  for (const text of [register("42"), register("43"), register("43", ", withdraw: a slip")])
    expect((await tarmac("import", registerFile(dir, "r.yaml", text), "-w", ws)).err).toBe("");
});
afterAll(remove);

type Row = Record<string, unknown> & { table: string };
const rowsOf = (text: string): Row[] =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);

describe("tarmac export", () => {
  it("writes past claims into the register, with what ended them", async () => {
    expect((await exported("register", "reg")).out).toMatch(/^wrote .*reg: 4 files, [\d,]+ bytes\n$/);
    expect(readdirSync(join(dir, "reg"), { recursive: true }).sort()).toEqual([
      ...["judgements.yaml", "movements", "movements/example-later.yaml", "movements/example-m.yaml", "sources.yaml"],
    ]);
    const text = readFileSync(join(dir, "reg/movements/example-m.yaml"), "utf8");
    expect(text).toMatch(/^- movement: example-m\n {2}title: M\n/);
    expect(text).toMatch(/claims:\n {4}- from: example-a\n {6}at: paragraph 3\n {6}people: 43\n/);
    expect(text).toMatch(/history:\n[\s\S]*carrier: Example Air[\s\S]*withdrawn: a slip\n/);
    expect(text).toMatch(/people: 42\n[\s\S]*ended_at: 2026-11-24T12:00:00.000Z\n {6}superseded_by: \w{24}\n/);
    expect((await exported("register", "-")).out).toBe(
      ["sources", "movements/example-later", "movements/example-m", "judgements"]
        .map((name) => readFileSync(join(dir, `reg/${name}.yaml`), "utf8"))
        .join("\n"),
    );
  });

  it("writes a JSON object a line, with exactly the documented keys", async () => {
    const rows = rowsOf((await exported("jsonl", "-")).out);
    for (const { table, ...row } of rows)
      expect([table, Object.keys(row)]).toEqual([
        table,
        exportTables.find((t) => t.name === table)?.columns.map((c) => c.name),
      ]);
    const people = rows.filter(
      (row) => row.table === "claims" && row.attribute === "people" && row.subject === "movement/example-m",
    );
    expect(people).toMatchObject([
      {
        lo: 42,
        hi: 42,
        text: "42",
        ended_at: "2026-11-24T12:00:00.000Z",
        superseded_by: people[1]?.id,
        withdrawn: null,
      },
      { lo: 43, ended_at: null, recorded_at: "2026-11-24T12:00:00.000Z", place: "paragraph 3" },
    ]);
    expect(rows.filter((row) => row.table === "claims" && row.withdrawn === "a slip")).toHaveLength(1);
    expect(rows.filter((row) => row.table === "ledger").map((row) => row.seq)).toEqual([1, 2, 3]);
  });

  it("writes a CSV file a table, guarded against formulas", async () => {
    expect((await exported("csv", "tables")).code).toBe(0);
    expect(readdirSync(join(dir, "tables")).sort()).toEqual(exportTables.map((t) => `${t.name}.csv`).sort());
    const sources = readFileSync(join(dir, "tables/sources.csv"), "utf8").split("\r\n");
    expect(sources[0]).toMatch(/^id,publisher,title,/);
    expect(sources[1]).toMatch(/^example-a,"'=Example, Ltd.",/);
    const claims = readFileSync(join(dir, "tables/claims.csv"), "utf8");
    expect(claims).toContain(",'-1+1,");
    expect(claims).toContain('"{""as"":""exact"",""hi"":43,""lo"":43}"');
  });

  it("as of a day holds what was public then and stands, and no word of the ledger", async () => {
    const rows = rowsOf((await exported("jsonl", "-", "--as-of", "2031-05-10")).out);
    expect(rows.map((row) => row.table)).toEqual(["sources", "movements", "claims"]);
    expect(rows[1]).toMatchObject({ id: "example-m", about: [] });
    expect(rows[2]).toMatchObject({ lo: 43, superseded_by: null });
    expect((await exported("jsonl", "-", "--known-at", "2020-01-01T00:00:00Z")).out).toBe("");
  });

  it.each([
    [["export", "x"], /missing: --format/],
    [["export", "--format", "xml", "x"], /unknown format: xml\none of: register, jsonl, csv/],
    [["export", "--format", "csv"], /missing: OUT/],
    [["export", "--format", "csv", "-"], /cannot be written to standard output/],
    [["export", "--format", "register", "x", "--as-of", "2031-05-10"], /takes neither --as-of nor --known-at/],
  ])("%j is wrong usage", async (argv, said) => {
    const ran = await tarmac(...argv, "-w", ws);
    expect([ran.code, ran.err]).toEqual([2, expect.stringMatching(said)]);
  });

  it("replaces nothing unless it is forced, and never deletes what a person put there", async () => {
    mkdirSync(join(dir, "mine"));
    writeFileSync(join(dir, "mine/notes.yaml"), "mine");
    for (const format of ["register", "csv"])
      expect(await exported(format, "mine")).toMatchObject({
        code: 1,
        err: expect.stringContaining("the folder is not empty"),
      });
    const forced = await exported("register", "mine", "--force");
    expect([forced.code, forced.err]).toEqual([0, "1 other file was there before and left: notes.yaml\n"]);
    expect(readFileSync(join(dir, "mine/notes.yaml"), "utf8")).toBe("mine");

    writeFileSync(join(dir, "mine.jsonl"), "mine");
    expect((await exported("jsonl", "mine.jsonl")).err).toContain("there is something of this name already");
    expect(readFileSync(join(dir, "mine.jsonl"), "utf8")).toBe("mine");
    expect((await exported("jsonl", "mine.jsonl", "--force", "--json")).out).toContain('"files": 1');
    expect((await exported("jsonl", "mine", "--force")).err).toContain("there is something of this name already");
    expect((await exported("csv", "mine.jsonl", "--force")).err).toContain("a file, not a folder");
    expect((await exported("csv", "mine.jsonl/inner")).err).toContain("a part of this path is a file");
    expect(existsSync(join(dir, "mine.jsonl/inner"))).toBe(false);
    expect((await tarmac("init", join(dir, "mine.jsonl/inner"))).err).toContain("a part of this path is a file");
  });

  it("of an empty record imports nothing, and says so", async () => {
    await tarmac("init", join(dir, "empty"));
    expect((await tarmac("export", "--format", "register", join(dir, "none"), "-w", join(dir, "empty"))).out).toContain(
      "0 files",
    );
    expect((await tarmac("import", join(dir, "none"), "-w", ws)).err).toContain("no .yaml file in this folder");
  });
});
