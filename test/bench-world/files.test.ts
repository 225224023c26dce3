import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { defaultShares, type Format, type ShapeName } from "../../bench/world/options.ts";
import { heapTruths, rowTruths } from "../../bench/world/read-truth.ts";
import { notReal, shapes } from "../../bench/world/shape.ts";
import { writeWorld } from "../../bench/world/write-world.ts";
import { worldFolder } from "./folder.ts";
import { allFiles, type ReadLine, readDelimited, readTsv, readWorkbook } from "./read-files.ts";

const folder = worldFolder();
const rows = 1500;
const all: readonly Format[] = ["csv", "csv.gz", "xlsx", "stacked.xlsx"];

function written(name: string, shape: ShapeName, seed = 3307): string {
  const out = join(folder, name);
  writeWorld(out, { shape, rows, seed, shares: defaultShares, formats: all });
  return out;
}
const out2025 = written("2025", "2025");

/** Rows after title and header. */
const rowsOf = (lines: readonly ReadLine[], shape: ShapeName): readonly ReadLine[] =>
  lines.slice(shapes[shape].title(0).length + 1);

describe("writeWorld(folder, options)", () => {
  it("gives the same bytes for the same seed, and others for another", () => {
    const again = allFiles(written("again", "2025"));
    const first = allFiles(out2025);
    expect([...again.keys()].sort()).toEqual([...first.keys()].sort());
    expect(
      [...first].filter(([name, bytes]) => !bytes.equals(again.get(name) as Buffer)).map(([name]) => name),
    ).toEqual([]);
    const other = allFiles(written("other", "2025", 3308));
    expect(other.get("truth/rows-csv.tsv")?.equals(first.get("truth/rows-csv.tsv") as Buffer)).toBe(false);
  });

  it.each([
    ["2025", 7, 39, "Anonymized Identifier", ","],
    ["2012", 6, 29, "Anonymized Identifer", ","],
  ] as const)("writes %s with its header on line %i and %i columns", (shape, header, columns, last, delimiter) => {
    const out = shape === "2025" ? out2025 : written(shape, shape);
    const lines = readDelimited(join(out, "releases", `removals-${shape}.csv`), delimiter);
    expect(lines[0]?.fields).toEqual([notReal(3307)]);
    const names = lines[header - 1]?.fields ?? [];
    expect([names.length, names.at(-1)]).toEqual([columns, last]);
    expect(lines.slice(header).every(({ fields }) => fields.length === columns)).toBe(true);
    expect(lines.length).toBe(header + rows);
  });

  it("writes 2016 with pipes, a file for each fiscal year of the removal date", () => {
    const out = written("2016", "2016");
    const truth = [...rowTruths(join(out, "truth/rows-csv.tsv"))];
    expect(new Set(truth.map(({ answer, kind }) => `${answer} ${kind}`))).toEqual(new Set(["cannot_tell no_columns"]));
    const keys: string[] = [];
    for (const year of [2016, 2017, 2018]) {
      const file = `removals-FY${year}.csv`;
      const lines = readDelimited(join(out, "releases", file), "|");
      expect(lines[5]?.fields.length).toBe(10);
      for (const { line, fields } of rowsOf(lines, "2016")) {
        keys.push(`2016/${file}//${line}`);
        const removed = new Date(fields[9] ?? "");
        expect(removed.getUTCFullYear() + (removed.getUTCMonth() >= 9 ? 1 : 0)).toBe(year);
      }
    }
    expect(truth.map(({ key }) => key).sort()).toEqual(keys.sort());
  });

  it.each(["csv", "csv.gz"] as const)("has a line of truth for every row of %s", (format) => {
    const file = `removals-2025.${format}`;
    const lines = rowsOf(readDelimited(join(out2025, "releases", file)), "2025");
    const truth = [...rowTruths(join(out2025, `truth/rows-${format}.tsv`))].map(({ key }) => key);
    expect(truth).toEqual(lines.map(({ line }) => `2025/${file}//${line}`));
  });

  it.each([
    ["xlsx", ["Removals 1"]],
    ["stacked.xlsx", ["Notes", "Part 1", "Part 2", "Part 3"]],
  ] as const)("has a line of truth for every row of %s, and the same cells as the csv", (format, names) => {
    const file = `removals-2025.${format}`;
    const sheets = readWorkbook(join(out2025, "releases", file));
    expect([...sheets.keys()]).toEqual(names);
    const cells = [...sheets]
      .filter(([name]) => name !== "Notes")
      .flatMap(([name, lines]) =>
        rowsOf(lines, "2025").map(({ line, fields }) => ({ key: `2025/${file}/${name}/${line}`, fields })),
      );
    expect([...rowTruths(join(out2025, `truth/rows-${format}.tsv`))].map(({ key }) => key)).toEqual(
      cells.map(({ key }) => key),
    );
    const csv = rowsOf(readDelimited(join(out2025, "releases/removals-2025.csv")), "2025");
    const asText = (fields: readonly string[]): string[] =>
      fields.map((text) => (text.startsWith("#") ? dateOf(text) : text));
    expect(cells.map(({ fields }) => asText(fields))).toEqual(
      csv.map(({ fields }) => fields.filter((text) => text !== "")),
    );
  });

  it("tells of each leg how many rows left and landed by it", () => {
    const truth = [...rowTruths(join(out2025, "truth/rows-csv.tsv"))];
    const legs = readTsv(join(out2025, "truth/legs.tsv"));
    const flown = truth.filter(({ carriage }) => carriage === "flown").length;
    expect(legs.reduce((sum, { rows_left }) => sum + Number(rows_left), 0)).toBe(flown);
    expect(legs.reduce((sum, { rows_landed }) => sum + Number(rows_landed), 0)).toBe(flown);
  });

  it("lists the charter flights that were not heard", () => {
    const unheard = [...rowTruths(join(out2025, "truth/rows-csv.tsv"))].filter(
      ({ carriage }) => carriage === "unheard",
    );
    const heaps = heapTruths(join(out2025, "truth/heaps.tsv"));
    const people = heaps.reduce((sum, heap) => sum + heap.people, 0);
    expect(heaps.length).toBeGreaterThan(0);
    // People of a heap may have a second row, and the last heap may be cut short by the end of the world.
    expect(Math.abs(unheard.length - people)).toBeLessThan(0.05 * people);
  });

  it("states totals with their verdicts, from the rows of the release", () => {
    const statements = JSON.parse(allFiles(out2025).get("statements/statements.json")?.toString() ?? "[]");
    const truth = JSON.parse(allFiles(out2025).get("truth/statements.json")?.toString() ?? "[]");
    expect(statements.map(({ id }: { id: string }) => id)).toEqual(truth.map(({ id }: { id: string }) => id));
    expect(new Set(truth.map(({ verdict }: { verdict: string }) => verdict))).toEqual(
      new Set(["agrees", "different_scope", "contradicts"]),
    );
    const year = rowsOf(readDelimited(join(out2025, "releases/removals-2025.csv")), "2025").filter(
      ({ fields }) => (fields[0] ?? "") >= "2023-10-01" && (fields[0] ?? "") <= "2024-09-30",
    );
    expect(truth[0].rows).toBe(year.length);
    expect(statements[0].number).toBe(year.length);
  });
});

/** The date of `#` and a serial number of a workbook. */
function dateOf(text: string): string {
  return new Date((Number(text.slice(1)) - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
