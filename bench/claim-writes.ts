import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { settle } from "../src/desk/settle.ts";
import { canonicalJson } from "../src/model/canonical-json.ts";
import { copyRecord } from "../src/store/copy-record.ts";
import { subjectOf } from "../src/store/entries.ts";
import { closeRecord, createRecord, openRecord, recordFile, type TarmacRecord } from "../src/store/record.ts";
import { importEntries, importInvented } from "./build-record.ts";
import { movementId } from "./invented-record.ts";
import { median, timed } from "./measure.ts";
import { type Row, row } from "./results.ts";

const movements = 300;
const writes = 900;
/** After so many commits somebody reads a list. */
const commitsARead = 100;

/**
 * Durable writes: one claim a commit through the desk's import, against SQLite alone inserting the very rows that this wrote, into a copy of the same file with the same
 * tables, indexes, pragmas and driver, a commit each, turn and turn about; and against a write to the disk that is waited for. Then the same with the lists that are
 * read now and then: what bringing them up to date writes is inserted by SQLite alone, too.
 */
export async function claimWrites(): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-writes-"));
  const ours = createRecord(join(dir, "ours"));
  importInvented(ours, movements);
  settle(ours);
  const raw = copyOf(ours, join(dir, "raw"));
  const file = openSync(join(dir, "floor"), "a");
  try {
    const times = { ours: [] as number[], raw: [] as number[], floor: [] as number[] };
    const lists = { ours: 0, raw: 0 };
    for (let i = -commitsARead; i < writes; i += 1) {
      const entry = oneClaim(ours, i + commitsARead);
      const took = {
        ours: await timed(() => importEntries(ours, [entry], "one.yaml")),
        raw: await rawCommit(ours, raw),
        floor: await timed(() => writeThrough(file)),
      };
      const read = (i + 1) % commitsARead === 0 ? await broughtUpToDate(ours, raw) : { ours: 0, raw: 0 };
      if (i < 0) continue;
      for (const name of ["ours", "raw", "floor"] as const) times[name].push(took[name]);
      for (const name of ["ours", "raw"] as const) lists[name] += read[name];
    }
    return rowsOf(times, lists);
  } finally {
    closeSync(file);
    closeRecord(ours);
    closeRecord(raw);
    rmSync(dir, { recursive: true, force: true });
  }
}

type Times = Record<"ours" | "raw" | "floor", number[]>;

function rowsOf(times: Times, lists: { ours: number; raw: number }): Row[] {
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
  const perSecond = (name: keyof Times): number => 1000 / median(times[name]);
  const mean = (name: keyof Times, more = 0): number => (1000 * writes) / (sum(times[name]) + more);
  const work = "durable writes, one claim a commit";
  const same = "the same rows into SQLite alone";
  return [
    row(work, "commits a second, by the median", [perSecond("ours"), "/s"], {
      of: [same, perSecond("raw")],
      bar: { least: 0.5 },
    }),
    row(work, "commits a second, by the mean", [mean("ours"), "/s"], { of: [same, mean("raw")] }),
    row(work, "commits a second, by the median", [perSecond("ours"), "/s"], {
      of: ["4 kB appended and synced to disk", perSecond("floor")],
    }),
    row(
      `${work}, and lists read after each ${commitsARead}`,
      "commits a second, by the mean",
      [mean("ours", lists.ours), "/s"],
      {
        of: [same, mean("raw", lists.raw)],
      },
    ),
  ];
}

function copyOf(record: TarmacRecord, dir: string): TarmacRecord {
  mkdirSync(dir);
  copyRecord(record, join(dir, recordFile));
  return openRecord(dir);
}

/** One more claim about a movement that has about eighteen, with its head as it stands. */
function oneClaim(record: TarmacRecord, i: number): Record<string, unknown> {
  const id = movementId(i % movements);
  const head = subjectOf(record, `movement/${id}`)?.doc ?? {};
  const claim = { from: `examplia-bulletin-0`, at: `sheet 2, row ${i + 2}`, people: "more than 3 people" };
  return { movement: id, ...head, claims: [claim] };
}

/** Inserts the rows of the other record's last commit, as SQLite would without Tarmac. */
function rawCommit(from: TarmacRecord, to: TarmacRecord): Promise<number> {
  const ledger = from.prepare("select * from ledger order by seq desc limit 1").get() as { seq: number };
  const claim = from.prepare("select * from claim where recorded_seq = ?").get(ledger.seq) as {
    rowid: number;
    subject: string;
  };
  const search = from
    .prepare("select rowid, body, ref, subject, public_date from search where rowid = ?")
    .get(2 * claim.rowid);
  const stale = from.prepare("select * from derived_stale where ref = ?").get(claim.subject);
  return timed(() => {
    to.db.exec("begin immediate");
    insert(to, "ledger", ledger);
    insert(to, "claim", claim);
    insert(to, "search", search as object);
    insert(to, "derived_stale", stale as object);
    to.db.exec("commit");
  });
}

/** What bringing lists up to date takes, and the same rows written by SQLite alone. */
async function broughtUpToDate(ours: TarmacRecord, raw: TarmacRecord): Promise<{ ours: number; raw: number }> {
  const before = derivedRows(ours);
  const took = await timed(() => settle(ours));
  const after = derivedRows(ours);
  const gone = [...before].filter(([key]) => !after.has(key)).map(([, one]) => one);
  const made = [...after].filter(([key]) => !before.has(key)).map(([, one]) => one);
  const inserted = await timed(() => {
    raw.db.exec("begin immediate");
    for (const { table, values } of gone) remove(raw, table, values);
    for (const { table, values } of made) insert(raw, table, values);
    raw.db.exec("delete from derived_stale; commit");
  });
  return { ours: took, raw: inserted };
}

type DerivedRow = { readonly table: string; readonly values: Readonly<Record<string, unknown>> };
const keys: Readonly<Record<string, readonly string[]>> = {
  derived_subject: ["ref", "public_from"],
  derived_finding: ["id", "public_from"],
  derived_tally: ["public_month", "month", "destination", "state"],
};

function derivedRows(record: TarmacRecord): Map<string, DerivedRow> {
  const rows = Object.keys(keys).flatMap((table) =>
    (record.prepare(`select * from ${table}`).all() as DerivedRow["values"][]).map((values) => ({ table, values })),
  );
  return new Map(rows.map((one) => [canonicalJson(one), one]));
}

function insert(record: TarmacRecord, table: string, values: object): void {
  const marks = Object.keys(values).map(() => "?");
  record
    .prepare(`insert or replace into ${table} (${Object.keys(values)}) values (${marks})`)
    .run(...(Object.values(values) as never[]));
}

function remove(record: TarmacRecord, table: string, values: DerivedRow["values"]): void {
  const named = keys[table] ?? [];
  record
    .prepare(`delete from ${table} where ${named.map((name) => `${name} = ?`).join(" and ")}`)
    .run(...(named.map((name) => values[name]) as never[]));
}

const page = Buffer.alloc(4096, canonicalJson({ examplia: "samplestan" }));
function writeThrough(file: number): void {
  writeSync(file, page);
  fsyncSync(file);
}
