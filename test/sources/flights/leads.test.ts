import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ClassInput } from "../../../src/model/flight.ts";
import { classify, leadOf } from "../../../src/sources/flights/classes/classify.ts";
import type { ClassContext } from "../../../src/sources/flights/classes/context.ts";
import { knownFields } from "../../../src/sources/flights/classes/fields.ts";
import { watchListsOf } from "../../../src/sources/flights/classes/watch-list.ts";
import { closeRecord, openRecord } from "../../../src/store/record.ts";
import { dataText, noData, sharedData } from "../../shared-data.ts";
import { folder, tarmac } from "../../workspace.ts";

/** A row of the collector: its `airport_code` is that of IATA or the FAA, its time that of the collection. */
type Row = { timestamp: string; icao24: string; callsign: string | null; airport_code?: string };

const set = "positions-near-ice-airports";
const files = ["ice_airports_2026-02.json.gz", "ice_airports_2026-04.json.gz"];
const { dir, remove } = folder();
let context: ClassContext;

beforeAll(async () => {
  await tarmac("init", dir);
  const ran = await tarmac("import", join(import.meta.dirname, "../../../examples/third-country-removals"), "-w", dir);
  if (ran.code !== 0) throw new Error(ran.err);
  const record = openRecord(dir, { readOnly: true }, { now: () => new Date() });
  context = { ...watchListsOf(record), fields: knownFields() };
  closeRecord(record);
}, 60_000);
afterAll(remove);

describe("positions near airports of removal flights, 2026", () => {
  it("give no removal from a row of Southwest, wherever it went", ({ skip }) => {
    if (noData(set)) skip(noData(set) ?? "");
    const southwest = rows().filter(({ callsign }) => callsign?.startsWith("SWA"));
    expect(southwest.length).toBeGreaterThan(200);
    for (const to of ["MGGT", "KAEX", null]) {
      const classes = southwest.map((row) => classify([flightOf(row, to)], context)[0]);
      expect(new Set(classes.map((one) => one?.class))).toEqual(new Set(["unclassified"]));
    }
    expect(southwest.flatMap((row) => leadOf(seenOf(row), context))).toEqual([]);
  });

  it("are listed as leads where a contractor or the mission calls on a watched aircraft", ({ skip }) => {
    if (noData(set)) skip(noData(set) ?? "");
    const tails = new Set(context.aircraft.map(({ icao24 }) => icao24));
    const called = rows().filter(
      ({ icao24, callsign }) => tails.has(icao24) && /^(TYS|GXA|OAE|BBQ|HWA|LYM|AWI|EAL)/.test(callsign ?? ""),
    );
    expect(called.length).toBeGreaterThan(20);
    expect(called.filter((row) => leadOf(seenOf(row), context).length < 2)).toEqual([]);
    const named = rows().filter(({ callsign }) => callsign?.startsWith("TYSON"));
    expect(named.filter((row) => leadOf(seenOf(row), context).length === 0)).toEqual([]);
  });

  it("stand in the list of leads of a workspace that loaded them, without a leg", async ({ skip }) => {
    if (noData(set)) skip(noData(set) ?? "");
    for (const file of files) await tarmac("load", "positions", join(sharedData, set, file), "-w", dir);
    await tarmac("legs", "-w", dir);
    const ran = await tarmac("list", "leads", "--json", "--all", "-w", dir);
    const listed = new Set(
      (JSON.parse(ran.out).rows as { day: string; icao24: string }[]).map(({ day, icao24 }) => `${day} ${icao24}`),
    );
    const tails = new Set(context.aircraft.map(({ icao24 }) => icao24));
    const due = rows().filter(
      ({ icao24, callsign }) =>
        /^TYSON/.test(callsign ?? "") || (tails.has(icao24) && /^(GXA|OAE|BBQ|LYM|AWI|EAL)/.test(callsign ?? "")),
    );
    expect(due.filter(({ timestamp, icao24 }) => !listed.has(`${timestamp.slice(0, 10)} ${icao24}`))).toEqual([]);
  }, 60_000);
});

function rows(): Row[] {
  return files.flatMap((file) => JSON.parse(dataText(`${set}/${file}`)) as Row[]);
}

function seenOf({ icao24, callsign, timestamp }: Row): Parameters<typeof leadOf>[0] {
  return {
    icao24,
    registration: null,
    operator: null,
    day: timestamp.slice(0, 10),
    callsigns: callsign === null ? [] : [callsign],
  };
}

/** The flight that would make the worst of a row: from the field it was near, to a given one. */
function flightOf(row: Row, to: string | null): ClassInput {
  const ms = Date.parse(`${row.timestamp}Z`);
  const end: ClassInput["atot"] = { ms, lo_ms: ms, hi_ms: ms, source: "observed" };
  const side = { lat: 30, lon: -98, alt_baro_ft: null };
  const place = (ident: string | null): ClassInput["adep"] => ({
    state: ident === null ? "unknown" : "aerodrome",
    ident,
    confidence: null,
    source: null,
    distance_nm: null,
    runners_up: [],
    why: "a case",
  });
  const from = row.airport_code === "AZA" ? "KIWA" : `K${row.airport_code}`;
  return {
    id: "x",
    icao24: row.icao24,
    registration: null,
    typecode: null,
    operator: null,
    callsign: row.callsign,
    callsigns: [],
    first_seen_ms: ms,
    last_seen_ms: ms + 7_200_000,
    atot: end,
    aldt: { ...end, ms: ms + 7_200_000 },
    first: side,
    last: side,
    adep: place(from),
    ades: place(to),
    flags: [],
  };
}
