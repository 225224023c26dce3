import { existsSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { ReferenceEntry, ReferenceReject, ReferenceTable } from "../../../model/reference.ts";
import { TarmacError } from "../../../model/tarmac-error.ts";
import { referenceManifest } from "../../../store/reference.ts";
import { keepAerodromes } from "../../../store/reference-aerodromes.ts";
import { keepAircraft } from "../../../store/reference-aircraft.ts";
import { csvTable, refused } from "./csv-table.ts";
import { type Fetched, type FetchEffects, fetchFile, isUrl } from "./fetch-file.ts";
import { joinRunways } from "./join-runways.ts";
import { readAerodromes, readRunways } from "./read-aerodromes.ts";
import { readAircraft, type TypeDescriptions } from "./read-aircraft.ts";

/** Who publishes a table, under which licence, where it is, and the fewest rows that the whole of it has. */
export const publishers = {
  airports: {
    publisher: "OurAirports",
    licence: "public domain (Unlicense)",
    url: "https://davidmegginson.github.io/ourairports-data/airports.csv",
    atLeast: 20_000,
  },
  aircraft: {
    publisher: "Mictronics aircraft database",
    licence: "ODC Attribution License (ODC-By 1.0): name Mictronics where you publish from it",
    url: "https://github.com/Mictronics/aircraft-database/raw/refs/heads/main/indexedDB.zip",
    atLeast: 100_000,
  },
} as const;

/** What getting a table does to the world besides the workspace. */
export type GetEffects = FetchEffects & { readonly now: () => Date };

export type GetOptions = {
  /** A path or an address; the publisher's own when absent. A folder is looked into for airports.csv. */
  readonly from?: string;
  /** A table much smaller than the one that is kept is taken all the same. */
  readonly smaller?: boolean;
};

/** What was kept. */
export type Got = {
  readonly table: ReferenceTable;
  readonly entry: ReferenceEntry;
  readonly rejects: readonly ReferenceReject[];
};

/** Gets a reference table and keeps it in the workspace. A file that is empty, cut, of another kind or much smaller than what is kept is refused, and the old one stays. */
export async function getReference(
  workspace: string,
  table: ReferenceTable,
  options: GetOptions,
  effects: GetEffects,
): Promise<Got> {
  const from = placeOf(table, options.from);
  return table === "airports"
    ? await getAirports(workspace, from, options, effects)
    : await getAircraft(workspace, from, options, effects);
}

async function getAirports(workspace: string, from: string, options: GetOptions, effects: GetEffects): Promise<Got> {
  const places = await fetchFile(from, effects);
  const runwaysAt = beside(from, "runways.csv");
  const runways = runwaysAt === null ? null : await fetchFile(runwaysAt, effects);
  const read = readAerodromes(places.bytes, from);
  const tracks = runways && runwaysAt ? readRunways(runways.bytes, runwaysAt) : { rows: [], rejects: [] };
  const joined = joinRunways(read.rows, tracks.rows, { aerodromes: from, runways: runwaysAt ?? "", lines: read.lines });
  const rejects = [...read.rejects, ...tracks.rejects, ...joined.rejects];
  const entry = entryOf(
    "airports",
    { files: [places, ...(runways ? [runways] : [])], rows: joined.aerodromes.length, rejects },
    effects,
  );
  refuseShrunken(workspace, "airports", entry, options);
  keepAerodromes(workspace, joined.aerodromes, { entry, rejects });
  return { table: "airports", entry, rejects };
}

async function getAircraft(workspace: string, from: string, options: GetOptions, effects: GetEffects): Promise<Got> {
  const file = await fetchFile(from, effects);
  const typesAt = isUrl(from) ? null : beside(from, "types.csv");
  const types = typesAt === null ? null : await fetchFile(typesAt, effects);
  const { rows, rejects } = readAircraft(
    file.bytes,
    from,
    types && typesAt ? descriptions(types.bytes, typesAt) : new Map(),
  );
  const entry = entryOf("aircraft", { files: [file, ...(types ? [types] : [])], rows: rows.length, rejects }, effects);
  refuseShrunken(workspace, "aircraft", entry, options);
  keepAircraft(workspace, rows, { entry, rejects });
  return { table: "aircraft", entry, rejects };
}

function descriptions(bytes: Uint8Array, file: string): TypeDescriptions {
  return new Map(csvTable(bytes, file, ["type", "class"]).map(({ cells }) => [cells.type ?? "", cells.class ?? ""]));
}

/** Where a table is read from. */
function placeOf(table: ReferenceTable, from: string | undefined): string {
  if (from === undefined) return publishers[table].url;
  if (isUrl(from)) return from;
  if (!existsSync(from)) throw new TarmacError("no_file", `no such file: ${from}`);
  if (!statSync(from).isDirectory()) return from;
  const inside = ["", ".gz"].map((ending) => join(from, `${table}.csv${ending}`)).find(existsSync);
  if (inside === undefined)
    throw new TarmacError("no_file", `no ${table}.csv in ${from}`, {
      hint: `name the file: tarmac get ${table} --from ${join(from, "FILE")}`,
    });
  return inside;
}

/** A file that stands beside another, plain or gzip; null when a folder has none. An address always has one: OurAirports publishes both. */
function beside(from: string, name: string): string | null {
  if (isUrl(from)) return new URL(name, from).href;
  return ["", ".gz"].map((ending) => join(dirname(from), `${name}${ending}`)).find(existsSync) ?? null;
}

/** Whose table it is when a file of another shape was named. */
const someoneElse = { publisher: "not told", licence: "that of whoever published the file" } as const;

/** OurAirports' columns are its own; of aircraft only Mictronics' ZIP is known for certain. */
function isPublishers(table: ReferenceTable, [first]: readonly Fetched[]): boolean {
  return table === "airports" || (first?.bytes[0] === 0x50 && first.bytes[1] === 0x4b);
}

type Made = { readonly files: readonly Fetched[]; readonly rows: number; readonly rejects: readonly ReferenceReject[] };

function entryOf(table: ReferenceTable, { files, rows, rejects }: Made, effects: GetEffects): ReferenceEntry {
  const { publisher, licence } = isPublishers(table, files) ? publishers[table] : someoneElse;
  return {
    publisher,
    licence,
    got_at: effects.now().toISOString(),
    files: files.map(({ file }) => file),
    rows,
    rejects: rejects.length,
  };
}

/** A file that was cut between two rows looks whole; it has far fewer of them. */
function refuseShrunken(
  workspace: string,
  table: ReferenceTable,
  entry: ReferenceEntry,
  { from, smaller }: GetOptions,
): void {
  if (smaller) return;
  const before = referenceManifest(workspace)[table]?.rows ?? 0;
  const least = Math.max(from === undefined ? publishers[table].atLeast : 1, 0.8 * before);
  if (entry.rows >= least) return;
  const file = basename(entry.files[0]?.from ?? table);
  const count = (n: number): string => n.toLocaleString("en-US");
  throw refused(
    file,
    before > entry.rows
      ? `it has ${count(entry.rows)} rows, the table that is kept has ${count(before)}`
      : `it has only ${count(entry.rows)} rows`,
    "say --smaller if that is meant",
  );
}
