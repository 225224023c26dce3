import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { TarmacError } from "../../model/tarmac-error.ts";

const name = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "a name has lower-case letters, digits and hyphens");
const measure = z.string().regex(/^[a-z][a-z0-9_]*$/, "a measure has lower-case letters, digits and low lines");
const pattern = z.string().refine(isPattern, "not a regular expression");
const headings = z.union([z.string(), z.array(z.string())]).transform((one) => (Array.isArray(one) ? one : [one]));
const month = z.number().int().min(1).max(12);
const order = z.enum(["mdy", "dmy"]);

const common = {
  name,
  says: z.string(),
  series: name.optional(),
  agency: z.string().optional(),
  publisher: z.string().optional(),
  title: z.string().optional(),
  language: z.string().optional(),
  url: z.string().optional(),
  unit: z.string().default("people"),
  includes: z.array(z.string()).default([]),
  excludes: z.array(z.string()).default([]),
  year_begins: month.optional(),
};
const column = z.strictObject({ from: headings, says: z.string() });

const tableSchema = z.strictObject({
  ...common,
  kind: z.literal("table"),
  dates: order.optional(),
  columns: z.strictObject({
    fiscal_year: column.optional(),
    file_date: column.optional(),
    pull_date: column.optional(),
  }),
  measures: z.record(measure, column),
});

const workbookSchema = z.strictObject({
  ...common,
  kind: z.literal("workbook"),
  file_date: z.strictObject({ pattern, says: z.string() }).optional(),
  pull_date: z.strictObject({ section: pattern.optional(), pattern, dates: order.optional(), says: z.string() }),
  measures: z.record(measure, z.strictObject({ table: pattern, row: pattern, column: pattern, says: z.string() })),
});

/** How a table with one edition a row is read, by its headings. */
export type TableMap = z.infer<typeof tableSchema>;
/** How an agency's own workbook is read, by its labels. */
export type WorkbookMap = z.infer<typeof workbookSchema>;
export type TotalsMap = TableMap | WorkbookMap;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, "i") instanceof RegExp;
  } catch {
    return false;
  }
}

/** Reads a map from a YAML file. Throws a TarmacError that names the key. */
export function readTotalsMap(file: string): TotalsMap {
  let given: unknown;
  try {
    given = parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new TarmacError("totals_map", `the map cannot be read: ${(cause as Error).message}`, { where: file, cause });
  }
  return parseTotalsMap(given, file);
}

/** Checks a map. Throws a TarmacError that names the key. */
export function parseTotalsMap(given: unknown, file: string): TotalsMap {
  const schema = (given as { kind?: unknown } | null)?.kind === "workbook" ? workbookSchema : tableSchema;
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new TarmacError("totals_map", `${issue?.path.join(".") || "the map"}: ${issue?.message}`, {
    where: file,
    hint: "kind is table or workbook; docs/totals.md tells each key",
  });
}

let shipped: readonly TotalsMap[] | null = null;

/** The maps that come with Tarmac, by name. Read once. */
export function shippedTotalsMaps(): readonly TotalsMap[] {
  const folder = fileURLToPath(new URL("./maps", import.meta.url));
  shipped ??= readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => readTotalsMap(join(folder, file)));
  return shipped;
}
