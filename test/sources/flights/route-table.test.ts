import { describe, expect, it } from "vitest";
import type { ClassInput } from "../../../src/model/flight.ts";
import { knownFields, readFields } from "../../../src/sources/flights/classes/fields.ts";
import { routeRates } from "../../../src/sources/flights/classes/route-rates.ts";
import { readRouteTable, routeRowOf } from "../../../src/sources/flights/classes/route-table.ts";
import { readSheets } from "../../../src/sources/sheets/read-sheets.ts";

const table = async (text: string) => {
  const [sheet] = await readSheets(new TextEncoder().encode(text), "routes.csv");
  if (!sheet) throw new Error("no sheet");
  return readRouteTable(sheet, "routes.csv");
};

describe("readRouteTable(sheet, file)", () => {
  it("gives rows that add up by route and month, over the end of a year", async () => {
    const rates = routeRates(
      await table(
        "origin,destination,month,legs,watched\nKAEX,MGGT,2030-12,5,2\nKAEX,MGGT,2030-12,1,0\nKAEX,MGGT,2031-01,4,4\nKAEX,MHLM,2031-01,1,1\n",
      ),
    );
    const route = { origin: "KAEX", destination: "MGGT" };
    expect(rates.sum(route, "2031-01", { months: 2, own: true })).toEqual({ legs: 10, watched: 6, mission: 0 });
    expect(rates.sum(route, "2031-01", { months: 2, own: false })).toEqual({ legs: 6, watched: 2, mission: 0 });
    expect(rates.from("KAEX", "2031-02", 3)).toEqual({ legs: 11, heard: 2 });
  });

  it.each([
    ["origin,destination,legs\n", /no column month/],
    ["origin,destination,month,legs\nKAEX,MGGT,2031-13,1\n", /cannot be right/],
    ["origin,destination,month,legs,watched\nKAEX,MGGT,2031-12,1,2\n", /cannot be right/],
    ["origin,destination,month,legs\nKAEX,,2031-12,1\n", /cannot be right/],
  ])("refuses %j", async (text, words) => {
    await expect(table(text)).rejects.toThrow(words);
  });
});

describe("routeRowOf(flight, context)", () => {
  const open = { valid_from: null, valid_to: null, removes_for: [], source: null };
  const tail = { ...open, registration: "N000EX", icao24: "a00001", lead: "weak", operator: null, type: null } as const;
  const mission = { ...open, id: "m", pattern: /^TYS/, lead: "strong", means: "the mission" } as const;
  const context = { aircraft: [tail], callsigns: [mission] };

  it.each([
    ["a00001", null, { legs: 1, watched: 1, mission: 0 }],
    ["a0ffff", "TYSON1", { legs: 1, watched: 1, mission: 1 }],
    ["a0ffff", "EXA1", { legs: 1, watched: 0, mission: 0 }],
  ])("counts a leg of %s under %s", (icao24, callsign, counts) => {
    const row = routeRowOf(flight(icao24, callsign, "MGGT"), context);
    expect(row).toEqual({ origin: "KAEX", destination: "MGGT", month: "2031-05", ...counts });
  });

  it("counts none whose end is not known", () => {
    expect(routeRowOf(flight("a00001", null, null), context)).toBeNull();
  });
});

function flight(icao24: string, callsign: string | null, to: string | null): ClassInput {
  const ms = Date.parse("2031-05-02T12:00Z");
  const end = { ms, lo_ms: ms, hi_ms: ms, source: "observed" } as const;
  const side = { lat: 31, lon: -92, alt_baro_ft: null };
  const place = (ident: string | null): ClassInput["adep"] => ({
    state: ident === null ? "unknown" : "aerodrome",
    ...{ ident, confidence: null, source: null, distance_nm: null, runners_up: [], why: "a case" },
  });
  const times = { first_seen_ms: ms, last_seen_ms: ms, atot: end, aldt: end };
  const ends = { first: side, last: side, adep: place("KAEX"), ades: place(to) };
  const craft = { id: "x", icao24, registration: null, typecode: null, operator: null, callsign };
  return { ...craft, ...times, ...ends, callsigns: [], flags: [] };
}

describe("readFields(text, file)", () => {
  it("reads the fields that come with Tarmac, each with its source", () => {
    const fields = knownFields();
    expect(
      fields
        .filter(({ role }) => role === "staging")
        .map(({ ident }) => ident)
        .sort(),
    ).toEqual(["KAEX", "KELP", "KHRL", "KIWA"]);
    expect(fields.every(({ source }) => source.length > 10)).toBe(true);
    expect(new Set(fields.map(({ ident, role }) => `${ident} ${role}`)).size).toBe(fields.length);
  });

  it.each([
    ["- {ident: KAEX, country: USA, role: hub, source: x}", /row 1: role/],
    ["- {ident: KAEX, country: USA, role: staging}", /row 1: source/],
    ["- {ident: KAEX, country: USA, role: staging, source: x, valid_from: May}", /row 1: valid_from/],
    ["- {ident: [", /not YAML/],
  ])("refuses %j", (text, words) => {
    expect(() => readFields(text, "fields.yaml")).toThrow(words);
  });
});
