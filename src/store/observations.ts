import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Observation, type ObservationReject, observationColumns } from "../model/observation.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import { openDuck } from "./duckdb.ts";
import { sql } from "./sql.ts";
import { makingName, putWhole, removeUnfinished, writeWhole } from "./write-whole.ts";

/** An edition of a log: one file, as it was read once. `band`: the measured shares between which counts lay beside estimates from vehicles. */
export type LogEdition = {
  /** Digest of the file and of the map it was read with, 12 hex digits; the tables are named for it. */
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
  readonly rejects: number;
  readonly pairs: number;
  readonly band: { readonly rows: number; readonly lo: number; readonly hi: number; readonly held: number } | null;
  readonly loaded_at: string;
};

/** `tables/observations/LOG/manifest.json`: the editions of a log in the order in which they were loaded; the last one holds. */
export type LogManifest = { readonly version: 1; readonly log: string; readonly editions: readonly LogEdition[] };

/** The names of the logs that were loaded, in order. */
export function observationLogs(dir: string): string[] {
  const folder = join(dir, "tables", "observations");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "manifest.json")))
    .sort();
}

/** The manifest of a log; one without editions when it was never loaded. */
export function logManifest(dir: string, log: string): LogManifest {
  const path = join(logDir(dir, log), "manifest.json");
  if (!existsSync(path)) return { version: 1, log, editions: [] };
  try {
    return JSON.parse(readFileSync(path, "utf8")) as LogManifest;
  } catch (cause) {
    throw new TarmacError("broken_manifest", "the list of editions of this log cannot be read", {
      where: path,
      hint: "move the log's folder away and load its files again",
      cause,
    });
  }
}

/** Stores an edition: its rows and rejects as Parquet, then its line in the manifest. A process that dies between leaves the log as it was. */
export async function storeEdition(
  dir: string,
  log: string,
  read: { readonly observations: readonly Observation[]; readonly rejects: readonly ObservationReject[] },
  edition: LogEdition,
): Promise<void> {
  const folder = logDir(dir, log);
  mkdirSync(folder, { recursive: true });
  removeUnfinished(folder);
  await writeParquet(folder, edition.id, read.observations.map(flat), "write-observations");
  await writeParquet(folder, `${edition.id}.rejects`, read.rejects, "write-observation-rejects");
  const { editions } = logManifest(dir, log);
  const manifest: LogManifest = {
    version: 1,
    log,
    editions: [...editions.filter(({ id }) => id !== edition.id), edition],
  };
  writeWhole(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 1)}\n`);
}

/** The observations of an edition of a log, the last one when none is named; none when the log was never loaded. */
export async function observationsOf(dir: string, log: string, edition?: string): Promise<Observation[]> {
  const id = edition ?? logManifest(dir, log).editions.at(-1)?.id;
  if (id === undefined) return [];
  const folder = logDir(dir, log);
  const duck = await openDuck({ folders: [folder], threads: 1, memoryMb: 256 });
  try {
    const file = join(folder, `${id}.parquet`);
    const read = await duck.connection.runAndReadAll(sql(import.meta.url, "read-observations"), { file });
    return read.getRowObjects().map((row) => lifted(row as Record<string, unknown>));
  } finally {
    duck.close();
  }
}

const jsonColumns = ["people", "faults", "raw"] as const;

/** A row of the table: lists and maps as text. */
function flat(one: Observation): Record<string, unknown> {
  const texts = jsonColumns.map((column) => [column, JSON.stringify(one[column])]);
  return { ...one, route: one.route.length === 0 ? null : one.route.join("-"), ...Object.fromEntries(texts) };
}

function lifted(row: Record<string, unknown>): Observation {
  const columns = Object.fromEntries(observationColumns.map(({ name }) => [name, row[name] ?? null]));
  const values = jsonColumns.map((column) => [column, JSON.parse(String(row[column]))]);
  const route = typeof row.route === "string" ? row.route.split("-") : [];
  return { ...columns, route, ...Object.fromEntries(values) } as Observation;
}

async function writeParquet(folder: string, name: string, rows: readonly unknown[], statement: string): Promise<void> {
  const [given, file] = [join(folder, `.${name}.json.${process.pid}`), join(folder, `${name}.parquet`)];
  const duck = await openDuck({ folders: [folder], threads: 1, memoryMb: 256 });
  try {
    writeFileSync(given, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    await duck.connection.run(sql(import.meta.url, statement), { rows: given, out: makingName(file) });
    putWhole(file);
  } finally {
    duck.close();
    for (const rest of [given, makingName(file)]) rmSync(rest, { force: true });
  }
}

function logDir(dir: string, log: string): string {
  return join(dir, "tables", "observations", log);
}
