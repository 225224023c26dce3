// npm run docs: writes anew what stands between `<!-- begin:NAME … -->` and `<!-- end:NAME -->` in the documentation, from the
// code that it describes. `npm run docs -- --check` writes nothing, names the pages that are stale, and ends with exit code 1.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Command } from "../src/cli/command.ts";
import type { ExportTable } from "../src/exports/export-table.ts";
import type { Rule } from "../src/lint/rule.ts";
import type { Attribute } from "../src/model/attributes.ts";
import type { ColumnMap, ColumnSource } from "../src/sources/flights/positions/column-map.ts";
import type { CountWord } from "../src/model/count-words.ts";
import type { NamingRule } from "../src/sources/flights/airports/naming-rule.ts";
import type { Route } from "../src/web/route.ts";
import { heapBlocks } from "./heap-blocks.ts";
import { sessionText } from "./session.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Text that is made from code: where the code is, and how. */
export type Block = { readonly name: string; readonly from: string; readonly make: () => Promise<string> };

/** Every block, by the name in its marks. A page may hold any of them. */
export const blocks: readonly Block[] = [
  { name: "commands", from: "src/cli/commands.ts", make: commandsText },
  { name: "routes", from: "src/web/routes.ts", make: routesTable },
  { name: "verdict-rules", from: "src/reconcile/rules.ts", make: verdictRulesTable },
  { name: "comparisons", from: "src/reconcile/compare.ts", make: comparisonsTable },
  { name: "rules", from: "src/lint/rules.ts", make: rulesTable },
  { name: "attributes", from: "src/model/attributes.ts", make: attributesText },
  { name: "values", from: "src/model/attributes.ts", make: valuesTable },
  { name: "heads", from: "src/model/register-keys.ts", make: headsText },
  { name: "vocabularies", from: "src/model/vocabularies.ts", make: vocabulariesText },
  { name: "count-words", from: "src/model/count-words.ts", make: countWordsTable },
  { name: "leg-classes", from: "src/model/leg-class.ts", make: legClassesText },
  { name: "class-rules", from: "src/sources/flights/classes/rules.ts", make: classRulesText },
  { name: "removal-fields", from: "src/sources/flights/classes/fields.yaml", make: removalFieldsText },
  { name: "log-fields", from: "src/sources/observations/log-map.ts", make: logFieldsTable },
  { name: "count-ways", from: "src/model/observation.ts", make: countWaysTable },
  { name: "match-rules", from: "src/sources/observations/match-rules.ts", make: matchRulesTable },
  { name: "observation-columns", from: "src/model/observation.ts", make: observationColumnsTable },
  { name: "totals-maps", from: "src/sources/totals/totals-map.ts", make: totalsMapsText },
  { name: "edition-rules", from: "src/sources/totals/rules/rules.ts", make: editionRulesTable },
  { name: "edition-limits", from: "src/sources/totals/limits.ts", make: editionLimitsTable },
  { name: "edition-columns", from: "src/model/total-edition.ts", make: editionColumnsTable },
  { name: "met-verdicts", from: "src/model/met-total.ts", make: metVerdictsTable },
  { name: "diff-methods", from: "src/model/release-diff.ts", make: async () => diffWords("method", "diffMethods") },
  { name: "diff-kinds", from: "src/model/release-diff.ts", make: async () => diffWords("kind", "diffKinds") },
  { name: "diff-rows", from: "src/model/release-diff.ts", make: diffRowsTable },
  { name: "session", from: "src/cli/main.ts", make: sessionBlock },
  { name: "export-tables", from: "src/exports/tables.ts", make: exportTablesText },
  { name: "bench-record", from: "bench/results/record.json", make: async () => benchTable("record") },
  { name: "bench-pages", from: "bench/results/pages.json", make: async () => benchTable("pages") },
  { name: "bench-legs", from: "bench/results/legs.json", make: async () => benchTable("legs") },
  { name: "bench-airports", from: "bench/results/airports.json", make: async () => benchTable("airports") },
  { name: "bench-families", from: "bench/flights/families.ts", make: familiesTable },
  { name: "bench-releases", from: "bench/results/releases.json", make: async () => benchTable("releases") },
  { name: "bench-positions", from: "bench/results/positions.json", make: async () => benchTable("positions") },
  { name: "position-columns", from: "src/model/position.ts", make: positionColumnsTable },
  { name: "position-formats", from: "src/sources/flights/positions/json.ts", make: positionFormatsTable },
  { name: "position-maps", from: "src/sources/flights/positions/shipped-maps.ts", make: positionMapsText },
  { name: "map-columns", from: "src/sources/flights/positions/column-map.ts", make: mapColumnsTable },
  { name: "position-limits", from: "src/sources/flights/positions/limits.ts", make: positionLimitsTable },
  { name: "table-limits", from: "src/sources/sheets/limits.ts", make: tableLimitsTable },
  { name: "bench-trino", from: "bench/results/trino.json", make: async () => benchTable("trino") },
  { name: "break-reasons", from: "src/model/leg.ts", make: async () => sentencesTable("break", "breakReasons") },
  { name: "mask-reasons", from: "src/model/leg.ts", make: async () => sentencesTable("left out", "maskReasons") },
  { name: "leg-flags", from: "src/model/leg.ts", make: async () => sentencesTable("flag", "legFlags") },
  { name: "landing-signs", from: "src/sources/flights/legs/rule.ts", make: landingSignsTable },
  { name: "bench-legs-speed", from: "bench/results/legs-speed.json", make: async () => benchTable("legs-speed") },
  { name: "naming-rules", from: "src/sources/flights/airports/naming-rule.ts", make: namingRulesTable },
  { name: "exempt-fields", from: "src/sources/flights/airports/exempt-fields.yaml", make: exemptFieldsTable },
  ...heapBlocks,
  {
    name: "third-country-rules",
    from: "src/model/third-country-flag.ts",
    make: () => removalTable("third-country-rules"),
  },
  { name: "former-states", from: "src/model/recorded-country-names.ts", make: () => removalTable("former-states") },
  { name: "related-countries", from: "src/model/related-countries.ts", make: () => removalTable("related-countries") },
  { name: "count-columns", from: "src/store/removal-columns.ts", make: () => removalTable("count-columns") },
  { name: "removal-flags", from: "src/model/removal.ts", make: removalFlagsTable },
  { name: "removal-columns", from: "src/model/removal.ts", make: removalColumnsTable },
  { name: "removal-maps", from: "src/sources/removals/shipped-maps.ts", make: removalMapsText },
  { name: "removal-map-columns", from: "src/sources/removals/map-columns.ts", make: removalMapColumnsTable },
  { name: "columns", from: "src/store/schema.sql", make: async () => columnsText(textOf("src/store/schema.sql")) },
];

