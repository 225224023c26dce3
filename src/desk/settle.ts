import { TarmacError } from "../model/tarmac-error.ts";
import { refresh } from "../pipeline.ts";
import { closeRecord, openRecord, readTogether as readOneState, type TarmacRecord, together } from "../store/record.ts";
import { clearStale, countStale, isStale, markStale, staleOf, type Touched } from "../store/stale.ts";

/** Subjects that may be behind at once, so that nobody waits long for lists. */
const mostBehind = 500;

/**
 * Sees to it that no list is read before it tells what a command touched. A small command only marks its subjects, and is acknowledged; whoever reads next, here or in
 * another process, brings their rows up to date first. A large one brings them along. Called inside `write`.
 */
export function touch(record: TarmacRecord, touched: Touched): void {
  if (touched.size + countStale(record) <= mostBehind) {
    markStale(record, touched);
    return;
  }
  const all = new Map(staleOf(record));
  for (const [ref, from] of touched) if ((all.get(ref) ?? "9999") > from) all.set(ref, from);
  refresh(record, all);
  clearStale(record);
}

/** Brings lists, sums and findings up to date with the claims, in a transaction of its own. Nothing is done when they are. Throws what writing throws: a full disk, a busy record. */
export function settle(record: TarmacRecord): void {
  if (record.db.isTransaction || !isStale(record)) return;
  // A copy that goes with the record is nobody else's.
  if (!record.readOnly || record.passing !== null) {
    settleHere(record);
    return;
  }
  const writer = openRecord(record.dir, {}, record.effects);
  try {
    settleHere(writer);
  } finally {
    closeRecord(writer);
  }
}

/** The same at the end of a command that wrote. What was acknowledged stands: when lists cannot be written now, the next reader does it. */
export function settleAtEnd(record: TarmacRecord): void {
  try {
    settle(record);
  } catch (error) {
    if (!(error instanceof TarmacError)) throw error;
  }
}

function settleHere(record: TarmacRecord): void {
  together(record, () => {
    refresh(record, staleOf(record));
    clearStale(record);
  });
}

/** Reads one state of the record from beginning to end, in which lists are up to date with claims. */
export function readTogether<Result>(record: TarmacRecord, read: () => Result): Result {
  if (record.db.isTransaction) return read();
  const none = Symbol("lists are behind");
  for (;;) {
    settle(record);
    const result = readOneState(record, () => (isStale(record) ? none : read()));
    // Another process wrote in between.
    if (result !== none) return result as Result;
  }
}
