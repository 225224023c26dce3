import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "csv-parse/sync";
import { recordedCountry } from "../../../src/model/recorded-country.ts";
import { fittingMap } from "../../../src/sources/removals/choose-map.ts";
import { releaseManifest } from "../../../src/store/removals.ts";
import { queryRemovals } from "../../../src/store/read-removals.ts";
import { dataText, noData, sharedData } from "../../shared-data.ts";
import { folder, tarmac } from "../../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
beforeAll(() => tarmac("init", ws));
afterAll(remove);

const load = async (path: string): Promise<void> => {
  const ran = await tarmac("load", "removals", join(sharedData, path), "-w", ws);
  expect([ran.code, ran.err]).toEqual([0, ""]);
};

const noRemovals = noData("removals-fy2016-2019");
const noFrontex = noData("frontex-returns");
const noSchema = noData("foia-removals-schema");

describe.skipIf(noRemovals)(`the release of FY2017${noRemovals ? `: ${noRemovals}` : ""}`, () => {
  it("holds as many rows of each citizenship as the agency published, 226,119 in all", async () => {
    await load("removals-fy2016-2019/ICERemovals_FY2017.csv.gz");
    const told = parse(dataText("removals-fy2016-2019/published_FY2017_by_citizenship.csv"), {
      from: 2,
      bom: true,
    }) as string[][];
    const published = Object.fromEntries(told.map(([name = "", people]) => [recordedCountry(name), Number(people)]));
    const text =
      "select citizenship_country as code, sum(people)::double as people from {rows} where fiscal_year = 2017 group by code";
    const rows = await queryRemovals<{ code: string; people: number }>(ws, ["iceremovals-fy2017"], { text });
    expect(told).toHaveLength(196);
    expect(Object.keys(published)).toHaveLength(196);
    const counted = new Map(rows.map(({ code, people }) => [code, people]));
    expect(Object.fromEntries(Object.keys(published).map((code) => [code, counted.get(code) ?? 0]))).toEqual(published);
    expect([...counted.keys()].filter((code) => !(code in published))).toEqual([]);
    const manifest = releaseManifest(ws, "iceremovals-fy2017");
    expect(manifest).toMatchObject({
      rows: 226_119,
      people: 226_119,
      rejects: 0,
      from: "2016-10-01",
      to: "2017-09-30",
    });
    expect(manifest?.unknown_countries).toEqual({});
  });
});

describe.skipIf(noFrontex)(`the tables of Frontex${noFrontex ? `: ${noFrontex}` : ""}`, () => {
  it.each(["returnees_2022", "OPERATIONS"])("%s loads to the last row", async (name) => {
    await load(`frontex-returns/${name}.csv.gz`);
    const lines = dataText(`frontex-returns/${name}.csv.gz`).trimEnd().split("\n").length - 1;
    const manifest = releaseManifest(ws, name.toLowerCase().replace("_", "-"));
    expect([manifest?.rows, manifest?.rejects, manifest?.files[0]?.lost]).toEqual([lines, 0, null]);
    expect(Object.keys(manifest?.unknown_countries ?? {}).length).toBeLessThan(3);
  });
});

describe.skipIf(noSchema)(`the columns of releases${noSchema ? `: ${noSchema}` : ""}`, () => {
  it("are known by the map of their release", () => {
    type Schema = { releases: { id: string; columns: string[] }[] };
    const { releases } = JSON.parse(dataText("foia-removals-schema/schema.json")) as Schema;
    expect(releases.map(({ columns }) => fittingMap(columns)?.name)).toEqual([
      "ice-2012-2023",
      "ice-2025",
      "ice-fy2016-2019",
    ]);
  });
});