async function commandsText(): Promise<string> {
  const { helpText } = await load<{ helpText: (command: Command) => string }>("../src/cli/command.ts");
  const { commands } = await load<{ commands: readonly { load: () => Promise<Command> }[] }>("../src/cli/commands.ts");
  const loaded = await Promise.all(commands.map((command) => command.load()));
  return loaded.map((command) => `### tarmac ${command.name}\n\n${fenced(helpText(command))}`).join("\n\n");
}

/** A table about government releases. */
async function removalTable(name: string): Promise<string> {
  type Tables = Readonly<Record<string, () => readonly [readonly string[], readonly (readonly string[])[]]>>;
  const { removalTables } = await load<{ removalTables: Tables }>("./removal-tables.ts");
  const [head, rows] = removalTables[name]?.() ?? [[], []];
  return table(
    [...head],
    rows.map((row) => [...row]),
  );
}

/** The families of invented aircraft, each with what is hard about it. */
async function familiesTable(): Promise<string> {
  type Families = Readonly<Record<string, { readonly says: string }>>;
  const { families } = await load<{ families: Families }>("../bench/flights/families.ts");
  const rows = Object.entries(families).map(([name, { says }]) => `| ${name} | ${says} |`);
  return ["| family | what flies |", "|---|---|", ...rows].join("\n");
}

async function routesTable(): Promise<string> {
  const { routes } = await load<{ routes: readonly Route[] }>("../src/web/routes.ts");
  const address = ({ path, data }: Route): string =>
    data === undefined ? code(path) : `${code(path)}, data at ${code(data)}`;
  return table(
    ["address", "what stands there"],
    routes.map((route) => [address(route), route.says]),
  );
}

