import { derivedFrom } from "../pipeline.ts";
import { ledgerHead } from "../store/ledger.ts";
import type { TarmacRecord } from "../store/record.ts";
import { count, type Fault, guarded, type Progress, storeFaults } from "../store/verify.ts";
import { derivedFaults, type Recompute, searchFaults } from "../store/verify-derived.ts";
import { claimText, sourceText, subjectText } from "./search-text.ts";
import { readTogether } from "./settle.ts";

/** What was checked, what is wrong, and the ledger's head to publish. */
export type Verified = {
  readonly ok: boolean;
  /** The first faults, in the order in which they were found. */
  readonly faults: readonly Fault[];
  /** How many there are in all. */
  readonly fault_count: number;
  /** How many rows of each table were checked. */
  readonly checked: Readonly<Record<string, number>>;
  readonly head: { readonly seq: number; readonly at: string | null; readonly hash: string };
};

/** Faults that are kept; more are only counted. */
const most = 1000;

/** Recomputes the whole record: the ledger, ids, what the ledger bound, and every derived row. Sees one state of it, whatever is written meanwhile. */
export function verifyRecord(record: TarmacRecord, progress: Progress = () => {}): Verified {
  return readTogether(record, () => {
    // What is checked is what stands in the file.
    record.claims.clear();
    const faults: Fault[] = [];
    let all = 0;
    for (const fault of allFaults(record, progress)) {
      all += 1;
      if (faults.length < most) faults.push(fault);
    }
    return { ok: all === 0, faults, fault_count: all, checked: tally(record), head: ledgerHead(record) };
  });
}

function* allFaults(record: TarmacRecord, progress: Progress): Generator<Fault> {
  const again: Recompute = {
    derived: (ref) => derivedFrom(record, ref, "0000-01-01"),
    claimText,
    sourceText,
    subjectText,
  };
  yield* storeFaults(record, progress);
  yield* guarded("derived_subject", derivedFaults(record, again, progress));
  yield* guarded("search", searchFaults(record, again, progress));
}

function tally(record: TarmacRecord): Record<string, number> {
  const tables = [
    "ledger",
    "source",
    "subject",
    "claim",
    "judgement",
    "derived_subject",
    "derived_finding",
    "derived_link",
    "search",
  ];
  return Object.fromEntries(tables.map((name) => [name, countRows(record, name)]));
}

/** A table that cannot be read is told as a fault. */
function countRows(record: TarmacRecord, table: string): number {
  try {
    return count(record, `select count(*) as n from ${table}`);
  } catch {
    return 0;
  }
}
