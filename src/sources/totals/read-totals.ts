import { basename } from "node:path";
import type { TotalEdition, TotalReject } from "../../model/total-edition.ts";
import { canonicalJson } from "../../model/canonical-json.ts";
import { sha256 } from "../../store/hash.ts";
import type { Sheet } from "../sheets/read-sheets.ts";
import { readEditionsTable } from "./read-table.ts";
import { readWorkbook } from "./read-workbook.ts";
import type { TotalsMap } from "./totals-map.ts";

/** What a file of totals gave. `title`, `day` and `through` are for its source: null when the file does not tell. */
export type ReadTotals = {
  readonly editions: readonly TotalEdition[];
  readonly rejects: readonly TotalReject[];
};

/** A figure as read from a place, before it belongs to a series. */
export type ReadFigure = Omit<TotalEdition, "id" | "series" | "agency" | "unit" | "year_begins" | "load" | "file">;

/** What a reader of one kind of file gives. */
export type ReadFigures = { readonly figures: readonly ReadFigure[]; readonly rejects: readonly TotalReject[] };

/** Of which series the figures are, and by which load they came. `file_date`: the file's day where the file does not tell it. */
export type TotalsOptions = {
  readonly path: string;
  readonly series: string;
  readonly load: string;
  readonly agency: string | null;
  readonly year_begins: number | null;
  readonly file_date: string | null;
};

/** Reads the figures of a file by a map. Rows that hold no figure are rejects; throws when the map finds none at all. */
export function readTotals(sheets: readonly Sheet[], map: TotalsMap, options: TotalsOptions): ReadTotals {
  const file = basename(options.path);
  const read =
    map.kind === "workbook" ? readWorkbook(sheets, map, options.path) : readEditionsTable(sheets, map, options.path);
  const times = new Map<string, number>();
  const editions = read.figures.map((figure): TotalEdition => {
    const place = canonicalJson([options.load, figure.sheet, figure.row, figure.column, figure.measure]);
    const nth = times.get(place) ?? 0;
    times.set(place, nth + 1);
    return {
      ...figure,
      id: sha256(`${place} ${nth}`).slice(0, 16),
      series: options.series,
      agency: options.agency ?? map.agency ?? null,
      unit: map.unit,
      year_begins: options.year_begins ?? map.year_begins ?? null,
      file_date: options.file_date ?? figure.file_date,
      file_words: options.file_date === null ? figure.file_words : "as told with --date",
      file,
      load: options.load,
    };
  });
  return { editions, rejects: read.rejects };
}
