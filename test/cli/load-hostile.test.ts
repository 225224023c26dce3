import { spawnSync } from "node:child_process";
import { existsSync, openSync, readdirSync, closeSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removalsDir } from "../../src/store/removals.ts";
import { queryRemovals } from "../../src/store/read-removals.ts";
import { writeCsv } from "../../src/views/csv.ts";
import { repeated, sheetAround } from "../sources/sheets/hostile-files.ts";
import { encoded } from "../sources/sheets/encoded.ts";
import { folder, type Ran, tarmac } from "../workspace.ts";
import { workbookOf, zipOf } from "../written-workbook.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
const root = join(import.meta.dirname, "../..");
afterAll(remove);
beforeAll(() => tarmac("init", ws));

const tellsMemory = `data:text/javascript,${encodeURIComponent('process.on("exit", () => process.stderr.write("\\nMB " + process.resourceUsage().maxRSS / 1024));')}`;

/** Runs a command line in a process with a heap of 200 MB, and gives what it took of memory at most. */
function capped(...argv: string[]): Ran & { readonly mb: number } {
  const options = ["--max-old-space-size=200", "--import", tellsMemory, "--import", "tsx", "src/cli/main.ts"];
  const ran = spawnSync(process.execPath, [...options, ...argv], { cwd: root, encoding: "utf8", timeout: 120_000 });
  const [err = "", mb] = ran.stderr.split("\nMB ");
  return { code: ran.status ?? 99, out: ran.stdout, err, mb: Number(mb) };
}

const header = ["ROID", "DATE", "MSNAME", "DEST", "N_RETURNEES"];
const row = (i: number): string => `RO-${i},2031-01-02,Spain,Nigeria,${i}\n`;
const text = `${header.join()}\n${row(1)}${row(2)}`;
const sheet1 = "xl/worksheets/sheet1.xml";
const sheets = [{ name: "A", rows: [header, ["RO-1", "2031-01-02", "Spain", "Nigeria", 1]] }];
const xmlRow = `<row>${["RO-1", "2031-01-02", "Spain", "Nigeria", "1"].map((cell) => `<c t="str"><v>${cell}</v></c>`).join("")}</row>`;
const bomb = (size?: number): Buffer => {
  const part = repeated(sheet1, sheetAround(xmlRow.repeat(10_000), header), 1000);
  return workbookOf({ sheets, parts: [size === undefined ? part : { ...part, size }] });
};

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}

function longLine(): string {
  const path = join(dir, "line.csv");
  const into = openSync(path, "w");
  writeSync(into, text);
  for (let i = 0; i < 64; i += 1) writeSync(into, Buffer.alloc(1 << 24, "Freedonia "));
  closeSync(into);
  return path;
}

const left = (): string[] => (existsSync(removalsDir(ws)) ? readdirSync(removalsDir(ws)) : []);

