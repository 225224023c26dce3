import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LegPlace } from "../../../src/model/aerodrome.ts";
import type { ClassInput } from "../../../src/model/flight.ts";
import { bands, legClasses } from "../../../src/model/leg-class.ts";
import { classify } from "../../../src/sources/flights/classes/classify.ts";
import type { CallsignRule, ClassContext, WatchedAircraft } from "../../../src/sources/flights/classes/context.ts";
import { knownFields } from "../../../src/sources/flights/classes/fields.ts";

const open = { valid_from: null, valid_to: null, removes_for: [], source: "example-list" };
const tail = { registration: "N000EX", icao24: "a00001", operator: "Example Air", type: null, ...open };
const watched: WatchedAircraft[] = [{ ...tail, lead: "strong" }];
const rule = (id: string, pattern: RegExp, lead: CallsignRule["lead"]): CallsignRule => ({
  id,
  pattern,
  lead,
  means: id,
  ...open,
});
const callsigns = [rule("mission", /^TYS/, "strong"), rule("southern", /^SWA/, "never")];
const whole: ClassContext = { aircraft: watched, callsigns, fields: knownFields() };

const fields = ["KAEX", "KELP", "KMIA", "KBOS", "KMSP", "MGGT", "MSLP", "EINN", "MUGM", null];
/** A day's legs: where each goes, how long it flies and stands, and its call sign. */
const legs = fc.array(
  fc.record({
    from: fc.constantFrom(...fields),
    to: fc.constantFrom(...fields),
    joined: fc.boolean(),
    callsign: fc.constantFrom(null, "TYSON1", "EXA1"),
    flies: fc.integer({ min: 30, max: 600 }),
    stands: fc.integer({ min: 5, max: 2000 }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe("classes", () => {
  it("of a watched tail alone are no removal work and never more than possible", () => {
    fc.assert(
      fc.property(legs, (drawn) => {
        const bare = flightsOf(drawn.map((leg) => ({ ...leg, callsign: null })));
        for (const one of classify(bare, { ...whole, fields: [] })) {
          expect(["unclassified"]).toContain(one.class);
          expect(["possible", null]).toContain(one.band);
        }
      }),
    );
  });

  it("are none of removal work under a call sign that says never", () => {
    fc.assert(
      fc.property(legs, (drawn) => {
        const flights = flightsOf(drawn.map((leg) => ({ ...leg, callsign: "SWA12" })));
        expect(new Set(classify(flights, whole).map((one) => one.class))).toEqual(new Set(["unclassified"]));
      }),
    );
  });

  it("are at most possible where an end is not known", () => {
    fc.assert(
      fc.property(legs, (drawn) => {
        const flights = flightsOf(drawn);
        for (const [at, one] of classify(flights, whole).entries())
          if (flights[at]?.adep.ident === null || flights[at]?.ades.ident === null)
            expect(["possible", null]).toContain(one.band);
      }),
    );
  });

  it("have a reason each, with a rule, a sentence and a value; of an aircraft on no list there is none", () => {
    fc.assert(
      fc.property(legs, (drawn) => {
        const flights = flightsOf(drawn);
        for (const one of classify(flights, whole)) {
          expect(Object.keys(legClasses)).toContain(one.class);
          if (one.band !== null) expect(Object.keys(bands)).toContain(one.band);
          expect(one.reasons.length).toBeGreaterThan(0);
          for (const { rule: id, says, field, value } of one.reasons)
            expect([id, says, field, value].every((text) => text !== "")).toBe(true);
        }
        const quiet = flightsOf(drawn.map((leg) => ({ ...leg, callsign: "EXA1" })));
        const unlisted = classify(quiet, { ...whole, aircraft: [] });
        expect(unlisted.map((one) => [one.class, one.band, one.reasons])).toEqual(
          quiet.map(() => ["unclassified", null, []]),
        );
      }),
    );
  });

  it("do not follow from what the aircraft did a week before or after", () => {
    fc.assert(
      fc.property(legs, legs, (early, late) => {
        const [a, b] = [flightsOf(early), flightsOf(late, Date.UTC(2031, 8, 1))];
        expect(classify([...a, ...b], whole)).toEqual([...classify(a, whole), ...classify(b, whole)]);
      }),
    );
  });
});

function flightsOf(
  drawn: readonly {
    from: string | null;
    to: string | null;
    joined: boolean;
    callsign: string | null;
    flies: number;
    stands: number;
  }[],
  start = Date.UTC(2031, 4, 2),
): ClassInput[] {
  let now = start;
  let at: string | null = null;
  return drawn.map(({ from, to, joined, callsign, flies, stands }, i) => {
    const off = now + stands * 60_000;
    now = off + flies * 60_000;
    const adep = place(joined && at !== null ? at : from);
    at = to;
    const side = { lat: i, lon: -i, alt_baro_ft: null };
    const end = (ms: number): ClassInput["atot"] => ({ ms, lo_ms: ms, hi_ms: ms, source: "observed" });
    return {
      id: String(i),
      icao24: "a00001",
      registration: "N000EX",
      typecode: null,
      operator: null,
      callsign,
      callsigns: callsign === null ? [] : [callsign],
      first_seen_ms: off,
      last_seen_ms: now,
      atot: end(off),
      aldt: end(now),
      first: side,
      last: side,
      adep,
      ades: place(to),
      flags: [],
    };
  });
}

function place(ident: string | null): LegPlace {
  const bare = { confidence: null, source: null, distance_nm: null, runners_up: [], why: "drawn" };
  return { ...bare, state: ident === null ? "unknown" : "aerodrome", ident };
}