async function rulesTable(): Promise<string> {
  const { rules } = await load<{ rules: readonly Rule[] }>("../src/lint/rules.ts");
  return table(
    ["rule", "severity", "what it finds"],
    rules.map(({ id, severity, says }) => [code(id), severity, says]),
  );
}

/** Words of src/model/leg.ts with their sentences. */
async function sentencesTable(head: string, name: string): Promise<string> {
  const words = await load<Readonly<Record<string, Readonly<Record<string, string>>>>>("../src/model/leg.ts");
  return table(
    [head, "why"],
    Object.entries(words[name] ?? {}).map(([word, says]) => [`\`${word}\``, says]),
  );
}

async function landingSignsTable(): Promise<string> {
  const { rule } = await load<{ rule: Readonly<Record<string, number>> }>("../src/sources/flights/legs/rule.ts");
  const of = (name: string): number => rule[name] ?? Number.NaN;
  const lost = (name: string): string =>
    `${of(`${name}S`)} s and ${Math.round(of(`${name}Share`) * 100)} % of the silence`;
  const fits = (name: string): string =>
    `${of(`${name}SinkFtS`)} ft/s down, ${of(`${name}ClimbFtS`)} ft/s up, a stop of ${of(`${name}StopS`)} s`;
  return table(
    ["rows beside the silence", "a landing must fit at", "time lost must be more than"],
    [
      ["both look like a landing", fits("steep"), lost("twoSigns")],
      ["one does", fits("gentle"), lost("oneSign")],
      [`neither, both below ${of("lowFt").toLocaleString("en-US")} ft`, fits("gentle"), lost("noSignLow")],
      ["neither", fits("gentle"), lost("noSign")],
    ],
  );
}

async function namingRulesTable(): Promise<string> {
  const { namingRules } = await load<{ namingRules: Readonly<Record<string, NamingRule>> }>(
    "../src/sources/flights/airports/naming-rule.ts",
  );
  const feet = (n: number): string => `${n.toLocaleString("en-US")} ft`;
  return table(
    [
      "class",
      "fields within",
      "highest start",
      "highest end",
      "shortest runway",
      "least share",
      "leg before and after",
    ],
    Object.entries(namingRules).map(([name, rule]) => [
      name,
      `${rule.reach_nm} NM`,
      feet(rule.highestStart_ft),
      feet(rule.highestEnd_ft),
      rule.leastRunway_ft === 0 ? "none" : `${feet(rule.leastRunway_ft)}${rule.paved ? ", paved" : ""}`,
      `${Math.round(rule.leastShare * 100)} %`,
      rule.chains ? "believed" : "not asked",
    ]),
  );
}

async function exemptFieldsTable(): Promise<string> {
  const { exemptFields } = await load<{ exemptFields: () => readonly { ident: string; says: string }[] }>(
    "../src/sources/flights/airports/exempt-fields.ts",
  );
  return table(
    ["field", "why"],
    exemptFields().map(({ ident, says }) => [code(ident), says]),
  );
}

async function verdictRulesTable(): Promise<string> {
  const { verdictRules, verdictOf } = await load<{
    verdictRules: Readonly<Record<string, string>>;
    verdictOf: Readonly<Record<string, string>>;
  }>("../src/reconcile/rules.ts");
  const rows = Object.entries(verdictRules).map(([rule, says]) => [code(rule), code(verdictOf[rule] ?? ""), says]);
  return table(["rule", "verdict", "when"], rows);
}

async function comparisonsTable(): Promise<string> {
  const { comparisons } = await load<{ comparisons: Readonly<Record<string, { readonly says: string }>> }>(
    "../src/reconcile/compare.ts",
  );
  return table(
    ["kind of value", "how two are compared"],
    Object.entries(comparisons).map(([kind, { says }]) => [kind, says]),
  );
}

async function attributesText(): Promise<string> {
  const { attributes } = await load<{ attributes: Readonly<Record<string, readonly Attribute[]>> }>(
    "../src/model/attributes.ts",
  );
  const row = ({ name, key, value, many, says, list }: Attribute): string[] => [
    code(key ?? name),
    `${value}${many ? ", several" : ""}`,
    list === undefined ? says : `${says} One of [${list}](#${slug(title(list))}).`,
  ];
  const section = ([kind, list]: [string, readonly Attribute[]]): string =>
    `### Of ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}\n\n${table(["key", "value", "what it means"], list.map(row))}`;
  return Object.entries(attributes).map(section).join("\n\n");
}

