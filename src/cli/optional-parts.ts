import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

/** Something that Tarmac does without, and what it would add. */
export type OptionalPart = {
  readonly name: string;
  /** Where it was found; null when it was not. */
  readonly found: string | null;
  readonly enables: string;
};

const browsers = ["chromium", "chromium-browser", "google-chrome", "chrome", "microsoft-edge"];

/** The optional parts, looked for on this machine. */
export function optionalParts(env: NodeJS.ProcessEnv = process.env): OptionalPart[] {
  const onPath = (names: readonly string[]): string | null => findOnPath(names, env.PATH ?? "");
  return [
    {
      name: "browser",
      found: env.TARMAC_CHROMIUM ?? onPath(browsers),
      enables: "npm test checks the pages in it; npm start opens them. Any other browser shows the pages as well.",
    },
    {
      name: "DuckDB",
      found: resolved("@duckdb/node-api"),
      enables: "positions as Parquet: tarmac load, legs and watch, and the track on the page of a leg.",
    },
    {
      name: "Java",
      found: onPath(["java"]),
      enables: "the rule of legs on a Trino, for positions that outgrow this machine (docs/scale.md).",
    },
  ];
}

function findOnPath(names: readonly string[], path: string): string | null {
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  const files = path
    .split(delimiter)
    .filter((dir) => dir !== "")
    .flatMap((dir) => names.flatMap((name) => endings.map((ending) => join(dir, name + ending))));
  return files.find((file) => existsSync(file)) ?? null;
}

function resolved(name: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return null;
  }
}
