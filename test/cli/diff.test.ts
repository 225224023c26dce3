import { chmodSync, cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ReleaseDiff } from "../../src/model/release-diff.ts";
import { readDifferences } from "../../src/store/compare-releases/read-differences.ts";
import { type Plan, plant } from "../diff-planter.ts";
import { type InventedRow, writeRelease } from "../removals-table.ts";
import { folder, tarmac } from "../workspace.ts";

type Cell = string | number | null;
type Case = {
  readonly name: string;
  readonly count?: true;
  readonly columns: readonly string[];
  readonly a: readonly (readonly Cell[])[];
  readonly b: readonly (readonly Cell[])[];
  readonly method?: string;
  readonly calls: Readonly<Record<string, number>>;
  readonly changed?: Readonly<Record<string, readonly [Cell, Cell]>>;
  readonly respelled?: Readonly<Record<string, number>>;
  readonly left_out?: readonly string[];
  readonly says?: string;
  readonly why?: string;
  readonly text?: string;
};
const cases = parse(readFileSync("test/cases/diffs.yaml", "utf8")) as readonly Case[];
const { dir, remove } = folder();
const ws = join(dir, "ws");

beforeAll(async () => {
  await tarmac("init", ws);
});
afterAll(remove);

function rowsOf({ columns }: Case, table: readonly (readonly Cell[])[]): InventedRow[] {
  return table.map((cells) => {
    const row: Record<string, Cell> = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null]));
    for (const column of columns)
      if (column.endsWith("_country") && row[`${column}_said`] === undefined)
        row[`${column}_said`] = row[column] === null ? null : `Country ${row[column]}`;
    return row;
  });
}

async function compared(a: string, b: string): Promise<ReleaseDiff> {
  const ran = await tarmac("diff", a, b, "-w", ws, "--json");
  if (ran.code !== 0) throw new Error(ran.err);
  return JSON.parse(ran.out) as ReleaseDiff;
}

