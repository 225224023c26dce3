import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { TarmacError } from "../model/tarmac-error.ts";
import { openFlights } from "./flights.ts";
import { ledgerHead } from "./ledger.ts";
import { type OpenRow, openersOf } from "./open-by.ts";
import { type PositionManifest, readManifest } from "./position-manifest.ts";
import { closeRecord, openRecord, recordFile, type StoreEffects, type TarmacRecord } from "./record.ts";
import { referenceManifest } from "./reference.ts";

export { sqliteVersion } from "./sqlite.ts";

/** How a workspace is, without changing anything in it. */
export type Health = {
  readonly dir: string;
  /** What hinders opening it, by its code (`no_workspace`, `copied_while_open`, `damaged` …); null when nothing does. */
  readonly hindrance: { readonly code: string; readonly message: string; readonly hint: string | null } | null;
  /** What stands in the record; null when it cannot be read. */
  readonly record: {
    readonly version: string;
    readonly counts: Readonly<Record<string, number>>;
    readonly head: { readonly seq: number; readonly at: string | null; readonly hash: string };
    /** Who has it open for writing; not `alive`: ended without closing it, or runs on another machine. */
    readonly open_by: readonly (OpenRow & { readonly alive: boolean })[];
  } | null;
  /** The large tables beside the record; null where there are none. */
  readonly tables: {
    readonly positions: {
      readonly days: number;
      readonly rows: number;
      readonly from: string;
      readonly to: string;
    } | null;
    readonly legs: { readonly legs: number; readonly made_at: string } | null;
    /** Tables of reference that were got, with their rows and day. */
    readonly reference: Readonly<Record<string, { readonly rows: number; readonly got_at: string }>>;
  };
  /** Bytes of the record's file, and of the log beside it that is not yet in the file; null when there is none. */
  readonly bytes: number | null;
  readonly log_bytes: number | null;
  readonly writable: boolean;
  /** Free bytes on its disk for you; null when the folder is not there. */
  readonly free_bytes: number | null;
};

const counted = ["source", "subject", "claim", "judgement", "derived_finding"] as const;

/** Looks at a workspace. Never throws for what is wrong with it: that is told. */
export function healthOf(dir: string, effects: StoreEffects): Health {
  const path = join(dir, recordFile);
  const { hindrance, record } = lookInto(dir, effects);
  return {
    dir: resolve(dir),
    hindrance,
    record,
    tables: tablesOf(dir),
    bytes: sizeOf(path),
    log_bytes: sizeOf(`${path}-wal`),
    writable: mayWrite(dir) && (!existsSync(path) || mayWrite(path)),
    free_bytes: existsSync(dir) ? freeBytes(dir) : null,
  };
}

function tablesOf(dir: string): Health["tables"] {
  const days = Object.entries(manifestOf(dir)).sort(([a], [b]) => (a < b ? -1 : 1));
  const [first, last] = [days[0], days.at(-1)];
  const rows = days.reduce((sum, [, day]) => sum + day.rows, 0);
  const flights = openFlights(dir);
  const made = flights?.made ?? null;
  flights?.close();
  const reference = Object.entries(referenceManifest(dir)).map(([name, { rows, got_at }]) => [name, { rows, got_at }]);
  return {
    positions: first && last ? { days: days.length, rows, from: first[0], to: last[0] } : null,
    legs: made && { legs: made.legs, made_at: made.made_at },
    reference: Object.fromEntries(reference),
  };
}

/** The days of positions; none where their list cannot be read: loading says so. */
function manifestOf(dir: string): PositionManifest["days"] {
  try {
    return readManifest(dir).days;
  } catch {
    return {};
  }
}

function lookInto(dir: string, effects: StoreEffects): Pick<Health, "hindrance" | "record"> {
  let hindrance: Health["hindrance"] = null;
  for (const acceptCopy of [false, true]) {
    let record: TarmacRecord | null = null;
    try {
      record = openRecord(dir, { readOnly: true, acceptCopy }, effects);
      return { hindrance, record: contentsOf(record) };
    } catch (error) {
      if (!(error instanceof TarmacError)) throw error;
      hindrance ??= { code: error.code, message: error.message, hint: error.hint };
      if (error.code !== "copied_while_open") break;
    } finally {
      if (record !== null) closeRecord(record);
    }
  }
  return { hindrance, record: null };
}

function contentsOf({ db }: TarmacRecord): Health["record"] {
  const count = (table: string): number => (db.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
  const standing: Record<string, string> = {
    source: "source where superseded_seq is null",
    subject: "subject where superseded_seq is null",
    claim: "claim where superseded_seq is null",
  };
  const { value } = db.prepare("select value from meta where key = 'schema_version'").get() as { value: string };
  return {
    version: value,
    counts: Object.fromEntries(counted.map((table) => [table, count(standing[table] ?? table)])),
    head: ledgerHead(db),
    open_by: openersOf(db),
  };
}

function sizeOf(path: string): number | null {
  return existsSync(path) ? statSync(path).size : null;
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function freeBytes(dir: string): number {
  const disk = statfsSync(dir);
  return disk.bavail * disk.bsize;
}