async function sessionBlock(): Promise<string> {
  const { run } = await load<{ run: Parameters<typeof sessionText>[0] }>("../src/cli/main.ts");
  return sessionText(run);
}

async function exportTablesText(): Promise<string> {
  const { exportTables } = await load<{ exportTables: readonly ExportTable[] }>("../src/exports/tables.ts");
  const section = ({ name, says, columns }: ExportTable): string =>
    `### ${name}\n\n${says}\n\n${table(
      ["column", "what it holds"],
      columns.map((column) => [code(column.name), column.says]),
    )}`;
  return exportTables.map(section).join("\n\n");
}

async function positionColumnsTable(): Promise<string> {
  const { positionColumns } = await load<{ positionColumns: readonly Record<"name" | "type" | "says", string>[] }>(
    "../src/model/position.ts",
  );
  return table(
    ["column", "type", "what it holds"],
    positionColumns.map(({ name, type, says }) => [code(name), type, says]),
  );
}

const positionsFolder = "../src/sources/flights/positions";

async function positionFormatsTable(): Promise<string> {
  const { jsonFormats } = await load<{ jsonFormats: readonly Record<"name" | "says" | "feed", string>[] }>(
    `${positionsFolder}/json.ts`,
  );
  return table(
    ["format", "what it is", "feed"],
    jsonFormats.map(({ name, says, feed }) => [code(name), says, code(feed)]),
  );
}

async function positionMapsText(): Promise<string> {
  const { shippedMaps } = await load<{ shippedMaps: () => readonly ColumnMap[] }>(`${positionsFolder}/shipped-maps.ts`);
  const row = ([name, source]: [string, ColumnSource | undefined]): string[] => [
    code(name),
    (source?.from ?? []).map(code).join(", else "),
    source?.unit ?? "",
    source?.says ?? "",
  ];
  const section = ({ name, says, columns }: ColumnMap): string =>
    `#### ${name}\n\n${says}.\n\n${table(["ours", "theirs", "unit", "what it is"], Object.entries(columns).map(row))}`;
  return shippedMaps().map(section).join("\n\n");
}

async function mapColumnsTable(): Promise<string> {
  type Columns = Readonly<Record<string, { readonly units: readonly string[] | null; readonly says: string }>>;
  const { mapColumns } = await load<{ mapColumns: Columns }>(`${positionsFolder}/column-map.ts`);
  return table(
    ["column", "units", "what it is"],
    Object.entries(mapColumns).map(([name, { units, says }]) => [code(name), (units ?? []).map(code).join(", "), says]),
  );
}

async function positionLimitsTable(): Promise<string> {
  type Limits = Readonly<Record<string, { readonly least: number; readonly most: number; readonly says: string }>>;
  const { limits } = await load<{ limits: Limits }>(`${positionsFolder}/limits.ts`);
  return table(
    ["column", "at least", "at most", "what it is"],
    Object.entries(limits).map(([name, { least, most, says }]) => [code(name), String(least), String(most), says]),
  );
}

/** What a table may ask of the machine that reads it. */
async function tableLimitsTable(): Promise<string> {
  type Limits = Readonly<Record<string, { readonly most: number; readonly unit: string; readonly says: string }>>;
  const { limits } = await load<{ limits: Limits }>("../src/sources/sheets/limits.ts");
  const row = ([name, { most, unit, says }]: [string, Limits[string]]): string[] => [
    code(name),
    `${most.toLocaleString("en-US")} ${unit}`,
    says,
  ];
  return table(["limit", "at most", "of what, and what happens beyond"], Object.entries(limits).map(row));
}

/** The keys at the head of an entry: those that all may have, then each kind's own. */
async function headsText(): Promise<string> {
  type Keys = Readonly<Record<string, Readonly<Record<string, string>>>>;
  const { headKeys } = await load<{ headKeys: Keys }>("../src/model/register-keys.ts");
  const rows = Object.entries(headKeys).flatMap(([kind, list]) =>
    Object.entries(list).map(([key, says]) => [kind, code(key), says]),
  );
  return table(["of", "key", "what it means"], rows);
}

async function valuesTable(): Promise<string> {
  const { valueKinds } = await load<{ valueKinds: Readonly<Record<string, string>> }>("../src/model/attributes.ts");
  return table(["value", "how it is written"], Object.entries(valueKinds));
}

