import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge, type RuleName, rules } from "../../bench/world/judge.ts";
import { type CountryKind, countryKinds } from "../../bench/world/kinds.ts";
import { noCountry } from "../../bench/world/marks.ts";
import { meanings, named, relation } from "../../bench/world/names.ts";
import { tableRows } from "../../bench/world/table.ts";

const ask = (citizenship: string, birth: string, departedTo: string): RuleName =>
  judge({ citizenship, birth, departedTo });

describe("judge(row)", () => {
  it.each(tableRows("cases"))("gives %s: %s, born in %s, sent to %s", (kind, citizenship, birth, to) => {
    expect(rules[ask(citizenship as string, birth as string, to as string)].answer).toBe(
      countryKinds[kind as CountryKind].answer,
    );
  });

  it("asks in this order", () => {
    expect(judge(null)).toBe("no_columns");
    expect(ask("GHANA", "GHANA", "")).toBe("destination_missing");
    expect(ask("GHANA", "GHANA", "STATELESS")).toBe("destination_missing");
    expect(ask("UNITED STATES", "UNITED STATES", "UNITED STATES")).toBe("destination_remover");
    expect(ask("GHANA", "", "GHANA")).toBe("own");
    expect(ask("", "GHANA", "GHANA")).toBe("citizenship_missing");
    expect(ask("USSR", "", "UKRAINE")).toBe("citizenship_may");
    expect(ask("GHANA", "", "TOGO")).toBe("birth_missing");
    expect(ask("STATELESS", "STATELESS", "TOGO")).toBe("birth_missing");
    expect(ask("STATELESS", "TOGO", "TOGO")).toBe("born_there");
    expect(ask("RUSSIA", "USSR", "UKRAINE")).toBe("birth_may");
    expect(ask("STATELESS", "GHANA", "TOGO")).toBe("third");
  });

  it("says yes only where two names are surely two countries, in any case and with blanks behind", () => {
    const names = meanings.flatMap(({ usual, others }) => [usual, ...others]);
    const any = fc.constantFrom(...names, ...noCountry, "STATELESS");
    fc.assert(
      fc.property(any, any, any, (citizenship, birth, to) => {
        const answer = rules[ask(citizenship, birth, to)].answer;
        expect(rules[ask(`${citizenship} `, birth.toLowerCase(), ` ${to}`)].answer).toBe(answer);
        if (citizenship === to || birth === to) expect(answer).not.toBe("yes");
        if ([citizenship, birth, to].some((name) => noCountry.includes(name))) expect(answer).not.toBe("yes");
      }),
    );
  });
});

describe("relation(a, b)", () => {
  it("is the same both ways round", () => {
    const any = fc.constantFrom(...meanings);
    fc.assert(fc.property(any, any, (a, b) => relation(a, b) === relation(b, a)));
  });

  it("knows near names apart, and parted states as perhaps one", () => {
    expect(relation(named("DMA"), named("DOM"))).toBe("apart");
    expect(relation(named("SRB"), named("XKX"))).toBe("may");
    expect(relation(named("HKG"), named("TWN"))).toBe("apart");
    expect(relation(named("BMU"), named("CYM"))).toBe("may");
  });
});

describe("names.tsv", () => {
  it("gives each name to one meaning", () => {
    const names = meanings.flatMap(({ usual, others }) => [usual, ...others]);
    expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
  });
});
