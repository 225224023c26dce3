import { createServer, type RequestListener, type Server } from "node:http";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { aerodromesOf, shippedAerodromes } from "../../src/store/reference-aerodromes.ts";
import { openAircraft } from "../../src/store/reference-aircraft.ts";
import { referenceManifest } from "../../src/store/reference.ts";
import { projectFiles, textOf } from "../house/files.ts";
import { folder, tarmac } from "../workspace.ts";

const header =
  "id,ident,type,name,latitude_deg,longitude_deg,elevation_ft,continent,iso_country,iso_region,municipality,scheduled_service,gps_code,iata_code,local_code,home_link,wikipedia_link,keywords";
const runwayHeader =
  "id,airport_ref,airport_ident,length_ft,width_ft,surface,lighted,closed,le_ident,le_latitude_deg,le_longitude_deg,le_elevation_ft,le_heading_degT,le_displaced_threshold_ft,he_ident,he_latitude_deg,he_longitude_deg,he_elevation_ft,he_heading_degT,he_displaced_threshold_ft";
const field = (ident: string, lat: number, lon: number, elevation: number | string = 100): string =>
  `1,${ident},medium_airport,"Example, ${ident}",${lat},${lon},${elevation},XX,ZZ,ZZ-1,Exampleton,yes,${ident},,,,,`;
const runway = (ident: string, lat: number, lon: number, elevation: number | string = 100): string =>
  `1,1,${ident},9000,150,ASPH,1,0,09,${lat},${lon - 0.012},${elevation},,,27,${lat},${lon + 0.012},${elevation},,`;
const good = [
  header,
  field("ZZAA", 10, 50),
  field("ZZAB", 11, 51),
  field("ZZAC", 12, 50.5),
  field("ZZAD", 10.5, 51.5),
  "",
].join("\n");
const runways = [runwayHeader, runway("ZZAA", 10, 50), runway("ZZAB", 11, 51), ""].join("\n");

const { dir, remove } = folder();
let workspaces = 0;
let ws = "";
let server: Server;
let site: Readonly<Record<string, string | Uint8Array | RequestListener>> = {};
let url = "";

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = site[request.url?.slice(1) ?? ""];
    if (typeof answer === "function") return answer(request, response);
    if (answer === undefined) {
      response.statusCode = 404;
      return response.end("none");
    }
    response.setHeader("last-modified", "Fri, 02 May 2031 12:00:00 GMT");
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  remove();
});
beforeEach(async () => {
  workspaces += 1;
  ws = join(dir, `ws${workspaces}`);
  await tarmac("init", ws);
  site = { "airports.csv": good, "runways.csv": runways };
});

/** An aerodrome of the workspace's table; null when it has none of that ident. */
const aerodromeNamed = (workspace: string, ident: string) =>
  aerodromesOf(workspace).find((one) => one.ident === ident) ?? null;

const getAirports = (...more: string[]) =>
  tarmac("get", "airports", "-w", ws, "--from", `${url}/airports.csv`, ...more);

