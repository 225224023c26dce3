import { describe, expect, test } from "vitest";
import { countAsides } from "../../src/model/count-asides.ts";
import { countWords } from "../../src/model/count-words.ts";
import { markNumbers } from "../../src/model/number-words.ts";
import { plainText } from "../../src/model/plain-text.ts";
import { countWordOf, readCount, setAside } from "../../src/model/read-count.ts";
import { casesIn, numberIn } from "./cases.ts";

describe("test/cases/counts.tsv", () => {
  for (const { words = "", lo, hi, as } of casesIn("counts.tsv")) {
    test(words, () => {
      if (as === "not read") return expect(readCount(words)).toBeNull();
      expect(readCount(words)).toEqual({ lo: numberIn(lo), hi: numberIn(hi), as, words });
    });
  }
});

describe("each row of countWords reads its example and not its counter-example", () => {
  for (const row of countWords) {
    test(row.name, () => {
      expect(countWordOf(row.example)?.name).toBe(row.name);
      expect(countWordOf(row.counterExample)?.name).not.toBe(row.name);
      expect(row.says).toMatch(/[.]$|: not read\.$/);
    });
  }
  test("names are told once", () => expect(new Set(countWords.map((r) => r.name)).size).toBe(countWords.length));
});

describe("each row of countAsides sets its example aside and leaves its counter-example", () => {
  const marked = (words: string): string => markNumbers(plainText(words));
  for (const [i, aside] of countAsides.entries()) {
    const earlier = (words: string): string => setAside(marked(words), countAsides.slice(0, i));
    test(aside.name, () => {
      expect(setAside(earlier(aside.example), [aside])).not.toBe(earlier(aside.example));
      expect(setAside(earlier(aside.counterExample), [aside])).toBe(earlier(aside.counterExample));
    });
  }
});

describe("readCount", () => {
  test("a number is exact and has no words", () => expect(readCount(43)).toEqual({ lo: 43, hi: 43, as: "exact" }));
  test("0 is exact", () => expect(readCount(0)).toEqual({ lo: 0, hi: 0, as: "exact" }));
  test("no count of people is negative, broken or beyond what is safe", () => {
    for (const n of [-1, 1.5, NaN, Infinity, 2 ** 60]) expect(readCount(n)).toBeNull();
  });
  test("words are kept as written", () => expect(readCount("  Over 40 Migrants ")?.words).toBe("  Over 40 Migrants "));
  test("long text is not read", () => expect(readCount(`43 ${"people ".repeat(100)}`)).toBeNull());
  test("curly quotes, thin spaces and dashes are read", () => {
    expect(readCount("“364\u202f800” people")?.lo).toBe(364_800);
    expect(readCount("35—45")).toMatchObject({ lo: 35, hi: 45 });
  });
});
