import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { airportCountry } from "../../src/model/airport-country.ts";
import type { EndField, Flight } from "../../src/model/flight.ts";
import type { LegClass } from "../../src/model/leg-class.ts";
import { writeFlights } from "../../src/store/flights.ts";
import { closeRecord, openRecord, type TarmacRecord } from "../../src/store/record.ts";
import { createApp } from "../../src/web/app.tsx";
import { loadAssets } from "../../src/web/assets.ts";
import { recordViews } from "../../src/web/record-views.ts";
import type { HeapsPage } from "../../src/views/removals-flights-page.ts";
import { folder, registerFile, tarmac } from "../workspace.ts";
import { inventRelease } from "./invented-release.ts";

const assets = await loadAssets();
const { dir, remove } = folder();
const [ws, bare] = [join(dir, "ws"), join(dir, "bare")];
const register = `
source: example-report
publisher: Example Report
date: 2031-06-01
kind: news_site
seen: full
---
movement: example-told
kind: removal
title: Example flight to Honduras
claims:
  - {from: example-report, departed: 2031-05-06, origin: {country: USA, airport: KHRL}, destination: HND, people: 90}
`;
const ofSeveral = `
source: example-report
publisher: Example Report
date: 2031-06-01
kind: news_site
seen: full
---
movement: example-whole
kind: removal
title: Example aircraft to Honduras
parts: [example-first, example-second]
claims:
  - {from: example-report, departed: 2031-05-06, origin: USA, destination: HND, people: 261}
---
movement: example-first
kind: removal
title: First example aircraft
claims:
  - {from: example-report, departed: 2031-05-06, origin: {country: USA, airport: KHRL}, destination: HND}
---
movement: example-second
kind: removal
title: Second example aircraft
claims:
  - {from: example-report, departed: 2031-05-06, origin: {country: USA, airport: KHRL}, destination: HND}
`;
let record: TarmacRecord;

beforeAll(async () => {
  await tarmac("init", ws);
  await tarmac("init", bare);
  await inventRelease(ws, [
    [120, "2031-05-02", "ALEXANDRIA INTERNATIONAL AIRPORT, POE", "GTM"],
    [8, "2031-05-02", "ALEXANDRIA INTERNATIONAL AIRPORT, POE", "GTM", "yes"],
    [150, "2031-05-03", "ALEXANDRIA INTERNATIONAL AIRPORT, POE", "HND"],
    [60, "2031-05-04", "MIAMI, FL, POE", "HND"],
    [300, "2031-05-02", "SAN YSIDRO, CA, POE", "MEX"],
    [2, "2031-05-02", "MIAMI, FL, POE", "COL"],
    [40, null, "MIAMI, FL, POE", "COL"],
    [11, "2031-06-02", " ALEXANDRIA INTERNATIONAL AIRPORT, POE ", "GTM"],
  ]);
  writeFlights(
    ws,
    [
      flight("KAEX", "MGGT", "2031-05-02T14:00", 3, "removal"),
      flight("KAEX", "KIAH", "2031-05-03T14:00", 1, "shuffle"),
      flight("KAEX", "MGGT", "2031-06-02T14:00", 3, "removal"),
    ],
    {
      ...{ rule_version: "1", positions_digest: "invented", aerodromes_digest: null, positions: 0, masked: {} },
      made_at: "2031-06-03T00:00:00Z",
    },
  );
  record = openRecord(ws, { readOnly: true });
});
afterAll(() => {
  closeRecord(record);
  remove();
});

const at: Readonly<Record<string, readonly [number, number]>> = {
  KAEX: [31.33, -92.55],
  MGGT: [14.58, -90.53],
  KIAH: [30, -95.3],
};

function flight(from: string, to: string, off: string, hours: number, name: LegClass): Flight {
  const [offMs, onMs] = [Date.parse(`${off}Z`), Date.parse(`${off}Z`) + hours * 3_600_000];
  const end = (ms: number) => ({ ms, lo_ms: ms, hi_ms: ms, source: "observed" as const });
  const side = (ident: string) => ({ lat: at[ident]?.[0] ?? 0, lon: at[ident]?.[1] ?? 0, alt_baro_ft: 500 });
  const place = (ident: string) => ({
    ...{ state: "aerodrome" as const, ident, confidence: 1, source: "ground" as const, distance_nm: 0 },
    ...{ runners_up: [], why: "Seen on the ground there." },
  });
  const field = (ident: string): EndField => ({
    ...{ ident, name: ident, country: airportCountry(ident) ?? "" },
    ...{ lat: side(ident).lat, lon: side(ident).lon },
  });
  return {
    ...{ id: off.replace(/\D/g, "").padStart(16, "0"), icao24: "abc001", emitter: 0, callsign: null, callsigns: [] },
    ...{
      first_seen_ms: offMs,
      last_seen_ms: onMs,
      atot: end(offMs),
      aldt: end(onMs),
      first: side(from),
      last: side(to),
    },
    ...{ break_reason: "first", points: 9, points_airborne: 9, gaps: [], touch_and_gos: 0, max_alt_ft: 30_000 },
    ...{ mlat_share: 0, flags: [], registration: "X-ABC1", typecode: "B738", operator: "Example Charter" },
    ...{ adep: place(from), ades: place(to), adep_at: field(from), ades_at: field(to) },
    classed: { class: name, band: "probable", reasons: [], doubts: [], notable: [] },
  };
}

