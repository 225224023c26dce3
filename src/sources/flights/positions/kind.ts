import { constants, gunzipSync } from "node:zlib";
import { TarmacError } from "../../../model/tarmac-error.ts";
import { isGzip } from "./bytes.ts";

/** What a file is by its first bytes (`columnar`: Parquet); `head` is the beginning of its text, unzipped. */
export type Kind = { readonly is: "json" | "csv" | "columnar" | "tar"; readonly gzip: boolean; readonly head: string };

/** First bytes of kinds that people take for positions, and what to do about them. */
const others: readonly (readonly [magic: string, name: string, hint: string])[] = [
  ["\x28\xb5\x2f\xfd", "a file packed with zstd", "unpack it first: zstd -d FILE"],
  ["PK\x03\x04", "a ZIP archive or a spreadsheet", "unpack it, or save the sheet as CSV"],
  ["BZh", "a file packed with bzip2", "unpack it first: bunzip2 FILE"],
  ["\xfd7zXZ", "a file packed with xz", "unpack it first: xz -d FILE"],
  ["SQLite format 3", "an SQLite database", "write the table of positions to CSV"],
  ["%PDF", "a PDF", "positions come as tables or traces"],
  ["\x89PNG", "a picture", "positions come as tables or traces"],
];

/** What a file is. Throws when it is empty, or of a kind that holds no positions. */
export function kindOf(first: Buffer, where: string): Kind {
  if (first.length === 0) throw new TarmacError("empty_file", "the file is empty", { where });
  const gzip = isGzip(first);
  const bytes = gzip ? unzippedHead(first) : first;
  if (bytes.length === 0)
    throw new TarmacError("empty_file", "the file is packed, and nothing is in it that can be read", { where });
  const latin = bytes.toString("latin1");
  const head = bytes.toString("utf8").replace(/^\ufeff/, "");
  if (latin.startsWith("PAR1")) return { is: "columnar", gzip, head };
  if (latin.slice(257, 262) === "ustar") return { is: "tar", gzip, head };
  const other = others.find(([magic]) => latin.startsWith(magic));
  if (other)
    throw new TarmacError("another_kind", `this is ${other[1]}, not a file of positions`, { where, hint: other[2] });
  if (/^\s*[[{]/.test(head)) return { is: "json", gzip, head };
  const [line = ""] = head.split(/\r?\n/, 1);
  if (!latin.includes("\0") && /[,;\t|]/.test(line)) return { is: "csv", gzip, head };
  throw new TarmacError("another_kind", "this is no file of positions that Tarmac knows", {
    where,
    hint: "it reads readsb traces, aircraft.json, OpenSky state vectors, CSV, JSON and Parquet tables; docs/positions.md describes them",
  });
}

/** The beginning of what is packed; less of it when a fault lies in it. */
function unzippedHead(first: Buffer): Buffer {
  for (let length = first.length; length >= 64; length = Math.floor(length / 4)) {
    try {
      return gunzipSync(first.subarray(0, length), { finishFlush: constants.Z_SYNC_FLUSH });
    } catch {
      // A shorter piece may end before the fault.
    }
  }
  return Buffer.alloc(0);
}
