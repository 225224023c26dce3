import { pipeline, Readable } from "node:stream";
import { parse } from "csv-parse";
import { CutShort } from "./cut-short.ts";
import type { PositionSink } from "./sink.ts";
import { type TableOptions, TableReader } from "./table.ts";

/** Delimiters that are tried, by how often each stands in the head. */
const delimiters = [",", ";", "\t", "|"];

/** Reads a CSV file, whose first line names its columns, through a column map. Rows with too few or too many cells are rejects; a file that ends in the middle gives what came before. */
export async function readCsv(
  bytes: AsyncIterable<Buffer>,
  head: string,
  sink: PositionSink,
  options: TableOptions,
): Promise<void> {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // An open quote would take the rest of the file for one cell.
    max_record_size: 1_000_000,
  });
  let cut: CutShort | null = null;
  const whole = async function* (): AsyncGenerator<Buffer> {
    try {
      yield* bytes;
    } catch (error) {
      if (!(error instanceof CutShort)) throw error;
      cut = error;
    }
  };
  // Its fault comes out of the loop below.
  pipeline(Readable.from(whole(), { objectMode: false }), parser, () => {});
  let table: TableReader | null = null;
  let number = 0;
  let columns = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      if (table === null) {
        columns = record.length;
        table = new TableReader(
          record.map((name) => name.trim()),
          false,
          sink,
          options,
        );
      } else if (record.length === columns) table.row(record, number);
      else table.bad(record, number, `${record.length} cells where the head has ${columns}`);
    }
  } catch (error) {
    if (!isCsvFault(error)) throw error;
    sink.lose(`what follows row ${number}: ${(error as Error).message}`);
  }
  table?.end();
  if (cut) sink.lose(`what follows row ${number}: ${(cut as CutShort).message}`);
}

function delimiterOf(head: string): string {
  const line = head.split(/\r?\n/, 1)[0] ?? "";
  const count = (delimiter: string): number => line.split(delimiter).length;
  return delimiters.reduce((best, one) => (count(one) > count(best) ? one : best));
}

function isCsvFault(error: unknown): boolean {
  return String((error as { code?: unknown }).code ?? "").startsWith("CSV_");
}
