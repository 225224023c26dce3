import { readFileSync, writeFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { layOut, type LaidFile } from "../../../src/sources/sheets/lay-out.ts";
import { sha256 } from "../../../src/store/hash.ts";
import { noData, sharedData } from "../../shared-data.ts";
import { folder } from "../../workspace.ts";
import { type WrittenBook, workbookOf, zipOf } from "../../written-workbook.ts";
import { encoded } from "./encoded.ts";
import { duckRows, laidRows } from "./laid-rows.ts";

type WantedTable = { sheet?: string; line: number; titles?: string[]; rows: (string | number)[][] };
type Case = {
  title: string;
  text?: string;
  hex?: string;
  encoding?: string;
  ends?: string;
  header: string[];
  tables?: WantedTable[];
  told?: string;
  lost?: string;
  rejects?: string[];
  passed?: string[];
  refused?: string;
  formulas?: number;
};

const casesOf = <T>(name: string): T[] =>
  parse(readFileSync(join(import.meta.dirname, `../../cases/sheets/${name}.yaml`), "utf8")) as T[];
const { dir, remove } = folder();
afterAll(remove);

let files = 0;

/** Lays out bytes as a file whose header begins with some cells. */
async function laid(bytes: Uint8Array, header: readonly string[]): Promise<{ file: LaidFile; workDir: string }> {
  const path = join(dir, `file-${++files}`);
  const workDir = join(dir, `work-${files}`);
  mkdirSync(workDir);
  writeFileSync(path, bytes);
  const isHeader = (cells: readonly string[]) => header.every((name, i) => cells[i]?.startsWith(name));
  return { file: await layOut(path, { workDir, isHeader }), workDir };
}

/** Checks a laid-out file against what a case wants of it. */
async function checked(one: Case, bytes: Uint8Array): Promise<void> {
  if (one.refused !== undefined) {
    await expect(laid(bytes, one.header)).rejects.toThrow(one.refused);
    expect(readdirSync(join(dir, `work-${files}`))).toEqual([]);
    return;
  }
  const { file, workDir } = await laid(bytes, one.header);
  const wanted = one.tables ?? [];
  const tables = file.tables.map((table) => ({
    ...(table.sheet === null ? {} : { sheet: table.sheet }),
    line: table.header.line,
    titles: table.titles,
    rows: laidRows(table),
  }));
  const strings = wanted.map((table) => ({ titles: [], ...table, rows: table.rows.map((row) => row.map(String)) }));
  expect(tables).toEqual(strings);
  for (const table of file.tables) {
    expect(await duckRows(table, workDir)).toEqual(laidRows(table));
    expect(table.rows).toBe(laidRows(table).length);
  }
  if (one.told !== undefined) expect(file.encoding).toBe(one.told);
  if (one.lost === undefined) expect(file.lost).toBeNull();
  else expect(file.lost).toContain(one.lost);
  expect(rejectsOf(file)).toEqual((one.rejects ?? []).map((reason) => expect.stringContaining(reason)));
  const passed = file.passed_over.map(
    ({ sheet, line, reason }) => `${sheet === null ? "" : `${sheet} `}${line}: ${reason}`,
  );
  expect(passed).toEqual((one.passed ?? []).map((reason) => expect.stringContaining(reason)));
  expect(file.tables.reduce((sum, { formulas }) => sum + formulas, 0)).toBe(one.formulas ?? 0);
}

function rejectsOf({ tables }: LaidFile): string[] {
  return tables.flatMap(({ rejects }) => {
    if (rejects === null) return [];
    const lines = readFileSync(rejects.file, "utf8").trimEnd().split("\n");
    expect(lines.length).toBe(rejects.count);
    return lines.map((line) => {
      const { row, reason, cells } = JSON.parse(line) as { row: number; reason: string; cells: string[] };
      expect(cells.length).toBeGreaterThan(0);
      return `${row}: ${reason}`;
    });
  });
}

describe("layOut of a text", () => {
  const bytesOf = ({ text = "", hex, encoding = "utf-8", ends = "\n" }: Case): Buffer =>
    hex === undefined ? encoded(text.replaceAll("\n", ends), encoding) : Buffer.from(hex, "hex");

  it.for(casesOf<Case>("texts").map((one) => [one.title, one] as const))("reads %s", async ([, one]) => {
    await checked(one, bytesOf(one));
  });

  it("reads the same from gzip, gzip in gzip, and an archive", async () => {
    const text = "Day,Country\n1,Freedonia\n";
    const one: Case = { title: "", header: ["Day"], tables: [{ line: 1, rows: [[2, 1, "Freedonia"]] }] };
    await checked(one, gzipSync(text));
    await checked(one, gzipSync(gzipSync(text)));
    await checked(
      one,
      zipOf([
        { name: "__MACOSX/._a.csv", bytes: "x" },
        { name: "a.csv", bytes: text },
      ]),
    );
    const two = zipOf([
      { name: "a.csv", bytes: text },
      { name: "b.csv", bytes: text },
    ]);
    await checked({ title: "", header: ["Day"], refused: "neither a workbook nor one text table" }, two);
  });

  it("keeps what is good of a gzip file that is cut, and says so", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},Freedonia ${(i * 7919) % 10_007}`);
    const bytes = gzipSync(`Day,Country\n${rows.join("\n")}\n`);
    const { file } = await laid(bytes.subarray(0, bytes.length - 20_000), ["Day"]);
    const [table] = file.tables;
    expect(table?.rows).toBeGreaterThan(5000);
    expect(laidRows(table!).map(([, ...cells]) => cells.join(","))).toEqual(rows.slice(0, table?.rows));
    expect(file.lost).toMatch(/^what follows line \d+: the packed bytes end too early$/);
  });

  it("gives digest and size of the file as it lies there, and tells how far it is", async () => {
    const path = join(dir, "plain.csv");
    writeFileSync(path, "Day,Country\n1,Freedonia\n");
    const told: number[][] = [];
    const options = { workDir: dir, isHeader: () => true, progress: (...at: [number, number]) => told.push(at) };
    expect(await layOut(path, options)).toMatchObject({
      kind: "csv",
      delimiter: ",",
      bytes: 24,
      sha256: sha256("Day,Country\n1,Freedonia\n"),
    });
    expect(told.at(-1)).toEqual([24, 24]);
  });
});

describe("layOut of a workbook", () => {
  it.for(casesOf<Case & WrittenBook>("workbooks").map((one) => [one.title, one] as const))(
    "reads %s",
    async ([, one]) => {
      await checked(one, workbookOf(one));
      // Texts apart from the sheets are read alike.
      await checked(one, workbookOf({ ...one, shared: true }));
    },
  );
});

describe("real files", () => {
  it("of releases are laid out row by row", async ({ skip }) => {
    if (noData("removals-fy2016-2019")) skip(noData("removals-fy2016-2019") ?? "");
    const workDir = join(dir, "releases");
    mkdirSync(workDir);
    const path = join(sharedData, "removals-fy2016-2019/ICERemovals_FY2017.csv.gz");
    const { tables, lost } = await layOut(path, { workDir, isHeader: (cells) => cells.includes("Departed Date") });
    expect(lost).toBeNull();
    expect(tables).toMatchObject([{ rows: 226_119, rejects: null, header: { line: 6 }, delimiter: "|" }]);
  });

  it("of totals are read, every sheet", async ({ skip }) => {
    if (noData("official-ytd-totals")) skip(noData("official-ytd-totals") ?? "");
    for (const name of readdirSync(join(sharedData, "official-ytd-totals")).filter((one) => one.endsWith(".xlsx"))) {
      const { passed_over, lost } = await layOut(join(sharedData, "official-ytd-totals", name), {
        workDir: dir,
        isHeader: () => false,
      });
      expect(lost).toBeNull();
      expect(passed_over.length).toBeGreaterThanOrEqual(10);
    }
  });
});
