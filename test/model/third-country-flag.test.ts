import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { alpha3Codes, shortNames } from "../../src/model/country-names.ts";
import { recordedCountry, recordedCountryName, readingsOf } from "../../src/model/recorded-country.ts";
import { formerStates, recordedWritings } from "../../src/model/recorded-country-names.ts";
import { thirdCountry, thirdCountryRules } from "../../src/model/third-country-flag.ts";

type Case = { citizenship: string; birth: string; sent: string; sender?: string; rule: string };
const cases: Case[] = parse(readFileSync(new URL("../cases/third-country.yaml", import.meta.url), "utf8"));
const written = readFileSync(new URL("../cases/recorded-countries.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t") as [string, string]);

const told = (word: string): string | null => (word === "" || word === "redacted" ? null : recordedCountry(word));
const codes = [...alpha3Codes, ...Object.keys(formerStates), "COD|COG", "KOR|PRK", "VGB|VIR", "stateless", "unknown"];
const code = fc.option(fc.constantFrom(...codes));

describe("countries as releases write them", () => {
  it.each(written)("%s is %s", (said, wanted) => {
    expect(recordedCountry(said) ?? "-").toBe(wanted);
  });

  it("every short name is its own country, and no writing means two", () => {
    for (const [iso, name] of Object.entries(shortNames)) expect([name, recordedCountry(name)]).toEqual([name, iso]);
    for (const { code: meant, writings } of recordedWritings)
      for (const writing of writings) expect([writing, recordedCountry(writing)]).toEqual([writing, meant]);
  });
});

describe("third-country flag", () => {
  it.each(cases)("$citizenship, born $birth, sent to $sent: $rule", ({ citizenship, birth, sent, sender, rule }) => {
    const row = {
      citizenship: told(citizenship),
      birth: told(birth),
      departure: told(sent),
      sender: told(sender ?? ""),
    };
    expect(thirdCountry(row).rule).toBe(rule);
  });

  it("has a case for every rule", () => {
    const rules = new Set(cases.map(({ rule }) => rule));
    expect(Object.keys(thirdCountryRules).filter((rule) => !rules.has(rule))).toEqual([]);
  });

  it("says yes or no only where every reading of what is told says it too", () => {
    fc.assert(
      fc.property(code, code, code, (citizenship, birth, departure) => {
        const { answer } = thirdCountry({ citizenship, birth, departure });
        if (answer === "cannot_tell") return;
        const readings = (of: string | null): readonly string[] => (of === null ? [] : (readingsOf(of) ?? []));
        const sent = readings(departure);
        expect(sent.length).toBeGreaterThan(0);
        if (answer === "no") expect(citizenship).toBe(departure);
        else for (const one of [...readings(citizenship), ...readings(birth)]) expect(sent).not.toContain(one);
      }),
      { numRuns: 20_000 },
    );
  });

  it("is not made more certain by what is not told", () => {
    fc.assert(
      fc.property(code, code, code, (citizenship, birth, departure) => {
        const whole = thirdCountry({ citizenship, birth, departure }).answer;
        for (const less of [
          thirdCountry({ citizenship: null, birth, departure }),
          thirdCountry({ citizenship, birth, departure: null }),
        ])
          expect(less.answer).toBe("cannot_tell");
        const without = thirdCountry({ citizenship, birth: null, departure }).answer;
        expect(without === "cannot_tell" || without === whole).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it("names former states and open names in words", () => {
    expect(recordedCountryName("SUN")).toBe("Soviet Union");
    expect(recordedCountryName("KOR|PRK")).toBe("South Korea or North Korea");
    expect(recordedCountryName("SLV")).toBe("El Salvador");
  });
});
