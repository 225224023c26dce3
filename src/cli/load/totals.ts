import type { LoadKind } from "./load-kind.ts";

/** `tarmac load totals FILE…`: official running totals, edition by edition. */
export const loadTotals: LoadKind = {
  name: "totals",
  summary:
    "official running totals, edition by edition: an agency's own workbooks as they are (XLSX), and tables with one edition a row (CSV, XLSX), by maps (docs/totals.md). What cannot be right in a series is told: stale figures, wrong dates, a new year under an old one. Loading a file twice changes nothing.",
  options: {
    map: { type: "string", value: "MAP", says: "how the columns or labels are read: a map's name or a YAML file" },
    series: {
      type: "string",
      value: "NAME",
      says: "totals: the series to which the files belong (default: the map's, else the file's name)",
    },
    agency: { type: "string", value: "NAME", says: "totals: who counts (default: the map's)" },
    publisher: {
      type: "string",
      value: "NAME",
      says: "totals: who published the files (default: the map's, else the agency)",
    },
    title: {
      type: "string",
      value: "TEXT",
      says: "totals: the title of the file as a source (default: the map's, else its name)",
    },
    url: { type: "string", value: "URL", says: "totals: where the file was had from" },
    date: { type: "string", value: "DAY", says: "totals: the day of a file whose name does not tell it" },
    "year-begins": {
      type: "string",
      value: "MONTH",
      says: "totals: month (1–12) with which the agency's year begins (default: the map's, else by the days)",
    },
  },
  example:
    'tarmac load totals detention-2031-02-12.xlsx detention-2031-02-26.xlsx\ntarmac load totals editions.csv --series example-removals --agency "Example Removal Office"',
  async load(files, call, effects) {
    const { loadTotalsFiles } = await import("./totals-files.ts");
    return loadTotalsFiles(files, call, effects);
  },
};
