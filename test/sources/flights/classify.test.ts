import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { LegPlace } from "../../../src/model/aerodrome.ts";
import type { ClassInput } from "../../../src/model/flight.ts";
import type { LegFlag } from "../../../src/model/leg.ts";
import type { Classed, ClassReason } from "../../../src/model/leg-class.ts";
import { classify } from "../../../src/sources/flights/classes/classify.ts";
import type {
  CallsignRule,
  ClassContext,
  Field,
  WatchedAircraft,
  Witness,
} from "../../../src/sources/flights/classes/context.ts";
import { knownFields } from "../../../src/sources/flights/classes/fields.ts";
import { type RouteRow, routeRates } from "../../../src/sources/flights/classes/route-rates.ts";
import { watchListsOf } from "../../../src/sources/flights/classes/watch-list.ts";
import { closeRecord, openRecord } from "../../../src/store/record.ts";
import { folder, tarmac } from "../../workspace.ts";

type LegCase = {
  off: string;
  on: string;
  from: string;
  to: string;
  callsign?: string;
  flags?: LegFlag[];
  first?: [number, number];
  last?: [number, number];
  witness?: Partial<Witness>;
  class: Classed["class"];
  band?: string;
  reasons?: string[];
  doubts?: string[];
  notable?: string[];
  not?: string[];
};
type Case = {
  title: string;
  record?: "example";
  aircraft?: string;
  icao24?: string;
  operator?: string;
  fields?: Partial<Field>[];
  routes?: RouteRow[];
  legs: LegCase[];
};
type Watch = Partial<WatchedAircraft>;
type Rule = Omit<Partial<CallsignRule>, "pattern"> & { pattern: string };

const file = join(import.meta.dirname, "../../cases/leg-classes.yaml");
const { watch, callsigns, cases } = parse(readFileSync(file, "utf8")) as {
  watch: Watch[];
  callsigns: Rule[];
  cases: Case[];
};

const { dir, remove } = folder();
let example: Pick<ClassContext, "aircraft" | "callsigns">;

beforeAll(async () => {
  const ran = [
    await tarmac("init", dir),
    await tarmac("import", join(import.meta.dirname, "../../../examples/third-country-removals"), "-w", dir),
  ];
  if (ran.some(({ code }) => code !== 0)) throw new Error(ran.map(({ err }) => err).join("\n"));
  const record = openRecord(dir, { readOnly: true }, { now: () => new Date() });
  example = watchListsOf(record);
  closeRecord(record);
}, 60_000);
afterAll(remove);

describe("classify", () => {
  it.for(cases.map((one) => [one.title, one] as const))("%s", ([, one]) => {
    const given = classify(
      one.legs.map((leg, at) => flightOf(one, leg, at)),
      contextOf(one),
    );
    expect(given.map(told)).toEqual(
      one.legs.map(({ class: name, band }, at) => ({
        class: name,
        band: band === undefined ? told(given[at]).band : band,
      })),
    );
    for (const [at, leg] of one.legs.entries()) {
      const { reasons, doubts, notable } = given[at] as Classed;
      expect(ids(reasons)).toEqual(expect.arrayContaining(leg.reasons ?? []));
      expect(ids(doubts)).toEqual(expect.arrayContaining(leg.doubts ?? []));
      expect(ids(notable)).toEqual(expect.arrayContaining(leg.notable ?? []));
      const all = ids([...reasons, ...doubts, ...notable]);
      expect(all.filter((id) => leg.not?.includes(id))).toEqual([]);
    }
  });
});

describe("watchListsOf(record)", () => {
  it("has every aircraft and call sign of the example record, with sources", () => {
    const names = new Set(example.aircraft.map(({ registration }) => registration));
    expect(names.size).toBe(37);
    expect(new Set(example.callsigns.map(({ id }) => id)).size).toBe(11);
    expect([...example.aircraft, ...example.callsigns].filter(({ source }) => source === null)).toEqual([]);
    expect(example.aircraft.find(({ registration }) => registration === "N278GX")).toMatchObject({
      icao24: "a2c4e0",
      lead: "strong",
    });
    expect(example.callsigns.find(({ id }) => id === "tyson")).toMatchObject({
      valid_from: "2025-05-20",
      removes_for: ["USA"],
    });
  });
});

function told(one: Classed | undefined): { class: string | undefined; band: string } {
  return { class: one?.class, band: one?.band ?? "none" };
}

function ids(reasons: readonly ClassReason[]): string[] {
  return reasons.map(({ rule }) => rule);
}

function contextOf(one: Case): ClassContext {
  const open = { valid_from: null, valid_to: null };
  const invented = {
    aircraft: watch.map(
      (row) =>
        ({
          lead: "medium",
          operator: null,
          type: null,
          removes_for: [],
          source: null,
          ...open,
          ...row,
        }) as WatchedAircraft,
    ),
    callsigns: callsigns.map(
      (row) => ({ removes_for: [], source: null, ...open, ...row, pattern: new RegExp(row.pattern) }) as CallsignRule,
    ),
  };
  const witnesses = new Map(
    one.legs.flatMap((leg, at) =>
      leg.witness ? [[String(at), [{ class: null, source: null, ...leg.witness } as Witness]] as const] : [],
    ),
  );
  const added = (one.fields ?? []).map((row) => ({ operator: null, ...open, ...row }) as Field);
  return {
    ...(one.record === "example" ? example : invented),
    fields: [...knownFields(), ...added],
    witnesses,
    ...(one.routes ? { rates: routeRates(one.routes) } : {}),
  };
}

function flightOf(one: Case, leg: LegCase, at: number): ClassInput {
  const [off, on] = [Date.parse(leg.off), Date.parse(leg.on)];
  const end = (ms: number): ClassInput["atot"] => ({ ms, lo_ms: ms, hi_ms: ms, source: "observed" });
  const side = ([lat, lon]: [number, number]): ClassInput["first"] => ({ lat, lon, alt_baro_ft: null });
  const known = watch.find(({ registration }) => registration === one.aircraft);
  return {
    id: String(at),
    icao24: one.icao24 ?? known?.icao24 ?? "a0ffff",
    registration: one.aircraft ?? null,
    typecode: null,
    operator: one.operator ?? null,
    callsign: leg.callsign ?? null,
    callsigns: leg.callsign ? [leg.callsign] : [],
    first_seen_ms: off,
    last_seen_ms: on,
    atot: end(off),
    aldt: end(on),
    first: side(leg.first ?? [31, -92]),
    last: side(leg.last ?? [31, -92]),
    adep: placeOf(leg.from),
    ades: placeOf(leg.to),
    flags: leg.flags ?? [],
  };
}

function placeOf(text: string): LegPlace {
  const [name = "", ...fitting] = text.split(" ");
  const runners_up = fitting.map((ident) => ({ ident, distance_nm: 9, share: 1 / fitting.length }));
  const bare = { confidence: null, source: null, distance_nm: null, runners_up, why: "a case" };
  return name === "?" ? { ...bare, state: "unknown", ident: null } : { ...bare, state: "aerodrome", ident: name };
}