describe("tarmac get airports", () => {
  it("keeps the table with digest, day and licence", async () => {
    const ran = await getAirports("--json");
    expect(ran.code, ran.err).toBe(0);
    const { entry } = JSON.parse(ran.out) as { entry: Record<string, unknown> };
    expect(entry).toMatchObject({ publisher: "OurAirports", rows: 4, rejects: 0, got_at: "2026-11-24T12:00:00.000Z" });
    expect(referenceManifest(ws).airports).toEqual(entry);
    expect(referenceManifest(ws).airports?.files).toMatchObject([
      { from: `${url}/airports.csv`, bytes: good.length, last_modified: "Fri, 02 May 2031 12:00:00 GMT" },
      { from: `${url}/runways.csv`, bytes: runways.length },
    ]);
    expect(aerodromeNamed(ws, "ZZAA")).toMatchObject({ name: "Example, ZZAA", elevation_ft: 100, scheduled: true });
    const [first] = aerodromeNamed(ws, "ZZAA")?.runways ?? [];
    expect(first).toMatchObject({
      length_ft: 9000,
      paved: true,
      ends: [{ name: "09", heading_deg: 90 }, { name: "27" }],
    });
  });

  it("reads gzip, and a folder", async () => {
    const from = join(dir, "files");
    mkdirSync(from, { recursive: true });
    writeFileSync(join(from, "airports.csv.gz"), gzipSync(good));
    writeFileSync(join(from, "runways.csv"), runways);
    const ran = await tarmac("get", "airports", "-w", ws, "--from", from);
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toContain("Kept 4 airports");
    expect(aerodromesOf(ws).filter((one) => one.runways.length === 1)).toHaveLength(2);
  });

  const refusals: readonly [string, () => typeof site, RegExp][] = [
    ["only a header", () => ({ ...site, "airports.csv": `${header}\n` }), /header and no rows/],
    ["a cut row", () => ({ ...site, "airports.csv": good.slice(0, -30) }), /cut: line 5 has \d+ of 18 columns/],
    ["a cut quotation", () => ({ ...site, "airports.csv": good.slice(0, good.lastIndexOf('ZZAD"')) }), /cut or no CSV/],
    [
      "far fewer rows",
      () => ({ ...site, "airports.csv": [header, field("ZZAA", 10, 50), ""].join("\n") }),
      /it has 1 rows, the table that is kept has 4/,
    ],
    ["another file", () => ({ ...site, "airports.csv": "<html>\n<p>\n" }), /no column ident, type/],
    ["nothing", () => ({ ...site, "airports.csv": "" }), /refused: it is empty/],
    ["no runways", () => ({ "airports.csv": good }), /runways\.csv answers 404/],
    ["an error", () => ({}), /answers 404/],
    [
      "a line that breaks off",
      () => ({
        ...site,
        "airports.csv": (_, response) => {
          response.setHeader("content-length", good.length);
          response.write(good.slice(0, 200), () => response.destroy());
        },
      }),
      /could not be fetched/,
    ],
    ["cut gzip", () => ({ ...site, "airports.csv": gzipSync(good).subarray(0, 100) }), /gzip file is cut/],
  ];
  it.each(refusals)("refuses %s, and keeps the old table", async (_, broken, says) => {
    await getAirports();
    const before = referenceManifest(ws);
    site = broken();
    const ran = await getAirports();
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(says);
    expect(ran.err).toContain("nothing was replaced");
    expect(referenceManifest(ws)).toEqual(before);
    expect(aerodromesOf(ws)).toHaveLength(4);
  });

  it("takes a smaller table when told to", async () => {
    await getAirports();
    site = { ...site, "airports.csv": [header, field("ZZAA", 10, 50), ""].join("\n") };
    expect((await getAirports("--smaller")).code).toBe(0);
    expect(aerodromesOf(ws)).toHaveLength(1);
  });

  it("lists what cannot be right, with its line", async () => {
    const rows = [
      header,
      field("ZZAA", 10, 50),
      field("ZZAB", 11, 51),
      field("ZZAC", 12, 50.5),
      field("ZZSW", 50.2, 10.2),
      field("ZZHI", 10.2, 50.2, 99_999),
      field("ZZWR", 10.3, 50.4, 7548),
      field("ZZLA", 91, 50),
      field("ZZAA", 10, 50),
      field("ZZNO", Number.NaN, 50),
      field("ZZOK", 10.6, 50.6, ""),
      "",
    ];
    const tracks = [
      runwayHeader,
      runway("ZZWR", 10.3, 50.4, 10),
      runway("ZZAB", 20, 60),
      runway("ZZOK", 10.6, 50.6, 44),
      "",
    ];
    site = { "airports.csv": rows.join("\n"), "runways.csv": tracks.join("\n") };
    const ran = await getAirports("--json");
    const { rejects } = JSON.parse(ran.out) as { rejects: { row: number; key: string; says: string }[] };
    expect(rejects.map(({ row, key, says }) => `${row} ${key} ${says}`).sort()).toEqual([
      "10 ZZNO no such place: NaN, 50",
      "3 ZZAB runway left out: it lies 749 NM from the field",
      "5 ZZSW latitude and longitude are swapped: 50.2, 10.2",
      "6 ZZHI kept without its elevation, which cannot be: 99999 ft",
      "7 ZZWR elevation 7548 ft cannot be: its runway lies at 10 ft, which is kept",
      "8 ZZLA no such place: 91, 50",
      "9 ZZAA ident stands in line 2 already",
    ]);
    const kept = readFileSync(join(ws, "cache/reference/airports.rejects.jsonl"), "utf8").trim().split("\n");
    expect(kept.map((line) => JSON.parse(line))).toEqual(rejects);
    expect(aerodromeNamed(ws, "ZZWR")?.elevation_ft).toBe(10);
    expect(aerodromeNamed(ws, "ZZHI")?.elevation_ft).toBeNull();
    expect(aerodromeNamed(ws, "ZZOK")?.elevation_ft).toBe(44);
    expect(aerodromeNamed(ws, "ZZSW")).toBeNull();
  });

  it("says what to do without a network", async () => {
    const closed = await new Promise<string>((resolve) => {
      const brief = createServer().listen(0, "127.0.0.1", () => {
        const { port } = brief.address() as AddressInfo;
        brief.close(() => resolve(`http://127.0.0.1:${port}/airports.csv`));
      });
    });
    const ran = await tarmac("get", "airports", "-w", ws, "--from", closed);
    expect(ran.code).toBe(1);
    expect(ran.err).toMatch(/could not be fetched.*\n.*bring the file from a machine that has one.*--from FILE/s);
    expect(existsSync(join(ws, "cache"))).toBe(false);
  });

  it("wants a workspace, a table and a file", async () => {
    expect((await tarmac("get", "-w", ws)).code).toBe(2);
    expect((await tarmac("get", "towns", "-w", ws)).err).toContain("unknown table: towns");
    expect((await tarmac("get", "airports", "-w", join(dir, "none"))).err).toContain("tarmac init");
    expect((await tarmac("get", "airports", "-w", ws, "--from", join(dir, "none.csv"))).err).toContain("no such file");
  });
});

