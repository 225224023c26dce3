import { closeSync, openSync, readSync, statSync } from "node:fs";
import { TarmacError } from "../../model/tarmac-error.ts";

/** How a file of a release is read: `columnar`, Parquet, by the database itself, `laid_out` by what reads text files and workbooks. */
export type FileShape = "columnar" | "laid_out";

/** What a file is, by its first bytes. Throws for what is not there, a folder, and Stata's files. */
export function shapeOf(path: string): FileShape {
  const head = firstBytes(path);
  if (head.toString("latin1", 0, 4) === "PAR1") return "columnar";
  if (head.toString("latin1", 0, 11) === "<stata_dta>" || /\.dta$/i.test(path))
    throw new TarmacError("stata_file", "Stata's own files (.dta) are not read", {
      where: path,
      hint: "save it as CSV (export delimited in Stata, write_csv in R, to_csv in pandas) or as Parquet, with labels in place of codes",
    });
  return "laid_out";
}

function firstBytes(path: string): Buffer {
  try {
    if (!statSync(path).isFile()) throw new Error("it is not a file");
    const file = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(16);
      return bytes.subarray(0, readSync(file, bytes, 0, 16, 0));
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new TarmacError("no_file", `cannot read: ${(cause as Error).message}`, { where: path, cause });
  }
}
