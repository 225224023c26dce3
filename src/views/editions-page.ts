import { type EditionFinding, type EditionSeries, editionSides, type TotalEdition } from "../model/total-edition.ts";
import type { AsOf } from "../store/claims.ts";
import { checkChoice, type Choice, choicesOf } from "./page-of.ts";

/** What a list of editions asks for; null: all. */
export type EditionsFilter = {
  readonly series: string | null;
  readonly measure: string | null;
  readonly year: string | null;
  /** Only editions of which something is doubted. */
  readonly doubtful: boolean;
};

/** An edition as lists print it. `state`: doubted where a rule accuses it, noted where one only tells of it. */
export type EditionRow = Pick<
  TotalEdition,
  | "id"
  | "series"
  | "measure"
  | "fiscal_year"
  | "file_date"
  | "pull_date"
  | "value"
  | "words"
  | "pull_words"
  | "pull_place"
> & {
  readonly state: "sound" | "doubted" | "noted";
  /** What of it is doubted, in words; null for nothing. */
  readonly doubts: string | null;
  readonly findings: readonly EditionFinding[];
  /** File, sheet, row and column. */
  readonly place: string;
};

/** A series of one measure: its rows, and the curves of its years. */
export type SeriesView = Pick<
  EditionSeries,
  "series" | "measure" | "agency" | "unit" | "publisher" | "url" | "year_begins"
> & {
  readonly rows: readonly EditionRow[];
  readonly total: number;
  readonly doubted: number;
  readonly curves: readonly YearCurveView[];
  readonly findings: readonly EditionFinding[];
};

/** A year's editions by the day of the year: `day` from 0; null where the pull date lies outside the year. `leaves`: the last edition in which nothing is doubted. */
export type YearCurveView = {
  readonly year: number;
  readonly points: readonly {
    readonly id: string;
    readonly day: number;
    readonly value: number;
    readonly sound: boolean;
  }[];
  readonly latest: { readonly pull_date: string | null; readonly value: number } | null;
};

/** Official running totals, edition by edition: `/editions`. */
export type EditionsPage = {
  readonly series: readonly SeriesView[];
  readonly total: number;
  readonly filter: EditionsFilter;
  readonly choices: {
    readonly series: readonly Choice[];
    readonly measures: readonly Choice[];
    readonly years: readonly Choice[];
  };
  readonly when: AsOf;
};

/** The editions of every series that fit a filter, with what was found in them. Throws `bad_filter` for a series, measure or year that none of them has. */
export function editionsPage(all: readonly EditionSeries[], filter: EditionsFilter, when: AsOf): EditionsPage {
  const fitting = all.filter(
    ({ series, measure }) => (filter.series ?? series) === series && (filter.measure ?? measure) === measure,
  );
  const series = fitting.map((one) => seriesView(one, filter)).filter(({ rows }) => rows.length > 0);
  const choices = choicesAmong(all.flatMap(({ editions }) => editions));
  checkChoice("series", filter.series, { choices: choices.series, when });
  checkChoice("measure", filter.measure, { choices: choices.measures, when });
  checkChoice("year", filter.year, { choices: choices.years, when });
  return {
    series,
    total: series.reduce((sum, { rows }) => sum + rows.length, 0),
    filter,
    choices,
    when,
  };
}

function choicesAmong(every: readonly TotalEdition[]): EditionsPage["choices"] {
  return {
    series: choicesOf(every, (one) => [one.series]),
    measures: choicesOf(
      every,
      (one) => [one.measure],
      (code) => code.replaceAll("_", " "),
    ),
    years: choicesOf(
      every,
      (one) => [String(one.fiscal_year)],
      (code) => `FY${code}`,
    ),
  };
}

function seriesView(one: EditionSeries, filter: EditionsFilter): SeriesView {
  const inYear = one.editions.filter(({ fiscal_year }) => (filter.year ?? String(fiscal_year)) === String(fiscal_year));
  const rows = inYear.map((edition) => rowOf(edition, one.findings)).sort(inOrder);
  const shown = filter.doubtful ? rows.filter(({ state }) => state === "doubted") : rows;
  const ids = new Set(shown.map(({ id }) => id));
  return {
    series: one.series,
    measure: one.measure,
    agency: one.agency,
    unit: one.unit,
    publisher: one.publisher,
    url: one.url,
    year_begins: one.year_begins,
    rows: shown,
    total: rows.length,
    doubted: rows.filter(({ state }) => state === "doubted").length,
    curves: curvesOf(rows, one),
    findings: one.findings.filter(({ accused, beside }) =>
      [...accused, ...(accused.length === 0 ? beside : [])].some((id) => ids.has(id)),
    ),
  };
}

function rowOf(edition: TotalEdition, findings: readonly EditionFinding[]): EditionRow {
  const { id, series, measure, fiscal_year, file_date, pull_date, value, words, pull_words, pull_place } = edition;
  const own = findings.filter(
    ({ accused, beside }) => accused.includes(id) || (accused.length === 0 && beside.includes(id)),
  );
  const sides = [
    ...new Set(own.flatMap(({ accused, doubts }) => (accused.includes(id) && doubts ? [editionSides[doubts]] : []))),
  ];
  return {
    ...{ id, series, measure, fiscal_year, file_date, pull_date, value, words, pull_words, pull_place },
    state: sides.length > 0 ? "doubted" : own.length > 0 ? "noted" : "sound",
    doubts: sides.length === 0 ? null : sides.join(" and "),
    findings: own,
    place: placeOf(edition),
  };
}

function placeOf({ file, sheet, row, column }: TotalEdition): string {
  return `${file}, ${sheet === null ? "line" : `sheet ${sheet}, row`} ${row}, column ${column}`;
}

/** The latest year first; within it by what is counted, then by file. */
function inOrder(a: EditionRow, b: EditionRow): number {
  const key = (row: EditionRow): string =>
    `${9999 - row.fiscal_year} ${row.file_date ?? row.pull_date ?? "9999"} ${row.pull_date ?? ""} ${row.id}`;
  return key(a) < key(b) ? -1 : 1;
}

function curvesOf(rows: readonly EditionRow[], { year_begins, named_by_start }: EditionSeries): YearCurveView[] {
  const years = [...new Set(rows.map(({ fiscal_year }) => fiscal_year))].sort((a, b) => a - b);
  return years.map((year) => {
    const own = rows.filter(({ fiscal_year }) => fiscal_year === year);
    const first = year + (named_by_start ? 1 : 0) - (year_begins === 1 ? 0 : 1);
    const begin = Date.UTC(first, year_begins - 1, 1);
    const points = own.flatMap(({ id, pull_date, file_date, value, findings }) => {
      const told = pull_date ?? file_date;
      const day = told === null ? -1 : Math.round((Date.parse(told) - begin) / 86_400_000);
      return day < 0 ? [] : [{ id, day, value, sound: fitsCurve({ id, findings }) }];
    });
    const sound = own.filter(fitsCurve);
    const latest = [...sound].sort((a, b) => ((a.pull_date ?? "") < (b.pull_date ?? "") ? 1 : -1))[0];
    return {
      year,
      points: points.sort((a, b) => a.day - b.day || a.value - b.value),
      latest: latest === undefined ? null : { pull_date: latest.pull_date, value: latest.value },
    };
  });
}

/** True for an edition that nothing but the day of its file is doubted of: its figure stands where it says. */
function fitsCurve({ id, findings }: Pick<EditionRow, "id" | "findings">): boolean {
  return findings.every(({ accused, doubts }) => !accused.includes(id) || doubts === "file_date");
}