async function vocabulariesText(): Promise<string> {
  type Lists = Readonly<Record<string, Readonly<Record<string, string>>>>;
  const { vocabularies } = await load<{ vocabularies: Lists }>("../src/model/vocabularies.ts");
  const rows = (list: Readonly<Record<string, string>>): string[][] =>
    Object.entries(list).map(([word, says]) => [code(word), says]);
  const section = ([name, list]: [string, Readonly<Record<string, string>>]): string =>
    `### ${title(name)}\n\n${table(["word", "what it means"], rows(list))}`;
  return Object.entries(vocabularies).map(section).join("\n\n");
}

async function countWordsTable(): Promise<string> {
  const { countWords } = await load<{ countWords: readonly CountWord[] }>("../src/model/count-words.ts");
  const rows = countWords.map(({ name, says, example, counterExample }) => [name, says, example, counterExample]);
  return table(["way", "how it is read", "for example", "but not"], rows);
}

/** Classes and bands of legs, as pages name them. */
async function legClassesText(): Promise<string> {
  type List = Readonly<Record<string, string>>;
  const { legClasses, bands } = await load<{ legClasses: List; bands: List }>("../src/model/leg-class.ts");
  const rows = (list: List): string[][] => Object.entries(list).map(([word, says]) => [code(word), says]);
  return `${table(["class", "what it is"], rows(legClasses))}\n\n${table(["band", "how sure"], rows(bands))}`;
}

async function classRulesText(): Promise<string> {
  type Rules = Pick<typeof import("../src/sources/flights/classes/rules.ts"), "rulesByPart">;
  const { rulesByPart } = await load<Rules>("../src/sources/flights/classes/rules.ts");
  const part = (name: string, heads: readonly string[], rows: readonly (readonly string[])[]): string =>
    `### ${name}\n\n${table(heads, rows)}`;
  const { classes, signs, doubts, notable } = rulesByPart;
  return [
    part(
      "Rules that give a class",
      ["rule", "gives", "says", "needs"],
      classes.map(({ id, gives, says, needs }) => [
        code(id),
        id === "witness_names_it" ? "as told" : code(gives),
        says,
        needs,
      ]),
    ),
    part(
      "Signs",
      ["sign", "family", "says", "needs"],
      signs.map(({ id, family, says, needs }) => [code(id), family ?? "", says, needs]),
    ),
    part(
      "Doubts",
      ["doubt", "limits", "says", "needs"],
      doubts.map(({ id, limits, says, needs }) => [code(id), limits ?? "", says, needs]),
    ),
    part(
      "Notable",
      ["rule", "says", "needs"],
      notable.map(({ id, says, needs }) => [code(id), says, needs]),
    ),
  ].join("\n\n");
}

async function removalFieldsText(): Promise<string> {
  type Fields = Pick<typeof import("../src/sources/flights/classes/fields.ts"), "knownFields">;
  type Context = Pick<typeof import("../src/sources/flights/classes/context.ts"), "fieldRoles">;
  const { knownFields } = await load<Fields>("../src/sources/flights/classes/fields.ts");
  const { fieldRoles } = await load<Context>("../src/sources/flights/classes/context.ts");
  const roles = table(
    ["role", "what it means"],
    Object.entries(fieldRoles).map(([role, says]) => [code(role), says]),
  );
  const rows = knownFields().map((row) => [
    code(row.ident),
    row.country,
    code(row.role),
    (row.valid_from ?? row.valid_to) ? `${row.valid_from ?? ""} to ${row.valid_to ?? ""}` : "not told",
    row.source,
  ]);
  return `${roles}\n\n${table(["field", "country", "role", "days", "source"], rows)}`;
}

async function logFieldsTable(): Promise<string> {
  type Map = Pick<typeof import("../src/sources/observations/log-map.ts"), "logFields">;
  const { logFields } = await load<Map>("../src/sources/observations/log-map.ts");
  const rows = Object.entries(logFields).map(([field, { says, known }]) => [code(field), says, known.join("; ")]);
  return table(["column", "what it tells", "known headings"], rows);
}

async function countWaysTable(): Promise<string> {
  const { countWays } = await load<{ countWays: Readonly<Record<string, string>> }>("../src/model/observation.ts");
  return table(
    ["way", "what it means, and its bounds"],
    Object.entries(countWays).map(([way, says]) => [code(way), says]),
  );
}

