import { dirname } from "node:path";
import type { HeapRows } from "../model/heap.ts";
import { openDuck } from "./duckdb.ts";
import { sql } from "./sql.ts";

const columns = [
  "date",
  "port",
  "destination",
  "sender",
  "rows",
  "people",
  "untold",
  "third_country",
  "cannot_tell",
  "before",
  "after",
] as const satisfies readonly (keyof HeapRows)[];

/** The heaps of a release's rows (`rows.parquet`), some thousand at a time, in no order. The rows are read once; what memory does not hold is put on the disk meanwhile. */
export async function* removalHeaps(file: string): AsyncGenerator<readonly HeapRows[]> {
  const duck = await openDuck({ folders: [dirname(file)], memoryMb: 256 });
  try {
    const result = await duck.connection.stream(sql(import.meta.url, "removal-heaps"), { file });
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const read = columns.map((_, at) => chunk?.getColumnValues(at) ?? []);
      yield Array.from({ length: chunk.rowCount }, (_, row) => heapOf(read, row));
    }
  } finally {
    duck.close();
  }
}

function heapOf(read: readonly (readonly unknown[])[], row: number): HeapRows {
  return Object.fromEntries(columns.map((name, at) => [name, read[at]?.[row] ?? null])) as unknown as HeapRows;
}
