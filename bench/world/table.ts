import { readFileSync } from "node:fs";

/** Rows of a `.tsv` beside this file, without comment lines. Blank fields are empty strings. */
export function tableRows(name: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`./${name}.tsv`, import.meta.url), "utf8");
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.map((line) => line.split("\t"));
}
