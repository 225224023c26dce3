import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { guarded, unguarded } from "../../../src/model/spreadsheet-text.ts";
import { asUtf8 } from "../../../src/sources/sheets/encoding.ts";
import { layOut } from "../../../src/sources/sheets/lay-out.ts";
import { readSheets } from "../../../src/sources/sheets/read-sheets.ts";
import { TextRecords } from "../../../src/sources/sheets/text-records.ts";
import { XmlReader } from "../../../src/sources/sheets/xml.ts";
import { writeCsv } from "../../../src/views/csv.ts";
import { folder } from "../../workspace.ts";
import { workbookOf } from "../../written-workbook.ts";
import { encoded } from "./encoded.ts";
import { laidRows } from "./laid-rows.ts";

const { dir, remove } = folder();
afterAll(remove);

let files = 0;

/** Lays out bytes whose header is these cells; gives the rows of the one table. */
async function rowsLaid(bytes: Uint8Array, header: readonly string[]): Promise<string[][]> {
  const workDir = join(dir, `work-${++files}`);
  mkdirSync(workDir);
  const path = join(workDir, "file");
  writeFileSync(path, bytes);
  const wanted = JSON.stringify(header);
  const { tables, lost } = await layOut(path, { workDir, isHeader: (cells) => JSON.stringify(cells) === wanted });
  expect([tables.length, lost]).toEqual([1, null]);
  const [table] = tables;
  expect(table?.rejects).toBeNull();
  const rows = laidRows(table!);
  rmSync(workDir, { recursive: true });
  return rows;
}

const signs = [
  "a",
  "1",
  " ",
  '"',
  "'",
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r",
  "\r\n",
  "=",
  "-",
  "é",
  "_x000A_",
  "&",
  "<",
  "]]>",
];
const text = (more: readonly string[]) =>
  fc.array(fc.constantFrom(...signs, ...more), { maxLength: 6 }).map((all) => all.join(""));

/** A table with a header, whose first cell begins with h; every row begins with k. Of a text with one column nobody can tell the delimiter. */
const tableOf = (more: readonly string[]) =>
  fc.integer({ min: 2, max: 5 }).chain((width) => {
    const row = fc.array(text(more), { minLength: width, maxLength: width });
    const named = fc.array(row, { minLength: 1, maxLength: 8 });
    return named.map((rows) => rows.map(([first = "", ...rest], i) => [`${i === 0 ? "h" : "k"}${first}`, ...rest]));
  });

type Written = { delimiter: string; end: string; all: boolean };

const written = fc.record<Written>({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  end: fc.constantFrom("\n", "\r\n", "\r"),
  all: fc.boolean(),
});

function asCsv(rows: readonly (readonly string[])[], { delimiter, end, all }: Written): string {
  const cell = (one: string): string =>
    all || /["\r\n]/.test(one) || one.includes(delimiter) ? `"${one.replaceAll('"', '""')}"` : one;
  return rows.map((row) => row.map(cell).join(delimiter) + end).join("");
}

/** The line on which each row begins: lines within cells are counted by the sign that ends lines. */
function linesOf(rows: readonly (readonly string[])[], end: string): number[] {
  const sign = end === "\r" ? "\r" : "\n";
  let line = 1;
  return rows.map((row) => {
    const begins = line;
    line += row.join("").split(sign).length;
    return begins;
  });
}

describe("a table that is written and laid out", () => {
  const encodings: readonly (readonly [string, readonly string[]])[] = [
    ["utf-8", ["ö", "€", "漢", "😀"]],
    ["utf-8-bom", ["ö", "😀"]],
    // Without its mark it is known by the zeros beside its signs.
    ["utf-16le", ["ö", "é"]],
    ["utf-16le-bom", ["ö", "漢", "😀"]],
    ["utf-16be-bom", ["ö", "漢", "😀"]],
    ["windows-1252", ["ö", "€", "“"]],
  ];

  it.for(encodings)("comes back cell for cell with its lines, in %s", async ([encoding, more]) => {
    await fc.assert(
      fc.asyncProperty(tableOf(more), written, async (made, how) => {
        const lines = linesOf(made, how.end);
        const laid = await rowsLaid(encoded(asCsv(made, how), encoding), (made[0] ?? []).map(unguarded));
        expect(laid).toEqual(made.map((row, i) => [String(lines[i]), ...row.map(unguarded)]).slice(1));
      }),
      { numRuns: 120 },
    );
  });

  it("comes back from a workbook, with texts in the cells or apart", async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(["ö", "😀"]), fc.boolean(), fc.array(fc.nat(2)), async (made, shared, gaps) => {
        const [header = [], ...body] = made;
        const rows: string[][] = [];
        const wanted: string[][] = [];
        for (const [i, row] of body.entries()) {
          for (let gap = 0; gap < (gaps[i] ?? 0); gap++) rows.push([]);
          rows.push(row);
          wanted.push([String(rows.length + 1), ...row]);
        }
        const last = header.findLastIndex((cell) => cell !== "") + 1;
        const cells = [header, ...rows].map((row) => row.slice(0, last));
        const bytes = workbookOf({ sheets: [{ name: "A", rows: cells }], shared });
        expect(await rowsLaid(bytes, header.slice(0, last))).toEqual(wanted.map((row) => row.slice(0, last + 1)));
      }),
      { numRuns: 150 },
    );
  });
});