describe("with hostile files, in 400 MB, without a trace,", () => {
  it.each<readonly [string, () => string, RegExp]>([
    ["a workbook that unpacks to 1.4 GB", () => file("bomb.xlsx", bomb()), /more than 100 times/],
    ["a workbook that lies about its size", () => file("lying.xlsx", bomb(10_000)), /larger than it says|MiB|64/],
    [
      "a workbook in an archive",
      () => file("nested.zip", zipOf([{ name: "a.xlsx", bytes: workbookOf({ sheets }) }])),
      /neither a workbook|holds no list of sheets/,
    ],
    [
      "an external entity",
      () => {
        const xml = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheetAround(xmlRow, header).join("")}`;
        return file("entity.xlsx", workbookOf({ sheets, parts: [{ name: sheet1, bytes: xml }] }));
      },
      /DOCTYPE/,
    ],
    ["a line of 1 GB", longLine, /longer than|larger than 64 MiB/],
    ["NUL bytes by the million", () => file("nul.csv.gz", gzipSync(Buffer.alloc(1 << 26))), /neither a CSV file/],
    [
      "four packings",
      () => file("four.csv.gz", gzipSync(gzipSync(gzipSync(gzipSync(text))))),
      /packed more than twice/,
    ],
  ])(
    "%s: each command says what is wrong with it",
    (_what, make, says) => {
      const path = make();
      for (const argv of [
        ["load", "removals"],
        ["load", "totals"],
        ["map", "draft"],
      ]) {
        const ran = capped(...argv, path, "-w", ws);
        expect([argv, ran.code, ran.out, ran.err]).toEqual([argv, 1, "", expect.stringMatching(says)]);
        expect(ran.err.startsWith(`${path}: `)).toBe(true);
        expect(ran.err.trimEnd().split("\n").length).toBe(2);
        expect(ran.mb).toBeLessThan(400);
        expect(left()).toEqual([]);
      }
      rmSync(path);
    },
    240_000,
  );
});

describe("tarmac load removals loads, in 400 MB,", () => {
  it.each<readonly [string, () => string, object]>([
    [
      "a workbook with a million shared texts",
      () => {
        const texts = Array.from({ length: 100_000 }, (_, i) => `<si><t>invented text ${(i * 7919) % 99_991}</t></si>`);
        const shared = repeated("xl/sharedStrings.xml", ["<sst>", texts.join(""), "</sst>"], 10);
        const xml = sheetAround(xmlRow, header).join("");
        return file("texts.xlsx", workbookOf({ sheets: [{ name: "A", xml }], parts: [shared] }));
      },
      { n: 1, people: 1, country: "NGA" },
    ],
    [
      "cells with formulas, by the values that stand with them",
      () => {
        const xml = xmlRow.replace('<c t="str"><v>Nigeria', '<c t="str"><f>CONCAT("Ni","geria")</f><v>Nigeria');
        return file("formula.xlsx", workbookOf({ sheets: [{ name: "A", xml: sheetAround(xml, header).join("") }] }));
      },
      { n: 1, people: 1, country: "NGA" },
    ],
    ...["utf-16le", "utf-16be", "utf-8-bom", "windows-1252"].map(
      (encoding) =>
        [encoding, () => file(`${encoding}.csv`, inEncoding(encoding)), { n: 2, people: 3, country: "CIV" }] as const,
    ),
    [
      "NUL bytes in cells",
      () => file("nuls.csv", text.replace("Nigeria", "Nig\0eria")),
      { n: 2, people: 3, country: "NGA" },
    ],
    [
      "rows of 15 KB",
      () =>
        file(
          "wide.csv",
          `${header.join()},NOTE\n${Array.from({ length: 12_000 }, (_, i) => `RO-${i},2031-01-02,Spain,Nigeria,1,${i}${"invented ".repeat(1660)}\n`).join("")}`,
        ),
      { n: 12_000, people: 12_000, country: "NGA" },
    ],
  ])(
    "%s",
    async (_what, make, sums) => {
      const path = make();
      const ran = capped("load", "removals", path, "--release", "clean", "-w", ws);
      expect([ran.code, ran.err]).toEqual([0, ""]);
      expect(ran.mb).toBeLessThan(400);
      const asked =
        "select count(*)::double as n, sum(people)::double as people, min(departure_country) as country from {rows}";
      expect(await queryRemovals(ws, ["clean"], { text: asked })).toEqual([sums]);
      rmSync(join(removalsDir(ws), "clean"), { recursive: true });
      rmSync(path);
    },
    120_000,
  );

  function inEncoding(encoding: string): Uint8Array {
    const words = text.replaceAll("Nigeria", "Côte d'Ivoire");
    return encoding === "utf-8-bom" ? Buffer.from(`\uFEFF${words}`) : encoded(words, encoding);
  }

  it("a cell that a spreadsheet would run: kept as it is, kept from running in CSV, and the same when read again", async () => {
    const cells = ["=cmd()", "+1+cmd", "-2", "@SUM(A1)", "'=quoted", "\t=tab"];
    const lines = cells.map((cell, i) => `${cell},2031-01-0${i + 1},Spain,Nigeria,1\n`).join("");
    const ids = async (path: string, release: string): Promise<string[]> => {
      const ran = await tarmac("load", "removals", path, "--release", release, "-w", ws);
      expect([ran.code, ran.err]).toEqual([0, ""]);
      const rows = await queryRemovals<{ operation_id: string }>(ws, [release], {
        text: "select operation_id from {rows} order by id",
      });
      return rows.map((one) => one.operation_id);
    };
    const kept = await ids(file("cells.csv", `${header.join()}\n${lines}`), "cells");
    // An apostrophe before a formula is ours, from a file that we wrote: it is taken away.
    expect(kept).toEqual(cells.map((cell) => cell.trim().replace(/^'/, "")));
    const out = writeCsv({
      columns: header,
      rows: kept.map((cell, i) => [cell, `2031-01-0${i + 1}`, "Spain", "Nigeria", "1"]),
    });
    expect(out).not.toMatch(/^"?[=+@]/m);
    expect(await ids(file("again.csv", out), "again")).toEqual(kept);
  });
});
