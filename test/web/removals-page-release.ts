import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ReleaseManifest, removalColumns } from "../../src/model/removal.ts";
import { thirdCountry } from "../../src/model/third-country-flag.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import { releaseDir } from "../../src/store/removals.ts";

/** A row of an invented release; what is absent is blank. */
export type InventedRow = Partial<Record<(typeof removalColumns)[number]["name"], unknown>>;

/** The rows of `test/cases/removals-page.tsv`. */
export function caseRows(): InventedRow[] {
  const text = readFileSync(new URL("../cases/removals-page.tsv", import.meta.url), "utf8");
  const [, ...lines] = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.flatMap((line) => {
    const [n, day, citizenship, birth, to, port, gender, person, flags = ""] = line.split("\t");
    const row: InventedRow = {
      counted_date: blank(day),
      departed_date: blank(day),
      fiscal_year: day === "-" ? null : Number(day?.slice(0, 4)) + (Number(day?.slice(5, 7)) >= 10 ? 1 : 0),
      ...country("citizenship_country", citizenship),
      ...country("birth_country", birth),
      ...country("departure_country", to),
      departure_port: port,
      gender: gender?.replace(/^=(?=\()/, ""),
      person_id: blank(person),
      flags: flags === "" ? [] : flags.split("+"),
    };
    return Array.from({ length: Number(n) }, () => row);
  });
}

const blank = (text: string | undefined): string | null => (text === undefined || text === "-" ? null : text);

function country(name: string, text: string | undefined): Record<string, string | null> {
  const said = blank(text);
  if (said?.startsWith("=")) return { [name]: null, [`${name}_said`]: said.slice(1) };
  return { [name]: said, [`${name}_said`]: said };
}

/** Writes a release as the loader would: rows with their third-country answer, and a manifest. `change` says what is otherwise. */
export async function inventRelease(
  ws: string,
  release: string,
  given: readonly InventedRow[],
  change: Partial<ReleaseManifest> = {},
): Promise<void> {
  const rows = given.map(wholeRow);
  const folder = releaseDir(ws, release);
  mkdirSync(folder, { recursive: true });
  await writeTable(folder, "rows", removalColumns, rows);
  const rejects = [{ file: "example.csv", sheet: null, row: 999, reason: "more cells than columns", cells: "[]" }];
  const types = { file: "VARCHAR", sheet: "VARCHAR", row: "INTEGER", reason: "VARCHAR", cells: "VARCHAR" };
  await writeTable(
    folder,
    "rejects",
    Object.entries(types).map(([name, type]) => ({ name, type })),
    rejects,
  );
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ ...manifestOf(release, rows), ...change }));
}

function wholeRow(given: InventedRow, i: number): InventedRow {
  const text = (name: keyof InventedRow): string | null => (given[name] as string | null | undefined) ?? null;
  const { answer, rule } = thirdCountry({
    citizenship: text("citizenship_country"),
    birth: text("birth_country"),
    departure: text("departure_country"),
  });
  const place = { id: i, file: "example.csv", sheet: null, row: i + 2 };
  return { people: 1, flags: [], ...given, ...place, third_country: answer, third_country_rule: rule };
}

type Columns = readonly { readonly name: string; readonly type: string }[];

async function writeTable(folder: string, name: string, columns: Columns, rows: readonly object[]): Promise<void> {
  const json = join(folder, `${name}.json`);
  writeFileSync(json, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const duck = await openDuck({ folders: [folder], threads: 1, memoryMb: 256 });
  try {
    const types = columns.map((column) => `"${column.name}": '${column.type}'`).join(", ");
    await duck.connection.run(
      `copy (select * from read_json('${json}', format = 'newline_delimited', columns = {${types}})) to '${join(folder, name)}.parquet' (format parquet)`,
    );
  } finally {
    duck.close();
    rmSync(json);
  }
}

function manifestOf(release: string, rows: readonly InventedRow[]): ReleaseManifest {
  const answers = { yes: 0, no: 0, cannot_tell: 0 };
  const flags: Record<string, number> = {};
  for (const row of rows) {
    answers[row.third_country as keyof typeof answers]++;
    for (const flag of row.flags as string[]) flags[flag] = (flags[flag] ?? 0) + 1;
  }
  const days = rows.flatMap(({ counted_date: day }) => (typeof day === "string" ? [day] : [])).sort();
  const names = removalColumns.map(({ name }) => name as string);
  const table = { sheet: null, header_line: 1, rows: rows.length, rejects: 1, titles: ["Example title"] };
  const file = { name: "example.csv", sha256: "ab".repeat(32), bytes: 1234, encoding: "utf-8", lost: null };
  const manifest = {
    version: 1,
    release,
    title: `Example release ${release}`,
    publisher: "Example Agency",
    url: "https://example.org/release.csv",
    published: "2031-06-01",
    says: "Example rows, invented.",
    map: {
      ...{ name: "example", sha256: "cd".repeat(32), row_is: "person", counts_by: "departed_date", year_begins: 10 },
      columns: {
        departed_date: { from: "EXAMPLE LEFT", says: "an example sentence", order: "mdy", order_by: "nothing" },
      },
    },
    files: [{ ...file, tables: [table], passed_over: [{ sheet: "Notes", line: 1, reason: "no header" }] }],
    rows: rows.length,
    people: rows.reduce((n, { people }) => n + Number(people ?? 0), 0),
    rejects: 1,
    flags,
    third_country: answers,
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    columns: names.filter((name) => rows.some((row) => (row as Record<string, unknown>)[name] != null)),
    loaded_at: "2031-06-02T10:00:00.000Z",
    redacted: {},
    unknown_countries: {},
  };
  return manifest as ReleaseManifest;
}
