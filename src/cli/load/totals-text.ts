import type { EditionFinding, EditionSeries, TotalEdition } from "../../model/total-edition.ts";
import type { LoadedTotals, RefusedTotals } from "./totals-files.ts";

/** What loading totals did, as one JSON document. */
export function loadedTotalsJson(
  done: readonly LoadedTotals[],
  refused: readonly RefusedTotals[],
  series: readonly EditionSeries[],
): unknown {
  return {
    files: [
      ...done.map(({ file, series: name, load, read }) => ({
        file,
        series: name,
        load,
        loaded_before: read === null,
        editions: read?.editions ?? null,
        rejects: read?.rejects ?? null,
      })),
      ...refused.map(({ file, fault }) => ({
        file,
        error: { code: fault.code, message: fault.message, hint: fault.hint },
      })),
    ],
    series: series.map(({ editions, ...one }) => ({ ...one, editions: editions.length })),
  };
}

/** The same in words: a line or two a file, then what was found in each series. */
export function loadedTotalsText(done: readonly LoadedTotals[], series: readonly EditionSeries[]): string {
  return [...done.flatMap(fileLines), ...series.flatMap(seriesLines)].map((line) => `${line}\n`).join("");
}

/** Figures that are told one by one; of more only how many. */
const fewFigures = 4;

function fileLines({ file, series, load, read }: LoadedTotals): string[] {
  if (read === null) return [`${file}: loaded before, nothing changed`];
  const { editions, rejects } = read;
  const years = [...new Set(editions.map(({ fiscal_year }) => fiscal_year))].sort();
  const span = years.length > 1 ? `FY${years[0]} to FY${years.at(-1)}` : `FY${years[0]}`;
  return [
    `${file}: ${many(editions.length, "figure")} of ${series}, ${span}, by the map ${load.map}; source ${load.source}`,
    ...(editions.length <= fewFigures ? editions.map(figureLine) : []),
    ...editions.flatMap(({ row, faults }) => faults.map((fault) => `  row ${row}: ${fault}`)),
    ...rejects.map(({ sheet, row, reason }) => `  ${sheet === null ? "" : `${sheet}, `}row ${row} left out: ${reason}`),
  ];
}

function figureLine({ measure, fiscal_year, value, pull_date, sheet, row, column }: TotalEdition): string {
  const place = `${sheet === null ? "" : `sheet ${sheet}, `}row ${row}, column ${column}`;
  return `  ${measure}: ${value.toLocaleString("en-US")} in FY${fiscal_year}, counted to ${pull_date ?? "a day that is not told"} (${place})`;
}

function seriesLines({ series, measure, editions, findings }: EditionSeries): string[] {
  const accused = new Set(findings.flatMap((one) => one.accused)).size;
  const notes = findings.filter((one) => one.accused.length === 0).length;
  const told =
    accused === 0 ? "nothing that cannot be right" : `${accused} of them with something that cannot be right`;
  return [
    `${series}, ${measure.replaceAll("_", " ")}: ${many(editions.length, "edition")}, ${told}${notes === 0 ? "" : `, ${many(notes, "note")}`}`,
    ...findings.map(findingLine),
  ];
}

function findingLine({ severity, title, text, fits }: EditionFinding): string {
  return `  ${severity}: ${title}. ${text}${fits === null ? "" : ` What would fit: ${fits}.`}`;
}

const many = (n: number, one: string): string => `${n.toLocaleString("en-US")} ${one}${n === 1 ? "" : "s"}`;
