import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { LegPlace } from "../../../src/model/aerodrome.ts";
import { exact } from "../../../src/model/count.ts";
import type { Observation, PeopleSeen } from "../../../src/model/observation.ts";
import { diffEditions } from "../../../src/sources/observations/diff-editions.ts";
import { type MatchFlight, matchObservations } from "../../../src/sources/observations/match-observations.ts";
import { witnessesOf } from "../../../src/sources/observations/witnesses.ts";

type Seen = {
  icao24?: string;
  callsign?: string;
  arrived?: string;
  departed?: string;
  origin?: string;
  destination?: string;
  on?: number;
  off?: number;
  convoy?: number;
};
type FlightCase = { id: string; icao24: string; callsign?: string; from: string; to: string; off: string; on: string };
type Case = {
  title: string;
  seen: Seen;
  flights: FlightCase[];
  arrival: string | null;
  departure?: string | null;
  candidates?: string[];
  agrees?: string[];
  differs?: string[];
  witnesses?: Record<string, string>;
};

const cases = parse(readFileSync(join(import.meta.dirname, "../../cases/observation-matches.yaml"), "utf8")) as Case[];
const at = (clock: string): number => Date.parse(`2031-05-02T${clock}Z`);

describe("matchObservations(observations, flights)", () => {
  it.for(cases.map((one) => [one.title, one] as const))("%s", ([, one]) => {
    const [match] = matchObservations([observed(one.seen)], one.flights.map(flightOf));
    if (!match) throw new Error("no match");
    const { arrival, departure } = match;
    expect(arrival.flight_id).toBe(one.arrival);
    if (one.departure !== undefined) expect(departure.flight_id).toBe(one.departure);
    if (one.candidates) expect(arrival.candidates.map(({ flight_id }) => flight_id).sort()).toEqual(one.candidates);
    const ids = (list: readonly { rule: string }[] | undefined): string[] => (list ?? []).map(({ rule }) => rule);
    expect(ids(arrival.candidates[0]?.agrees)).toEqual(expect.arrayContaining(one.agrees ?? []));
    expect(ids(arrival.candidates[0]?.differs)).toEqual(expect.arrayContaining(one.differs ?? []));
    expect(arrival.why).not.toBe("");
    if (!one.witnesses) return;
    const witnesses = witnessesOf([match]);
    expect([...witnesses.keys()].sort()).toEqual(Object.keys(one.witnesses).sort());
    for (const [id, words] of Object.entries(one.witnesses)) expect(witnesses.get(id)?.[0]?.says).toContain(words);
  });

  it("does not care for the order of flights", () => {
    const [one] = cases;
    if (!one) throw new Error("no case");
    const flights = one.flights.map(flightOf);
    fc.assert(
      fc.property(fc.shuffledSubarray(flights, { minLength: flights.length }), (shuffled) => {
        expect(matchObservations([observed(one.seen)], shuffled)).toEqual(
          matchObservations([observed(one.seen)], flights),
        );
      }),
    );
  });
});

describe("diffEditions(before, after)", () => {
  const rows = fc
    .uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 })
    .map((numbers) => numbers.map((n) => ({ ...observed({ icao24: "a55027" }), key: `k${n}`, callsign: `TYSON${n}` })));

  it("finds nothing between an edition and itself, in whatever order", () => {
    fc.assert(
      fc.property(rows, (edition) => {
        const diff = diffEditions(edition, [...edition].reverse());
        expect(diff).toEqual({ added: [], changed: [], gone: [], same: edition.length });
      }),
    );
  });

  it("takes for gone what the other way round is added", () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const [there, back] = [diffEditions(a, b), diffEditions(b, a)];
        const keys = (list: readonly Observation[]): string[] => list.map(({ key }) => key).sort();
        expect(keys(there.added)).toEqual(keys(back.gone));
        expect(there.added.length + there.changed.length + there.same).toBe(b.length);
        expect(there.gone.length + there.changed.length + there.same).toBe(a.length);
      }),
    );
  });
});

function observed(seen: Seen): Observation {
  const people = (which: "on" | "off", way: PeopleSeen["way"], n: number | undefined): PeopleSeen[] =>
    n === undefined ? [] : [{ which, way, count: exact(n), column: which }];
  return {
    key: "x",
    log: "example",
    edition: "e",
    file: "example.csv",
    sheet: null,
    row: 2,
    day: "2031-05-02",
    airport: "KXYZ",
    arrived_ms: seen.arrived ? at(seen.arrived) : null,
    departed_ms: seen.departed ? at(seen.departed) : null,
    callsign: seen.callsign ?? null,
    registration: null,
    icao24: seen.icao24 ?? null,
    route: [],
    origin: seen.origin ?? null,
    destination: seen.destination ?? null,
    operator: null,
    people: [
      ...people("on", "counted", seen.on),
      ...people("off", "counted", seen.off),
      ...people("on", "convoy", seen.convoy),
    ],
    notes: null,
    faults: [],
    raw: {},
  };
}

function flightOf({ id, icao24, callsign, from, to, off, on }: FlightCase): MatchFlight {
  const end = (ms: number): MatchFlight["atot"] => ({ ms, lo_ms: ms, hi_ms: ms, source: "observed" });
  return {
    id,
    icao24,
    registration: null,
    callsign: callsign ?? null,
    callsigns: callsign ? [callsign] : [],
    adep: placeOf(from),
    ades: placeOf(to),
    atot: end(at(off)),
    aldt: end(at(on)),
    first_seen_ms: at(off),
    last_seen_ms: at(on),
  };
}

function placeOf(text: string): LegPlace {
  const bare = { confidence: null, source: null, distance_nm: null, runners_up: [], why: "a case" };
  return text === "?" ? { ...bare, state: "unknown", ident: null } : { ...bare, state: "aerodrome", ident: text };
}
