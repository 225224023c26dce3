import { openColumnarRows } from "../../../store/columnar-rows.ts";
import type { PositionSink } from "./sink.ts";
import { type TableOptions, TableReader } from "./table.ts";

/** Reads a Parquet file through a column map. Throws when it is cut: a Parquet file has its index at its end. */
export async function readColumnar(
  file: string,
  sink: PositionSink,
  options: TableOptions,
  told: (share: number) => void,
): Promise<void> {
  const parquet = await openColumnarRows(file);
  try {
    const table = new TableReader(parquet.header, false, sink, options);
    let number = 0;
    for await (const batch of wholeOnes(parquet.batches, (fault) =>
      sink.lose(`what follows row ${number}: ${fault}`),
    )) {
      for (const cells of batch) {
        number += 1;
        table.row(cells, number);
      }
      told(number / parquet.rows);
    }
    table.end();
  } finally {
    parquet.close();
  }
}

/** The batches up to the first that cannot be read. */
async function* wholeOnes<Batch>(batches: AsyncIterable<Batch>, lost: (fault: string) => void): AsyncGenerator<Batch> {
  const iterator = batches[Symbol.asyncIterator]();
  for (;;) {
    let next: IteratorResult<Batch>;
    try {
      next = await iterator.next();
    } catch (error) {
      return lost((error as Error).message.split("\n")[0] ?? "");
    }
    if (next.done) return;
    yield next.value;
  }
}