/** The pages at an instant. */
async function get(path: string, instant = "2031-07-25T12:00:00Z", of: TarmacRecord = record) {
  const then: TarmacRecord = { ...of, effects: { now: () => new Date(instant) } };
  const app = createApp(recordViews(then), null, { assets, token: "t", today: () => instant.slice(0, 10) });
  const response = await app.request(path);
  return { status: response.status, text: await response.text() };
}
/** How many rows the page has to which a list of heaps leads. */
async function linkedRows(text: string): Promise<number> {
  const [, path = ""] = /href="(\/removals\/rows\?[^"]*departure_port[^"]*)"/.exec(text) ?? [];
  const found = await get(path.replaceAll("&amp;", "&").replace("/rows?", "/rows.json?"));
  return (JSON.parse(found.text) as { total: number }).total;
}
const json = async (path: string, instant?: string) => JSON.parse((await get(path, instant)).text) as HeapsPage;

describe("/removals/flights", () => {
  it("gives heaps with their verdicts, those worth a look first, and the share explained", async () => {
    const page = await json("/removals/flights.json");
    expect(page.rows.map(({ date, people, verdict }) => [date, people, verdict])).toEqual([
      ["2031-05-03", 150, "no_known_flight"],
      ["2031-05-04", 60, "nothing_heard"],
      ["2031-05-02", 128, "explained"],
      ["2031-06-02", 11, "explained"],
    ]);
    expect(page.rows[2]?.third_country).toBe(8);
    expect(page.sought).toMatchObject({ people: 349, explained_people: 139, share: 139 / 349, share_heard: 139 / 289 });
    expect(page.months.map(({ month, people, explained_people }) => [month, people, explained_people])).toEqual([
      ["2031-05", 338, 128],
      ["2031-06", 11, 11],
    ]);
    const heaps = Object.fromEntries(page.verdicts.map(({ verdict, heaps }) => [verdict, heaps]));
    expect(heaps).toMatchObject({ by_land: 1, few_people: 1, no_date_or_port: 1, explained: 2 });
    expect(page.verdicts.reduce((sum, { rows }) => sum + rows, 0)).toBe(691);
  });

  it("leads to the legs and to the rows, and says why", async () => {
    const { status, text } = await get("/removals/flights");
    expect(status).toBe(200);
    expect(text).toContain('href="/flight/0000203105021400"');
    expect(text).toContain("departure_port=ALEXANDRIA+INTERNATIONAL+AIRPORT%2C+POE");
    expect(text).toContain("X-ABC1 left for KIAH");
  });

  it("chooses by verdict, month, destination, port, day and number of people", async () => {
    const dates = async (query: string) => (await json(`/removals/flights.json?${query}`)).rows.map(({ date }) => date);
    expect(await dates("verdict=by_land")).toEqual(["2031-05-02"]);
    expect(await dates("month=2031-06")).toEqual(["2031-06-02"]);
    expect(await dates("to=hnd")).toEqual(["2031-05-03", "2031-05-04"]);
    expect(await dates("port=miami")).toEqual(["2031-05-04"]);
    expect(await dates("date=2031-05-03")).toEqual(["2031-05-03"]);
    expect(await dates("least=2&to=COL")).toEqual(["2031-05-02"]);
    for (const query of ["verdict=odd", "month=may", "least=none", "date=may", "release=none"])
      expect((await get(`/removals/flights?${query}`)).status, query).toBe(400);
  });

  it("takes writings that mean the same aerodromes for one port, and leads to the rows of each", async () => {
    await inventRelease(
      ws,
      [
        [20, "2031-05-02", "ALEXANDRIA, LA", "GTM"],
        [30, "2031-05-02", "ALEXANDRIA INTERNATIONAL AIRPORT, POE", "GTM"],
        [12, "2031-05-02", "b(6), b(7)c", "GTM"],
      ],
      "example-writings",
    );
    const [heap, ...others] = (await json("/removals/flights.json?release=example-writings")).rows;
    expect([heap?.people, heap?.port, others]).toEqual([50, "ALEXANDRIA INTERNATIONAL AIRPORT, POE", []]);
    const { text } = await get("/removals/flights?release=example-writings");
    expect(await linkedRows(text)).toBe(50);
    const redacted = await get("/removals/flights?release=example-writings&verdict=no_date_or_port");
    expect(await linkedRows(redacted.text)).toBe(12);
  });

  it("hides no small counts, and says so", async () => {
    for (const query of ["hide_below=5", "hide=1"]) {
      const refused = await get(`/removals/flights?${query}`);
      expect(refused.status).toBe(400);
      expect(refused.text).toContain("Small counts cannot be hidden here");
    }
  });

  it("works where nothing can be written beside the record", async () => {
    const heaps = join(ws, "cache", "heaps");
    const before = (await json("/removals/flights.json")).rows;
    rmSync(heaps, { recursive: true, force: true });
    writeFileSync(heaps, "in the way");
    expect((await json("/removals/flights.json")).rows).toEqual(before);
    expect(readFileSync(heaps, "utf8")).toBe("in the way");
    rmSync(heaps);
  });

  it("leaves out legs that are too young, and releases that were not public then", async () => {
    const before = await json("/removals/flights.json", "2031-07-03T00:00:00Z");
    expect(before.rows.at(-1)?.date).toBe("2031-06-02");
    const young = await json("/removals/flights.json", "2031-06-03T01:00:00Z");
    expect(young.rows.find(({ date }) => date === "2031-06-02")?.verdict).toBe("nothing_heard");
    expect((await json("/removals/flights.json?as_of=2031-06-30")).release).toBeNull();
  });

  it("is a list of the terminal and a table", async () => {
    const listed = await tarmac("list", "heaps", "-w", ws, "--where", "verdict=by_land");
    expect(listed.out).toMatch(/2031-05-02 +SAN YSIDRO/);
    const csv = await get("/removals/flights.csv?table=destinations");
    expect(csv.text.split(/\r?\n/)[1]).toMatch(/^HND,2,210,0,0,0,/);
    expect((await get("/heaps.csv")).text.split("\n")[0]).toContain("date,port,port_name");
  });

  it("says what to do where there is no release, and where no legs were made", async () => {
    const empty = openRecord(bare, { readOnly: true });
    expect((await get("/removals/flights", undefined, empty)).text).toContain("tarmac load removals FILE");
    closeRecord(empty);
    await inventRelease(bare, [[30, "2031-05-02", "ALEXANDRIA, LA", "GTM"]]);
    const loaded = openRecord(bare, { readOnly: true });
    const { text } = await get("/removals/flights", undefined, loaded);
    closeRecord(loaded);
    expect(text).toContain("tarmac load positions FILE");
    expect(text).toContain("No leg of that day is held here at all.");
  });

  it("says how many heaps fit a filter that are not listed, as by land", async () => {
    expect((await json("/removals/flights.json")).unsought).toEqual([]);
    expect((await get("/removals/flights?page=9999")).status).toBe(400);
    const page = await json("/removals/flights.json?port=SAN+YSIDRO");
    expect(page.rows).toEqual([]);
    expect(page.unsought).toEqual([{ verdict: "by_land", word: "By land", heaps: 1, people: 300, rows: 300 }]);
    const { text } = await get("/removals/flights?port=SAN+YSIDRO");
    expect(text).toContain("by land 1 heap of 300 rows (verdict=by_land)");
    const { err } = await tarmac("list", "heaps", "--where", "port=SAN YSIDRO", "-w", ws, "--as-of", "2031-07-25");
    expect(err).toContain("by land 1 heap of 300 rows (verdict=by_land)");
    expect((await json("/removals/flights.json?port=SAN+YSIDRO&verdict=by_land")).unsought).toEqual([]);
  });

  it("takes movements of the record for flights", async () => {
    await tarmac("import", registerFile(dir, "told.yaml", register), "-w", bare).then((ran) => {
      if (ran.code !== 0) throw new Error(ran.err);
    });
    await inventRelease(bare, [[60, "2031-05-06", "HARLINGEN, TX, POE", "HND"]], "example-told");
    const told = openRecord(bare, { readOnly: true });
    const page = JSON.parse(
      (await get("/removals/flights.json?release=example-told", undefined, told)).text,
    ) as HeapsPage;
    closeRecord(told);
    expect(page.rows[0]?.verdict).toBe("explained");
    expect(page.rows[0]?.flights[0]?.movement).toBe("example-told");
  });

  it("takes a movement of several aircraft for one, with the people of the whole and the airports of its parts", async () => {
    const several = join(dir, "several");
    await tarmac("init", several);
    const ran = await tarmac("import", registerFile(dir, "several.yaml", ofSeveral), "-w", several);
    if (ran.code !== 0) throw new Error(ran.err);
    await inventRelease(several, [
      [261, "2031-05-06", "HARLINGEN, TX, POE", "HND"],
      [20, "2031-05-06", "MIAMI, FL, POE", "HND"],
    ]);
    const told = openRecord(several, { readOnly: true });
    const page = JSON.parse((await get("/removals/flights.json", undefined, told)).text) as HeapsPage;
    const { text } = await get("/removals/flights", undefined, told);
    closeRecord(told);
    const [other, heap] = page.rows;
    expect(heap).toMatchObject({ verdict: "explained", explained: 261, people: 261 });
    expect(heap?.flights.map(({ movement, level }) => [movement, level])).toEqual([["example-whole", "exact"]]);
    expect(text).toContain('href="/movement/example-whole"');
    expect(other).toMatchObject({ people: 20, verdict: "nothing_heard", flights: [] });
  });
});
