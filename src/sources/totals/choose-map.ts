import { existsSync } from "node:fs";
import { TarmacError } from "../../model/tarmac-error.ts";
import type { Sheet } from "../sheets/read-sheets.ts";
import { plainHeading, tablePlaces } from "./read-table.ts";
import { titlesOf } from "./read-workbook.ts";
import { cellText } from "./read-words.ts";
import { readTotalsMap, shippedTotalsMaps, type TableMap, type TotalsMap } from "./totals-map.ts";

/** The map that a person named: one of ours, or a YAML file. */
export function namedTotalsMap(name: string): TotalsMap {
  const found = shippedTotalsMaps().find((map) => map.name === name);
  if (found) return found;
  if (existsSync(name)) return readTotalsMap(name);
  throw new TarmacError("no_map", `no such map: ${name}`, {
    hint: `a YAML file, or one of: ${shippedTotalsMaps()
      .map((map) => map.name)
      .join(", ")}`,
  });
}

/** The map of ours that knows a file: a workbook by the titles of its tables, a table by its headings. Throws with the nearest maps and a draft when none does. */
export function totalsMapFor(sheets: readonly Sheet[], path: string): TotalsMap {
  const found = shippedTotalsMaps().find((map) => fits(sheets, map));
  if (found) return found;
  throw new TarmacError("unknown_totals", "no map knows this file", {
    where: path,
    hint: `${nearestText(sheets)}; write a map and name it with --map FILE.yaml. This is a draft, to be checked:\n${draftTotalsMap(sheets)}`,
  });
}

function fits(sheets: readonly Sheet[], map: TotalsMap): boolean {
  if (map.kind === "table") return sheets.some(({ rows }) => tablePlaces(rows, map) !== null);
  return Object.values(map.measures).some((rule) => titlesOf(sheets, rule).length > 0);
}

/** Maps of tables by how many of their columns a file has. */
function nearestText(sheets: readonly Sheet[]): string {
  const header = headingOf(sheets).map(plainHeading);
  const maps = shippedTotalsMaps().filter((map) => map.kind === "table");
  const known = (map: TableMap): number =>
    [...Object.values(map.columns), ...Object.values(map.measures)].filter((one) =>
      one?.from.some((name) => header.includes(plainHeading(name))),
    ).length;
  const told = [...maps]
    .sort((a, b) => known(b) - known(a))
    .map(
      (map) =>
        `${map.name} (${known(map)} of ${Object.keys(map.columns).length + Object.keys(map.measures).length} columns)`,
    );
  return `the nearest maps are: ${told.join(", ")}`;
}

/** The row that looks most like a heading: the first with the most cells of text. */
function headingOf(sheets: readonly Sheet[]): readonly string[] {
  const rows = sheets.flatMap((sheet) => sheet.rows.slice(0, 30));
  const texts = (cells: readonly unknown[]): number =>
    cells.filter((cell) => typeof cell === "string" && !/^[\d\W]+$/.test(cell)).length;
  const best = rows.reduce<Sheet["rows"][number] | null>(
    (most, row) => (most === null || texts(row.cells) > texts(most.cells) ? row : most),
    null,
  );
  return (best?.cells ?? [])
    .map(cellText)
    .filter((name) => name !== "")
    .slice(0, 40);
}

const hints: readonly (readonly [string, RegExp])[] = [
  ["fiscal_year", /year|^fy/i],
  ["file_date", /file|publi|release/i],
  ["pull_date", /as.?of|pull|through|date/i],
];

/** A map for a table that nobody knows, as far as its headings tell. */
export function draftTotalsMap(sheets: readonly Sheet[]): string {
  const free = [...headingOf(sheets)];
  const take = (pattern: RegExp): string => {
    const at = free.findIndex((name) => pattern.test(name));
    return at < 0 ? "WHICH COLUMN?" : JSON.stringify(free.splice(at, 1)[0]);
  };
  const columns = hints.map(([column, pattern]) => `  ${column}: {from: ${take(pattern)}, says: "…"}`);
  const measure = free.find((name) => /remov|return|deport|total|count/i.test(name)) ?? free[0];
  return [
    "name: my-series",
    "kind: table",
    "says: …",
    "agency: …",
    "dates: mdy   # or dmy",
    "year_begins: 10   # month with which its year begins",
    "columns:",
    ...columns,
    "measures:",
    `  removals: {from: ${measure === undefined ? "WHICH COLUMN?" : JSON.stringify(measure)}, says: "…"}`,
  ].join("\n");
}
