import { describe, expect, test } from "vitest";
import {
  asBounds,
  compareCounts,
  countText,
  exact,
  hullCounts,
  intersectCounts,
  roundedCount,
  sumCounts,
} from "../../src/model/count.ts";

describe("sumCounts", () => {
  test("137 + 101 + 23 = 261", () => expect(sumCounts([exact(137), exact(101), exact(23)])).toEqual(exact(261)));
  test("no parts add up to 0", () => expect(sumCounts([])).toEqual(exact(0)));
  test("none adds nothing", () => expect(sumCounts([exact(7), { lo: 0, hi: 0, as: "none" }])).toEqual(exact(7)));
  test("a part at least makes the sum at least, without its words", () =>
    expect(sumCounts([exact(32), { lo: 11, hi: null, as: "at_least", words: "at least 11" }])).toEqual({
      lo: 43,
      hi: null,
      as: "at_least",
    }));
  test("an unstated part leaves the sum of the others as a lower bound", () =>
    expect(sumCounts([exact(3), { lo: 0, hi: null, as: "unstated" }])).toEqual({ lo: 3, hi: null, as: "at_least" }));
  test("a planned part keeps the sum planned", () =>
    expect(sumCounts([exact(10), { lo: 11, hi: 11, as: "planned" }]).as).toBe("planned"));
});

describe("comparison", () => {
  const over40 = asBounds(41, null);
  test("43 and over 40 overlap", () => expect(compareCounts(exact(43), over40)).toBe("overlapping"));
  test("238 and over 250 are apart", () => expect(compareCounts(exact(238), asBounds(251, null))).toBe("disjoint"));
  test("bounds decide, not the kind", () =>
    expect(compareCounts(exact(11), { lo: 11, hi: 11, as: "planned" })).toBe("equal"));
  test("intersection and hull", () => {
    expect(intersectCounts(exact(43), over40)).toEqual(exact(43));
    expect(intersectCounts(exact(238), asBounds(251, null))).toBeNull();
    expect(hullCounts([exact(238), exact(261)])).toEqual({ lo: 238, hi: 261, as: "range" });
    expect(hullCounts([])).toEqual({ lo: 0, hi: null, as: "unstated" });
  });
  test("two plans stay a plan", () => {
    const plans = [
      { lo: 9, hi: 11, as: "planned" },
      { lo: 11, hi: 12, as: "planned" },
    ] as const;
    expect(intersectCounts(...plans)).toEqual({ lo: 11, hi: 11, as: "planned" });
    expect(hullCounts(plans)).toEqual({ lo: 9, hi: 12, as: "planned" });
  });
});

describe("roundedCount", () => {
  test("364,800 may be anything within half a hundred", () =>
    expect(roundedCount(exact(364_800))).toEqual({ lo: 364_750, hi: 364_850, as: "range" }));
  test("364,800 + 162,200 = 527,000 within the rounding", () => {
    const sum = sumCounts([exact(364_800), exact(162_200)].map(roundedCount));
    expect(compareCounts(sum, exact(527_000))).not.toBe("disjoint");
  });
  test("20 and 130 are counted, not rounded", () =>
    expect([exact(20), exact(130), exact(43), exact(0)].map(roundedCount)).toEqual([
      exact(20),
      exact(130),
      exact(43),
      exact(0),
    ]));
  test("words that give bounds are left alone", () =>
    expect(roundedCount(asBounds(301, null))).toEqual(asBounds(301, null)));
});

describe("countText", () => {
  test.each([
    [exact(364_800), "364,800"],
    [asBounds(41, null), "at least 41"],
    [asBounds(0, 300), "at most 300"],
    [asBounds(35, 45), "35 to 45"],
    [{ lo: 350, hi: 370, as: "about" } as const, "about 360"],
    [{ lo: 200, hi: 299, as: "about" } as const, "nearly 300"],
    [{ lo: 101, hi: 200, as: "about" } as const, "just over 100"],
    [{ lo: 0, hi: 0, as: "none" } as const, "none"],
    [asBounds(0, null), "not stated"],
    [{ lo: 11, hi: 11, as: "planned" } as const, "planned 11"],
    [{ lo: 9, hi: 11, as: "planned" } as const, "planned 9 to 11"],
    [{ lo: 0, hi: 11, as: "planned" } as const, "planned at most 11"],
  ])("%j is %s", (count, text) => expect(countText(count)).toBe(text));
});
