import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type ReleaseManifest, removalColumns } from "../src/model/removal.ts";
import { openDuck } from "../src/store/duckdb.ts";
import { releaseDir } from "../src/store/removals.ts";

/** A row of an invented release: columns of ours, and of theirs under `their_`. What is not told is null. */
export type InventedRow = Readonly<Record<string, string | number | null | readonly string[]>>;

/** Writes an invented release as the loader would: rows in the order given, a line of the file each. */
export async function writeRelease(
  dir: string,
  release: string,
  rows: readonly InventedRow[],
  told: Partial<ReleaseManifest> = {},
): Promise<void> {
  const folder = releaseDir(dir, release);
  mkdirSync(folder, { recursive: true });
  const theirs = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name.startsWith("their_"));
  const columns = [
    ...removalColumns.map(({ name, type }): [string, string] => [name, type]),
    ...theirs.map((name): [string, string] => [name, "VARCHAR"]),
  ];
  const given = join(folder, "given.json");
  const whole: readonly InventedRow[] = rows.map((row, i) => ({
    id: i,
    file: `${release}.csv`,
    row: i + 7,
    people: 1,
    flags: [],
    ...row,
  }));
  writeFileSync(given, whole.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const duck = await openDuck({ folders: [folder], threads: 1, memoryMb: 256 });
  try {
    const types = columns.map(([name, type]) => `"${name}": '${type}'`).join(", ");
    const from = `read_json('${given}', format = 'newline_delimited', columns = {${types}})`;
    await duck.connection.run(
      `copy (select * from ${from} order by id) to '${join(folder, "rows.parquet")}' (format parquet)`,
    );
  } finally {
    duck.close();
    rmSync(given);
  }
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifestOf(release, whole, told)));
}

function manifestOf(release: string, rows: readonly InventedRow[], told: Partial<ReleaseManifest>): ReleaseManifest {
  return {
    version: 1,
    release,
    title: `Invented release ${release}`,
    publisher: "Example agency",
    url: "https://example.org/releases",
    published: "2032-01-01",
    says: "Removals, invented for a test.",
    map: { name: "invented", sha256: "0".repeat(64), row_is: "person", counts_by: "departed_date", year_begins: 10 },
    files: [
      {
        name: `${release}.csv`,
        sha256: release.padEnd(64, "0").replace(/[^0-9a-f]/g, "0"),
        bytes: 1,
        encoding: "utf-8",
        tables: [],
        passed_over: [],
        lost: null,
      },
    ],
    rows: rows.length,
    people: rows.reduce((sum, { people }) => sum + Number(people ?? 0), 0),
    rejects: 0,
    redacted: {},
    unknown_countries: {},
    flags: {},
    third_country: { yes: 0, no: 0, cannot_tell: rows.length },
    from: null,
    to: null,
    columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
    loaded_at: "2032-01-02T00:00:00Z",
    ...told,
  };
}
