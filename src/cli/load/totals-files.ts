import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { editionsOf } from "../../desk/editions.ts";
import { enterSource, type LoadedSource } from "../../desk/enter-source.ts";
import { canonicalJson } from "../../model/canonical-json.ts";
import { TarmacError } from "../../model/tarmac-error.ts";
import type { EditionSeries } from "../../model/total-edition.ts";
import { readSheets } from "../../sources/sheets/read-sheets.ts";
import { namedTotalsMap, totalsMapFor } from "../../sources/totals/choose-map.ts";
import { type ReadTotals, readTotals } from "../../sources/totals/read-totals.ts";
import type { TotalsMap } from "../../sources/totals/totals-map.ts";
import { sha256 } from "../../store/hash.ts";
import { closeRecord, openRecord } from "../../store/record.ts";
import { storeTotals, type TotalsLoad, totalsManifest } from "../../store/totals.ts";
import { type Call, type Effects, workspaceOf } from "../command.ts";
import { loadedTotalsJson, loadedTotalsText } from "./totals-text.ts";

/** What loading one file of totals did. `read` is null for a file that was loaded before. */
export type LoadedTotals = {
  readonly file: string;
  readonly series: string;
  readonly load: TotalsLoad;
  readonly read: ReadTotals | null;
};

/** A file that could not be loaded. */
export type RefusedTotals = { readonly file: string; readonly fault: TarmacError };

/** Loads files of totals, says what was found, and gives the exit code. One that cannot be loaded is told; the others are loaded. */
export async function loadTotalsFiles(files: readonly string[], call: Call, effects: Effects): Promise<number> {
  const dir = workspaceOf(call);
  const options = optionsOf(call, files.length);
  const done: LoadedTotals[] = [];
  const refused: RefusedTotals[] = [];
  closeRecord(openRecord(dir, { readOnly: true }, effects));
  for (const file of files) {
    try {
      done.push(await loadFile(dir, file, options, effects));
    } catch (fault) {
      if (!(fault instanceof TarmacError) || files.length === 1) throw fault;
      refused.push({ file, fault });
    }
  }
  const named = new Set(done.map(({ series }) => series));
  const series: EditionSeries[] = editionsOf(dir).filter((one) => named.has(one.series));
  if (call.options.json) effects.out(`${JSON.stringify(loadedTotalsJson(done, refused, series), null, 2)}\n`);
  else effects.out(loadedTotalsText(done, series));
  for (const { file, fault } of refused)
    effects.err(`${fault.where ?? file}: ${fault.message}${fault.hint ? `\n  ${fault.hint}` : ""}\n`);
  return refused.length > 0 ? 1 : 0;
}

type LoadOptions = {
  readonly map: TotalsMap | null;
  readonly series: string | null;
  readonly agency: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly year_begins: number | null;
};

function optionsOf({ options }: Call, files: number): LoadOptions {
  const text = (name: string): string | null => (options[name] === undefined ? null : String(options[name]));
  const series = text("series");
  if (series !== null && !/^[a-z0-9][a-z0-9-]*$/.test(series))
    throw new TarmacError("usage", `not a name of a series: ${series}`, {
      hint: "lower-case letters, digits and hyphens: --series example-removals",
    });
  const date = text("date");
  if (date !== null && (Number.isNaN(Date.parse(`${date}T00:00:00Z`)) || !/^\d{4}-\d{2}-\d{2}$/.test(date)))
    throw new TarmacError("usage", `not a day: ${date}`, { hint: "--date takes year-month-day, such as 2031-02-12" });
  if (date !== null && files > 1)
    throw new TarmacError("usage", "--date is the day of one file", { hint: "load the files one by one" });
  const month = text("year-begins");
  if (month !== null && !/^(?:[1-9]|1[0-2])$/.test(month))
    throw new TarmacError("usage", `not a month: ${month}`, { hint: "--year-begins takes 1 to 12, such as 10" });
  const map = text("map");
  return {
    map: map === null ? null : namedTotalsMap(map),
    series,
    agency: text("agency"),
    publisher: text("publisher"),
    title: text("title"),
    url: text("url"),
    date,
    year_begins: month === null ? null : Number(month),
  };
}

