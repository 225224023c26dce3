import { gzipSync } from "node:zlib";
import { shippedMaps } from "../../../src/sources/removals/shipped-maps.ts";
import { queryRemovals } from "../../../src/store/read-removals.ts";
import { workbookOf } from "../../written-workbook.ts";
import { encoded } from "../sheets/encoded.ts";

/** An invented release as a table of texts. Names of countries are real, or no list would know them; all else is made up. */
export type Invented = {
  readonly titles?: readonly string[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

export type Written = {
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly gz?: boolean;
  readonly eol?: string;
};

/** The release as a text file. */
export function textFile({ titles = [], header, rows }: Invented, written: Written = {}): Buffer {
  const { delimiter = ",", encoding = "utf-8", gz = false, eol = "\n" } = written;
  const cell = (text: string): string =>
    text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const blank = header.slice(1).map(() => "");
  const lines = [...titles.map((title) => [title, ...blank]), header, ...rows].map((row) =>
    row.map(cell).join(delimiter),
  );
  const bytes = encoded(`${lines.join(eol)}${eol}`, encoding);
  return gz ? gzipSync(bytes) : bytes;
}

/** The release as a workbook, with the sheet under a name. */
export function workbookFile({ titles = [], header, rows }: Invented, name = "Removals"): Buffer {
  const sheet = [...titles.map((title) => [title]), [...header], ...rows.map((row) => row.map((text) => text || null))];
  return Buffer.from(workbookOf({ sheets: [{ name, rows: sheet }] }));
}

/** A release of a shape that a map of ours knows: every column that the map names, filled with these cells by our names, empty elsewhere. */
export function shaped(
  map: string,
  rows: readonly Readonly<Record<string, string>>[],
  titles: readonly string[] = [],
): Invented {
  const { columns } = shippedMaps().find(({ name }) => name === map)!;
  const ours = Object.entries(columns).filter(([, source]) => source.pattern === null);
  return {
    titles,
    header: ours.map(([, source]) => source.from[0]!),
    rows: rows.map((row) => ours.map(([name]) => row[name] ?? "")),
  };
}

/** Rows of a release as it was loaded, in order, days as text. */
export async function rowsLoaded(ws: string, release: string): Promise<Record<string, unknown>[]> {
  const text =
    "select * exclude (release) replace (departed_date::varchar as departed_date, removal_date::varchar as removal_date, counted_date::varchar as counted_date, final_order_date::varchar as final_order_date, apprehension_date::varchar as apprehension_date, entry_date::varchar as entry_date) from {rows} order by id";
  const rows = await queryRemovals(ws, [release], { text });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
    ),
  );
}
