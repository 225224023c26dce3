import { TarmacError } from "../../../model/tarmac-error.ts";
import { bytesOf, gunzipped } from "./bytes.ts";
import { readCsv } from "./csv.ts";
import type { Input } from "./inputs.ts";
import { type JsonOptions, readJsonStream } from "./json.ts";
import type { Kind } from "./kind.ts";
import { readColumnar } from "./columnar.ts";
import type { PositionSink } from "./sink.ts";
import { readTar } from "./tar.ts";

/** What a reader tells while it works: bytes of the input that it has done. */
export type ReadOptions = JsonOptions & { readonly told: (bytes: number) => void };

/** Reads an input from the disk as a stream. Throws when it is of a kind that cannot be read so. */
export async function readInput(input: Input, kind: Kind, sink: PositionSink, options: ReadOptions): Promise<void> {
  const { where } = options;
  if (kind.is === "columnar") {
    if (kind.gzip)
      throw new TarmacError("another_kind", "this is a Parquet file in a gzip file", {
        where,
        hint: "unpack it first: gunzip FILE",
      });
    return readColumnar(input.paths[0] ?? "", sink, options, (share) => options.told(share * input.bytes));
  }
  let done = 0;
  const packed = bytesOf(input.paths, (count) => {
    done += count;
    options.told(done);
  });
  const bytes = kind.gzip ? gunzipped(packed) : packed;
  if (kind.is === "tar") return readTar(bytes, sink, options);
  return kind.is === "csv" ? readCsv(bytes, kind.head, sink, options) : readJsonStream(bytes, kind.head, sink, options);
}
