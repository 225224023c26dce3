import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuck } from "../../src/store/duckdb.ts";
import { releaseManifest, releaseNames, releaseRejects, removalsDir } from "../../src/store/removals.ts";
import { queryRemovals } from "../../src/store/read-removals.ts";
import { shippedMaps } from "../../src/sources/removals/shipped-maps.ts";
import { rowsLoaded, shaped, textFile, workbookFile } from "../sources/removals/invented-release.ts";
import { folder, type Ran, showJson, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
beforeAll(() => tarmac("init", ws));
afterAll(remove);

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(dir, name);
  writeFileSync(path, bytes);
  return path;
}

const load = (...argv: string[]): Promise<Ran> => tarmac("load", "removals", ...argv, "-w", ws);

async function loaded(name: string, bytes: Uint8Array | string, ...argv: string[]): Promise<Record<string, unknown>[]> {
  const release = name.replace(/\..*/, "");
  const ran = await load(file(name, bytes), ...argv);
  expect([ran.code, ran.err]).toEqual([0, ""]);
  return rowsLoaded(ws, release);
}

async function rejects(release: string): Promise<Record<string, unknown>[]> {
  const duck = await openDuck({ folders: [removalsDir(ws)], threads: 1 });
  try {
    const read = await duck.connection.runAndReadAll("select * from read_parquet($path)", {
      path: releaseRejects(ws, release),
    });
    return read.getRowObjectsJS();
  } finally {
    duck.close();
  }
}

const person = {
  departed_date: "3/4/2031",
  departure_country: "EL SALVADOR",
  citizenship_country: "VENEZUELA",
  birth_country: "VENEZUELA",
  person_id: "inv-1",
  gender: "Female",
};