async function matchRulesTable(): Promise<string> {
  type Rules = Pick<typeof import("../src/sources/observations/match-rules.ts"), "matchRules">;
  const { matchRules } = await load<Rules>("../src/sources/observations/match-rules.ts");
  const part = (rule: Rules["matchRules"][number]): string =>
    rule.names ? "says which aircraft it is" : rule.excludes ? "where it differs, it is another leg" : "";
  return table(
    ["rule", "says", "weight", ""],
    matchRules.map((rule) => [code(rule.id), rule.says, String(rule.weight), part(rule)]),
  );
}

async function removalFlagsTable(): Promise<string> {
  const { removalFlags } = await load<typeof import("../src/model/removal.ts")>("../src/model/removal.ts");
  return table(
    ["flag", "when"],
    Object.entries(removalFlags).map(([flag, says]) => [code(flag), says]),
  );
}

async function removalColumnsTable(): Promise<string> {
  const { removalColumns } = await load<typeof import("../src/model/removal.ts")>("../src/model/removal.ts");
  return table(
    ["column", "type", "what it holds"],
    removalColumns.map(({ name, type, says }) => [code(name), type, says]),
  );
}

/** The maps of releases, each with its columns and what they are. */
async function removalMapsText(): Promise<string> {
  type Maps = Pick<typeof import("../src/sources/removals/shipped-maps.ts"), "shippedMaps">;
  const { shippedMaps } = await load<Maps>("../src/sources/removals/shipped-maps.ts");
  const monthNames = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });
  const month = (n: number): string => monthNames.format(new Date(Date.UTC(2031, n - 1, 1)));
  return shippedMaps()
    .map(({ name, says, publisher, needs, row_is, counts_by, year_begins, columns }) => {
      const rows = Object.entries(columns).map(([ours, one]) => [
        code(ours),
        one.from.map(code).join(", else "),
        one.says,
      ]);
      const counted = `A row is a ${row_is}; counted by ${code(counts_by)}, in years that begin in ${month(year_begins)}.`;
      const known = `Known by ${needs.map(code).join(", ")}.`;
      return `### ${name}\n\n${says} (${publisher}). ${counted} ${known}\n\n${table(["ours", "theirs", "what it is"], rows)}`;
    })
    .join("\n\n");
}

async function removalMapColumnsTable(): Promise<string> {
  type Columns = Pick<typeof import("../src/sources/removals/map-columns.ts"), "mapColumns" | "cellKinds">;
  const { mapColumns, cellKinds } = await load<Columns>("../src/sources/removals/map-columns.ts");
  const kinds = table(
    ["kind", "how its cells are read"],
    Object.entries(cellKinds).map(([kind, says]) => [kind, says]),
  );
  const rows = Object.entries(mapColumns).map(([name, kind]) => [code(name), kind]);
  return `${kinds}\n\n${table(["column that a map can fill", "kind"], rows)}`;
}

async function observationColumnsTable(): Promise<string> {
  type Columns = readonly { readonly name: string; readonly type: string; readonly says: string }[];
  const { observationColumns } = await load<{ observationColumns: Columns }>("../src/model/observation.ts");
  return table(
    ["column", "type", "what it holds"],
    observationColumns.map(({ name, type, says }) => [code(name), type, says]),
  );
}

/** The maps of totals that come with Tarmac, each with what it looks for. */
async function totalsMapsText(): Promise<string> {
  type Maps = Pick<typeof import("../src/sources/totals/totals-map.ts"), "shippedTotalsMaps">;
  const { shippedTotalsMaps } = await load<Maps>("../src/sources/totals/totals-map.ts");
  return shippedTotalsMaps()
    .map((map) => {
      const columns =
        map.kind === "table"
          ? Object.entries({ ...map.columns, ...map.measures }).map(([name, one]) => [
              code(name),
              (one?.from ?? []).map(code).join(", "),
              one?.says ?? "",
            ])
          : [
              ...Object.entries(map.measures).map(([name, one]) => [
                code(name),
                `${code(one.table)}, row ${code(one.row)}, column ${code(one.column)}`,
                one.says,
              ]),
              [code("pull_date"), code(map.pull_date.pattern), map.pull_date.says],
              ...(map.file_date ? [[code("file_date"), code(map.file_date.pattern), map.file_date.says]] : []),
            ];
      return `### ${map.name}\n\n${map.says}.\n\n${table(["ours", "what is looked for", "what it is"], columns)}`;
    })
    .join("\n\n");
}

