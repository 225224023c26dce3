import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, strFromU8, unzipSync } from "fflate";

/** A line of a release as a plain reader finds it: its number from 1, and its fields. */
export type ReadLine = { readonly line: number; readonly fields: readonly string[] };

/** Lines of a delimited file, gzip or not. Fields may be quoted; no field holds a line end. */
export function readDelimited(path: string, delimiter = ","): ReadLine[] {
  const bytes = readFileSync(path);
  const text = path.endsWith(".gz") ? strFromU8(gunzipSync(bytes)) : bytes.toString("utf8");
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line, n) => ({ line: n + 1, fields: fieldsOf(line, delimiter) }));
}

function fieldsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const parts = [...`${line}${delimiter}`.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*)),/g)];
  return parts.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

/** The sheets of a workbook by name, each with its rows; days stand as `#` and the serial number. */
export function readWorkbook(path: string): Map<string, ReadLine[]> {
  const parts = unzipSync(readFileSync(path));
  const part = (name: string): string => strFromU8(parts[name] as Uint8Array);
  const plain = (xml: string): string => xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
  const shared = [...part("xl/sharedStrings.xml").matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text = ""]) =>
    plain(text),
  );
  const names = [...part("xl/workbook.xml").matchAll(/<sheet name="([^"]*)"/g)].map(([, name = ""]) => name);
  const cellOf = (xml: string): [column: string, text: string] => {
    const column = /r="([A-Z]+)/.exec(xml)?.[1] ?? "";
    const inline = /<t[^>]*>([^<]*)<\/t>/.exec(xml)?.[1];
    if (inline !== undefined) return [column, plain(inline)];
    const value = /<v>([^<]*)<\/v>/.exec(xml)?.[1] ?? "";
    return [column, xml.includes('t="s"') ? (shared[Number(value)] ?? "") : `#${value}`];
  };
  const sheet = (xml: string): ReadLine[] =>
    [...xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/g)].map(([, row, cells = ""]) => {
      const found = new Map([...cells.matchAll(/<c .*?<\/c>/g)].map(([cell]) => cellOf(cell)));
      return { line: Number(row), fields: [...found.values()] };
    });
  return new Map(names.map((name, n) => [name, sheet(part(`xl/worksheets/sheet${n + 1}.xml`))]));
}

/** Every file under a folder, with forward slashes and its bytes. */
export function allFiles(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path)];
    }),
  );
}

/** The rows of a tab-separated file after its header, as records. */
export function readTsv(path: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = header.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((cell, n) => [names[n], cell])));
}
