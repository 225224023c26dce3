import { mkdtempSync, openSync, writeSync, fsyncSync, closeSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson } from "../src/model/canonical-json.ts";
import { claimColumns } from "../src/store/claims.ts";
import { subjectOf } from "../src/store/entries.ts";
import { closeRecord, createRecord, type TarmacRecord } from "../src/store/record.ts";
import { importEntries, importInvented } from "./build-record.ts";
import { movementId } from "./invented-record.ts";
import { median, timed } from "./measure.ts";
import { type Row, row } from "./results.ts";

const movements = 300;
const writes = 900;

/**
 * Durable writes: one claim a commit through the desk's import, against SQLite alone inserting the very rows that this wrote, into a file with the same tables, indexes,
 * pragmas and driver, a commit each, turn and turn about; and against a write to the disk that is waited for.
 */
export async function claimWrites(): Promise<Row[]> {
  const dir = mkdtempSync(join(tmpdir(), "tarmac-bench-writes-"));
  const ours = createRecord(join(dir, "ours"));
  const raw = createRecord(join(dir, "raw"));
  const file = openSync(join(dir, "floor"), "a");
  try {
    importInvented(ours, movements);
    const times = { ours: [] as number[], raw: [] as number[], floor: [] as number[] };
    for (let i = -50; i < writes; i += 1) {
      const entry = oneClaim(ours, i + 50);
      const took = {
        ours: await timed(() => importEntries(ours, [entry], "one.yaml")),
        raw: await rawTime(ours, raw),
        floor: await timed(() => writeThrough(file)),
      };
      if (i >= 0) for (const name of ["ours", "raw", "floor"] as const) times[name].push(took[name]);
    }
    const perSecond = (name: keyof typeof times): number => 1000 / median(times[name]);
    const work = "durable writes, one claim a commit";
    return [
      row(work, "commits a second, by the median", [perSecond("ours"), "/s"], {
        of: ["the same rows into SQLite alone", perSecond("raw")],
        bar: { least: 0.5 },
      }),
      row(work, "commits a second, by the median", [perSecond("ours"), "/s"], {
        of: ["4 kB appended and synced to disk", perSecond("floor")],
      }),
    ];
  } finally {
    closeSync(file);
    closeRecord(ours);
    closeRecord(raw);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** One more claim about a movement that has about eighteen, with its head as it stands. */
function oneClaim(record: TarmacRecord, i: number): Record<string, unknown> {
  const id = movementId(i % movements);
  const head = subjectOf(record, `movement/${id}`)?.doc ?? {};
  const claim = { from: `examplia-bulletin-0`, at: `sheet 2, row ${i + 2}`, people: "more than 3 people" };
  return { movement: id, ...head, claims: [claim] };
}

/** Inserts the rows of the other record's last commit, as SQLite would without Tarmac. */
function rawTime(from: TarmacRecord, to: TarmacRecord): Promise<number> {
  const ledger = from.db.prepare("select * from ledger order by seq desc limit 1").get() as { seq: number };
  const { rowid, ...claim } = from.db
    .prepare(`select rowid, ${claimColumns} from claim where recorded_seq = ?`)
    .get(ledger.seq) as { rowid: number; id: string; subject: string };
  const search = from.db
    .prepare("select rowid, body, ref, subject, public_date from search where rowid = ?")
    .get(2 * rowid) as object;
  const rows = from.db.prepare("select * from derived_subject where ref = ?").all(claim.subject) as object[];
  return timed(() => {
    to.db.exec("begin immediate");
    insert(to, `ledger (${Object.keys(ledger)})`, ledger);
    insert(to, `claim (${Object.keys(claim)})`, claim);
    insert(to, `search (${Object.keys(search)})`, search);
    for (const one of rows) insert(to, `derived_subject (${Object.keys(one)})`, one);
    to.db.exec("commit");
  });
}

function insert(record: TarmacRecord, into: string, values: object): void {
  const marks = Object.keys(values).map(() => "?");
  record.prepare(`insert or replace into ${into} values (${marks})`).run(...(Object.values(values) as never[]));
}

const page = Buffer.alloc(4096, canonicalJson({ examplia: "samplestan" }));
function writeThrough(file: number): void {
  writeSync(file, page);
  fsyncSync(file);
}
