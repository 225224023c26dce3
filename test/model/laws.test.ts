import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  asBounds,
  type Count,
  compareCounts,
  countKinds,
  countText,
  exact,
  hullCounts,
  intersectCounts,
  sumCounts,
} from "../../src/model/count.ts";
import { moneyText } from "../../src/model/money.ts";
import { completions, containsDate, dateCode, dateText, parseDate } from "../../src/model/partial-date.ts";
import { readCount } from "../../src/model/read-count.ts";
import { readDate } from "../../src/model/read-date.ts";
import { readMoney } from "../../src/model/read-money.ts";
import { above, below, near } from "../../src/model/rounding.ts";
import { compareSpans, intersectSpans, spanOf } from "../../src/model/span.ts";

const small = fc.nat(400);
const number = fc.oneof(
  small,
  fc.nat(3_000_000),
  fc.nat(60).map((n) => n * 100),
);
const bounded = fc
  .tuple(number, fc.option(fc.nat(60), { nil: null, freq: 3 }))
  .map(([lo, more]) => asBounds(lo, more === null ? null : lo + more));
const about: fc.Arbitrary<Count> = number
  .filter((n) => n > 1)
  .chain((n) => fc.constantFrom(near(n), above(n), below(n) ?? near(n)))
  .map((b) => ({ ...b, as: "about" }));
const planned: fc.Arbitrary<Count> = bounded.map(({ lo, hi }) => ({ lo, hi, as: "planned" }));
const count: fc.Arbitrary<Count> = fc.oneof(bounded, about, planned, fc.constant<Count>({ lo: 0, hi: 0, as: "none" }));

/** Some true number that a count allows. */
const inside = (c: Count): fc.Arbitrary<number> => fc.integer({ min: c.lo, max: c.hi ?? c.lo + 1000 });
const allows = (c: Count, n: number): boolean => c.lo <= n && (c.hi === null || n <= c.hi);

describe("counts", () => {
  test("a sum allows the sum of whatever its parts allow, and its ends are reached", () =>
    fc.assert(
      fc.property(
        fc.array(count, { maxLength: 5 }).chain((cs) => fc.tuple(fc.constant(cs), fc.tuple(...cs.map(inside)))),
        ([counts, truths]) => {
          const sum = sumCounts(counts);
          expect(
            allows(
              sum,
              truths.reduce((a, b) => a + b, 0),
            ),
          ).toBe(true);
          expect(sum.lo).toBe(counts.reduce((a, c) => a + c.lo, 0));
        },
      ),
    ));

  test("a sum is exact only when every part is one number; at least never becomes exact; a plan stays a plan", () =>
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 5 }), (counts) => {
        const sum = sumCounts(counts);
        const isOne = counts.every((c) => c.lo === c.hi);
        if (sum.as === "exact") expect(isOne).toBe(true);
        if (counts.some((c) => c.hi === null)) expect(sum.hi).toBeNull();
        expect(sum.as === "planned").toBe(counts.some((c) => c.as === "planned"));
      }),
    ));

  test("a sum does not depend on order or grouping", () =>
    fc.assert(
      fc.property(
        fc
          .array(count, { maxLength: 5 })
          .chain((cs) => fc.tuple(fc.constant(cs), fc.shuffledSubarray(cs, { minLength: cs.length }))),
        ([counts, shuffled]) => {
          expect(sumCounts(shuffled)).toEqual(sumCounts(counts));
          const [first, ...rest] = counts;
          if (first) expect(sumCounts([first, sumCounts(rest)])).toEqual(sumCounts(counts));
        },
      ),
    ));

  test("comparison is symmetric, and agrees with the numbers that both allow", () =>
    fc.assert(
      fc.property(count, count, (a, b) => {
        const relation = compareCounts(a, b);
        expect(compareCounts(b, a)).toBe(relation);
        const top = Math.min(a.hi ?? Infinity, b.hi ?? Infinity);
        const common = Math.max(a.lo, b.lo) <= top;
        expect(relation === "disjoint").toBe(!common);
        expect(relation === "equal").toBe(a.lo === b.lo && a.hi === b.hi);
      }),
    ));

  test("an intersection allows just what both allow; a hull all that any allows", () =>
    fc.assert(
      fc.property(count, count, number, (a, b, n) => {
        const both = intersectCounts(a, b);
        expect(both !== null && allows(both, n)).toBe(allows(a, n) && allows(b, n));
        expect(intersectCounts(b, a)).toEqual(both);
        const all = hullCounts([a, b]);
        if (allows(a, n) || allows(b, n)) expect(allows(all, n)).toBe(true);
        expect(hullCounts([b, a])).toEqual(all);
        expect(intersectCounts(a, all)).toMatchObject({ lo: a.lo, hi: a.hi });
      }),
    ));

  test("printed and read again, bounds and kind are the same", () =>
    fc.assert(
      fc.property(count, (c) => {
        const text = countText(c);
        expect([text, readCount(text)]).toEqual([text, { lo: c.lo, hi: c.hi, as: c.as, words: text }]);
      }),
      { numRuns: 2000 },
    ));
});

