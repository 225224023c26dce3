import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { removalColumns, type ReleaseManifest } from "../../src/model/removal.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
afterAll(remove);

/** A release of the Example Removal Office, which nobody has: so many rows a fiscal year, some flagged. */
async function release(
  name: string,
  years: Readonly<Record<number, { rows: number; duplicates: number }>>,
): Promise<void> {
  const at = join(dir, "tables/removals", name);
  mkdirSync(at, { recursive: true });
  const duck = await openDuck({ folders: [at] });
  const columns = removalColumns.map(({ name: column, type }) => `cast(null as ${type}) as ${column}`);
  const parts = Object.entries(years).map(
    ([year, { rows, duplicates }]) =>
      `select * replace (cast(${year} as smallint) as fiscal_year, 1 as people, case when i < ${duplicates} then ['duplicate_likely'] else [] end as flags) from (select ${columns.join(", ")}, i from range(${rows}) t(i))`,
  );
  await duck.connection.run(`copy (${parts.join(" union all ")}) to '${join(at, "rows.parquet")}' (format parquet)`);
  duck.close();
  const manifest: Partial<ReleaseManifest> = {
    version: 1,
    release: name,
    title: `Example release ${name}`,
    publisher: "Example Removal Office",
    published: "2031-12-01",
    says: null,
    map: { name: "example", sha256: "0", row_is: "person", counts_by: "departed_date", year_begins: 10 },
    from: "2029-10-02",
    to: "2031-09-29",
    loaded_at: "2031-12-02T00:00:00.000Z",
  };
  writeFileSync(join(at, "manifest.json"), JSON.stringify(manifest));
}

const total = (id: string, more: string): string => `- total: ${id}
  title: Example total ${id}
  measure: removals
  agency: Example Removal Office
  period: 2029-10-01/2030-09-30
${more}`;

type Pair = {
  readonly verdict: string;
  readonly difference: number | null;
  readonly percent: number | null;
  readonly why: readonly string[];
  readonly a: { readonly id: string; readonly kind: string };
  readonly b: { readonly id: string; readonly kind: string };
};
async function pairs(...more: string[]): Promise<Pair[]> {
  const { out } = await tarmac("list", "met", "--json", ...more, "-w", dir);
  return JSON.parse(out).groups.flatMap((group: { pairs: Pair[] }) => group.pairs);
}
const between = (all: readonly Pair[], one: string, other: string): Pair | undefined =>
  all.find(
    ({ a, b }) =>
      [a.id, b.id].every((id) => id.includes(one) || id.includes(other)) && a.id.includes(one) !== b.id.includes(one),
  );

beforeAll(async () => {
  await tarmac("init", dir);
  const entries = `- source: example-report
  title: An example report
  publisher: Example Removal Office
  kind: statistical_release
  date: 2030-12-01
  seen: full
${total("same", '  unit: people\n  claims:\n    - from: example-report\n      count: "36,480"\n')}
${total("apart", '  unit: people\n  claims:\n    - from: example-report\n      count: "30,000"\n')}
${total("wider", '  unit: people\n  includes: [people handed over at the border]\n  claims:\n    - from: example-report\n      count: "51,000"\n')}
${total("daily", '  unit: people\n  claims:\n    - from: example-report\n      count: "100"\n').replace("measure: removals", "measure: removals a day")}
`;
  expect((await tarmac("import", registerFile(dir, "totals.yaml", entries), "-w", dir)).err).toBe("");
  const csv = [
    "fiscal_year,file_date,pull_date,removals",
    "2030,2030-09-12,2030-09-02,33600",
    "2030,2030-09-26,2030-09-16,35110",
    "2030,2030-11-07,2030-09-30,36480",
    "2030,2030-12-19,2030-11-30,3312",
    "2031,2031-09-12,2031-09-02,20000",
  ].join("\n");
  writeFileSync(join(dir, "editions.csv"), csv);
  await tarmac(
    "load",
    "totals",
    join(dir, "editions.csv"),
    "--series",
    "example",
    "--agency",
    "Example Removal Office",
    "-w",
    dir,
  );
  await release("first", { 2030: { rows: 36_480, duplicates: 0 }, 2031: { rows: 22_000, duplicates: 0 } });
  await release("doubled", { 2030: { rows: 36_980, duplicates: 500 } });
});