describe("tarmac load removals", () => {
  it("reads a workbook of the shape of 2012 to 2023: titles, a misspelt column, marks of redaction", async () => {
    const release = shaped(
      "ice-2012-2023",
      [
        { ...person, threat_level: "(B)(7)(E) ", birth_year: "1990" },
        { ...person, person_id: "(b)(6), (b)(7)(c)", departure_country: "VENEZUELA", departed_date: "(b)(6)" },
      ],
      ["Example Statistics Office", "2031-ICFO-00001", "Removals, invented", "Pulled 1 May 2031", "For Tests Only"],
    );
    expect(release.header).toContain("Anonymized Identifer");
    const rows = await loaded("book.xlsx", workbookFile(release));
    expect(rows).toMatchObject([
      {
        id: 0,
        file: "book.xlsx",
        sheet: "Removals",
        row: 7,
        people: 1,
        departed_date: "2031-03-04",
        counted_date: "2031-03-04",
        fiscal_year: 2031,
        departure_country: "SLV",
        departure_country_said: "EL SALVADOR",
        sender_country: "USA",
        sender_country_said: null,
        birth_year: 1990,
        threat_level: "(B)(7)(E)",
        third_country: "yes",
        flags: ["redacted", "future_date"],
        unread: null,
      },
      {
        id: 1,
        row: 8,
        person_id: null,
        departed_date: null,
        fiscal_year: null,
        third_country: "no",
        third_country_rule: "own_country",
        flags: ["no_identifier", "redacted"],
        unread: JSON.stringify({ departed_date: "(b)(6)", person_id: "(b)(6), (b)(7)(c)" }),
      },
    ]);
    expect(releaseManifest(ws, "book")).toMatchObject({
      title: "Removals, invented (2031-ICFO-00001)",
      map: { name: "ice-2012-2023", row_is: "person", year_begins: 10 },
      redacted: { departed_date: 1, person_id: 1, threat_level: 1 },
      files: [{ tables: [{ sheet: "Removals", header_line: 6, rows: 2 }] }],
    });
  });

  it("reads the shape of 2025 whatever the order of columns, blanks in names and columns more", async () => {
    const { header, rows } = shaped("ice-2025", [{ ...person, area: " Example Office " }]);
    const turned = {
      header: ["Extra Column", ...[...header].reverse().map((name) => ` ${name.toUpperCase()}  `), "Extra Column", ""],
      rows: rows.map((row) => [" kept ", ...[...row].reverse(), "twice", "x"]),
    };
    const [row] = await loaded("turned.csv", textFile(turned, { delimiter: ";" }));
    expect(row).toMatchObject({
      person_id: "inv-1",
      area: "Example Office",
      gender: "Female",
      departure_country: "SLV",
    });
    expect(row).toMatchObject({ their_extra_column: " kept ", their_extra_column_2: "twice" });
    expect(Object.values(row!)).toContain("x");
  });

  it("reads the shape of FY2016 to FY2019, several files as one release", async () => {
    const day = (departed: string, removal: string) => ({
      departed_date: departed,
      removal_date: removal,
      citizenship_country: "GUATEMALA",
      area: "Example Area",
    });
    const first = shaped("ice-fy2016-2019", [day("9/30/2016", "10/1/2016")], ["Invented", "", "Removals for FY2017"]);
    const second = shaped("ice-fy2016-2019", [day("2/10/2017", "10/2/2017")], ["Invented", "", "Removals for FY2018"]);
    const paths = [
      file("some-fy2017.csv.gz", textFile(first, { delimiter: "|", gz: true })),
      file("some-fy2018.csv", textFile(second, { delimiter: "|", eol: "\r\n" })),
    ];
    expect((await load(...paths)).out).toContain("2 rows; 2016-10-01 to 2017-10-02, by removal");
    expect(await rowsLoaded(ws, "some-fy2017-fy2018")).toMatchObject([
      { id: 0, file: "some-fy2017.csv.gz", row: 5, fiscal_year: 2017, counted_date: "2016-10-01" },
      { id: 1, file: "some-fy2018.csv", row: 5, fiscal_year: 2018, third_country_rule: "destination_not_told" },
    ]);
    expect(releaseManifest(ws, "some-fy2017-fy2018")?.title).toBe("Removals for FY2017; Removals for FY2018");
  });

  it("reads counts of member states, and of operations", async () => {
    const table = {
      header: ["ROID", "DATE", "MSNAME", "DEST", "N_RETURNEES"],
      rows: [
        ["RO-1", "2031-01-24T00:00:00Z", "Spain", "Nigeria", "8"],
        ["RO-1", "2031-01-24T00:00:00Z", "Atlantis", "Nigeria", "about 40"],
      ],
    };
    expect(await loaded("returns.csv", textFile(table))).toMatchObject([
      { people: 8, sender_country: "ESP", departure_country: "NGA", fiscal_year: 2031, operation_id: "RO-1" },
      {
        people: null,
        sender_country: null,
        sender_country_said: "Atlantis",
        flags: ["future_date", "unknown_country", "unreadable_cell"],
        unread: JSON.stringify({ people: "about 40" }),
      },
    ]);
    expect(releaseManifest(ws, "returns")).toMatchObject({ people: 8, unknown_countries: { Atlantis: 1 } });
    const operations = {
      header: ["ID", "OPTYPE", "N_RETURNEES"],
      rows: [
        ["2031_1", "JRO", "8"],
        ["RO-7", "NRO", "NA"],
      ],
    };
    expect(await loaded("operations.csv", textFile(operations))).toMatchObject([
      { operation_id: "2031_1", fiscal_year: 2031, people: 8, their_optype: "JRO" },
      { operation_id: "RO-7", fiscal_year: null, people: null, flags: [] },
    ]);
  });

  it("flags what is to be known of a row, and takes none away", async () => {
    const told: [string, Record<string, string>, string[]][] = [
      ["nothing", { person_id: "a", departed_date: "3/4/2020" }, []],
      ["twice", { person_id: "b", departed_date: "3/4/2020" }, ["duplicate_likely"]],
      [
        "twice, written otherwise",
        { person_id: " b", departed_date: "2020-03-04", gender: "Male" },
        ["duplicate_likely"],
      ],
      ["another day", { person_id: "b", departed_date: "3/5/2020" }, []],
      ["nobody", { person_id: "", departed_date: "3/4/2020" }, ["identical_row", "no_identifier"]],
      ["nobody again", { person_id: "", departed_date: "3/4/2020" }, ["identical_row", "no_identifier"]],
      ["order", { person_id: "c", departed_date: "3/4/2020", apprehension_date: "3/5/2020" }, ["dates_out_of_order"]],
      [
        "no calendar",
        { person_id: "d", departed_date: "3/4/2020", apprehension_date: "0999-07-02" },
        ["impossible_date"],
      ],
      ["no day", { person_id: "e", departed_date: "soon" }, ["unreadable_cell"]],
      ["to come", { person_id: "f", departed_date: "11/25/2026" }, ["future_date"]],
      ["serial", { person_id: "g", departed_date: "42278" }, []],
    ];
    const rows = await loaded(
      "flags.csv",
      textFile(
        shaped(
          "ice-2025",
          told.map(([, row]) => ({ ...person, ...row })),
        ),
      ),
    );
    expect(rows.map((row, i) => [told[i]![0], row.flags])).toEqual(told.map(([what, , flags]) => [what, flags]));
    expect(rows.at(-1)).toMatchObject({ departed_date: "2015-10-01", fiscal_year: 2016 });
    expect(rows[7]!.unread).toBe('{"apprehension_date":"0999-07-02"}');
  });

  it("sets totals and notes aside, each with its reason", async () => {
    const { header, rows } = shaped("ice-2025", [person, { ...person, person_id: "inv-2" }]);
    const under = [
      header,
      ["Total", "", "2"],
      ["Source: an invented office"],
      [...header.map(() => ""), "too", "many"],
    ];
    const kept = await loaded("footers.csv", textFile({ header, rows: [...rows, ...under] }));
    expect(kept).toHaveLength(2);
    const told = await rejects("footers");
    expect(told.map(({ row, reason }) => [row, reason])).toEqual([
      [5, "a total, which is no row"],
      [6, "a note: one cell in a row that should hold many"],
      [7, expect.stringContaining("cells")],
    ]);
    expect(JSON.parse(String(told[0]!.cells)).slice(0, 3)).toEqual(["Total", null, "2"]);
    expect(releaseManifest(ws, "footers")?.rejects).toBe(3);
  });

  it("keeps an hour that a day tells beside it, and settles days and months by what the cells say", async () => {
    const map = file(
      "own.yaml",
      "name: own\nsays: x\npublisher: Example\nneeds: [left]\ncolumns:\n  departed_date: {from: left}\n  departure_country: {from: where to}\n",
    );
    const table = {
      header: ["left", "where to"],
      rows: [
        ["3/4/2020 14:05", "Chile"],
        ["25/4/2020", "Peru"],
      ],
    };
    expect(await loaded("hours.csv", textFile(table), "--map", map)).toMatchObject([
      { departed_date: "2020-04-03", their_left: "3/4/2020 14:05" },
      { departed_date: "2020-04-25", their_left: "25/4/2020" },
    ]);
  });

  it("reads Parquet by the names of its columns", async () => {
    const path = join(dir, "columns.parquet");
    const duck = await openDuck({ folders: [dir], threads: 1 });
    await duck.connection.run(
      `copy (select 'RO-' || i as "ROID", date '2031-01-24' + i::integer as "DATE", 'Spain' as "MSNAME", 'Nigeria' as "DEST", 8 + i as "N_RETURNEES" from range(3) t(i)) to '${path}' (format parquet)`,
    );
    duck.close();
    expect((await load(path)).code).toBe(0);
    expect(await rowsLoaded(ws, "columns")).toMatchObject([
      { row: 1, departed_date: "2031-01-24", people: 8 },
      { row: 2, departed_date: "2031-01-25", people: 9 },
      { row: 3, departed_date: "2031-01-26", people: 10, operation_id: "RO-2" },
    ]);
    expect((await load(file("cut.parquet", readFileSync(path).subarray(0, 300)))).err).toContain("cut or damaged");
  });
});

