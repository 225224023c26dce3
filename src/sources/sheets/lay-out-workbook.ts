import { isBlankCell } from "./byte-text.ts";
import type { LaidFile, LaidTable, PassedOver } from "./laid.ts";
import { LaidFiles } from "./laid-files.ts";
import type { TextOptions } from "./lay-out-text.ts";
import { limits } from "./limits.ts";
import { TableCutter } from "./table-cutter.ts";
import { type BookSheet, openWorkbook, readSheet, type Workbook } from "./workbook.ts";
import type { Zip } from "./zip.ts";

/** Lays out the tables of all sheets of a workbook, hidden ones too. */
export async function layOutWorkbook(zip: Zip, options: TextOptions): Promise<Omit<LaidFile, "sha256" | "bytes">> {
  let done = 0;
  const told = (packed: number): void => {
    done += packed;
    options.told(done);
  };
  const workbook = await openWorkbook(zip, told);
  const files = new LaidFiles(options.workDir, zip.file.name);
  const tables: LaidTable[] = [];
  const passed_over: PassedOver[] = [];
  const lost: string[] = [];
  try {
    for (const sheet of workbook.sheets) {
      const laid = await layOutSheet(workbook, sheet, { ...options, files, told });
      tables.push(...laid.tables);
      passed_over.push(...laid.passed_over);
      if (laid.lost !== null) lost.push(laid.lost);
    }
  } catch (error) {
    files.remove();
    throw error;
  }
  return {
    kind: "xlsx",
    encoding: null,
    delimiter: null,
    tables,
    passed_over,
    lost: lost.length > 0 ? lost.join("; ") : null,
  };
}

type Into = TextOptions & { readonly files: LaidFiles };

async function layOutSheet(
  workbook: Workbook,
  sheet: BookSheet,
  { files, isHeader, told }: Into,
): Promise<{
  readonly tables: readonly LaidTable[];
  readonly passed_over: readonly PassedOver[];
  readonly lost: string | null;
}> {
  const cutter = new TableCutter({ sheet: sheet.name, delimiter: ",", isHeader, files });
  let last = 0;
  const lost = await readSheet(
    workbook,
    sheet,
    (line, cells, { formulas, long }) => {
      // Rows that a sheet leaves out are blank.
      if (line > last + 1) cutter.blank();
      last = line;
      if (long)
        cutter.reject(line, cells, `the row is longer than ${limits.record_bytes.most.toLocaleString("en-US")} bytes`);
      else if (cells.every(isBlankCell)) cutter.blank();
      else cutter.row({ line, cells, formulas });
    },
    { enough: () => cutter.passed, told },
  );
  return { ...cutter.end(), lost };
}