const day = fc
  .date({ min: new Date("1902-01-01T00:00:00Z"), max: new Date("2097-12-31T00:00:00Z"), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const part = fc.constantFrom("early", "mid", "late");
const single = day.chain((d) =>
  fc.oneof(
    fc.constantFrom(d, d.slice(0, 7), d.slice(0, 4)),
    part.map((p) => `${d.slice(0, 7)}-${p}`),
    part.map((p) => `${d.slice(0, 4)}-${p}`),
    fc
      .tuple(fc.nat(23), fc.nat(59), fc.constantFrom("", "Z", "-04:00", "+05:30"))
      .map(([h, m, zone]) => `${d}T${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}${zone}`),
  ),
);
const interval = fc.tuple(day, fc.integer({ min: 1, max: 400 })).map(([d, days]) => {
  const to = new Date(Date.parse(d) + days * 86_400_000).toISOString().slice(0, 10);
  return `${d}/${to}`;
});
const code = fc
  .tuple(
    fc.oneof(
      single,
      interval,
      day.map((d) => `../${d}`),
      day.map((d) => `${d}/..`),
    ),
    fc.boolean(),
  )
  .map(([text, tilde]) => `${text}${tilde ? "~" : ""}`);

describe("dates", () => {
  test("a partial date contains each of its completions, and each lies between its ends", () =>
    fc.assert(
      fc.property(code, (text) => {
        const date = parseDate(text);
        expect(date, text).not.toBeNull();
        if (!date || date.text.includes("T")) return;
        for (const one of completions(date).slice(0, 800)) {
          expect([text, one.text, containsDate(date, one)]).toEqual([text, one.text, true]);
          expect(one.from >= date.from && one.to <= date.to).toBe(true);
        }
      }),
    ));

  test("containing is reflexive and passes on", () =>
    fc.assert(
      fc.property(single, (text) => {
        const date = parseDate(text)!;
        const [year, month] = [parseDate(text.slice(0, 4))!, parseDate(text.slice(0, 7))];
        expect(containsDate(date, date)).toBe(true);
        if (month?.precision === "month" && date.precision !== "year") {
          if (containsDate(month, date)) expect(containsDate(year, date)).toBe(true);
        }
      }),
    ));

  test("the notation is read back to the same date, and so are its words", () =>
    fc.assert(
      fc.property(code, (text) => {
        const date = parseDate(text)!;
        expect(parseDate(dateCode(date))).toEqual(date);
        const words = dateText(date);
        const read = readDate(words);
        expect([text, words, read && spanText(read)]).toEqual([
          text,
          words,
          spanText({ at: date.text.replace("~", ""), about: date.about }),
        ]);
      }),
      { numRuns: 1000 },
    ));
});

/** What a date read from words must share with the one that was printed: the time it means. */
function spanText(read: { at: string; about?: boolean }): string {
  const span = spanOf(read.at, { zone: "UTC" });
  return `${span?.from} ${span?.to} ${read.about ? "about" : ""}`;
}

const zone = fc.constantFrom(
  "UTC",
  "America/New_York",
  "America/Panama",
  "Africa/Juba",
  "Asia/Tashkent",
  "Pacific/Kiritimati",
);

describe("spans", () => {
  test("a time lies within its day, a day within its month, in any zone; about only widens", () =>
    fc.assert(
      fc.property(day, fc.nat(23), zone, (d, hour, z) => {
        const within = (a: string, b: string): void => {
          const [inner, outer] = [spanOf(a, { zone: z })!, spanOf(b, { zone: z })!];
          expect([a, b, inner.from >= outer.from && inner.to <= outer.to]).toEqual([a, b, true]);
        };
        within(`${d}T${String(hour).padStart(2, "0")}:30`, d);
        within(d, d.slice(0, 7));
        within(d.slice(0, 7), d.slice(0, 4));
        const [plain, wide] = [spanOf(d, { zone: z })!, spanOf(d, { zone: z, about: true })!];
        expect(wide.from <= plain.from && wide.to >= plain.to).toBe(true);
      }),
    ));

  test("a date told without a zone holds that date in every zone", () =>
    fc.assert(
      fc.property(single, zone, (text, z) => {
        const [anywhere, there] = [spanOf(text)!, spanOf(text, { zone: z })!];
        expect(anywhere.from <= there.from && anywhere.to >= there.to).toBe(true);
      }),
    ));

  test("comparison is symmetric and agrees with the intersection", () =>
    fc.assert(
      fc.property(single, single, zone, zone, (a, b, x, y) => {
        const [one, other] = [spanOf(a, { zone: x })!, spanOf(b, { zone: y })!];
        expect(compareSpans(other, one)).toBe(compareSpans(one, other));
        expect(intersectSpans(one, other) === null).toBe(compareSpans(one, other) === "disjoint");
      }),
    ));
});

describe("money", () => {
  const currency = fc.constantFrom("USD", "EUR", "GBP", "AUD", "PAB", "RWF");
  test("printed and read again, it is the same sum", () =>
    fc.assert(
      fc.property(fc.oneof(bounded, about), currency, (c, code) => {
        fc.pre(!(c.lo === 0 && c.hi === null));
        const text = moneyText({ ...c, currency: code });
        const read = readMoney(text, code);
        expect([text, read?.lo, read?.hi, read?.currency]).toEqual([text, c.lo, c.hi, code]);
      }),
      { numRuns: 2000 },
    ));
});

describe("readers", () => {
  const pieces = fc.constantFrom(
    ..."more than|about|up to|no fewer than|43|1,701|two dozen|dozens|$|€|million|of the|and|(|)|–|-|,|.|/|3 February|Monday|2025|people|per|each|not|between|or|à|ñ|<|>|{|}|%|T09:00|Z|~|..|\u0000|\ud83d|😀|٣|人".split(
      "|",
    ),
  );
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 80 }),
    fc.string({ maxLength: 600 }),
    fc.array(pieces, { maxLength: 14 }).map((list) => list.join(" ")),
    fc.array(pieces, { maxLength: 14 }).map((list) => list.join("")),
  );
  test("never throw, keep the words as written, and give bounds that hold together", () =>
    fc.assert(
      fc.property(text, (words) => {
        const count = readCount(words);
        if (count !== null) {
          expect(count.words).toBe(words);
          expect(countKinds).toContain(count.as);
          expect(count.lo >= 0 && (count.hi === null || count.hi >= count.lo)).toBe(true);
        }
        const money = readMoney(words);
        if (money !== null) expect([money.words, money.hi === null || money.hi >= money.lo]).toEqual([words, true]);
        const date = readDate(words, { dateline: "2025-02-04" });
        if (date !== null) {
          expect(date.words).toBe(words);
          expect(parseDate(date.at), `${words} → ${date.at}`).not.toBeNull();
        }
        parseDate(words);
        spanOf(words);
      }),
      { numRuns: 3000 },
    ));

  test("more words around a bound never make it exact", () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 999 }),
        fc.constantFrom("more than", "at least", "about", "up to", "fewer than", "nearly", "no fewer than", "some"),
        fc.constantFrom("", " people", " Venezuelan men", " of them", " migrants, officials said", " personas"),
        fc.constantFrom("", "In all, ", "The first group of ", "He said "),
        (n, cue, after, before) => {
          const read = readCount(`${before}${cue} ${n}${after}`);
          if (read !== null) expect(read).not.toMatchObject({ as: "exact" });
        },
      ),
    ));

  test("the number alone is exact", () =>
    fc.assert(
      fc.property(number, (n) => {
        const { words, ...read } = readCount(`${n}`) ?? {};
        expect(read).toEqual(exact(n));
      }),
    ));
});