async function loadFile(
  dir: string,
  file: string,
  options: LoadOptions,
  effects: Pick<Effects, "now">,
): Promise<LoadedTotals> {
  const bytes = bytesOf(file);
  const sheets = await readSheets(bytes, file);
  const map = options.map ?? totalsMapFor(sheets, file);
  const series = options.series ?? map.series ?? nameOf(file);
  const { url: _url, title: _title, publisher: _publisher, map: _map, series: _series, ...reading } = options;
  const digest = sha256(bytes);
  const id = sha256(canonicalJson([digest, map, reading])).slice(0, 12);
  const known = totalsManifest(dir, series).loads.find((load) => load.id === id);
  if (known) return { file, series, load: known, read: null };
  const read = readTotals(sheets, map, {
    path: file,
    series,
    load: id,
    agency: options.agency,
    year_begins: options.year_begins,
    file_date: options.date,
  });
  const source = sourceOf(read, {
    file,
    series,
    digest,
    map,
    options,
    today: effects.now().toISOString().slice(0, 10),
  });
  const load: TotalsLoad = {
    id,
    file: basename(file),
    sha256: digest,
    map: map.name,
    figures: read.editions.length,
    rejects: read.rejects.length,
    source: source.id,
    publisher: source.publisher === unknownPublisher ? null : source.publisher,
    url: source.url,
    includes: map.includes,
    excludes: map.excludes,
    loaded_at: effects.now().toISOString(),
  };
  storeTotals(dir, read, { series, load });
  const record = openRecord(dir, {}, effects);
  try {
    enterSource(record, source, "tarmac load");
  } finally {
    closeRecord(record);
  }
  return { file, series, load, read };
}

type SourceFacts = {
  readonly file: string;
  readonly series: string;
  readonly digest: string;
  readonly map: TotalsMap;
  readonly options: LoadOptions;
  readonly today: string;
};

/** A source must name a publisher. */
const unknownPublisher = "not told";

/** The source that a file is: an agency's workbook is a statistical release, a table of many editions is a dataset that somebody put together. */
function sourceOf(read: ReadTotals, { file, series, digest, map, options, today }: SourceFacts): LoadedSource {
  const one = map.kind === "workbook" ? read.editions[0] : undefined;
  const date = options.date ?? one?.file_date ?? null;
  const publisher = options.publisher ?? map.publisher ?? options.agency ?? map.agency ?? unknownPublisher;
  const told = options.title ?? map.title ?? basename(file);
  const title = told
    .replace("{year}", String(one?.fiscal_year ?? ""))
    .replace("{pull_date}", one?.pull_date ?? "a day that is not told");
  return {
    id: `${series}-${date ?? digest.slice(0, 8)}`,
    title,
    publisher,
    url: options.url ?? map.url ?? null,
    kind: map.kind === "workbook" ? "statistical_release" : "dataset",
    language: map.language ?? null,
    date,
    captured: today,
    note: `Loaded from the file ${basename(file)}, SHA-256 ${digest}.`,
  };
}

/** A series' name from a file's. */
function nameOf(file: string): string {
  const name = basename(file)
    .toLowerCase()
    .replace(/\.[a-z]+(?:\.gz)?$/, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return name || "totals";
}

/** No agency publishes a workbook of totals as large as this, and it is read whole. */
const mostBytes = 64 * 1024 * 1024;

function bytesOf(file: string): Buffer {
  try {
    if (statSync(file).size > mostBytes)
      throw new TarmacError("too_large", "the file is larger than 64 MiB: it is no table of totals", {
        where: file,
        hint: "rows of a release are loaded with tarmac load removals",
      });
    return readFileSync(file);
  } catch (cause) {
    if (cause instanceof TarmacError) throw cause;
    throw new TarmacError("no_file", `cannot read: ${(cause as Error).message}`, { where: file, cause });
  }
}