describe("tarmac diff", () => {
  it.each(cases.map((one, i) => [one.name, one, i] as const))("%s", async (_name, one, i) => {
    const map = { name: "invented", sha256: "0", counts_by: "departed_date", year_begins: 10 } as const;
    const told = one.count ? { map: { ...map, row_is: "count" as const } } : {};
    await writeRelease(ws, `a${i}`, rowsOf(one, one.a), told);
    await writeRelease(ws, `b${i}`, rowsOf(one, one.b), told);
    const diff = await compared(`a${i}`, `b${i}`);
    const calls: Record<string, number> = {};
    for (const { kind, rows } of diff.kinds) if (kind !== "respelled") calls[kind] = (calls[kind] ?? 0) + rows;
    expect(calls).toEqual(one.calls);
    if (one.method) expect(diff.method).toBe(one.method);
    const respelled = diff.columns.filter((column) => column.respelled > 0);
    expect(Object.fromEntries(respelled.map((column) => [column.column, column.respelled]))).toEqual(
      one.respelled ?? {},
    );
    for (const [column, [from, to]] of Object.entries(one.changed ?? {})) {
      const found = diff.columns.find((each) => each.column === column);
      expect(found?.from_to).toEqual([
        { from: from === null ? null : String(from), to: to === null ? null : String(to), rows: 1 },
      ]);
    }
    for (const words of one.left_out ?? [])
      expect(diff.span.left_out.map(({ column, rows }) => column ?? `${rows} rows`)).toContain(words);
    expect(diff.says).toContain(one.says ?? "");
    expect(diff.why).toContain(one.why ?? "");
    if (one.text) expect(diff.kinds.map(({ text }) => text).join("\n")).toContain(one.text);
  });

  const plan: Plan = {
    ...{ seed: 11, rows: 4000, ids: "kept", loseBlock: "port_in_weeks", loseSingle: 5, double: "week", change: 9 },
    ...{ late: 20, newWeeks: 60, otherKind: 30, shuffle: false, respell: true },
  };

  it("bounds what was lost, doubled and added with the fewest words, and says it plainly", async () => {
    const { a, b } = plant(plan);
    await writeRelease(ws, "first", a);
    await writeRelease(ws, "second", b);
    const diff = await compared("first", "second");
    const bounds = diff.kinds.filter(({ whole }) => whole).map(({ kind, where }) => [kind, Object.keys(where)]);
    expect(bounds).toEqual([
      ["lost", ["departure_port", "days"]],
      ["doubled", ["days"]],
      ["added", ["case_category"]],
    ]);
    expect(diff.kinds.find(({ kind }) => kind === "added")?.where).toEqual({ case_category: "border kind" });
    const { out } = await tarmac("diff", "first", "second", "-w", ws);
    expect(out).toContain("exact doubles in B of rows that A holds once less");
    expect(out).toContain("Identifiers hold.");
  });

  it("writes every difference with the places of its rows, and no identifier", async () => {
    const [csv, parquet] = [join(dir, "out.csv"), join(dir, "out.parquet")];
    for (const out of [csv, parquet])
      expect((await tarmac("diff", "first", "second", "-w", ws, "--rows", out)).code).toBe(0);
    const diff = await compared("first", "second");
    const rows = await readDifferences(parquet);
    for (const [i, found] of diff.kinds.entries())
      if (found.kind !== "respelled") expect(rows.filter(({ finding }) => finding === i)).toHaveLength(found.rows);
    const lines = readFileSync(csv, "utf8").trim().split("\n");
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[0]).toBe("finding,kind,week,a_id,a_file,a_sheet,a_row,b_id,b_file,b_sheet,b_row,people,person,cells");
    expect(lines.join("\n")).not.toMatch(/\bP\d+/i);
    expect(rows.find(({ kind }) => kind === "lost")).toMatchObject({ a_file: "first.csv", b_row: null });
  });

  it("says from which week on releases part for good, and which weeks of A were not finished", async () => {
    const { a } = plant({
      ...plan,
      loseBlock: "none",
      loseSingle: 0,
      double: "none",
      change: 0,
      late: 0,
      newWeeks: 0,
      otherKind: 0,
    });
    const unfinished = a.filter((row, i) => String(row.departed_date) < "2031-11-03" || i % 3 === 0);
    await writeRelease(ws, "unfinished", unfinished);
    await writeRelease(ws, "finished", a);
    await writeRelease(ws, "twice", [...a, ...a.filter((row) => String(row.departed_date) >= "2031-06-02")]);
    const tail = await compared("unfinished", "finished");
    expect([tail.unfinished_from, tail.parts_from]).toEqual([expect.stringMatching(/^2031-11-0[3-9]$/), null]);
    expect(tail.kinds.map(({ kind }) => kind)).toEqual(["late"]);
    const twice = await compared("finished", "twice");
    expect(twice.parts_from).toBe("2031-06-02");
    expect(twice.says).toContain(
      "From the week of 2 June 2031 on, B holds 2.0 times the rows of A for the same days: 100 % of the surplus are exact doubles.",
    );
  });

  it("gives the same answer when it is asked again", async () => {
    expect(await compared("first", "second")).toEqual(await compared("first", "second"));
  });

  it("says how many findings more there are, and the people of the weeks that only margins tell", async () => {
    const said = await compared("first", "second");
    expect(said.says).toMatch(/\d more findings? stands? below\./);
    const week = (i: number): string =>
      `2031-${String(1 + Math.floor(i / 4)).padStart(2, "0")}-${String(6 + (i % 4) * 7).padStart(2, "0")}`;
    const table = (release: string, lastWeek: number): InventedRow[] =>
      Array.from({ length: 30 * 12 }, (_, i) => i).flatMap((i) =>
        i % 12 === 5 && i >= lastWeek * 12
          ? []
          : [{ departed_date: week(i % 12), gender: `${release} ${i}`, area: `${release} ${i}`, people: 1 }],
      );
    await writeRelease(ws, "margin-a", table("a", 30));
    await writeRelease(ws, "margin-b", table("b", 0));
    const diff = await compared("margin-a", "margin-b");
    expect([diff.method, diff.kinds.map(({ kind, rows, people }) => [kind, rows, people])]).toEqual([
      "margins",
      [["lost", 30, 30]],
    ]);
  });

  it.skipIf(process.getuid?.() === 0)(
    "compares in a workspace that may only be read (root may always write)",
    async () => {
      const closed = join(dir, "closed");
      cpSync(ws, closed, { recursive: true });
      rmSync(join(closed, "tables", "diffs"), { recursive: true, force: true });
      chmodSync(join(closed, "tables"), 0o555);
      const { code, err } = await tarmac("diff", "first", "second", "-w", closed);
      chmodSync(join(closed, "tables"), 0o755);
      expect([code, err]).toEqual([0, ""]);
    },
  );

  it("refuses what it cannot do, with what would do", async () => {
    const unknown = await tarmac("diff", "first", "third", "-w", ws);
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining("loaded are:")]);
    expect((await tarmac("diff", "first", "-w", ws)).code).toBe(2);
    expect((await tarmac("diff", "first", "second", "-w", ws, "--rows", join(dir, "out.txt"))).code).toBe(2);
  });
});