describe("before anything was got", () => {
  it("the aerodromes of the example record are there", () => {
    expect(aerodromesOf(ws)).toEqual(shippedAerodromes());
    expect(aerodromeNamed(ws, "KAEX")).toMatchObject({ country: "US", municipality: "Alexandria" });
    const examples = projectFiles().filter((file) => /^examples\/.*\.yaml$/.test(file));
    const named = examples.flatMap((file) =>
      [...textOf(file).matchAll(/airport: "?([A-Z]{4})\b/g)].map(([, ident]) => ident),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(new Set(shippedAerodromes().map(({ ident }) => ident))).toEqual(new Set(named));
  });

  it("no aircraft is known", () => {
    const aircraft = openAircraft(ws);
    expect(aircraft.get("000001")).toBeNull();
    aircraft.close();
  });
});

describe("tarmac get aircraft", () => {
  const got = (icao24: string) => {
    const table = openAircraft(ws);
    try {
      return table.get(icao24);
    } finally {
      table.close();
    }
  };

  it("reads Mictronics' ZIP", async () => {
    const zip = zipSync({
      "aircrafts.json": strToU8(
        '{"0000AB":["ZZ-ABC","B738","00",""],"0000AC":["ZZ-MIL","C130","10"],"nonsense":["X","",""]}',
      ),
      "types.json": strToU8('{"B738":["EXAMPLE 737","L2J","M"],"C130":["EXAMPLE 130","L4T","M"]}'),
      "operators.json": strToU8("{}"),
    });
    site = { "indexedDB.zip": zip };
    const ran = await tarmac("get", "aircraft", "-w", ws, "--from", `${url}/indexedDB.zip`);
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toContain("line 3, nonsense: no 24-bit address");
    expect(got("0000ab")).toEqual({
      icao24: "0000ab",
      registration: "ZZ-ABC",
      typecode: "B738",
      description: "L2J",
      operator: null,
      military: false,
    });
    expect(got("0000ac")).toMatchObject({ description: "L4T", military: true });
    expect(referenceManifest(ws).aircraft).toMatchObject({
      publisher: "Mictronics aircraft database",
      rows: 2,
      rejects: 1,
    });
    site = { "indexedDB.zip": zip.subarray(0, 150) };
    const cut = await tarmac("get", "aircraft", "-w", ws, "--from", `${url}/indexedDB.zip`);
    expect(cut.err).toMatch(/cut or no ZIP file/);
    expect(got("0000ab")?.registration).toBe("ZZ-ABC");
  });

  it("reads CSV tables by the names of their columns", async () => {
    const csv = "ICAO,Registration,ModelICAO,Operator\n0000AB,ZZ-ABC,b738,Example Air\nXYZ,ZZ-NO,,\n";
    writeFileSync(join(dir, "fleet.csv"), csv);
    const ran = await tarmac("get", "aircraft", "-w", ws, "--from", join(dir, "fleet.csv"));
    expect(ran.out).toContain("Publisher: not told");
    expect(ran.out).toContain("line 3, XYZ: no 24-bit address");
    expect(got("0000ab")).toMatchObject({ registration: "ZZ-ABC", typecode: "B738", operator: "Example Air" });
    writeFileSync(join(dir, "other.csv"), "a,b\n1,2\n");
    expect((await tarmac("get", "aircraft", "-w", ws, "--from", join(dir, "other.csv"))).err).toContain(
      "no column for the address",
    );
  });
});

const data = process.env.TARMAC_DATA ?? fileURLToPath(new URL("../../../shared/data", import.meta.url));
const real = join(data, "airports");

describe.skipIf(!existsSync(real))(
  "tarmac get, on OurAirports' own files (skipped where ../shared/data is absent)",
  () => {
    it("refuses the file of 2025-01-31, which had only a header", async () => {
      const ran = await tarmac(
        "get",
        "airports",
        "-w",
        ws,
        "--from",
        join(real, "airports_header_only_2025-01-31.csv"),
      );
      expect(ran.err).toContain("airports_header_only_2025-01-31.csv: refused: it has a header and no rows");
    });

    it("keeps 5,210 airports with their runways", async () => {
      const ran = await tarmac("get", "airports", "-w", ws, "--from", join(real, "airports_large_medium.csv.gz"));
      expect(ran.code, ran.err).toBe(0);
      expect(referenceManifest(ws).airports?.rows).toBe(5210);
      const all = new Map(aerodromesOf(ws).map((one) => [one.ident, one]));
      expect(all.get("SLLP")?.elevation_ft).toBe(13_355);
      for (const one of shippedAerodromes()) {
        const kept = all.get(one.ident);
        expect(kept?.lat).toBeCloseTo(one.lat, 4);
        expect(kept?.elevation_ft).toBe(one.elevation_ft);
      }
    });
  },
);