async function editionRulesTable(): Promise<string> {
  const { editionRules } = await load<typeof import("../src/sources/totals/rules/rules.ts")>(
    "../src/sources/totals/rules/rules.ts",
  );
  return table(
    ["rule", "severity", "what it finds"],
    editionRules.map(({ id, severity, says }) => [code(id), severity, says]),
  );
}

async function editionLimitsTable(): Promise<string> {
  const { editionLimits } = await load<typeof import("../src/sources/totals/limits.ts")>(
    "../src/sources/totals/limits.ts",
  );
  return table(
    ["limit", "value", "why"],
    Object.entries(editionLimits).map(([name, { value, says }]) => [code(name), String(value), says]),
  );
}

async function editionColumnsTable(): Promise<string> {
  const { totalEditionColumns } = await load<typeof import("../src/model/total-edition.ts")>(
    "../src/model/total-edition.ts",
  );
  return table(
    ["column", "what it holds"],
    totalEditionColumns.map(({ name, says }) => [code(name), says]),
  );
}

async function metVerdictsTable(): Promise<string> {
  const { metVerdicts } = await load<typeof import("../src/model/met-total.ts")>("../src/model/met-total.ts");
  return table(
    ["verdict", "when"],
    Object.entries(metVerdicts).map(([verdict, says]) => [code(verdict), says]),
  );
}

async function diffWords(head: string, name: string): Promise<string> {
  type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
  const words = (await load<Words>("../src/model/release-diff.ts"))[name] ?? {};
  return table(
    [head, "what it is"],
    Object.entries(words).map(([word, says]) => [code(word), says]),
  );
}

async function diffRowsTable(): Promise<string> {
  type Columns = readonly { readonly name: string; readonly type: string; readonly says: string }[];
  const { diffRowColumns } = await load<{ diffRowColumns: Columns }>("../src/model/release-diff.ts");
  return table(
    ["column", "type", "what it holds"],
    diffRowColumns.map(({ name, type, says }) => [code(name), type, says]),
  );
}

/** The figures of a bench as it was last run; says so when it was not. */
function benchTable(name: string): string {
  const file = `bench/results/${name}.json`;
  if (!existsSync(join(root, file))) return `Not yet measured: \`npm run bench -- ${name}\`.`;
  const { at, commit, machine, rows } = JSON.parse(textOf(file)) as BenchResult;
  const held = (holds: boolean | null): string => (holds === null ? "" : holds ? "yes" : "**no**");
  const cells = rows.map((one) => [
    one.work,
    one.metric,
    `${one.value} ${one.unit}`,
    one.against ?? "",
    one.ratio === null ? "" : `${one.ratio} ×`,
    one.bar ?? "",
    held(one.holds),
  ]);
  const made = `Measured ${at.slice(0, 10)} at commit ${commit}: ${Object.entries(machine)
    .map(([key, value]) => `${key.replaceAll("_", " ")} ${value}`)
    .join(", ")}.`;
  return `${table(["work", "figure", "value", "against", "ratio", "bar", "holds"], cells)}\n\n${made}`;
}

/** A file of `bench/results`. */
type BenchResult = {
  readonly at: string;
  readonly commit: string;
  readonly machine: Readonly<Record<string, string | number>>;
  readonly rows: readonly {
    readonly work: string;
    readonly metric: string;
    readonly value: number;
    readonly unit: string;
    readonly against: string | null;
    readonly ratio: number | null;
    readonly bar: string | null;
    readonly holds: boolean | null;
  }[];
};

/** For each table of the schema its comment, and a row a column with the comment that stands beside it. */
function columnsText(schema: string): string {
  const section = ({ name, says, columns }: SchemaTable): string =>
    `### ${name}\n\n${says}\n\n${table(
      ["column", "what it holds"],
      columns.map((column) => [code(column.name), column.says ?? ""]),
    )}`;
  return tablesOf(schema).map(section).join("\n\n");
}

