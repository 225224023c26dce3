import { openDuck } from "../src/store/duckdb.ts";
import { closeRecord, openRecord } from "../src/store/record.ts";
import { releaseDir, releaseFile } from "../src/store/removals.ts";
import { createApp } from "../src/web/app.tsx";
import { loadAssets } from "../src/web/assets.ts";
import { recordViews } from "../src/web/record-views.ts";
import { median, timed } from "./measure.ts";
import { type Row, row } from "./results.ts";

/** A page about a release, and what somebody would type into DuckDB to learn the same. */
type View = { readonly says: string; readonly path: string; readonly bare: readonly string[] };

const months = "year(counted_date) y, month(counted_date) m";
const views: readonly View[] = [
  {
    says: "totals by citizenship, and by month",
    path: "/removals?by=citizenship_country",
    bare: [
      "select citizenship_country, citizenship_country_said, count(*) from read_parquet($file) group by all",
      `select citizenship_country, ${months}, count(*) from read_parquet($file) group by all`,
    ],
  },
  {
    says: "totals by citizenship and destination, and by month",
    path: "/removals?by=citizenship_country,departure_country",
    bare: [
      "select citizenship_country, departure_country, count(*) from read_parquet($file) group by all",
      `select citizenship_country, ${months}, count(*) from read_parquet($file) group by all`,
    ],
  },
  {
    says: "totals by port of the third-country ones, and by month",
    path: "/removals?by=departure_port&third_country=yes",
    bare: [
      "select departure_port, count(*) from read_parquet($file) where third_country = 'yes' group by all",
      `select departure_port, ${months}, count(*) from read_parquet($file) where third_country = 'yes' group by all`,
    ],
  },
  {
    says: "totals by fiscal year and answer, small counts hidden",
    path: "/removals?by=fiscal_year,third_country&hide=1",
    bare: ["select fiscal_year, third_country, count(*) from read_parquet($file) group by all"],
  },
  {
    says: "answers, rules and pairs of countries, by month",
    path: "/removals/third-country",
    bare: [
      "select third_country_rule, citizenship_country, departure_country, count(*) from read_parquet($file) group by all",
      `select third_country_rule, ${months}, count(*) from read_parquet($file) group by all`,
    ],
  },
  {
    says: "the first rows to one country",
    path: "/removals/rows?third_country=yes",
    bare: [
      "select count(*) from read_parquet($file) where third_country = 'yes'",
      "select * from read_parquet($file) where third_country = 'yes' order by id limit 50",
    ],
  },
];

const times = 7;

/** How long each page about a release takes (asked of the running server, drawn as HTML), beside its bare SQL on the same table in a DuckDB that is open too. `rows`: for the words of the results. */
export async function measureReleaseViews(dir: string, release: string, rows: string): Promise<Row[]> {
  const record = openRecord(dir, { readOnly: true });
  const duck = await openDuck({ folders: [releaseDir(dir, release)], memoryMb: 400 });
  try {
    const app = createApp(recordViews(record), null, { assets: await loadAssets(), token: "bench" });
    const ask = async (path: string): Promise<void> => {
      const response = await app.request(`${path}${path.includes("?") ? "&" : "?"}release=${release}`);
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
    };
    const file = releaseFile(dir, release);
    const bare = async (statements: readonly string[]): Promise<void> => {
      for (const statement of statements) await duck.connection.runAndReadAll(statement, { file });
    };
    const found: Row[] = [];
    for (const { says, path, bare: statements } of views) {
      const [page, floor] = await inTurn(
        () => ask(path),
        () => bare(statements),
      );
      found.push(row(`${says}, ${rows} rows`, "page", [page, "ms"], { of: ["bare SQL", floor], bar: { most: 2 } }));
    }
    return found;
  } finally {
    duck.close();
    closeRecord(record);
  }
}

/** Median times of two works done in turn, each once before it is timed: what slows one slows the other. */
async function inTurn(one: () => Promise<void>, other: () => Promise<void>): Promise<readonly [number, number]> {
  await one();
  await other();
  const [ones, others]: [number[], number[]] = [[], []];
  for (let i = 0; i < times; i++) {
    ones.push(await timed(one));
    others.push(await timed(other));
  }
  return [median(ones), median(others)];
}
