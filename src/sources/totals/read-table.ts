import { basename } from "node:path";
import type { TotalReject } from "../../model/total-edition.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import type { Cell, Sheet } from "../sheets/read-sheets.ts";
import type { ReadFigure, ReadFigures } from "./read-totals.ts";
import { cellText, dayOfCell, fiscalYear, wholeNumber } from "./read-words.ts";
import type { TableMap } from "./totals-map.ts";

/** How many filled rows may stand above the heading. */
const headingWithin = 30;

/** Where a table's columns are. `line` is that of the heading. */
type Places = {
  readonly line: number;
  readonly names: readonly string[];
  readonly year: number | null;
  readonly file: number | null;
  readonly pull: number | null;
  readonly measures: readonly (readonly [string, number])[];
};

/** Reads a table with one edition a row. */
export function readEditionsTable(sheets: readonly Sheet[], map: TableMap, path: string): ReadFigures {
  const file = basename(path);
  const read = sheets.map((sheet) => readSheet(sheet, map, file));
  const [figures, rejects] = [read.flatMap((one) => one.figures), read.flatMap((one) => one.rejects)];
  if (figures.length > 0) return { figures, rejects };
  throw new TarmacError("no_totals", `the map ${map.name} finds no figure`, {
    where: path,
    hint: rejects[0]?.reason ?? "the table has no rows",
  });
}

function readSheet({ name, rows, lost }: Sheet, map: TableMap, file: string): ReadFigures {
  const places = tablePlaces(rows, map);
  const reject = (row: number, reason: string, cells: readonly Cell[]): TotalReject => ({
    file,
    sheet: name,
    row,
    reason,
    cells: cells.map(cellText),
  });
  const broken =
    lost === null ? [] : [reject((rows.at(-1)?.line ?? 0) + 1, `from here on the file cannot be read: ${lost}`, [])];
  if (places === null)
    return {
      figures: [],
      rejects: [
        ...broken,
        reject(rows[0]?.line ?? 1, "the sheet has no heading that the map knows", rows[0]?.cells ?? []),
      ],
    };
  const read = rows
    .filter(({ line }) => line > places.line)
    .map(({ line, cells }) => ({ line, cells, found: figuresOf({ line, cells, sheet: name }, places, map) }));
  return {
    figures: read.flatMap(({ found }) => (typeof found === "string" ? [] : found)),
    rejects: [
      ...broken,
      ...read.flatMap(({ line, cells, found }) => (typeof found === "string" ? [reject(line, found, cells)] : [])),
    ],
  };
}

/** A heading in small letters, with one blank where blanks, low lines or hyphens stand. */
export function plainHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[\s_-]+/g, " ")
    .trim();
}

/** The columns of the first row that is a heading of the map; null when none is. */
export function tablePlaces(rows: Sheet["rows"], map: TableMap): Places | null {
  for (const { line, cells } of rows.slice(0, headingWithin)) {
    const names = cells.map(cellText);
    const plain = names.map(plainHeading);
    const at = (from: readonly string[] | undefined): number | null => {
      const found = (from ?? []).map((one) => plain.indexOf(plainHeading(one))).find((place) => place >= 0);
      return found ?? null;
    };
    const { fiscal_year, file_date, pull_date } = map.columns;
    const measures = Object.entries(map.measures).flatMap(([measure, { from }]) => {
      const place = at(from);
      return place === null ? [] : [[measure, place] as const];
    });
    const places = {
      line,
      names,
      year: at(fiscal_year?.from),
      file: at(file_date?.from),
      pull: at(pull_date?.from),
      measures,
    };
    if (measures.length > 0 && (places.year ?? places.pull) !== null && (places.pull ?? places.file) !== null)
      return places;
  }
  return null;
}

type Row = { readonly line: number; readonly cells: readonly Cell[]; readonly sheet: string | null };

/** The figures of a row, or why it has none. */
function figuresOf({ line, cells, sheet }: Row, places: Places, map: TableMap): ReadFigure[] | string {
  const faults: string[] = [];
  const cell = (place: number | null): Cell => (place === null ? null : (cells[place] ?? null));
  const day = (place: number | null, what: string): string | null => {
    const read = dayOfCell(cell(place), map.dates);
    if (read === null && cellText(cell(place)) !== "")
      faults.push(`${what} “${cellText(cell(place))}” is no day, or several could be meant.`);
    return read;
  };
  const [file_date, pull_date] = [day(places.file, "The file’s day"), day(places.pull, "The pull date")];
  const year = places.year === null ? yearOfDay(pull_date ?? file_date, map) : fiscalYear(cell(places.year));
  if (year === null) return `no fiscal year: “${cellText(cell(places.year))}”`;
  const written = (place: number | null): string | null => cellText(cell(place)) || null;
  const read = places.measures.flatMap(([measure, place]): ReadFigure[] => {
    const value = wholeNumber(cell(place));
    if (value === null) return [];
    return [
      {
        measure,
        fiscal_year: year,
        file_date,
        pull_date,
        value,
        words: cellText(cell(place)),
        year_words: written(places.year),
        file_words: written(places.file),
        pull_words: written(places.pull),
        pull_place: null,
        sheet,
        row: line,
        column: places.names[place] ?? "",
        faults,
      },
    ];
  });
  const [first] = places.measures;
  return read.length > 0 ? read : `no whole number: “${cellText(cell(first?.[1] ?? null))}”`;
}

/** The fiscal year of a day, where the map says how years are cut. */
function yearOfDay(iso: string | null, { year_begins }: TableMap): number | null {
  if (iso === null || year_begins === undefined) return null;
  const [year, month] = [Number(iso.slice(0, 4)), Number(iso.slice(5, 7))];
  return year_begins > 1 && month >= year_begins ? year + 1 : year;
}