describe("a release", () => {
  const table = shaped("ice-2025", [person], ["Invented removals"]);

  it("is a source of the record, with what is said of it", async () => {
    const path = file("told.csv", textFile(table));
    const says = [
      "--url",
      "https://example.org/told",
      "--published",
      "2026-05-02",
      "--says",
      "Counts each person once.",
      "--publisher",
      "Example Office",
    ];
    const ran = await load(path, ...says, "--json");
    const told = JSON.parse(ran.out);
    expect(told).toMatchObject({ release: "told", loaded_before: false, source_added: true, rows: 1 });
    const shown = (await showJson(ws, "source/told")) as { source?: Record<string, unknown> };
    expect(JSON.stringify(shown)).toContain(told.files[0].sha256);
    expect(JSON.stringify(shown)).toMatch(/Counts each person once\./);
    expect(JSON.stringify(shown)).toMatch(/statistical_release/);
  });

  it("loaded again changes nothing; other rows under its name are refused", async () => {
    const path = file("again.csv", textFile(table));
    await load(path);
    const before = readFileSync(join(removalsDir(ws), "again", "manifest.json"));
    expect((await load(path)).out).toBe("again: loaded before, nothing changed\n");
    expect(readFileSync(join(removalsDir(ws), "again", "manifest.json"))).toEqual(before);
    const other = await load(file("again.csv", textFile({ ...table, rows: [...table.rows, ...table.rows] })));
    expect([other.code, other.err]).toEqual([
      1,
      expect.stringMatching(/another release .*: again[\s\S]*--release NAME/),
    ]);
    expect(
      (
        await load(
          file("again.csv", textFile({ ...table, rows: [...table.rows, ...table.rows] })),
          "--release",
          "again-2",
        )
      ).code,
    ).toBe(0);
    expect(releaseNames(ws)).toContain("again-2");
  });

  it("is written whole or not at all", async () => {
    const before = readdirSync(removalsDir(ws)).sort();
    const refused: [string, string[], RegExp][] = [
      ["a folder", [dir], /cannot read/],
      ["nothing", [join(dir, "absent.csv")], /cannot read/],
      ["Stata", [file("old.dta", "x")], /save it as CSV/],
      ["Stata without its ending", [file("new.csv", "<stata_dta><header>")], /save it as CSV/],
      [
        "two shapes",
        [
          file("a.csv", textFile(table)),
          file("b.csv", textFile({ header: ["ID", "OPTYPE", "N_RETURNEES"], rows: [["1", "x", "2"]] })),
        ],
        /have one shape/,
      ],
      ["no map", [file("c.csv", textFile(table)), "--map", "absent"], /no such map/],
      ["a name that is none", [file("c.csv", textFile(table)), "--release", "Not A Name"], /not-a-name/],
      [
        "a day that is none",
        [file("c.csv", textFile(table)), "--published", "someday"],
        /no date: --published someday/,
      ],
      ["a header without rows", [file("d.csv", textFile({ ...table, rows: [] }))], /no row below it/],
      ["an address that is none", [file("c.csv", textFile(table)), "--url", "somewhere"], /no address: --url/],
    ];
    for (const [what, argv, says] of refused) {
      const ran = await load(...argv);
      expect([what, ran.code === 0, ran.err]).toEqual([what, false, expect.stringMatching(says)]);
    }
    expect(readdirSync(removalsDir(ws)).sort()).toEqual(before);
  });

  it("can be asked with others, whatever columns each has", async () => {
    const rows = await queryRemovals<{ release: string; n: bigint }>(ws, ["turned", "returns"], {
      text: "select release, count(*) as n, count(their_extra_column) as extra from {rows} where people is not null group by release order by release",
    });
    expect(rows).toEqual([
      { release: "returns", n: 1n, extra: 0n },
      { release: "turned", n: 1n, extra: 1n },
    ]);
  });
});

