import type { AsOf } from "../store/claims.ts";
import type { TarmacRecord } from "../store/record.ts";
import { exportTables, inOneState, membersOf } from "./tables.ts";

/** The record as JSON lines: one object a row, with the table it belongs to under `table`. A row at a time. */
export function* jsonLines(record: TarmacRecord, when: AsOf = {}): Generator<string> {
  yield* inOneState(record, lines(record, when));
}

function* lines(record: TarmacRecord, when: AsOf): Generator<string> {
  for (const table of exportTables)
    for (const row of table.rows(record, when))
      yield `${JSON.stringify({ table: table.name, ...membersOf(table, row) })}\n`;
}
