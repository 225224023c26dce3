import { existsSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { blocks, freshText, pages, tablesOf } from "../../scripts/docs.ts";
import type { Rule } from "../../src/lint/rule.ts";
import { portKinds, portRules } from "../../src/model/departure-port.ts";
import { carrierReasons, heapVerdicts, matchLevels } from "../../src/model/heap.ts";
import { bands, legClasses } from "../../src/model/leg-class.ts";
import { countWays, observationColumns } from "../../src/model/observation.ts";
import { totalEditionColumns } from "../../src/model/total-edition.ts";
import { editionRules } from "../../src/sources/totals/rules/rules.ts";
import { removalColumns, removalFlags } from "../../src/model/removal.ts";
import { logFields } from "../../src/sources/observations/log-map.ts";
import { matchRules } from "../../src/sources/observations/match-rules.ts";
import { thirdCountryRules } from "../../src/model/third-country-flag.ts";
import { countColumns } from "../../src/store/removal-columns.ts";
import { rulesByPart } from "../../src/sources/flights/classes/rules.ts";
import { vocabularies } from "../../src/model/vocabularies.ts";
import { attributes } from "../../src/model/attributes.ts";
import { commands } from "../../src/cli/commands.ts";
import { exportTables } from "../../src/exports/tables.ts";
import { routes } from "../../src/web/routes.ts";
import { importsOf, projectFiles, root, textOf } from "./files.ts";

/** What must be documented: the names that a file of the code gives, and the page that has each as `code` or heading. Add a line for a new list. */
const documented: readonly {
  what: string;
  page: string;
  from: string;
  names: () => Promise<readonly string[]> | readonly string[];
}[] = [
  { what: "command", page: "docs/cli.md", from: "src/cli/commands.ts", names: () => commands.map(({ name }) => name) },
  { what: "route", page: "docs/pages.md", from: "src/web/routes.ts", names: () => routes.map(({ path }) => path) },
  { what: "rule", page: "docs/findings.md", from: "src/lint/rules.ts", names: rules },
  {
    what: "class",
    page: "docs/classes.md",
    from: "src/model/leg-class.ts",
    names: () => [...Object.keys(legClasses), ...Object.keys(bands)],
  },
  {
    what: "rule of classes",
    page: "docs/classes.md",
    from: "src/sources/flights/classes/rules.ts",
    names: () =>
      Object.values(rulesByPart)
        .flat()
        .map(({ id }) => id),
  },
  {
    what: "verdict or level of heaps",
    page: "docs/removals-flights.md",
    from: "src/model/heap.ts",
    names: () => [heapVerdicts, matchLevels, carrierReasons].flatMap((words) => Object.keys(words)),
  },
  {
    what: "kind or rule of ports",
    page: "docs/removals-flights.md",
    from: "src/model/departure-port.ts",
    names: () => [...Object.keys(portKinds), ...Object.keys(portRules)],
  },
  {
    what: "column of a log",
    page: "docs/observations.md",
    from: "src/sources/observations/log-map.ts",
    names: () => Object.keys(logFields),
  },
  {
    what: "rule of matching",
    page: "docs/observations.md",
    from: "src/sources/observations/match-rules.ts",
    names: () => matchRules.map(({ id }) => id),
  },
  {
    what: "column of observations",
    page: "docs/observations.md",
    from: "src/model/observation.ts",
    names: () => [...observationColumns.map(({ name }) => name), ...Object.keys(countWays)],
  },
  {
    what: "column of totals",
    page: "docs/removals.md",
    from: "src/store/removal-columns.ts",
    names: () => countColumns.map(({ name }) => name),
  },
  {
    what: "rule of third-country removals",
    page: "docs/removals.md",
    from: "src/model/third-country-flag.ts",
    names: () => Object.keys(thirdCountryRules),
  },
  {
    what: "rule over editions",
    page: "docs/totals.md",
    from: "src/sources/totals/rules/rules.ts",
    names: () => editionRules.map(({ id }) => id),
  },
  {
    what: "column of editions",
    page: "docs/totals.md",
    from: "src/model/total-edition.ts",
    names: () => totalEditionColumns.map(({ name }) => name),
  },
  {
    what: "column of a release",
    page: "docs/releases.md",
    from: "src/model/removal.ts",
    names: () => [...removalColumns.map(({ name }) => name), ...Object.keys(removalFlags)],
  },
  {
    what: "table",
    page: "docs/record.md",
    from: "src/store/schema.sql",
    names: () => tables().map(({ name }) => name),
  },
  {
    what: "column",
    page: "docs/record.md",
    from: "src/store/schema.sql",
    names: () => tables().flatMap(({ columns }) => columns.map(({ name }) => name)),
  },
  {
    what: "exported column",
    page: "docs/export.md",
    from: "src/exports/tables.ts",
    names: () => exportTables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)]),
  },
  {
    what: "key",
    page: "docs/register.md",
    from: "src/model/attributes.ts",
    names: () =>
      Object.values(attributes)
        .flat()
        .map(({ name, key }) => key ?? name),
  },
  {
    what: "listed word",
    page: "docs/register.md",
    from: "src/model/vocabularies.ts",
    names: () => Object.values(vocabularies).flatMap((list) => Object.keys(list)),
  },
];

