import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { noData, sharedData } from "../../shared-data.ts";
import { folder, showJson, tarmac } from "../../workspace.ts";
import { type WrittenCell, workbookOf } from "../../written-workbook.ts";

const { dir, remove } = folder();
beforeAll(async () => void (await tarmac("init", dir)));
afterAll(remove);

function put(name: string, data: string | Uint8Array): string {
  writeFileSync(join(dir, name), data);
  return join(dir, name);
}

type Row = {
  readonly value: number;
  readonly pull_date: string | null;
  readonly file_date: string | null;
  readonly place: string;
  readonly state: string;
};
async function editions(series: string, ...more: string[]): Promise<Row[]> {
  const ran = await tarmac("list", "editions", "--json", "--where", `series=${series}`, ...more, "-w", dir);
  return JSON.parse(ran.out).series.flatMap(({ rows }: { rows: Row[] }) => rows);
}

type Blocks = {
  readonly total: string | number;
  readonly year: string;
  readonly notes?: readonly (readonly WrittenCell[])[];
};

/** A workbook with the labels of the agency's own, in other places: three tables beside each other, footnotes on a sheet of their own. */
function workbook({ total, year, notes }: Blocks): Uint8Array {
  const said = notes ?? [
    [
      "FY2031 ICE Final Book Outs",
      "FY2031 YTD ICE Final Book Out data are updated through 12/20/2030 (run 12/22/2030).",
    ],
    ["FY2031 ICE Removals", "FY2031 YTD ICE Removals data are updated through 12/09/2030 (run 12/10/2030)."],
    [null, "ICE Removals include people who were never there, since this workbook is invented, FY2031."],
    ["Semiannual Removals", "FY2031 ICE Removals data are updated through 04/22/2030 (run 04/23/2030)."],
  ];
  return workbookOf({
    sheets: [
      { name: "Header", rows: [["Invented statistics"]] },
      {
        name: "Detention",
        rows: [
          ["An invented office"],
          [],
          ["Book-Ins: FY2031", null, null, "Book Outs: FY2031", null, `ICE Removals: ${year}`],
          ["Facility Type", "Total", null, "Facility Type", "Total", "Removals", null, "Total"],
          ["Total", 77, null, "Total", 55, "Total", null, total],
          ["Adult", 70, null, "Adult", 50, "Removals with a FAMU Identifier", null, 61],
        ],
      },
      { name: "Footnotes", rows: [["Sheet", "Words"], ...said] },
    ],
  });
}

