import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { positionColumns } from "../../src/model/position.ts";
import { openDuck } from "../../src/store/duckdb.ts";
import { dayFile, positionsDir } from "../../src/store/read-positions.ts";
import { positionLines } from "../positions-table.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";

const cases = fileURLToPath(new URL("../cases/positions", import.meta.url));
const { dir, remove } = folder();
afterAll(remove);

let ws = "";
let made = 0;
beforeEach(async () => {
  made += 1;
  ws = join(dir, `ws-${made}`);
  await tarmac("init", ws);
});

/** Writes a file beside the workspaces. */
function file(name: string, content: string | Buffer): string {
  const path = join(dir, `${made}-files`, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const load = (...args: string[]) => tarmac("load", "positions", ...args, "-w", ws);
const json = async (...args: string[]) => JSON.parse((await load(...args, "--json")).out) as Loaded;
type Loaded = {
  readonly rows: number;
  readonly rejects: number;
  readonly passed_over: number;
  readonly files: readonly { state: string; rows: number; lost: string | null; rejects_file: string; format: string }[];
};

/** A trace of one aircraft: a row every `step_s`, going east, beginning at an instant of the second of May 2031. */
function trace(hex: string, rows: number, { from = "10:00:00", step_s = 10 } = {}): string {
  const points = Array.from({ length: rows }, (_, i) => [
    i * step_s,
    10,
    20 + i * step_s * 0.001,
    30_000,
    214,
    90,
    0,
    0,
    null,
    "adsb_icao",
  ]);
  return JSON.stringify({ icao: hex, timestamp: Date.parse(`2031-05-02T${from}Z`) / 1000, trace: points });
}

/** A table in the words of ADS-B Exchange, of an aircraft that flies east at a speed in knots. */
type Flown = {
  readonly rows?: number;
  readonly gs?: number;
  readonly alt?: (i: number) => number;
  readonly told?: number;
};
function table({ rows = 60, gs = 400, alt = (i) => 30_000 + 25 * (i % 8), told = gs }: Flown): string {
  const degrees = gs / 60 / 360;
  const lines = Array.from({ length: rows }, (_, i) =>
    ["abc001", 1935482400 + i * 10, 0, (20 + i * degrees).toFixed(6), alt(i), told, 90].join(","),
  );
  return ["hex,timestamp,lat,lon,alt_baro,gs,track", ...lines].join("\n");
}

describe("tarmac load positions", () => {
  const sections = readFileSync(join(cases, "formats", "expected.txt"), "utf8")
    .split(/^== /m)
    .slice(1);

  it.each(sections.map((text) => text.trimEnd().split("\n")).map(([name = "", ...lines]) => [name, lines] as const))(
    "reads %s",
    async (name, lines) => {
      const ran = await load(join(cases, "formats", name));
      expect(ran.err).toBe("");
      expect(await positionLines(ws)).toEqual(lines);
    },
  );

  it("knows every file of test/cases/positions/formats", () => {
    const files = readdirSync(join(cases, "formats")).filter((name) => name !== "expected.txt");
    expect(sections.map((text) => text.split("\n")[0])).toEqual(files.sort());
  });

  it("reads a file that is packed, also one whose name does not say so, and a folder", async () => {
    file("a.json.gz", gzipSync(trace("abc001", 3)));
    const [b] = [file("b.json", gzipSync(trace("abc002", 3))), file("c.txt", "not asked for, by its name")];
    expect((await json(join(b, ".."))).rows).toBe(6);
    expect((await positionLines(ws, "where icao24 = 'abc002'")).length).toBe(3);
  });

  it("changes nothing when a file is loaded again, under another name too", async () => {
    const path = file("a.json", trace("abc001", 5));
    await load(path);
    const [before, manifest] = [
      readFileSync(dayFile(ws, "2031-05-02")),
      readFileSync(join(positionsDir(ws), "manifest.json")),
    ];
    const again = await load(path);
    expect(again.out).toContain("already loaded");
    cpSync(path, file("b.json", ""));
    expect((await load(join(path, "..", "b.json"))).out).toContain("already loaded");
    expect(readFileSync(dayFile(ws, "2031-05-02")).equals(before)).toBe(true);
    expect(readFileSync(join(positionsDir(ws), "manifest.json")).equals(manifest)).toBe(true);
  });

  it("keeps aside rows that cannot be right, with file, row and reason", async () => {
    const path = join(cases, "bad-rows.csv");
    const loaded = await json(path);
    const rejects = readFileSync(join(positionsDir(ws), loaded.files[0]?.rejects_file ?? ""), "utf8");
    expect(rejects.replaceAll(path, "bad-rows.csv")).toBe(readFileSync(join(cases, "bad-rows.rejects.csv"), "utf8"));
    expect(loaded.rejects).toBe(15);
    // Time ran backwards; an altitude that is NaN is one that is not told.
    expect(await positionLines(ws)).toEqual([
      "abc001 2031-05-02T09:58:00.000Z 10.3,180 900ft 240kt 270° EXA1 @adsbexchange",
      "abc001 2031-05-02T09:59:00.000Z 10.4,-180 EXA1 @adsbexchange",
      "abc001 2031-05-02T10:00:00.000Z 10.5,20.5 1000ft 250kt 90° EXA1 @adsbexchange",
    ]);
  });

  it("keeps aside rows of a trace that cannot be right, and takes Python's NaN for what it is", async () => {
    const rows =
      "[0,10,20,1000,1,1,0],[1,91,20,1000,1,1,0],[2,NaN,20,1000,1,1,0],[3,10,20,1e308,1,1,0],7,[null,10,20,1000,1,1,0]";
    const path = file("t.json", `{"icao":"abc001","timestamp":1935482400,"trace":[${rows}]}`);
    const loaded = await json(path);
    expect([loaded.rows, loaded.rejects]).toEqual([1, 5]);
  });

  it.each([
    ["a gzip file that is cut", (text: string) => cut(gzipSync(text)), /gzip file ends too early/],
    ["a JSON file that is cut", (text: string) => Buffer.from(text).subarray(0, 40_000), /JSON ends in the middle/],
    ["a gzip file that is damaged", (text: string) => damaged(gzipSync(text)), /damaged/],
  ])("keeps what is good of %s, and says what it lost", async (_name, harm, says) => {
    const noisy = trace("abc001", 4000).replaceAll("30000", () =>
      String(30_000 + Math.floor(25 * (made + Math.random() * 99))),
    );
    const loaded = await json(file("t.json", harm(noisy)));
    expect(loaded.files[0]?.lost).toMatch(says);
    expect(loaded.rows).toBeGreaterThan(500);
    expect(loaded.rows).toBeLessThan(4000);
    // What a damaged byte brings forth may be the row before it once more: the two are one.
    expect(loaded.rows - (await positionLines(ws)).length).toBeOneOf([0, 1, 2]);
  });

  it("keeps what is good of a CSV file that is cut", async () => {
    const loaded = await json(
      file("t.csv.gz", cut(gzipSync(table({ rows: 5000, alt: () => 25 * Math.floor(Math.random() * 1600) })))),
    );
    expect(loaded.files[0]?.lost).toMatch(/what follows row \d+: the gzip file ends too early/);
    expect(loaded.rows).toBeGreaterThan(1000);
  });

  it.each([
    ["an empty file", "e.json", "", "the file is empty"],
    ["an empty file that is packed", "e.json.gz", gzipSync(""), "nothing is in it"],
    ["a picture", "p.json", Buffer.from("\x89PNG\r\n\x1a\n1234", "latin1"), "this is a picture"],
    ["a spreadsheet", "s.csv", Buffer.from("PK\x03\x04…", "latin1"), "ZIP archive or a spreadsheet"],
    ["noise", "n.csv", Buffer.from([1, 0, 7, 0, 9]), "no file of positions that Tarmac knows"],
    ["a table of something else", "o.csv", "movement,people\nexample,43\n", "no table of positions"],
    ["a document of something else", "o.json", '{"title":"Examplia"}', "no positions that Tarmac knows"],
    ["a head without rows", "h.csv", "hex,timestamp,lat,lon,gs\n", "there is no row in it"],
    ["a Parquet file that is cut", "c.parquet", "PAR1 and no end", "cut or damaged"],
  ])("refuses %s, and says what it is", async (_name, name, content, says) => {
    const ran = await load(file(name, content));
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(says)]);
    expect(ran.err).toContain(name);
    expect(existsSync(dayFile(ws, "2031-05-02"))).toBe(false);
  });

  it("loads the others where one is refused, and ends with 1", async () => {
    const ran = await load(file("e.json", ""), file("a.json", trace("abc001", 3)));
    expect([ran.code, ran.out]).toEqual([1, expect.stringContaining("1 loaded, 1 refused: 3 rows")]);
    expect(ran.err).toContain("the file is empty");
  });

  it("names the nearest columns of a table that no map knows, and gives a map to start from", async () => {
    const ran = await load(
      file(
        "t.csv",
        "Aircraft Hex,Seen At (UTC),Latitude,Longitude,Altitude (m)\nabc001,2031-05-02 10:00:00,10,20,3000\n",
      ),
    );
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('icao24: {from: "Aircraft Hex"}');
    expect(ran.err).toContain('lon: {from: "Longitude"}');
    expect(ran.err).toContain('alt_baro_ft: {from: "Altitude (m)", unit: ft}   # ft, m');
  });

  it("reads a table by a map of one's own, with constants, patterns and units", async () => {
    const map = file(
      "map.yaml",
      'name: mine\nfeed: my-receiver\nconstants: {icao24: abc001}\ncolumns:\n  time: {from: UTC, unit: text}\n  lat: {from: Position, pattern: "^([-0-9.]+),"}\n  lon: {from: Position, pattern: ",([-0-9.]+)$"}\n  alt_baro_ft: {from: Metres, unit: m}\n  gs_kt: {from: Speed, unit: km/h}\n  callsign: {from: Callsign, blank: ["-"]}\n',
    );
    const ran = await load(
      file(
        "t.csv",
        'UTC;Callsign;Position;Metres;Speed\n2031-05-02T12:00:00+02:00;EXA1;"10.5,20.5";304.8;185.2\n2031-05-02T10:00:10Z;-;"10.5,20.6";304.8;185.2\n',
      ),
      "--map",
      map,
    );
    expect(ran.err).toBe("");
    expect(await positionLines(ws)).toEqual([
      "abc001 2031-05-02T10:00:00.000Z 10.5,20.5 1000ft 100kt EXA1 @my-receiver",
      "abc001 2031-05-02T10:00:10.000Z 10.5,20.6 1000ft 100kt @my-receiver",
    ]);
  });

  it.each([
    ["columns: {icao24: hex}", "time is missing"],
    ["colums: {icao24: hex}", "did you mean columns?"],
    ["columns: {altitude: {from: a}}", "unknown column: altitude"],
    ["columns: {gs_kt: {from: v}}", "the unit of gs_kt is not told"],
    ["columns: {gs_kt: {from: v, unit: knots}}", "unknown unit of gs_kt: knots"],
  ])("refuses the map %s", async (map, says) => {
    const ran = await load(file("t.csv", table({})), "--map", file("map.yaml", map));
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(says)]);
  });

  it.each([
    [
      "metres taken for feet",
      table({ alt: (i) => Math.round((30_000 + 25 * (i % 8)) * 0.3048) }),
      "alt_baro_ft looks like metres",
      "write unit: m for alt_baro_ft",
    ],
    [
      "smooth metres taken for feet",
      table({ gs: 450, alt: (i) => 10_000 + 3.1 * i }),
      "alt_baro_ft looks like metres",
      "write unit: m for alt_baro_ft",
    ],
    [
      "metres a second taken for knots",
      table({ gs: 400, told: 205.8 }),
      "the speeds fit the positions only as m/s",
      "write unit: m/s for gs_kt",
    ],
    [
      "kilometres an hour taken for knots",
      table({ gs: 200, told: 370.4 }),
      "the speeds fit the positions only as km/h",
      "write unit: km/h for gs_kt",
    ],
  ])("refuses %s, with a hint", async (_name, text, says, hint) => {
    const ran = await load(file("t.csv", text));
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(says)]);
    expect(ran.err).toContain(hint);
    expect(existsSync(dayFile(ws, "2031-05-02"))).toBe(false);
  });

  it("believes feet and knots, high and low, at one row a minute too", async () => {
    const rows = await Promise.all([
      json(file("high.csv", table({}))),
      json(file("low.csv", table({ gs: 120, alt: (i) => 1000 + 25 * (i % 40) }))),
    ]);
    expect(rows.map(({ rows: n }) => n)).toEqual([60, 60]);
  });

  it("reads Parquet by the same maps, with instants of any type", async () => {
    const path = file("states.parquet", "");
    const duck = await openDuck({ folders: [join(path, "..")] });
    await duck.connection.run(
      `copy (select to_timestamp(1935482400.5) as timestamp, 'abc001' as icao24, 10.5 as latitude, 20.5::float as longitude, 1000::smallint as altitude, 250::bigint as groundspeed, 'nan'::double as track, true as onground, 'EXA1' as callsign) to '${path}' (format parquet)`,
    );
    duck.close();
    expect((await json(path)).files[0]?.format).toBe("Parquet, map traffic");
    expect(await positionLines(ws)).toEqual(["abc001 2031-05-02T10:00:00.500Z 10.5,20.5 ground 250kt EXA1 @traffic"]);
  });

  describe("an archive", () => {
    function archive(): readonly string[] {
      const root = join(dir, `${made}-archive`);
      for (const hex of ["abc001", "abc002", "~abc003"]) {
        mkdirSync(join(root, "traces", hex.slice(-2)), { recursive: true });
        writeFileSync(join(root, "traces", hex.slice(-2), `trace_full_${hex}.json`), gzipSync(trace(hex, 50)));
      }
      writeFileSync(join(root, "README.txt"), "not a trace");
      execFileSync("tar", ["-cf", join(dir, `${made}.tar`), "-C", root, "."]);
      const bytes = readFileSync(join(dir, `${made}.tar`));
      const half = Math.floor(bytes.length / 2) + 100;
      return [file("day.tar.aa", bytes.subarray(0, half)), file("day.tar.ab", bytes.subarray(half))];
    }

    const watched = `
- {source: example-a, publisher: Example A, kind: newspaper, seen: full, date: 2031-05-03}
- aircraft: N000EX
  icao24: abc002
  claims: [{from: example-a, listed: on a list}]
`;

    it("gives only watched aircraft", async () => {
      await tarmac("import", registerFile(dir, `${made}.yaml`, watched), "-w", ws);
      expect((await json(...archive())).rows).toBe(50);
      expect(new Set((await positionLines(ws)).map((line) => line.slice(0, 6)))).toEqual(new Set(["abc002"]));
    });

    it("gives all with --all, in parts in any order", async () => {
      const parts = archive();
      expect((await json(...[...parts].reverse(), "--all")).rows).toBe(150);
      expect(await positionLines(ws, "where addr_type = 'non_icao'")).toHaveLength(50);
    });

    it("gives those that --aircraft names, and others when they are named later", async () => {
      const parts = archive();
      expect((await json(...parts, "--aircraft", "abc001")).rows).toBe(50);
      expect((await json(...parts, "--aircraft", "abc001,abc002")).rows).toBe(100);
      expect(await positionLines(ws)).toHaveLength(100);
    });

    it("is refused where nobody is watched or named, or a part is missing", async () => {
      const [first = "", second = ""] = archive();
      expect((await load(first, second)).err).toContain("the record watches no aircraft");
      expect((await load(second, "--all")).err).toContain("parts of the archive are missing: .tar.aa");
    });

    it("gives what is good of it when it is cut", async () => {
      const [first = ""] = archive();
      truncateSync(first, 6000);
      const loaded = await json(first, "--all");
      expect(loaded.files[0]?.lost).toMatch(/archive ends too early/);
      expect(loaded.rows).toBeGreaterThan(0);
    });
  });

  it("takes of two feeds the better row of a second, and keeps both elsewhere", async () => {
    const better =
      "hex,timestamp,lat,lon,gs,type\nabc001,1935482400.1,10,20,250,adsb_icao\nabc001,1935482410,10,20.1,250,adsb_icao\n";
    const worse =
      "hex,timestamp,lat,lon,gs,type\nabc001,1935482400.7,10,20.001,250,mlat\nabc001,1935482405,10,20.05,250,mlat\n";
    await load(file("worse.csv", worse), "--feed", "receiver-b");
    await load(file("better.csv", better), "--feed", "receiver-a");
    expect((await positionLines(ws)).map((line) => line.replace(/^.*T(\S+) .*@/, "$1 "))).toEqual([
      "10:00:00.100Z receiver-a",
      "10:00:05.000Z receiver-b",
      "10:00:10.000Z receiver-a",
    ]);
  });

  it("keeps rows of a day's two sides at midnight in two files, and over the date line as they are", async () => {
    await load(file("t.json", trace("abc001", 10, { from: "23:59:30" })));
    expect(readdirSync(positionsDir(ws)).filter((name) => name.startsWith("day="))).toEqual([
      "day=2031-05-02",
      "day=2031-05-03",
    ]);
  });

  it("writes the columns that the model names, in order", async () => {
    await load(file("t.json", trace("abc001", 1)));
    const duck = await openDuck({ folders: [positionsDir(ws)] });
    const read = await duck.connection.runAndReadAll(
      "select column_name, lower(column_type) from (describe from read_parquet($file, hive_partitioning = false))",
      { file: dayFile(ws, "2031-05-02") },
    );
    duck.close();
    const types: Record<string, string> = { float: "real" };
    expect(read.getRowsJS().map(([name, type]) => [name, types[String(type)] ?? type])).toEqual(
      positionColumns.map(({ name, type }) => [name, type]),
    );
  });

  it.each([
    [["load"], "missing: KIND"],
    [["load", "position", "x"], "did you mean positions?"],
    [["load", "positions"], "missing: FILE"],
    [["load", "positions", "x", "--aircraft", "abc"], "not a 24-bit address: abc"],
  ])("tells a mistake of the command line: %j", async (argv, says) => {
    const ran = await tarmac(...argv, "-w", ws);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(says)]);
  });
});

const cut = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.6));

/** Ten bytes in the middle of what is packed are others. */
function damaged(bytes: Buffer): Buffer {
  const harmed = Buffer.from(bytes);
  harmed.fill(0xff, Math.floor(bytes.length * 0.6), Math.floor(bytes.length * 0.6) + 10);
  expect(() => gunzipSync(harmed)).toThrow();
  return harmed;
}