describe("a header that no map knows", () => {
  const table = {
    titles: ["Invented returns"],
    header: ["No", "Date of return", "Nationality", "Country of return", "Held by", "Number of persons"],
    rows: [
      ["1", "25/03/2031", "Nigeria", "Ghana", "(b)(6)", "12"],
      ["2", "26/03/2031", "Ghana", "Ghana", "(b)(6)", "1,004"],
    ],
  };

  it("is told with the nearest maps and what each lacks", async () => {
    const near = { header: ["ROID", "DATE", "MSNAME", "N_RETURNEES"], rows: [["1", "2031-01-01", "Spain", "2"]] };
    const ran = await load(file("near.csv", textFile(near)));
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(
      /ROID, DATE, MSNAME, N_RETURNEES[\s\S]*frontex-returnees lacks DEST[\s\S]*tarmac map draft/,
    );
    expect((await load(file("near.csv", textFile(near)), "--map", "ice-2025")).err).toMatch(/ice-2025 does not fit/);
  });

  it("gets a map drafted, which loads as it is", async () => {
    const path = file("strange.csv", textFile(table));
    const map = join(dir, "strange.yaml");
    const drafted = await tarmac("map", "draft", path);
    expect(drafted.out).toMatch(/departed_date: \{from: "Date of return", order: dmy/);
    expect(drafted.out).toMatch(/kept as it is: "Held by": blacked out/);
    expect((await tarmac("map", "draft", path, "--out", map)).code).toBe(0);
    expect((await tarmac("map", "draft", path, "--out", map)).err).toMatch(/there is a file already/);
    expect(await loaded("strange.csv", textFile(table), "--map", map)).toMatchObject([
      { departed_date: "2031-03-25", citizenship_country: "NGA", departure_country: "GHA", people: 12, their_no: "1" },
      { departed_date: "2031-03-26", third_country: "no", people: 1004, their_held_by: "(b)(6)" },
    ]);
  });
});

describe("the manifest of a release", () => {
  const map = (order: string): string =>
    file(
      "days.yaml",
      `publisher: Example Office\nconstants: {sender_country: Spain}\ncolumns:\n  departed_date: {from: Left${order}, says: "the invented day"}\n  departure_country: {from: To}\n`,
    );
  const told = async (name: string, day: string, order = ""): Promise<[unknown, string]> => {
    const ran = await load(file(`${name}.csv`, `Left,To\n${day},Nigeria\n`), "--map", map(order));
    return [releaseManifest(ws, name)?.map.columns, ran.out];
  };

  it("keeps the map's sentence on each column, and what settled the order of month and day", async () => {
    const [open, text] = await told("open", "3/4/2031");
    expect(open).toEqual({
      departed_date: { from: "Left", says: "the invented day", order: "mdy", order_by: "nothing" },
      departure_country: { from: "To", says: "" },
      sender_country: { from: null, says: "the map says it of every row: Spain" },
    });
    expect(text).toMatch(/departed_date: no cell of "Left" tells whether the month or the day stands first/);
    const settled: [string, string, string, object][] = [
      ["cells", "25/4/2031", "", { order: "dmy", order_by: "cells" }],
      ["map", "3/4/2031", ", order: dmy", { order: "dmy", order_by: "map" }],
    ];
    for (const [name, day, order, by] of settled) {
      const [columns, out] = await told(`by-${name}`, day, order);
      expect(columns).toMatchObject({ departed_date: by });
      expect(out).not.toMatch(/no cell of/);
    }
    const [iso] = await told("iso", "2031-03-04");
    expect(iso).toMatchObject({ departed_date: { from: "Left", says: "the invented day" } });
    expect(JSON.stringify(iso)).not.toContain("order");
  });
});

describe("docs/releases.md", () => {
  it("shows a map that loads the table beside it, with what it says of the rows", async () => {
    const page = readFileSync(new URL("../../docs/releases.md", import.meta.url), "utf8");
    const [, table = "", map = ""] = /```csv\n([\s\S]*?)```[\s\S]*?```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(await loaded("shown.csv", table, "--map", file("shown.yaml", map))).toMatchObject([
      {
        departed_date: "2031-03-25",
        fiscal_year: 2031,
        people: 12,
        sender_country: "FRA",
        third_country: "cannot_tell",
      },
      { departed_date: "2031-03-26", people: 1004, third_country: "no" },
      { departed_date: null, departure_country: null, flags: ["redacted", "unknown_country"] },
    ]);
    expect(releaseManifest(ws, "shown")).toMatchObject({ people: 1023, rejects: 1, map: { name: "example-returns" } });
  });
});

describe("the maps that come with Tarmac", () => {
  it.each(shippedMaps().map((map) => [map.name, map] as const))(
    "%s says what each column is, and is found by its own names",
    (_name, map) => {
      for (const [name, { says, from }] of Object.entries(map.columns)) {
        expect([name, says]).not.toEqual([name, ""]);
        expect(from.length).toBeGreaterThan(0);
      }
      expect(map.says).not.toBe("");
    },
  );

  it.each([
    ["unknown key: neds", "neds: [a]\n"],
    ["unknown column: departed", "columns: {departed: {from: a}}\n"],
    ["publisher is missing", "columns: {departed_date: {from: a}}\n"],
    ["people is missing", "publisher: x\nrow_is: count\ncolumns: {departed_date: {from: a}}\n"],
    ["the order of departed_date is ymd", "publisher: x\ncolumns: {departed_date: {from: a, order: ymd}}\n"],
    ["gender is no date", "publisher: x\ncolumns: {gender: {from: a, order: mdy}}\n"],
    ["year_begins is no month: 13", "publisher: x\nyear_begins: 13\ncolumns: {gender: {from: a}}\n"],
    ["no regular expression with one group", "publisher: x\ncolumns: {gender: {from: a, pattern: '('}}\n"],
    ["person_id cannot be the same", "publisher: x\nconstants: {person_id: x}\ncolumns: {gender: {from: a}}\n"],
    [
      "stands under columns and under constants",
      "publisher: x\nconstants: {gender: x}\ncolumns: {gender: {from: a}}\n",
    ],
  ])("a map with a mistake is told: %s", async (says, text) => {
    mkdirSync(join(dir, "maps"), { recursive: true });
    const ran = await load(file("any.csv", "a,b\n1,2\n"), "--map", file("maps/wrong.yaml", text));
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(says)]);
    expect(existsSync(join(removalsDir(ws), "any"))).toBe(false);
  });
});
