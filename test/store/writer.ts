// A process to be killed: writes to a record without end, and says after each commit what was acknowledged. node --import tsx writer.ts DIR WORK NAME
import { mkdirSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { applyImport, previewImport } from "../../src/desk/import.ts";
import { judge } from "../../src/desk/judge.ts";
import { closeRecord, createRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";

const [dir = "", work = "", name = ""] = process.argv.slice(2);

/** What a writer does, again and again. */
const works: Readonly<Record<string, (i: number) => void>> = {
  // One claim a commit.
  one: (i) => importMovements(standing(), i, 1),
  // A large import: the log grows by many pages in one transaction.
  many: (i) => importMovements(standing(), i, 150),
  // The log is written into the file after each commit.
  checkpoint(i) {
    importMovements(standing(), i, 1);
    standing().db.exec("pragma wal_checkpoint(truncate)");
  },
  judge(i) {
    const movement = importMovements(standing(), i, 1);
    const { seq } = judge(standing(), {
      about: movement,
      decides: "comment",
      by: "R. Eviewer",
      reason: "Looks right.",
    });
    acknowledge({ seq });
  },
  reopen(i) {
    importMovements(standing(), i, 1);
    closeRecord(standing());
    open = null;
  },
  init(i) {
    const folder = join(dir, `made-by-${name}-${i}`);
    writeSync(1, `${JSON.stringify({ making: folder })}\n`);
    const record = createRecord(folder);
    acknowledge({ made: folder });
    importMovements(record, i, 1, folder);
    closeRecord(record);
  },
};

let open: TarmacRecord | null = null;
function standing(): TarmacRecord {
  open ??= openRecord(dir);
  return open;
}

/** Imports a file of the register with so many movements of one claim, and says that it is written. Gives the last movement. */
function importMovements(record: TarmacRecord, i: number, movements: number, folder = dir): string {
  const ids = Array.from({ length: movements }, (_, n) => `examplia-${name}-${i}-${n}`);
  const source = `gazette-${name}-${i}`;
  const entries = ids.map((id) => ({
    movement: id,
    title: "Examplia to Samplestan",
    kind: "removal",
    claims: [{ from: source, people: 43 + i, destination: "ATA", date: "2031-05-03" }],
  }));
  const told = { source, publisher: "Examplia Gazette", kind: "newspaper", seen: "full", date: "2031-05-04" };
  mkdirSync(join(folder, "typed"), { recursive: true });
  const file = join(folder, "typed", `${name}.yaml`);
  // JSON is YAML.
  writeFileSync(file, JSON.stringify([told, ...entries]));
  const { register } = previewImport(record, file);
  const { seq, plan } = applyImport(record, register, { actor: name, name: file });
  acknowledge({ seq, dir: folder, claims: plan.claims.added.map((claim) => claim.id) });
  return `movement/${ids.at(-1)}`;
}

function acknowledge(what: object): void {
  writeSync(1, `${JSON.stringify({ dir, ...what })}\n`);
}

for (let i = 0; ; i += 1) works[work]?.(i);
