import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isBlank, readDay } from "../../../src/sources/removals/read-day.ts";
import { readPeople, readYear } from "../../../src/sources/removals/read-number.ts";
import { releaseDir } from "../../../src/store/removals.ts";
import { folder, tarmac } from "../../workspace.ts";
import { type Invented, rowsLoaded, shaped, textFile, workbookFile, type Written } from "./invented-release.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
beforeAll(() => tarmac("init", ws));
afterAll(remove);

const cell = fc.oneof(
  fc.constantFrom(
    "",
    "",
    "(b)(6)",
    "(B)(7)(E) ",
    "EL SALVADOR",
    "Chile ",
    "Atlantis",
    "3/4/2020",
    "2/30/2020",
    "0999-07-02",
  ),
  fc.constantFrom(
    "2021-05-06T10:20:00",
    "soon",
    "NA",
    "42",
    "1,004",
    "1980",
    " padded ",
    'say "so"',
    "a,b|c;d\te",
    "two\nlines",
    "é",
    "=1+1",
  ),
);
const day = fc.integer({ min: 1, max: 28 }).map((n) => `5/${n}/2020`);
const release = fc.constantFrom("ice-2012-2023", "ice-2025", "ice-fy2016-2019", "frontex-returnees").chain((map) => {
  const { header } = shaped(map, []);
  const row = fc.tuple(day, fc.array(cell, { minLength: header.length, maxLength: header.length }));
  return fc.array(row, { minLength: 1, maxLength: 8 }).map((rows): Invented => {
    const columns = shaped(map, [{ departed_date: "the day" }]).rows[0]!;
    return {
      titles: ["Invented", "Removals of nobody"],
      header: [...header, "Of Theirs"],
      rows: rows.map(([when, cells]) => [
        ...cells.map((text, i) => (columns[i] === "the day" ? when : text)),
        cells[0]!,
      ]),
    };
  });
});
const written: fc.Arbitrary<Written> = fc.record({
  delimiter: fc.constantFrom(",", ";", "|", "\t"),
  encoding: fc.constantFrom("utf-8", "utf-8-bom", "utf-16le-bom", "utf-16be-bom", "windows-1252"),
  gz: fc.boolean(),
  eol: fc.constantFrom("\n", "\r\n"),
});

/** Loads a file and gives its rows without the places. */
async function rowsOf(name: string, bytes: Uint8Array): Promise<Record<string, unknown>[]> {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  rmSync(releaseDir(ws, "law"), { recursive: true, force: true });
  const ran = await tarmac("load", "removals", path, "--release", "law", "-w", ws);
  expect([ran.code, ran.err]).toEqual([0, ""]);
  const rows = await rowsLoaded(ws, "law");
  return rows.map(({ file: _file, sheet: _sheet, row: _row, ...rest }) => rest);
}

describe("laws of loading a release", () => {
  it("the same rows come of it however it is written, and every cell of theirs is found again", async () => {
    await fc.assert(
      fc.asyncProperty(release, written, async (invented, how) => {
        const rows = await rowsOf("plain.csv", textFile(invented));
        for (const [i, cells] of invented.rows.entries())
          for (const text of cells) expect([text, isFound(text, rows[i]!)]).toEqual([text, true]);
        expect(rows).toHaveLength(invented.rows.length);
        expect(await rowsOf(how.gz ? "other.csv.gz" : "other.csv", textFile(invented, how))).toEqual(rows);
        expect(await rowsOf("other.xlsx", workbookFile(invented))).toEqual(rows);
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  it("the order of columns says nothing", async () => {
    await fc.assert(
      fc.asyncProperty(release, fc.integer(), async (invented, seed) => {
        const places = invented.header
          .map((_, at) => at)
          .sort((a, b) => Math.sin(a * 7 + seed) - Math.sin(b * 7 + seed));
        const turned = {
          ...invented,
          header: places.map((at) => invented.header[at]!),
          rows: invented.rows.map((row) => places.map((at) => row[at]!)),
        };
        expect(await rowsOf("turned.csv", textFile(turned))).toEqual(await rowsOf("plain.csv", textFile(invented)));
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});

/** True when a row tells what a cell told: the text itself, its day or number, or the text among those that could not be read. */
function isFound(text: string, row: Readonly<Record<string, unknown>>): boolean {
  const plain = text.trim();
  if (isBlank(plain)) return true;
  const unread = row.unread === null ? [] : Object.values(JSON.parse(String(row.unread)) as Record<string, string>);
  const values = [...Object.values(row).map((value) => String(value).trim()), ...unread.map((one) => one.trim())];
  const { day, timed } = readDay(plain, { order: "mdy", lastYear: 2026 });
  const readings = [plain, timed ? null : day, readPeople(plain).value, readYear(plain).value];
  return readings.some((reading) => reading !== null && values.includes(String(reading)));
}
