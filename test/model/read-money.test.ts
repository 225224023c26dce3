import { describe, expect, test } from "vitest";
import { moneyText } from "../../src/model/money.ts";
import { readMoney } from "../../src/model/read-money.ts";
import { casesIn, numberIn } from "./cases.ts";

describe("test/cases/money.tsv", () => {
  for (const { words = "", given, lo, hi, as, currency, per } of casesIn("money.tsv")) {
    test(`${words}${given ? ` (${given})` : ""}`, () => {
      const read = given ? readMoney(words, given) : readMoney(words);
      if (as === "not read") return expect(read).toBeNull();
      expect(read).toEqual({ lo: numberIn(lo), hi: numberIn(hi), as, currency, words, ...(per ? { per } : {}) });
    });
  }
});

describe("moneyText", () => {
  const usd = (lo: number, hi: number | null, as: "exact" | "at_least" | "about" | "range"): string =>
    moneyText({ lo, hi, as, currency: "USD" });
  test("millions are written short where nothing is lost", () => {
    expect(usd(4_760_000, 4_760_000, "exact")).toBe("$4.76 million");
    expect(usd(150_874, 150_874, "exact")).toBe("$150,874");
    expect(usd(2_500_000_000, 2_500_000_000, "exact")).toBe("$2.5 billion");
  });
  test("a bound just above a round number says more than", () =>
    expect(usd(408_000_001, null, "at_least")).toBe("more than $408 million"));
  test("nearly and about", () => {
    expect(usd(2_600_000, 2_699_999, "about")).toBe("nearly $2.7 million");
    expect(usd(7_400_000, 7_600_000, "about")).toBe("about $7.5 million");
  });
  test("a rate keeps what it is for", () =>
    expect(moneyText({ lo: 20_000, hi: 20_000, as: "exact", currency: "GBP", per: "person" })).toBe(
      "£20,000 per person",
    ));
  test("a currency without a sign is written by its code", () =>
    expect(moneyText({ lo: 500, hi: 500, as: "exact", currency: "CHF" })).toBe("CHF 500"));
});
