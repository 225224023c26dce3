import { digestOf, type FileBytes, openBytes } from "./file-bytes.ts";
import type { LaidFile } from "./laid.ts";
import { layOutText, type TextOptions } from "./lay-out-text.ts";
import { layOutWorkbook } from "./lay-out-workbook.ts";
import { refused } from "./refuse.ts";
import { textInFile, textInZip } from "./text-source.ts";
import { isWorkbook } from "./workbook.ts";
import { openZip } from "./zip.ts";

export type { LaidFile, LaidTable } from "./laid.ts";

/** How a file is laid out. `isHeader` is asked for rows that may be a header; `progress` is told bytes of the file. */
export type LayOutOptions = {
  readonly workDir: string;
  readonly isHeader: (cells: readonly string[]) => boolean;
  readonly progress?: (done: number, total: number) => void;
};

/**
 * Lays out the tables of a text file (comma, semicolon, tab or bar; gzip, or one in a ZIP archive) or of an XLSX workbook, in memory that does not grow with it. Files are written to `workDir`; when the file is
 * refused with a TarmacError, none is left. docs/tables-in.md says what is read and how.
 */
export async function layOut(path: string, options: LayOutOptions): Promise<LaidFile> {
  const file = openBytes(path);
  try {
    const told = (done: number): void => options.progress?.(Math.min(done, file.size), file.size);
    const laid = await laidOut(file, { ...options, told });
    if (laid.lost !== null && laid.tables.length === 0 && laid.passed_over.every(({ head }) => head.length === 0))
      throw refused(path, `nothing of it can be read: ${laid.lost}`);
    return { ...laid, sha256: digestOf(file), bytes: file.size };
  } finally {
    file.close();
  }
}

async function laidOut(file: FileBytes, options: TextOptions): Promise<Omit<LaidFile, "sha256" | "bytes">> {
  if (!isZip(file)) return layOutText(textInFile(file), options);
  const zip = openZip(file);
  if (isWorkbook(zip)) return layOutWorkbook(zip, options);
  const text = textInZip(zip);
  if (text !== null) return layOutText(text, options);
  throw refused(file.name, "it is an archive that holds neither a workbook nor one text table", {
    hint: "unpack it, and give the tables one by one",
  });
}

/** True for the first bytes of a ZIP archive, as a workbook is. */
export function isZip(file: FileBytes): boolean {
  const head = Buffer.alloc(4);
  file.read(head, 0);
  return head.toString("latin1", 0, 2) === "PK" && (head[2] ?? 9) < 9;
}
