import { basename } from "node:path";
import { TarmacError } from "../../model/tarmac-error.ts";
import type { TotalReject } from "../../model/total-edition.ts";
import type { Sheet } from "../sheets/read-sheets.ts";
import type { ReadFigure, ReadFigures } from "./read-totals.ts";
import { cellText, dayOfCell, fiscalYear, wholeNumber } from "./read-words.ts";
import type { WorkbookMap } from "./totals-map.ts";

/** How far below its title a table's heading and its rows are looked for. */
const reach = { heading: 4, rows: 15 } as const;

type TableRule = WorkbookMap["measures"][string];
/** Where a table's title stands, and the column before which the next title of its row begins. */
type Title = {
  readonly sheet: Sheet;
  readonly at: number;
  readonly column: number;
  readonly until: number;
  readonly year: number;
};

/** Reads the figures of an agency's own workbook: tables by their titles, cells by the labels of their row and column, dates in footnotes by their words. */
export function readWorkbook(sheets: readonly Sheet[], map: WorkbookMap, path: string): ReadFigures {
  const file = basename(path);
  const rejects: TotalReject[] = [];
  const file_date = fileDay(file, map);
  const found = Object.entries(map.measures).flatMap(([measure, rule]) =>
    titlesOf(sheets, rule).flatMap((title): ReadFigure[] => {
      const row = title.sheet.rows[title.at];
      const cell = cellOf(title, rule);
      if (typeof cell === "string") {
        rejects.push({
          file,
          sheet: title.sheet.name,
          row: row?.line ?? 0,
          reason: `${measure}: ${cell}`,
          cells: (row?.cells ?? []).map(cellText),
        });
        return [];
      }
      const pull = pullDate(sheets, map, title.year);
      return [
        {
          measure,
          fiscal_year: title.year,
          ...pull,
          file_date: file_date?.iso ?? null,
          file_words: file_date?.words ?? null,
          year_words: cellText(row?.cells[title.column] ?? null),
          sheet: title.sheet.name,
          ...cell,
        },
      ];
    }),
  );
  if (found.length > 0) return { figures: found, rejects };
  throw new TarmacError("no_totals", `the map ${map.name} finds no figure`, {
    where: path,
    hint: rejects[0]?.reason ?? "no table has a title that it knows",
  });
}

/** The titles of a rule's tables, in every sheet. */
export function titlesOf(sheets: readonly Sheet[], { table }: Pick<TableRule, "table">): Title[] {
  const pattern = new RegExp(table, "i");
  return sheets.flatMap((sheet) =>
    sheet.rows.flatMap(({ cells }, at) =>
      cells.flatMap((cell, column): Title[] => {
        const groups = pattern.exec(cellText(cell))?.groups;
        const year = groups ? fiscalYear(groups.year ?? null) : null;
        if (year === null) return [];
        const next = cells.findIndex((other, i) => i > column && cellText(other) !== "");
        return [{ sheet, at, column, until: next < 0 ? Number.POSITIVE_INFINITY : next, year }];
      }),
    ),
  );
}

type Found = Pick<ReadFigure, "value" | "words" | "row" | "column">;

/** The cell in which a table's row and column cross, or why there is none. */
function cellOf({ sheet, at, column, until }: Title, rule: TableRule): Found | string {
  const [heading, label] = [new RegExp(rule.column, "i"), new RegExp(rule.row, "i")];
  const below = sheet.rows.slice(at + 1, at + 1 + reach.heading);
  const head = below.flatMap(({ cells, line }) =>
    cells.flatMap((cell, i) => (i > column && i < until && heading.test(cellText(cell)) ? [{ line, i }] : [])),
  )[0];
  if (head === undefined) return `no column like ${rule.column} under the title`;
  const rows = sheet.rows.filter(({ line }) => line > head.line).slice(0, reach.rows);
  const row = rows.find(({ cells }) => label.test(cellText(cells[column] ?? null)));
  if (row === undefined) return `no row like ${rule.row} under the title`;
  const cell = row.cells[head.i] ?? null;
  const value = wholeNumber(cell);
  if (value === null) return `no whole number in row ${row.line}: “${cellText(cell)}”`;
  return { value, words: cellText(cell), row: row.line, column: letters(head.i) };
}

/** "A", "Z", "AA": the letters of a column, from 0. */
function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? letters(rest - 1) : ""}${String.fromCharCode(65 + (column % 26))}`;
}

type Pull = Pick<ReadFigure, "pull_date" | "pull_words" | "pull_place" | "faults">;

/** The pull date of a year's table: in a footnote under the heading that the map names, else where all such footnotes tell one day. */
function pullDate(sheets: readonly Sheet[], { pull_date: rule }: WorkbookMap, year: number): Pull {
  const notes = footnotes(sheets, rule);
  const own = notes.filter(({ underSection, year: told }) => underSection && (told === null || told === year));
  const days = own.length > 0 ? own : notes;
  const [first] = days;
  const none = { pull_date: null, pull_words: null, pull_place: null };
  if (first === undefined) return { ...none, faults: ["No footnote tells the pull date."] };
  if (days.some(({ iso }) => iso !== first.iso))
    return {
      ...none,
      faults: ["The footnotes tell several pull dates, and none stands under the heading of the table."],
    };
  return { pull_date: first.iso, pull_words: first.words, pull_place: first.place, faults: [] };
}

type Note = {
  readonly iso: string;
  readonly words: string;
  readonly place: string;
  readonly underSection: boolean;
  readonly year: number | null;
};

function footnotes(sheets: readonly Sheet[], rule: WorkbookMap["pull_date"]): Note[] {
  const [pattern, section] = [
    new RegExp(rule.pattern, "i"),
    rule.section === undefined ? null : new RegExp(rule.section, "i"),
  ];
  return sheets.flatMap((sheet) => {
    let heading = "";
    return sheet.rows.flatMap(({ line, cells }) => {
      heading = cellText(cells[0] ?? null) || heading;
      const place = { line, sheet: sheet.name, heading };
      return cells.flatMap((cell) => noteOf(cellText(cell), place, { pattern, section, dates: rule.dates }) ?? []);
    });
  });
}

type Place = { readonly line: number; readonly sheet: string | null; readonly heading: string };
type Wanted = { readonly pattern: RegExp; readonly section: RegExp | null; readonly dates: "mdy" | "dmy" | undefined };

/** The day that a footnote tells; null when the text is none. */
function noteOf(text: string, { line, sheet, heading }: Place, { pattern, section, dates }: Wanted): Note | null {
  const found = pattern.exec(text);
  const iso = found ? dayOfCell(found.groups?.date ?? null, dates) : null;
  if (found === null || iso === null) return null;
  return {
    iso,
    words: found[0],
    place: `${sheet ?? "file"}, row ${line}`,
    underSection: section?.test(heading) ?? false,
    year: /FY/i.test(heading) ? fiscalYear(heading) : null,
  };
}

function fileDay(file: string, { file_date }: WorkbookMap): { iso: string; words: string } | null {
  const found = file_date === undefined ? null : new RegExp(file_date.pattern, "i").exec(file);
  const { year = "", month = "", day = "" } = found?.groups ?? {};
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return found && !Number.isNaN(Date.parse(`${iso}T00:00:00Z`)) ? { iso, words: found[0] } : null;
}
