import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usAddress, usRegistration } from "../../../src/model/us-registration.ts";
import { convoyBand, leastPairs } from "../../../src/sources/observations/convoy-band.ts";
import { isOneSlip } from "../../../src/sources/observations/spelling.ts";
import { dataText, noData } from "../../shared-data.ts";

describe("usAddress(registration) and usRegistration(icao24)", () => {
  it.each([
    ["N1", "a00001"],
    ["N99999", "adf7c7"],
    ["N276GX", "a2bd72"],
    ["N837VA", "ab7437"],
    ["N700KW", "a95584"],
    ["N588TN", "a79556"],
  ])("give %s %s", (registration, icao24) => {
    expect(usAddress(registration)).toBe(icao24);
    expect(usRegistration(icao24)).toBe(registration);
  });

  it("undo each other over the whole block, and give no two the same", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0xa00001, max: 0xadf7c7 }), (address) => {
        const registration = usRegistration(address.toString(16)) ?? "";
        expect(usAddress(registration)).toBe(address.toString(16));
      }),
      { numRuns: 5000 },
    );
  });

  it.each(["N0", "N12345A", "N9598BP", "N1I", "N1O", "N1ABC", "G-ABCD", "", "N"])(
    "take %j for no registration",
    (text) => {
      expect(usAddress(text)).toBeNull();
    },
  );

  it.each(["a00000", "adf7c8", "400001", "xyz"])("know no registration of %s", (icao24) => {
    expect(usRegistration(icao24)).toBeNull();
  });

  it("agree with a public table of aircraft, but for its faults", ({ skip }) => {
    if (noData("aircraft-db")) skip(noData("aircraft-db") ?? "");
    const rows = dataText("aircraft-db/aircraft.csv.gz").matchAll(/^([0-9a-f]{6}),(N[1-9][0-9A-Z]*),/gim);
    let [agree, all] = [0, 0];
    for (const [, icao24 = "", registration = ""] of rows) {
      all++;
      if (usAddress(registration) === icao24.toLowerCase()) agree++;
    }
    expect(all).toBeGreaterThan(280_000);
    expect(agree / all).toBeGreaterThan(0.999);
  });
});

describe("isOneSlip(a, b)", () => {
  it.each([
    ["GAX", "GXA", true],
    ["ELR", "ELP", true],
    ["N9598BP", "N959BP", true],
    ["TYSON", "TYSN", true],
    ["GXA", "GXA", false],
    ["GXA", "BBQ", false],
    ["AEX", "XEA", false],
    ["", "A", true],
  ])("of %s and %s is %s", (a, b, slip) => {
    expect(isOneSlip(a, b)).toBe(slip);
  });

  const word = fc.string({ unit: fc.constantFrom("A", "B", "C"), maxLength: 6 });
  it("does not care which is which, and is true for any one letter changed, left out or added", () => {
    fc.assert(fc.property(word, word, (a, b) => isOneSlip(a, b) === isOneSlip(b, a)));
    fc.assert(
      fc.property(word, fc.nat(6), fc.constantFrom("A", "X"), (text, at, letter) => {
        const place = Math.min(at, text.length);
        expect(isOneSlip(text, `${text.slice(0, place)}${letter}${text.slice(place)}`)).toBe(true);
        const changed = `${text.slice(0, place)}${letter}${text.slice(place + 1)}`;
        if (changed !== text) expect(isOneSlip(text, changed)).toBe(true);
      }),
    );
  });
});

describe("convoyBand(pairs)", () => {
  const pair = fc.record({ estimate: fc.integer({ min: 1, max: 90 }), counted: fc.integer({ min: 0, max: 120 }) });

  it("is none with fewer rows than are needed", () => {
    fc.assert(fc.property(fc.array(pair, { maxLength: leastPairs - 1 }), (pairs) => convoyBand(pairs) === null));
  });

  it("holds the share of counts that it says, or more", () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: leastPairs, maxLength: 200 }), (pairs) => {
        const band = convoyBand(pairs);
        if (band === null) throw new Error("no band");
        const inside = pairs.filter(
          ({ estimate, counted }) => counted / estimate >= band.lo && counted / estimate <= band.hi,
        );
        expect(inside.length / pairs.length).toBeGreaterThanOrEqual(band.held);
        expect(band.held).toBeGreaterThanOrEqual(0.9);
      }),
    );
  });

  it("holds a new row of the same kind as often as it says", () => {
    // Shares drawn evenly, 40 rows and one more, many times: the frequency is that of the order of the rows alone.
    let seed = 1;
    const draw = (): number => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    let held = 0;
    const times = 4000;
    for (let i = 0; i < times; i++) {
      const band = convoyBand(Array.from({ length: 40 }, () => ({ estimate: 1, counted: draw() })));
      const next = draw();
      if (band && next >= band.lo && next <= band.hi) held++;
    }
    expect(held / times).toBeCloseTo(1 - 4 / 41, 1);
  });

  it("does not change when rows change places", () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: leastPairs, maxLength: 60 }), (pairs) => {
        expect(convoyBand([...pairs].reverse())).toEqual(convoyBand(pairs));
      }),
    );
  });
});