describe("where totals meet", () => {
  it("takes the latest edition in which nothing is doubted, and agrees where the number is the same", async () => {
    const met = between(await pairs("--where", "year=FY2030"), "official/example/removals/2030", "total/same");
    expect(met).toMatchObject({ verdict: "agrees", difference: 0, why: [] });
  });

  it("contradicts only where nothing in the scopes differs, with the difference", async () => {
    const met = between(await pairs(), "official/example/removals/2030", "total/apart");
    expect(met).toMatchObject({ verdict: "contradicts", difference: -6480, percent: -17.76 });
    expect(met?.why.at(-1)).toBe("Nothing in their scopes explains the difference.");
  });

  it("names what differs in scope", async () => {
    const met = between(await pairs(), "official/example/removals/2030", "total/wider");
    expect(met?.verdict).toBe("different_scope");
    expect(met?.why.join(" ")).toContain("people handed over at the border");
  });

  it("counts the rows of a release: equal rows agree, and likely duplicates explain what is over", async () => {
    const all = await pairs();
    expect(between(all, "official/example/removals/2030", "release/first/2030")).toMatchObject({
      verdict: "agrees",
      difference: 0,
    });
    const doubled = between(all, "official/example/removals/2030", "release/doubled/2030");
    expect(doubled).toMatchObject({ verdict: "different_scope", difference: 500 });
    expect(doubled?.why.join(" ")).toContain(
      "500 rows of “Example release doubled, FY2030” are flagged as likely duplicates: without them 36,480, which is the other number.",
    );
  });

  it("says what a later pull date would bring at the running total's pace", async () => {
    const met = between(await pairs(), "official/example/removals/2031", "release/first/2031");
    expect(met?.why.join(" ")).toMatch(
      /One counts to 2031-09-02, the other to 2031-09-30: 28 days, about 1,66\d at 59 a day/,
    );
  });

  it("tells a year or a series that nothing has, instead of an empty answer", async () => {
    for (const [kind, filter] of [
      ["met", "year=abc"],
      ["editions", "series=zzz"],
      ["editions", "year=20x"],
    ] as const) {
      const { code, err } = await tarmac("list", kind, "--where", filter, "-w", dir);
      expect([filter, code]).toEqual([filter, 1]);
      expect(err).toMatch(/There is no (?:year|series) “.*” here/);
    }
  });

  it("leaves a number a day, and what was not public yet, aside", async () => {
    expect(JSON.stringify(await pairs())).not.toContain("total/daily");
    const then = await pairs("--as-of", "2030-10-01");
    expect(then).toEqual([]);
    expect(
      (await pairs("--as-of", "2031-01-01")).some(({ a, b }) => [a, b].some(({ kind }) => kind === "release")),
    ).toBe(false);
  });
});

describe("the example record", () => {
  it("shows the three totals of fiscal 2024 side by side, each with its scope", async () => {
    const { dir: ws, remove: gone } = folder();
    await tarmac("init", ws);
    await tarmac("import", "examples/third-country-removals", "-w", ws);
    const { groups } = JSON.parse((await tarmac("list", "met", "--json", "--where", "year=FY2024", "-w", ws)).out);
    gone();
    expect(groups[0].rows.map(({ text }: { text: string }) => text).sort()).toEqual(["109,535", "271,484", "282,214"]);
    expect(groups[0].pairs.map(({ verdict }: Pair) => verdict)).toEqual([
      "different_scope",
      "different_scope",
      "different_scope",
    ]);
  });
});
