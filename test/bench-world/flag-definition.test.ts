import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge, rules } from "../../bench/world/judge.ts";
import { recordedCountry } from "../../src/model/recorded-country.ts";
import { thirdCountry } from "../../src/model/third-country-flag.ts";

const names = readFileSync(new URL("../../bench/world/names.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#") && !line.startsWith("parted"))
  .flatMap((line) => {
    const [, , name = "", others = ""] = line.split("\t");
    return [name, ...others.split("|").filter(Boolean)];
  });
const words = [...names, "", "UNKNOWN", "STATELESS", "(b)(6)", "BORN OFFICE CODE 99"];
const word = fc.constantFrom(...words);
const told = (said: string): string | null => (said === "" ? null : recordedCountry(said));

/** Two definitions of a third country, over the names that releases use. The world's was written without sight of the flag; where the two differed (former states, states that parted, territories of the remover) the flag was set to it. */
describe("the flag and the invented world's definition", () => {
  it("agree on every three names", () => {
    fc.assert(
      fc.property(word, word, word, (citizenship, birth, departedTo) => {
        const wanted = rules[judge({ citizenship, birth, departedTo })].answer;
        const row = { citizenship: told(citizenship), birth: told(birth), departure: told(departedTo), sender: "USA" };
        expect(thirdCountry(row).answer).toBe(wanted);
      }),
      { numRuns: 60_000 },
    );
  });
});
