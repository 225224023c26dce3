import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse";
import { openColumnarRows } from "../../store/columnar-rows.ts";
import { type LaidTable, layOut } from "../sheets/lay-out.ts";
import { looksLikeHeader, unknownHeader } from "./choose-map.ts";
import type { Sample } from "./draft-map.ts";
import { shapeOf } from "./open-file.ts";

/** Rows that are looked at. */
const sampleRows = 2000;

/** The header of the first table of a file, and its first rows. Throws a TarmacError when nothing in it looks like a header. */
export async function sampleOf(path: string): Promise<Sample> {
  if (shapeOf(path) === "columnar") return parquetSample(path);
  const workDir = mkdtempSync(join(tmpdir(), "tarmac-draft-"));
  try {
    const { tables, passed_over } = await layOut(path, { workDir, isHeader: looksLikeHeader });
    const widest = [...tables].sort((a, b) => b.header.cells.length - a.header.cells.length)[0];
    if (!widest)
      throw unknownHeader(
        path,
        passed_over.flatMap(({ head }) => head),
        null,
      );
    return { header: widest.header.cells, rows: await firstRows(widest) };
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
}

async function firstRows({ file, delimiter }: LaidTable): Promise<string[][]> {
  const rows: string[][] = [];
  const records = createReadStream(file).pipe(parse({ delimiter, to: sampleRows }));
  for await (const [_place, ...cells] of records as AsyncIterable<string[]>) rows.push(cells);
  return rows;
}

async function parquetSample(path: string): Promise<Sample> {
  const table = await openColumnarRows(path);
  try {
    const rows: string[][] = [];
    for await (const batch of table.batches) {
      rows.push(...batch.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))));
      if (rows.length >= sampleRows) break;
    }
    return { header: table.header, rows: rows.slice(0, sampleRows) };
  } finally {
    table.close();
  }
}
