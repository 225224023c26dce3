import { isoOf } from "./days.ts";
import type { Row } from "./row.ts";
import type { Shape } from "./shape.ts";

/** A line of a delimited file without its end. Days are ISO dates; a field is quoted when it holds the comma, a quote or a line end (with pipes never: no field has one). */
export function lineOf({ columns, delimiter }: Shape, row: Row): string {
  let line = "";
  for (let n = 0; n < columns.length; n++) {
    const value = columns[n]?.cell(row) ?? "";
    if (n > 0) line += delimiter;
    line += typeof value === "number" ? isoOf(value) : fieldText(value, delimiter);
  }
  return line;
}

/** The lines before the first row: titles and header. */
export function headLines(shape: Shape, seed: number): string[] {
  const titles = shape.title(seed).map((title) => fieldText(title ?? "", shape.delimiter));
  const header = shape.columns.map(({ name }) => fieldText(name, shape.delimiter)).join(shape.delimiter);
  return [...titles, header];
}

function fieldText(text: string, delimiter: string): string {
  if (delimiter === "|" || !/[",\n]/.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}
