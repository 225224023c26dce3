import type { MovementRow } from "../model/row.ts";
import type { AsOf } from "../store/claims.ts";
import { derivedRow } from "../store/derived.ts";
import { countFindings } from "../store/findings.ts";
import type { TarmacRecord } from "../store/record.ts";

/** A movement's row as lists show it, with the number of its findings; null when it was not public. */
export function movementRowOf(record: TarmacRecord, id: string, when: AsOf): MovementRow | null {
  const row = derivedRow<MovementRow>(record, `movement/${id}`, when);
  return row ? withFindings(record, row, when) : null;
}

/** Adds the number of findings that were public. */
export function withFindings(record: TarmacRecord, row: MovementRow, when: AsOf): MovementRow {
  return { ...row, findings: countFindings(record, `movement/${row.id}`, when) };
}
