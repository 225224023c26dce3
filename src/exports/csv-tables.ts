import type { AsOf } from "../store/claims.ts";
import type { TarmacRecord } from "../store/record.ts";
import { writeCsvRow } from "../views/csv.ts";
import type { ExportFile } from "./export-file.ts";
import type { ExportTable } from "./export-table.ts";
import { cellOf, exportTables, inOneState, membersOf } from "./tables.ts";

/** The record as CSV, a file a table. */
export function* csvTables(record: TarmacRecord, when: AsOf = {}): Generator<ExportFile> {
  yield* inOneState(
    record,
    exportTables.map((table) => ({ path: `${table.name}.csv`, chunks: csvLines(table, record, when) })),
  );
}

function* csvLines(table: ExportTable, record: TarmacRecord, when: AsOf): Generator<string> {
  yield writeCsvRow(table.columns.map(({ name }) => name));
  for (const row of table.rows(record, when)) yield writeCsvRow(Object.values(membersOf(table, row)).map(cellOf));
}