describe("tarmac load totals", () => {
  it("reads a workbook by its labels, wherever they stand, and enters it as a source", async () => {
    const file = put("FY31_detentionStats12222030.xlsx", workbook({ total: 6205, year: "FY2031" }));
    const ran = await tarmac("load", "totals", file, "--series", "invented-books", "--json", "-w", dir);
    expect(ran.err).toBe("");
    const { files } = JSON.parse(ran.out);
    expect(files[0].editions).toMatchObject([
      {
        ...{ measure: "removals", value: 6205, fiscal_year: 2031, file_date: "2030-12-22", pull_date: "2030-12-09" },
        ...{ sheet: "Detention", row: 5, column: "H", words: "6205", pull_place: "Footnotes, row 3" },
        pull_words: "Removals data are updated through 12/09/2030",
      },
      { measure: "removals_famu", value: 61, row: 6 },
    ]);
    expect(files[0].rejects).toEqual([]);
    const source = await showJson(dir, "source/invented-books-2030-12-22");
    expect(JSON.stringify(source)).toContain("statistical_release");
    expect(JSON.stringify(source)).toContain(files[0].load.sha256);
  });

  it("reads the words of older and of final workbooks, and says when no footnote tells the day", async () => {
    const files = ["EOFY2031", "FY31 YTD", "FY2031YTD"].map((year, i) =>
      put(`older-${i}.xlsx`, workbook({ total: 7000 + i, year, notes: [["none", "nothing"]] })),
    );
    const ran = await tarmac("load", "totals", ...files, "--series", "older-books", "-w", dir);
    expect(ran.out.match(/No footnote tells the pull date/g)).toHaveLength(6);
    expect((await editions("older-books", "--where", "measure=removals")).map(({ value }) => value).sort()).toEqual([
      7000, 7001, 7002,
    ]);
  });

  it("keeps a cell that holds no number as a reject with its place", async () => {
    const file = put("redacted.xlsx", workbook({ total: "(b)(7)(e)", year: "FY2031" }));
    const { files } = JSON.parse(
      (await tarmac("load", "totals", file, "--series", "redacted", "--json", "-w", dir)).out,
    );
    expect(files[0].rejects).toMatchObject([
      { sheet: "Detention", row: 3, reason: expect.stringContaining("no whole number in row 5") },
    ]);
  });

  it("reads a table of editions, tells what cannot be right, and changes nothing when it is loaded again", async () => {
    const text = [
      "Fiscal Year,File date,As of,Removals",
      'FY2031,2030-11-14,11/04/2030,"3,312"',
      'FY2031,2030-11-28,11/18/2030,"4,730"',
      'FY2031,2030-12-12,12/02/2030,"26,205"',
      "FY2031,2030-12-26,12/16/2030,7610",
      "FY2031,2031-01-09,12/30/2030,withheld",
      "FY2031,2031-01-23,sometime,10480",
      "FY2031,2031-02-06,01/27/2031,11900",
      "a note at the end,,,",
    ].join("\n");
    const file = put("editions.csv", text);
    const args = [
      "load",
      "totals",
      file,
      "--series",
      "example-removals",
      "--agency",
      "Example Removal Office",
      "-w",
      dir,
    ];
    const first = await tarmac(...args);
    expect(first.code).toBe(0);
    expect(first.out).toContain("6 figures of example-removals");
    expect(first.out).toContain("26,205 breaks with 4,730 on 2030-11-18 and 7,610 on 2030-12-16");
    expect(first.out).toContain("row 6 left out: no whole number: “withheld”");
    expect(first.out).toContain("row 9 left out: no fiscal year: “a note at the end”");
    expect(first.out).toContain("The pull date “sometime” is no day");
    expect((await tarmac(...args)).out).toContain("loaded before, nothing changed");
    const folderOf = join(dir, "tables/totals/example-removals");
    expect(JSON.parse(readFileSync(join(folderOf, "manifest.json"), "utf8")).loads).toHaveLength(1);
    expect(readdirSync(folderOf)).toHaveLength(3);
    expect(await editions("example-removals")).toHaveLength(6);
  });

  it("gives the nearest maps and a draft for a heading that nobody knows, and reads it by a map of one's own", async () => {
    const file = put("unknown.csv", "Haushaltsjahr,Stand,Abschiebungen\n2031,31.01.2031,4400\n2031,28.02.2031,8650\n");
    const ran = await tarmac("load", "totals", file, "-w", dir);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("no map knows this file");
    expect(ran.err).toContain("the nearest maps are: editions (0 of 5 columns)");
    expect(ran.err).toContain("WHICH COLUMN?");
    const map = put(
      "own.yaml",
      "name: own\nkind: table\nsays: An invented table\nseries: own-series\nagency: Beispielamt\nyear_begins: 1\ndates: dmy\ncolumns:\n  fiscal_year: {from: Haushaltsjahr, says: year}\n  pull_date: {from: Stand, says: last day}\nmeasures:\n  removals: {from: Abschiebungen, says: people}\n",
    );
    expect((await tarmac("load", "totals", file, "--map", map, "-w", dir)).code).toBe(0);
    expect((await editions("own-series")).map(({ pull_date }) => pull_date)).toEqual(["2031-01-31", "2031-02-28"]);
  });

  it("goes on after a file that it cannot read, and ends with 1", async () => {
    const good = put("good.csv", "fiscal_year,pull_date,removals\n2031,2030-11-04,3312\n");
    const ran = await tarmac("load", "totals", put("bad.csv", "a,b\n1,2\n"), good, "--series", "goes-on", "-w", dir);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("bad.csv: no map knows this file");
    expect(await editions("goes-on")).toHaveLength(1);
  });

  it("shows as of a day only what was public then, and judges by that alone", async () => {
    const text =
      "fiscal_year,file_date,pull_date,removals\n2031,2030-11-14,2030-11-04,3312\n2031,2030-11-28,2030-11-18,4730\n2031,2030-12-12,2030-12-02,26205\n2031,2030-12-26,2030-12-16,7610\n2031,2031-01-09,2030-12-30,9044\n";
    await tarmac("load", "totals", put("as-of.csv", text), "-w", dir);
    expect((await editions("as-of")).map(({ state }) => state)).toEqual([
      "sound",
      "sound",
      "doubted",
      "sound",
      "sound",
    ]);
    const then = await editions("as-of", "--as-of", "2030-11-30");
    expect(then.map(({ value }) => value)).toEqual([3312, 4730]);
    expect(await editions("as-of", "--as-of", "2030-11-01")).toEqual([]);
    const page = async (): Promise<string> =>
      (await tarmac("list", "editions", "--json", "--where", "series=as-of", "--as-of", "2030-11-30", "-w", dir)).out;
    const before = await page();
    const later = put("later.csv", "fiscal_year,file_date,pull_date,removals\n2032,2031-11-14,2031-11-04,4111\n");
    await tarmac(
      "load",
      "totals",
      later,
      "--series",
      "as-of",
      "--publisher",
      "Another office",
      "--url",
      "https://example.org/",
      "-w",
      dir,
    );
    expect(await page()).toBe(before);
  });

  const missing = noData("official-ytd-totals");
  it.skipIf(missing !== null)(
    `reads the agency's real workbooks as they are${missing === null ? "" : ` (${missing})`}`,
    async () => {
      const from = join(sharedData, "official-ytd-totals");
      const books = readdirSync(from).filter((name) => name.endsWith(".xlsx"));
      const ran = await tarmac("load", "totals", ...books.map((name) => join(from, name)), "--json", "-w", dir);
      const { files, series } = JSON.parse(ran.out);
      for (const { editions: read, rejects } of files) {
        expect(rejects).toEqual([]);
        expect(read.map(({ measure }: { measure: string }) => measure)).toEqual(["removals", "removals_famu"]);
        expect(
          read.every(
            ({ pull_date, faults }: { pull_date: string; faults: string[] }) => pull_date && faults.length === 0,
          ),
        ).toBe(true);
      }
      expect(files.map(({ editions: [first] }: { editions: { fiscal_year: number }[] }) => first?.fiscal_year)).toEqual(
        [2024, 2025, 2026],
      );
      expect(series.flatMap(({ findings }: { findings: unknown[] }) => findings)).toEqual([]);
    },
  );

  it("refuses a name, a day and a month that are none", async () => {
    const file = put("any.csv", "fiscal_year,pull_date,removals\n2031,2030-11-04,3312\n");
    mkdirSync(join(dir, "more"), { recursive: true });
    for (const option of [
      ["--series", "A b"],
      ["--date", "2031-13-01"],
      ["--year-begins", "13"],
    ])
      expect((await tarmac("load", "totals", file, ...option, "-w", dir)).code).toBe(2);
    expect((await tarmac("load", "totals", file, file, "--date", "2031-01-01", "-w", dir)).code).toBe(2);
  });
});
