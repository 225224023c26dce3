import { describe, expect, it } from "vitest";
import { type Import, importsOf, projectFiles, textOf } from "./files.ts";

/** Each folder of src/, from the bottom up, and what it may import. The same table stands in docs/ARCHITECTURE.md. */
const may: Readonly<Record<string, readonly string[]>> = {
  model: [],
  store: ["model"],
  sources: ["model", "store"],
  record: ["model", "store"],
  lint: ["model", "store"],
  reconcile: ["model", "store"],
  law: ["model"],
  "pipeline.ts": ["sources", "record", "lint", "reconcile", "store", "model"],
  desk: [
    "pipeline.ts",
    "sources/register",
    "sources/flights",
    "sources/observations",
    "sources/totals",
    "store",
    "model",
  ],
  views: ["model", "store", "law"],
  exports: ["views", "sources/register", "store", "model"],
  web: ["views", "desk"],
  "web/client": ["law", "model"],
  cli: [
    "model",
    "store",
    "sources",
    "record",
    "lint",
    "reconcile",
    "law",
    "pipeline.ts",
    "desk",
    "views",
    "exports",
    "web",
    "web/client",
  ],
};

/** Folders that run in a browser as well, or only there. */
const isomorphic = ["model", "law", "web/client"];
const databases = /["'](?!\.parquet["']|application\/)(?:node:sqlite|[^"'\n]*(?:sqlite3?|duckdb|parquet)[^"'\n/]*)["']/;

const sources = projectFiles().filter((file) => /^src\/.*\.tsx?$/.test(file));
const imports = sources.flatMap((file) => importsOf(file));
const within = imports.filter(({ to }) => to.startsWith("src/"));

/** The entry of `may` that a file of src/ belongs to: the longest that fits. Null when there is none. */
function folder(file: string): string | null {
  const path = file.replace(/^src\//, "");
  const fitting = Object.keys(may).filter((name) => path === name || path.startsWith(`${name}/`));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}

/** True when a file may import another. */
function allowed({ file, to }: Import): boolean {
  const [from, target] = [folder(file), folder(to)];
  if (from === null || target === null || from === target) return true;
  const path = to.replace(/^src\//, "");
  return (may[from] ?? []).some(
    (name) => target === name || (path.startsWith(`${name}/`) && target === folder(`src/${name}`)),
  );
}

const tell = ({ file, to }: Import): string => `${file} -> ${to}`;

describe("imports", () => {
  it("are found", () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(within.length).toBeGreaterThan(sources.length);
  });

  it("are read from every form of import", () => {
    const text = `
      import type { A } from "./a.ts";
      import {
        b,
      } from '../b/b.ts';
      export * from "./c.ts";
      import "./d.ts";
      const e = await import("./e.ts");
      import zod from "zod";
      // import "./no.ts"
    `;
    const found = importsOf("src/x/y.ts", text).map(({ to }) => to);
    expect(found).toEqual(["src/x/a.ts", "src/b/b.ts", "src/x/c.ts", "src/x/d.ts", "src/x/e.ts", "zod"]);
  });

  it("come from folders that the table knows", () => {
    expect(sources.filter((file) => folder(file) === null)).toEqual([]);
  });

  it("go downwards only", () => {
    expect(within.filter((one) => !allowed(one)).map(tell)).toEqual([]);
  });

  it("upwards are caught", () => {
    expect(allowed({ file: "src/model/count.ts", to: "src/store/sql.ts" })).toBe(false);
    expect(allowed({ file: "src/desk/import.ts", to: "src/sources/texts/read.ts" })).toBe(false);
    expect(allowed({ file: "src/desk/import.ts", to: "src/sources/register/read-file.ts" })).toBe(true);
    expect(allowed({ file: "src/web/app.tsx", to: "src/web/client/copy.ts" })).toBe(false);
    expect(allowed({ file: "src/web/client/copy.ts", to: "src/web/csv.ts" })).toBe(false);
    expect(allowed({ file: "src/cli/main.ts", to: "src/model/count.ts" })).toBe(true);
  });

  it("of a database stand in src/store only", () => {
    const outside = sources.filter((file) => !file.startsWith("src/store/"));
    expect(outside.filter((file) => databases.test(textOf(file)))).toEqual([]);
  });

  it("of node: do not stand where browsers run the code", () => {
    const shared = imports.filter(({ file }) => isomorphic.includes(folder(file) ?? ""));
    expect(shared.filter(({ to }) => to.startsWith("node:")).map(tell)).toEqual([]);
  });

  it("of packages stand in src/model only in *.schema.ts, and there only zod", () => {
    const packages = imports.filter(({ file, to }) => folder(file) === "model" && !to.startsWith("src/"));
    expect(packages.filter(({ file, to }) => to !== "zod" || !file.endsWith(".schema.ts")).map(tell)).toEqual([]);
  });

  it("of the browser's script never reach a schema", () => {
    const reached = new Set(sources.filter((file) => file.startsWith("src/web/client/")));
    for (const file of reached) for (const one of within) if (one.file === file) reached.add(one.to);
    expect(reached.size).toBeGreaterThan(0);
    expect([...reached].filter((file) => file.endsWith(".schema.ts"))).toEqual([]);
  });

  it("are told in docs/ARCHITECTURE.md as they are held here", () => {
    expect(architectureTable(textOf("docs/ARCHITECTURE.md"))).toEqual(may);
  });
});

/** The rows `| src/FOLDER | what | may import |` of the page, as the table above. */
function architectureTable(text: string): Record<string, readonly string[]> {
  const table: Record<string, readonly string[]> = {};
  for (const [, name = "", cell = ""] of text.matchAll(/^\| `src\/([^`]+)` \|[^|]*\|([^|]*)\|$/gm)) {
    const names = [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    table[name] = cell.includes("everything above") ? Object.keys(table) : names;
  }
  return table;
}
