import { type AsOf, claimsOf } from "../store/claims.ts";
import type { Subject } from "../store/entries.ts";
import { seqAt } from "../store/ledger.ts";
import { linksOf } from "../store/links.ts";
import type { TarmacRecord } from "../store/record.ts";

/** What an export's queries take: the ledger number at which rows must have stood (null: all that the record ever held), and the last public day. */
export type Clocks = { readonly seq: number | null; readonly day: string };

export function clocksOf(record: TarmacRecord, when: AsOf): Clocks {
  const all = when.as_of === undefined && when.known_at === undefined;
  const seq = when.known_at === undefined ? Number.MAX_SAFE_INTEGER : seqAt(record, when.known_at);
  return { seq: all ? null : seq, day: when.as_of ?? "9999-12-31" };
}

/** The head of a subject without links to what was not public on the day that is asked for. */
export function headOn(record: TarmacRecord, subject: Subject, when: AsOf): Readonly<Record<string, unknown>> {
  if (when.as_of === undefined) return subject.doc;
  const hidden = linksOf(subject).filter(
    ({ to }) => !to.startsWith("source/") && claimsOf(record, to, when).length === 0,
  );
  const isHidden = (link: string, id: unknown): boolean =>
    hidden.some((one) => one.link === link && (one.to === id || one.to === `${one.to.split("/")[0]}/${String(id)}`));
  return Object.fromEntries(
    Object.entries(subject.doc).flatMap(([key, value]) => {
      if (Array.isArray(value)) return [[key, value.filter((id) => !isHidden(key, id))]];
      return isHidden(key, value) ? [] : [[key, value]];
    }),
  );
}