describe("what goes out for spreadsheets", () => {
  const cell = fc.oneof(
    text(["@", "+", "😀"]),
    fc.string({ unit: "grapheme" }).filter((one) => !one.includes("\0")),
    fc
      .tuple(fc.constantFrom("=", "+", "@", "-", "\t", "\r", "'", "''", "-1", "'-", "'="), text([]))
      .map((all) => all.join("")),
  );

  it("runs nowhere, and comes back unchanged", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), async (pairs) => {
        const rows = pairs.map((pair) => ["k", ...pair]);
        const csv = writeCsv({ columns: ["Key", "One", "Two"], rows });
        expect(await rowsLaid(Buffer.from(csv), ["Key", "One", "Two"])).toEqual(
          rows.map((row, i) => [String(linesOf(rows, "\n")[i]! + 1), ...row]),
        );
        const [sheet] = await readSheets(Buffer.from(csv), "out.csv");
        expect(sheet?.rows.slice(1).map(({ cells }) => cells)).toEqual(
          rows.map((row) => row.map((one) => one.trim() || null)),
        );
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(cell, (one) => {
        expect(guarded(one)).not.toMatch(/^(?:[=+@\t\r]|-(?!\d+(?:\.\d+)?(?:e[+-]?\d+)?$))/);
        expect(unguarded(guarded(one))).toBe(one);
      }),
    );
  });

  it("keeps numbers and honest apostrophes as they are", () => {
    for (const one of ["-5", "-0.25", "-1e-7", "'tis", "'90s", "5-3", ""]) expect(guarded(one)).toBe(one);
    for (const one of ["'tis", "'90s", "'-5", "'"]) expect(unguarded(one)).toBe(one);
    expect(guarded("=1")).toBe("'=1");
  });
});

/** Bytes or text cut anywhere. */
function cut<T extends Buffer | string>(whole: T, places: readonly number[]): T[] {
  const sorted = [0, ...places.map((place) => place % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return sorted.slice(1).map((to, i) => whole.slice(sorted[i], to) as T);
}

describe("pieces of any length", () => {
  const places = fc.array(fc.nat(200), { maxLength: 12 });

  it("give the same records", () => {
    const recordsOf = (pieces: readonly Buffer[]): unknown[] => {
      const found: unknown[] = [];
      const records = new TextRecords(",", {
        record: ({ bytes, from, to, ...more }) => found.push([bytes.toString("utf8", from, to), more]),
        broken: ({ line }) => found.push(["broken", line]),
        endless(line) {
          throw new Error(`endless ${line}`);
        },
      });
      for (const piece of pieces) records.push(piece);
      records.end();
      return found;
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 60 }), places, (all, at) => {
        const whole = Buffer.from(all.join(""));
        expect(recordsOf(cut(whole, at))).toEqual(recordsOf([whole]));
      }),
      { numRuns: 1000 },
    );
  });

  it("give the same XML", () => {
    const xml =
      '<?xml version="1.0"?><!-- a > b --><x:a k="1>2" l=\'"\'><b/>one &amp; two &#x41;\r\nthree<![CDATA[<c>&lt;]]]]></b >\r<row  r = "5"></row></x:a>\n';
    const told = (pieces: readonly string[]): string => {
      let all = "";
      const reader = new XmlReader({
        wanted: true,
        open(name, tag) {
          all += `<${name}|${tag}>`;
        },
        close(name) {
          all += `</${name}>`;
        },
        text(piece) {
          all += piece;
        },
      });
      for (const piece of pieces) reader.push(piece);
      return all;
    };
    const whole = told([xml]);
    expect(whole).toContain("one & two A\nthree<c>&lt;]]");
    fc.assert(
      fc.property(places, (at) => {
        expect(told(cut(xml, at))).toBe(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it("give the same text in every encoding", async () => {
    const characters = fc.array(fc.constantFrom("a", "é", "漢", "😀", "\uFEFF"), { maxLength: 20 });
    const names = fc.constantFrom("utf-8", "utf-8-bom", "utf-16le", "utf-16be-bom");
    await fc.assert(
      fc.asyncProperty(characters, names, places, async (all, name, at) => {
        const words = `a${all.join("")}`;
        const kind = name.replace("-bom", "") as "utf-8";
        const pieces = cut(encoded(words, name), at);
        const read: Buffer[] = [];
        for await (const piece of asUtf8(pieces, kind, { broken: 0, nuls: 0 })) read.push(Buffer.from(piece));
        expect(Buffer.concat(read).toString()).toBe(words);
      }),
      { numRuns: 500 },
    );
  });
});

it("the cases of texts are read by readSheets too, row for row", async () => {
  const bytes = readFileSync(join(import.meta.dirname, "../../cases/sheets/texts.yaml"));
  expect((await readSheets(bytes, "texts.yaml"))[0]?.rows.length).toBeGreaterThan(100);
});
