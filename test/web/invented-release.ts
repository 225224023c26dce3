import { mkdirSync, writeFileSync } from "node:fs";
import { type ReleaseManifest, removalColumns } from "../../src/model/removal.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import { releaseDir, releaseFile } from "../../src/store/removals.ts";

/** Rows of an invented release, a line each: how many alike, then day, port, destination, third-country answer. */
export type InventedRows = readonly (readonly [
  times: number,
  day: string | null,
  port: string | null,
  to: string | null,
  answer?: "yes" | "no" | "cannot_tell",
])[];

/** Puts an invented release into a workspace, as `tarmac load removals` would. */
export async function inventRelease(dir: string, rows: InventedRows, release = "example-release"): Promise<void> {
  const folder = releaseDir(dir, release);
  mkdirSync(folder, { recursive: true });
  const quoted = (text: string | null): string => (text === null ? "null" : `'${text.replaceAll("'", "''")}'`);
  const lines = rows.map(
    ([times, day, port, to, answer = "no"]) =>
      `(${times}, ${day === null ? "null" : `date ${quoted(day)}`}, ${quoted(port)}, ${quoted(to)}, ${quoted(answer)})`,
  );
  const given: Readonly<Record<string, string>> = {
    ...{ id: "row_number() over () - 1", file: "'example.csv'", row: "row_number() over () + 1", people: "1" },
    ...{ departed_date: "day", counted_date: "day", departure_country: "to_country", departure_port: "port" },
    ...{ sender_country: "'USA'", third_country: "answer", flags: "[]" },
  };
  const columns = removalColumns.map(({ name, type }) => `cast(${given[name] ?? "null"} as ${type}) as ${name}`);
  const duck = await openDuck({ folders: [folder], threads: 1, memoryMb: 256 });
  try {
    await duck.connection.run(
      `copy (select ${columns.join(", ")} from (values ${lines.join(", ")}) as one(times, day, port, to_country, answer), range(times)) to '${releaseFile(dir, release)}' (format parquet)`,
    );
  } finally {
    duck.close();
  }
  writeFileSync(`${folder}/manifest.json`, JSON.stringify(manifestOf(release, rows)));
}

function manifestOf(release: string, rows: InventedRows): ReleaseManifest {
  const count = rows.reduce((sum, [times]) => sum + times, 0);
  return {
    ...{ version: 1, release, title: "Example release", publisher: "Example Agency", url: null, says: null },
    published: "2031-07-01",
    map: { name: "example", sha256: "0", row_is: "person", counts_by: "departed_date", year_begins: 10 },
    ...{
      files: [],
      rows: count,
      people: count,
      rejects: 0,
      redacted: {},
      unknown_countries: {},
      flags: {},
      from: null,
      to: null,
    },
    third_country: { yes: 0, no: 0, cannot_tell: 0 },
    columns: ["departed_date", "departure_port", "departure_country"],
    loaded_at: "2031-07-02T09:00:00Z",
  };
}
