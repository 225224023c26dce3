import { movementRow } from "../model/movement-row.ts";
import type { MovementRow } from "../model/row.ts";
import type { AsOf } from "../store/claims.ts";
import { derivedRow } from "../store/derived.ts";
import { subjectsOf } from "../store/entries.ts";
import { findingsOf } from "../store/findings.ts";
import { movementLinks } from "../store/links.ts";
import type { Reader } from "./reader.ts";

/** A movement's row as lists show it, with the number of its findings; null when it was not public, or not held then. */
export function movementRowOf(reader: Reader, id: string, when: AsOf): MovementRow | null {
  const row =
    when.known_at === undefined
      ? derivedRow<MovementRow>(reader.record, `movement/${id}`, when)
      : rowKnownAt(reader, id, when);
  return row ? withFindings(reader, row, when) : null;
}

/** Adds the number of findings that were public. */
export function withFindings(reader: Reader, row: MovementRow, when: AsOf): MovementRow {
  const ref = `movement/${row.id}`;
  const found = when.known_at === undefined ? findingsOf(reader.record, ref, when) : reader.findings(ref, when);
  return { ...row, ...tallied(found) };
}

/** How many findings there are, and how many of them are notes. */
export function tallied(found: readonly { readonly severity: string }[]): { findings: number; notes: number } {
  return { findings: found.length, notes: found.filter((one) => one.severity === "note").length };
}

/** Lists are kept for what the record holds now; what it held at another instant is weighed anew. */
function rowKnownAt(reader: Reader, id: string, when: AsOf): MovementRow | null {
  const state = reader.movement(id, when);
  return state && state.claims.length > 0 ? movementRow(state, movementLinks(reader.record, id, when)) : null;
}

/** All listed rows, or those of the refs named, as the record held them at an instant, in list order. */
export function rowsKnownAt(reader: Reader, { refs }: { refs?: readonly string[] }, when: AsOf): MovementRow[] {
  const subjects = subjectsOf(reader.record, "movement", when).filter(
    (s) => refs === undefined || refs.includes(s.ref),
  );
  const rows = subjects.flatMap((s) => rowKnownAt(reader, s.id, when) ?? []);
  const key = (row: MovementRow): string => `${row.date ?? ""} ${row.id}`;
  return rows.filter((row) => row.part_of === null).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
