import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Rows of a table in `test/cases/`, by column name; cells left off at the end of a line are empty. A person adds a line without TypeScript. */
export function casesIn(file: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(join(import.meta.dirname, "..", "cases", file), "utf8");
  const [header = "", ...lines] = text.split("\n").filter((line) => line !== "");
  const columns = header.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]));
  });
}

/** A number in a cell; null when it is empty. */
export function numberIn(cell: string | undefined): number | null {
  return cell === undefined || cell === "" ? null : Number(cell);
}
