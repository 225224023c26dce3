import { findingsAt, movementState, ruleSentences, subjectState, weighTotals } from "../pipeline.ts";
import type { AsOf } from "../store/claims.ts";
import { findingsOf } from "../store/findings.ts";
import type { TarmacRecord } from "../store/record.ts";
import { readTogether, settle } from "./settle.ts";

/** A reader over an open record, whose lists are up to date with its claims: what every view is given. Where another process may write meanwhile, ask with `readTogether`. */
export function readerOf(record: TarmacRecord) {
  settle(record);
  return {
    record,
    movement: (id: string, when = {}) => movementState(record, id, when),
    subject: (ref: string, when = {}) => subjectState(record, ref, when),
    findings: (ref: string, when: AsOf) =>
      when.known_at === undefined ? findingsOf(record, ref, when) : findingsAt(record, ref, when),
    totals: (when = {}, only: string | null = null) => weighTotals(record, when, only),
  };
}

/** The same questions, each answered from one state of the record: another process may write between two reads of a page. */
export function fromOneState<Views extends object>(record: TarmacRecord, views: Views): Views {
  const together = Object.entries(views).map(([name, ask]) => [
    name,
    (...asked: unknown[]) => readTogether(record, () => (ask as (...asked: unknown[]) => unknown)(...asked)),
  ]);
  return Object.fromEntries(together) as Views;
}

/** The sentences of the stages' rules, for the method page: verdict rules and lint rules. */
export { ruleSentences };
