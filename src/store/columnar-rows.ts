import { dirname, resolve } from "node:path";
import type { DuckDBDataChunk } from "@duckdb/node-api";
import { TarmacError } from "../model/tarmac-error.ts";
import { openDuck } from "./duckdb.ts";

/** Rows of a Parquet file of any shape: the names of its columns, and cells as numbers, words, true and false; null when a cell is empty. Instants are milliseconds since 1970. */
export type ColumnarRows = {
  readonly header: readonly string[];
  readonly rows: number;
  /** Rows in order, some thousand at a time. */
  readonly batches: AsyncIterable<readonly (readonly unknown[])[]>;
  readonly close: () => void;
};

/** Opens a Parquet file for reading. Close it when done. Throws `broken_parquet` when it is cut or damaged: its index stands at its end. */
export async function openColumnarRows(file: string): Promise<ColumnarRows> {
  const path = resolve(file);
  const duck = await openDuck({ folders: [dirname(path)], threads: 1, memoryMb: 128 });
  try {
    const described = await duck.connection.runAndReadAll(
      "select column_name, column_type from (describe from read_parquet($path))",
      { path },
    );
    const counted = await duck.connection.runAndReadAll(
      "select sum(num_rows)::double from parquet_file_metadata($path)",
      { path },
    );
    const columns = described.getRowsJS().map(([name, type]) => ({ name: String(name), type: String(type) }));
    const query = `select ${columns.map(cellOf).join(", ")} from read_parquet($path)`;
    const result = await duck.connection.stream(query, { path });
    return {
      header: columns.map(({ name }) => name),
      rows: Number(counted.getRowsJS()[0]?.[0] ?? 0),
      batches: batchesOf(() => result.fetchChunk()),
      close: duck.close,
    };
  } catch (cause) {
    duck.close();
    throw new TarmacError("broken_parquet", "the Parquet file cannot be read: it is cut or damaged", {
      where: file,
      hint: `nothing of it was loaded (${(cause as Error).message.split("\n")[0]})`,
      cause,
    });
  }
}

async function* batchesOf(
  next: () => Promise<DuckDBDataChunk | null>,
): AsyncGenerator<readonly (readonly unknown[])[]> {
  for (let chunk = await next(); chunk && chunk.rowCount > 0; chunk = await next()) yield chunk.getRows();
}

/** A column as a number, a word, or true and false. */
function cellOf({ name, type }: { name: string; type: string }): string {
  const column = `"${name.replaceAll('"', '""')}"`;
  if (/^(?:TIMESTAMP|DATE)/.test(type)) return `cast(epoch_ms(cast(${column} as timestamptz)) as double)`;
  if (/^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL|FLOAT|DOUBLE)/.test(type)) return `cast(${column} as double)`;
  return type === "BOOLEAN" ? column : `cast(${column} as varchar)`;
}
