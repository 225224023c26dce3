import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { layOut } from "../../../src/sources/sheets/lay-out.ts";
import { folder } from "../../workspace.ts";
import { repeated, sheetAround } from "./hostile-files.ts";
import { type Part, partsOf, workbookOf, zipOf } from "../../written-workbook.ts";

const { dir, remove } = folder();
afterAll(remove);

const root = join(import.meta.dirname, "../../..");
const isHeader = (cells: readonly string[]): boolean => cells[0] === "Day";

let works = 0;
function workDir(): string {
  const path = join(dir, `work-${++works}`);
  mkdirSync(path);
  return path;
}

type Answer = {
  readonly mb: number;
  readonly rows?: number;
  readonly rejects?: number;
  readonly lost?: string;
  readonly refused?: string;
};

/** Lays out a file in a process with a heap of 200 MB; gives what it took of memory at most. What was refused must leave nothing behind. */
function inChild(path: string): Answer {
  const into = workDir();
  const code = `
    const { layOut } = await import(${JSON.stringify(pathToFileURL(join(root, "src/sources/sheets/lay-out.ts")).href)});
    const answer = await layOut(${JSON.stringify(path)}, { workDir: ${JSON.stringify(into)}, isHeader: (cells) => cells[0] === "Day" }).then(
      ({ tables, lost }) => ({
        rows: tables.reduce((sum, { rows }) => sum + rows, 0),
        rejects: tables.reduce((sum, { rejects }) => sum + (rejects?.count ?? 0), 0),
        lost,
      }),
      ({ code, message }) => ({ refused: code + ": " + message }),
    );
    console.log(JSON.stringify({ ...answer, mb: process.resourceUsage().maxRSS / 1024 }));`;
  const options = ["--max-old-space-size=200", "--import", "tsx", "--input-type=module", "--eval", code];
  const ran = spawnSync(process.execPath, options, { cwd: root, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  const answer = JSON.parse(ran.stdout) as Answer;
  if (answer.refused !== undefined) expect(readdirSync(into)).toEqual([]);
  rmSync(into, { recursive: true });
  expect(answer.mb).toBeLessThan(400);
  return answer;
}

function file(name: string, bytes: Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}

/** A file of one piece many times over, between a beginning and an end. */
function longFile(name: string, piece: Buffer, times: number, begin = ""): string {
  const path = join(dir, name);
  const into = openSync(path, "w");
  writeSync(into, begin);
  for (let i = 0; i < times; i++) writeSync(into, piece);
  closeSync(into);
  return path;
}

const sheet1 = "xl/worksheets/sheet1.xml";
const sheets = [
  {
    name: "A",
    rows: [
      ["Day", "Country"],
      ["1", "Freedonia"],
    ],
  },
];

/** Rows of numbers that look drawn by lot. */
function rowsXml(count: number): string {
  let drawn = 1;
  const number = (): number => {
    drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
    return drawn;
  };
  return Array.from({ length: count }, () => `<row><c><v>${number()}</v></c><c><v>${number()}</v></c></row>`).join("");
}

describe("in memory that stays flat, layOut", () => {
  const bomb = (): Part => repeated(sheet1, sheetAround("<row><c><v>1</v></c></row>".repeat(40_000)), 1400);

  it("refuses a workbook that unpacks to 1.4 GB, before it unpacks it", () => {
    const bytes = workbookOf({ sheets, parts: [bomb()] });
    expect(bytes.length).toBeLessThan(6e6);
    expect(inChild(file("bomb.xlsx", bytes)).refused).toMatch(/^unreadable_table: more than 100 times/);
  });

  it("refuses one that lies about its size, when it has unpacked as much as was told", () => {
    const lying = { ...bomb(), size: 10_000 };
    expect(inChild(file("lying.xlsx", workbookOf({ sheets, parts: [lying] }))).refused).toMatch(/larger than it says/);
  });

  it("reads a sheet of a million rows", () => {
    const part = repeated(sheet1, sheetAround(rowsXml(10_000)), 100);
    expect(inChild(file("million.xlsx", workbookOf({ sheets, parts: [part] })))).toMatchObject({
      rows: 1_000_000,
      lost: null,
    });
  });

  it("reads a million shared texts, and refuses five", () => {
    const texts = Array.from({ length: 100_000 }, (_, i) => `<si><t>invented text ${(i * 7919) % 99_991}</t></si>`);
    const rows = `<row><c t="s"><v>99999</v></c><c t="s"><v>999999</v></c></row>`;
    const book = (times: number) =>
      workbookOf({
        sheets: [{ name: "A", xml: sheetAround(rows).join("") }],
        parts: [repeated("xl/sharedStrings.xml", ["<sst>", texts.join(""), "</sst>"], times)],
      });
    expect(inChild(file("texts.xlsx", book(10)))).toMatchObject({ rows: 1, lost: null });
    expect(inChild(file("more-texts.xlsx", book(50))).refused).toMatch(/too many shared texts/);
  });

  it("leaves out rows that would become huge of one shared text", () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(16_000);
    const bytes = workbookOf({
      sheets: [{ name: "A", xml: sheetAround(`<row>${cells}</row>`.repeat(20)).join("") }],
      parts: [{ name: "xl/sharedStrings.xml", bytes: `<sst><si><t>${"x".repeat(1_000_000)}</t></si></sst>` }],
    });
    expect(inChild(file("huge-rows.xlsx", bytes))).toMatchObject({ rows: 0, rejects: 20 });
  });

  it("refuses a line of 1 GB, plain and packed, and a cell in quotes that never ends", () => {
    const piece = Buffer.alloc(1 << 24, "Freedonia ");
    const header = "Day,Country\n1,Freedonia\n";
    const line = longFile("line.csv", piece, 64, header);
    expect(inChild(line).refused).toMatch(/line 3 is longer than 1,048,576 bytes/);
    rmSync(line);
    const quoted = longFile("quoted.csv", piece, 4, `${header}2,"`);
    expect(inChild(quoted).refused).toMatch(/line 3 is longer than 1,048,576 bytes/);
    rmSync(quoted);
    const packed = Buffer.concat([gzipSync(header), ...Array<Buffer>(64).fill(gzipSync(piece))]);
    expect(inChild(file("line.csv.gz", packed)).refused).toMatch(/line 3 is longer/);
  });

  it("reads rows after a quote that is never closed, or refuses a file full of them", () => {
    const block = Array.from({ length: 20_000 }, (_, i) => `${i},Freedonia\n`).join("");
    const once = longFile("once.csv", Buffer.from(block), 50, 'Day,Country\n1,"Freedonia\n');
    expect(inChild(once)).toMatchObject({ rows: 1_000_000, rejects: 1, lost: expect.stringContaining("line 2") });
    const often = longFile("often.csv", Buffer.from(`1,"${"x".repeat(1_100_000)}\n`), 101, "Day,Country\n");
    expect(inChild(often).refused).toMatch(/longer than|more than 100 quotes/);
  });

  it("leaves out a row that its quotes would make too long for who reads it on", () => {
    const quotes = Buffer.from(`Day,Country\n1,x${'"'.repeat(900_000)}\n2,Freedonia\n`);
    expect(inChild(file("quotes.csv", quotes))).toMatchObject({ rows: 1, rejects: 1, lost: null });
  });

  it("refuses NUL bytes by the million", () => {
    expect(inChild(file("nul.csv.gz", gzipSync(Buffer.alloc(1 << 26)))).refused).toMatch(/neither a CSV file/);
  });

  it("reads ten million short rows of a text", () => {
    const block = Buffer.from(Array.from({ length: 100_000 }, (_, i) => `${i},Freedonia\n`).join(""));
    const path = longFile("many.csv", block, 100, "Day,Country\n");
    expect(inChild(path)).toMatchObject({ rows: 10_000_000, lost: null });
    rmSync(path);
  });
});

describe("layOut refuses, and leaves nothing behind:", () => {
  const xml = (text: string): Part[] => [{ name: sheet1, bytes: text }];
  const around = (text: string): string => sheetAround(text).join("");
  const book = (parts: readonly Part[]): Buffer => workbookOf({ sheets, parts });

  it.for<readonly [string, () => Buffer, RegExp]>([
    [
      "an external entity",
      () => book(xml(`<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${around("")}`)),
      /DOCTYPE/,
    ],
    [
      "a DOCTYPE in the table of texts",
      () => book([{ name: "xl/sharedStrings.xml", bytes: "<!DOCTYPE x><sst/>" }]),
      /DOCTYPE/,
    ],
    ["elements nested deep", () => book(xml(around("<a>".repeat(1000)))), /nested too deep/],
    ["a tag without an end", () => book(xml(around(`<row ${'a="b" '.repeat(100_000)}`))), /a tag of XML is too long/],
    ["a cell far outside", () => book(xml(around('<row r="3"><c r="ZZZZ3"><v>1</v></c></row>'))), /cell lies outside/],
    ["a row far outside", () => book(xml(around('<row r="99999999"><c><v>1</v></c></row>'))), /row lies outside/],
    ["parts that lie in one another", () => book([{ name: "xl/x.xml", bytes: "", as: 0 }]), /lie in one another/],
    [
      "two parts of one name",
      () => zipOf([...partsOf({ sheets }), { name: sheet1, bytes: "" }]),
      /two parts with the name/,
    ],
    [
      "a workbook in an archive",
      () => zipOf([{ name: "a.xlsx", bytes: workbookOf({ sheets }) }]),
      /neither a workbook nor one text/,
    ],
    ["an archive in a gzip file", () => gzipSync(workbookOf({ sheets })), /an archive within another/],
    [
      "a workbook that is cut",
      () => workbookOf({ sheets }).subarray(0, 900),
      /its end, which lists its parts, is missing/,
    ],
    ["no workbook in it", () => zipOf([{ name: "[Content_Types].xml", bytes: "" }]), /neither a workbook/],
    ["four packings", () => gzipSync(gzipSync(gzipSync(gzipSync("Day,Country\n")))), /packed more than twice/],
  ])("%s", async ([, make, words]) => {
    const into = workDir();
    await expect(layOut(file("odd", make()), { workDir: into, isHeader })).rejects.toThrow(words);
    expect(readdirSync(into)).toEqual([]);
  });

  it("but reads on past what is only odd: names that lead outside, archives in parts, a comment without an end", async () => {
    const parts = [
      { name: "../../../outside.xml", bytes: "x" },
      { name: "/xl/embeddings/inner.zip", bytes: workbookOf({ sheets }) },
    ];
    const { tables, lost } = await layOut(file("odd.xlsx", book(parts)), { workDir: workDir(), isHeader });
    expect([tables[0]?.rows, lost]).toEqual([1, null]);
    const open = `${sheetAround("<row><c><v>1</v></c></row>").slice(0, 2).join("")}<!-- ${"x".repeat(1e6)}`;
    const cut = await layOut(file("odd.xlsx", book(xml(open))), { workDir: workDir(), isHeader });
    expect([cut.tables[0]?.rows, cut.lost]).toEqual([1, "the sheet A from some row on: the XML ends in its middle"]);
  });

  it("and keeps the rows before damage in a sheet", async () => {
    const part = repeated(sheet1, sheetAround(rowsXml(5000)), 20);
    const bytes = workbookOf({ sheets, parts: [part] });
    const at = bytes.indexOf(part.packed!.bytes.subarray(0, 64)) + Math.floor(part.packed!.bytes.length / 2);
    bytes.fill(0xff, at, at + 50);
    const { tables, lost } = await layOut(file("damaged.xlsx", bytes), { workDir: workDir(), isHeader });
    expect(tables[0]?.rows).toBeGreaterThan(10_000);
    expect(lost).toMatch(/^the sheet A from some row on: the packed bytes are damaged/);
  });
});