/** A table of the schema. A column says null when the table stands on one line, where there is no room for comments. */
export type SchemaTable = {
  readonly name: string;
  readonly says: string;
  readonly columns: readonly { readonly name: string; readonly says: string | null }[];
};

/** The tables of a schema: each begins with `create table` and has a comment `-- NAME: what a row is` above it. */
export function tablesOf(schema: string): readonly SchemaTable[] {
  const says = new Map([...schema.matchAll(/^-- (\w+): (.*)$/gm)].map((match) => [match[1], match[2]]));
  const made = [
    ...schema.matchAll(/^create (?:virtual )?table (\w+)(?: using \w+)? ?\(([\s\S]*?)\)(?: strict[^;]*)?;/gm),
  ];
  return made.map(([, name = "", body = ""]) => ({ name, says: says.get(name) ?? "", columns: columnsOf(body) }));
}

function columnsOf(body: string): SchemaTable["columns"] {
  const onLines = body.includes("\n");
  const keyless = body.replace(/\b(?:primary key|unique|foreign key|check) ?\([^)]*\)/g, "");
  return (onLines ? keyless.split("\n") : keyless.split(",")).flatMap((line) => {
    const [, name, says = ""] = /^\s*(\w+)\b(?!\s*=)[^-]*(?:-- (.*))?$/.exec(line) ?? [];
    // rowid is SQLite's own.
    return name === undefined || name === "rowid" ? [] : [{ name, says: onLines ? says : null }];
  });
}

/** The schema of the register: a page of its own, made whole. The files of the example record point their editors to it. */
const schemaPage = "docs/register.schema.json";

async function schemaText(): Promise<string> {
  const { registerJsonSchema } = await load<{ registerJsonSchema: () => unknown }>("../src/model/register.schema.ts");
  return `${JSON.stringify(registerJsonSchema(), null, 1)}\n`;
}

/** The pages that hold blocks, by their path in the project, and the schema of the register. */
export function pages(): readonly string[] {
  const listed = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map(
    (name) => `docs/${name.replaceAll("\\", "/")}`,
  );
  return ["README.md", "CONTRIBUTING.md", ...listed.sort()].filter(
    (file) => (file.endsWith(".md") || file === schemaPage) && existsSync(join(root, file)),
  );
}

/** The text of a page with every block in it made anew. Throws when it holds a mark that nothing makes, or one without an end. */
export async function freshText(page: string): Promise<string> {
  if (page === schemaPage) return schemaText();
  let text = textOf(page);
  for (const [, name = ""] of text.matchAll(/<!-- begin:([\w-]+)/g)) {
    const block = blocks.find((one) => one.name === name);
    if (block === undefined) throw new Error(`unknown block in ${page}: ${name}`);
    const marked = new RegExp(`<!-- begin:${name}\\b[^>]*-->[\\s\\S]*?<!-- end:${name} -->`);
    if (!marked.test(text)) throw new Error(`missing end of block in ${page}: ${name}`);
    const made = await block.make();
    text = text.replace(
      marked,
      () => `<!-- begin:${name} (generated by npm run docs) -->\n${made}\n<!-- end:${name} -->`,
    );
  }
  return text;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [line(heads), `|${heads.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function fenced(text: string): string {
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** `movement_kinds` → `Movement kinds`. */
function title(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("_", " ")}`;
}

function slug(heading: string): string {
  return heading.toLowerCase().replaceAll(" ", "-");
}

function textOf(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

/** Loads code by a name that is worked out when it runs: a block whose code is not there yet hinders no other. */
async function load<Module>(path: string): Promise<Module> {
  return (await import(path)) as Module;
}

/** Writes the stale pages, or only names them. Gives the exit code. */
async function writePages(check: boolean): Promise<number> {
  const stale: string[] = [];
  let failed = false;
  for (const page of pages()) {
    try {
      const fresh = await freshText(page);
      if (fresh === textOf(page)) continue;
      stale.push(page);
      if (!check) writeFileSync(join(root, page), fresh);
    } catch (error) {
      failed = true;
      console.error(`${page}: ${(error as Error).message}`);
    }
  }
  console.log(
    stale.length === 0
      ? failed
        ? "no other page is stale"
        : "the documentation is fresh"
      : `${check ? "stale" : "written"}: ${stale.join(", ")}`,
  );
  return failed || (check && stale.length > 0) ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = await writePages(process.argv.includes("--check"));
