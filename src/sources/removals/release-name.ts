import { basename } from "node:path";
import { TarmacError } from "../../model/tarmac-error.ts";

/** The name of a release from the names of its files: `ICERemovals_FY2016.csv.gz` and `ICERemovals_FY2019.csv.gz` give `iceremovals-fy2016-fy2019`. */
export function nameOfFiles(files: readonly string[]): string {
  const words = files.map(wordsOf).sort((a, b) => (a.join("-") < b.join("-") ? -1 : 1));
  const [first = [], last = []] = [words[0], words.at(-1)];
  const alike = first.findIndex((word, i) => word !== last[i]);
  const rest = alike < 0 ? [] : last.slice(alike);
  const name = [...first, ...rest].join("-").slice(0, longest).replace(/-+$/, "");
  return name === "" ? "release" : name;
}

/** Checks a name that a person gave. It is a folder's name and a source's id. */
export function checkedName(name: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && name.length <= longest) return name;
  throw new TarmacError("usage", `not a name of a release: ${name}`, {
    hint: `lower-case letters, digits and hyphens, such as ${nameOfFiles([name])}`,
  });
}

const longest = 80;

function wordsOf(file: string): readonly string[] {
  return basename(file)
    .replace(/\.(?:gz|zip)$/i, "")
    .replace(/\.(?:csv|tsv|txt|psv|xlsx|xlsm|parquet)$/i, "")
    .normalize("NFKD")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** The title of a release from the lines above its headers: those that speak of removals or returns, else the last; null when there are none. A request number is put behind. */
export function titleOf(titles: readonly (readonly string[])[]): string | null {
  const each = titles.flatMap((lines) => {
    const told = lines.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "");
    return told.find((line) => /remov|return|deport|expel|repatri/i.test(line)) ?? told.at(-1) ?? [];
  });
  const title = [...new Set(each)].join("; ");
  if (title === "") return null;
  const number = titles
    .flat()
    .find((line) => /^\s*\d{4}-[A-Z]{4}-\d{4,6}\s*$/.test(line))
    ?.trim();
  const text = title.length > 200 ? `${title.slice(0, 199)}…` : title;
  return number === undefined ? text : `${text} (${number})`;
}