/** Commands that are listed but whose file is not there yet; null when all are. */
const absent =
  importsOf("src/cli/commands.ts")
    .filter(({ to }) => !existsSync(join(root, to)))
    .map(({ to }) => to)
    .join(", ") || null;

describe("documentation", () => {
  it.for(documented.map((row) => [row.what, row.page, row] as const))(
    "names every %s in %s",
    async ([what, page, { from, names }], { skip }) => {
      if (what === "command" && absent !== null) skip(`not there yet: ${absent}`);
      if (!existsSync(join(root, from)))
        return expect(existsSync(join(root, page)), `${page} documents ${from}, which is not there`).toBe(false);
      const wanted = await names();
      expect(wanted.length).toBeGreaterThan(0);
      const told = new Set(
        [...textOf(page).matchAll(/`([^`\n]+)`|^#+ (?:tarmac )?(.+)$/gm)].map((match) => match[1] ?? match[2]),
      );
      expect(wanted.filter((name) => !told.has(name))).toEqual([]);
    },
  );

  it("lists each file of src/cli/commands as a command", () => {
    const files = projectFiles().filter((file) => /^src\/cli\/commands\/[^/]+\.ts$/.test(file));
    const listed = importsOf("src/cli/commands.ts").map(({ to }) => to);
    expect(files.filter((file) => !listed.includes(file))).toEqual([]);
  });

  it("gives every table and column of the schema a sentence", () => {
    const silent = tables().flatMap(({ name, says, columns }) => [
      ...(says === "" ? [name] : []),
      ...columns.filter((column) => column.says === "").map((column) => `${name}.${column.name}`),
    ]);
    expect(silent).toEqual([]);
  });

  it.for(pages())("in %s is fresh: npm run docs changes nothing in it", async (page, { skip }) => {
    if (absent !== null && textOf(page).includes("<!-- begin:commands ")) skip(`not there yet: ${absent}`);
    expect(await freshText(page)).toBe(textOf(page));
  });

  it.each(blocks.map(({ name, from }) => [name, from]))("has a place for the block %s, made from %s", (name, from) => {
    const holding = pages().filter((page) => textOf(page).includes(`<!-- begin:${name} `));
    // A bench that nobody has run yet has its place, and says so.
    expect(holding.length > 0).toBe(existsSync(join(root, from)) || from.startsWith("bench/results/"));
  });
});

describe("links", () => {
  const linked = projectFiles().filter((file) => file.endsWith(".md"));

  it("are found", () => {
    expect(linked.flatMap(linksOf).length).toBeGreaterThan(10);
  });

  it.each(linked)("of %s lead somewhere", (file) => {
    expect(linksOf(file).filter((link) => !leads(file, link))).toEqual([]);
  });
});

/** Relative links of a page; what stands in code is no link. */
function linksOf(file: string): readonly string[] {
  const text = prose(textOf(file));
  const links = [...text.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|^\[[^\]]+\]: (\S+)/gm)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

/** True when the file is there, and the heading when the link names one. */
function leads(from: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const file = path === "" ? from : posix.join(dirname(from), path);
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchorsOf(textOf(file)).includes(anchor);
}

/** Addresses of headings, as GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...prose(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => {
    const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const anchor = plain
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(" ", "-");
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

function prose(text: string): string {
  return text.replace(/^(```|~~~)[\s\S]*?^\1/gm, "");
}

function tables(): ReturnType<typeof tablesOf> {
  return tablesOf(textOf("src/store/schema.sql"));
}

async function rules(): Promise<readonly string[]> {
  const list = "../../src/lint/rules.ts";
  const { rules } = (await import(list)) as { rules: readonly Rule[] };
  return rules.map(({ id }) => id);
}
