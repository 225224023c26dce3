import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asBounds, type Count, countText } from "../../src/model/count.ts";
import type { Question, Voiced } from "../../src/model/question.ts";
import type { Total, TotalScope } from "../../src/model/total.ts";
import { judge } from "../../src/reconcile/judge.ts";
import { comparePair, pairTotals, pairsWith } from "../../src/reconcile/total-pairs.ts";
import { scopeDifferences } from "../../src/reconcile/total-scope.ts";
import { totalSums } from "../../src/reconcile/total-sums.ts";

type Given = { id: string; scope: TotalScope; told: readonly { voice: string; count: Count }[] };

/** A total whose number is weighed as any attribute is. */
function totalOf({ id, scope, told }: Given): Total {
  const voiced = told.map(
    ({ voice, count }, n): Voiced<"count"> => ({
      claims: [`${id}-${voice}-${n}-${count.lo}-${count.hi}`],
      voice,
      value: count,
      text: countText(count),
      scope: null,
      planned: false,
      setAside: false,
    }),
  );
  const question: Question<"count"> = { attribute: "count", label: "Number", kind: "count", voiced };
  const judged = judge(question);
  const number =
    told.length === 0
      ? null
      : { question: question as unknown as Question, judged, text: countText(count(judged.shown)) };
  return { id, title: `Total ${id}`, scope, number, claims: [], parts: [] };
}
const count = (shown: Count | null): Count => shown ?? { lo: 0, hi: null, as: "unstated" };

const counts = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.option(fc.integer({ min: 0, max: 30 })))
  .map(([lo, more]) => asBounds(lo, more === null ? null : lo + more));
const few = <T>(...values: T[]) => fc.constantFrom(...values);
const scopes: fc.Arbitrary<TotalScope> = fc.record({
  measure: few("removals", "people returned", "removals a day", "arrests"),
  agency: few("ABC", "DEF", "Department of Examples"),
  includes: few<string[]>([], ["ABC"], ["ABC", "DEF"], ["not defined"], ["by air", "by land"]),
  excludes: few<string[]>([], ["minors"], ["not defined"]),
  unit: few("people", "removals", "flights"),
  period: few("2031", "2031-01", "2031-01-01/2031-04-10", "2031-01-01/2031-04", "2031-02~", "2032-01"),
});
const told = fc.array(fc.record({ voice: few("one", "two", "three"), count: counts }), { minLength: 1, maxLength: 4 });
const givens = fc
  .array(fc.record({ scope: scopes, told }), { minLength: 2, maxLength: 5 })
  .map((list): Given[] => list.map((given, i) => ({ id: `t${i}`, ...given })));
/** Two totals of one closed scope. */
const twins = fc.tuple(told, told).map(([a, b]): [Given, Given] => {
  const scope = { measure: "removals", agency: "ABC", includes: [], excludes: [], unit: "people", period: "2031" };
  return [
    { id: "t0", scope, told: a },
    { id: "t1", scope, told: b },
  ];
});

const brief = (pair: { a: string; b: string; verdict: string; rule: string; reason: string }) => [
  pair.a,
  pair.b,
  pair.verdict,
  pair.rule,
  pair.reason,
];

describe("pairs of totals", () => {
  it("are symmetric", () => {
    fc.assert(
      fc.property(givens, (list) => {
        const [a, b] = list.map(totalOf) as [Total, Total];
        expect(comparePair(a, b)).toEqual(comparePair(b, a));
      }),
    );
  });

  it("do not depend on the order of totals or of their voices", () => {
    fc.assert(
      fc.property(givens, fc.func(fc.integer()), (list, weight) => {
        const shuffled = [...list].sort((x, y) => weight(x.id) - weight(y.id));
        const turned = shuffled.map((given) => ({ ...given, told: [...given.told].reverse() }));
        // The ids of claims number the order of voices; verdict and words do not.
        expect(pairTotals(turned.map(totalOf)).map(brief)).toEqual(pairTotals(list.map(totalOf)).map(brief));
        const sums = (given: Given[]) => totalSums(given.map(totalOf));
        expect(sums(turned)).toEqual(sums(list));
      }),
    );
  });

  it("take copies of one source for one voice", () => {
    fc.assert(
      fc.property(givens, fc.nat(), (list, n) => {
        const copied = list.map((given) => ({ ...given, told: [...given.told, given.told[n % given.told.length]!] }));
        expect(pairTotals(copied.map(totalOf)).map(brief)).toEqual(pairTotals(list.map(totalOf)).map(brief));
      }),
    );
  });

  it("contradict, agree or are consistent only where scope and period are the same and closed, and two voices speak", () => {
    fc.assert(
      fc.property(givens, (list) => {
        const totals = list.map(totalOf);
        for (const pair of pairTotals(totals)) {
          const [a, b] = [pair.a, pair.b].map((id) => totals.find((t) => t.id === id)) as [Total, Total];
          const same = scopeDifferences(a.scope, b.scope).length === 0;
          expect(pair.verdict === "different_scope").toBe(!same);
          const open = [a, b].some((t) => [...t.scope.includes, ...t.scope.excludes].includes("not defined"));
          if (open) expect(pair.verdict).toBe("different_scope");
          if (pair.verdict === "different_scope") expect(pair.differs.length).toBeGreaterThan(0);
          expect(pair.reason).toMatch(/\.$/);
        }
      }),
    );
  });

  it("never turn from agreeing or consistent into contradicting when bounds get wider", () => {
    fc.assert(
      fc.property(twins, fc.nat({ max: 20 }), fc.nat({ max: 20 }), ([a, b], down, up) => {
        const wider = {
          ...b,
          told: b.told.map((t) => ({
            ...t,
            count: asBounds(Math.max(0, t.count.lo - down), t.count.hi === null ? null : t.count.hi + up),
          })),
        };
        fc.pre(b.told.length === 1);
        const [before, after] = [b, wider].map((other) => comparePair(totalOf(a), totalOf(other)).verdict);
        if (before !== "contradicts") expect(after).not.toBe("contradicts");
      }),
    );
  });

  it("of one total are those of all in which it stands", () => {
    fc.assert(
      fc.property(givens, (list) => {
        const totals = list.map(totalOf);
        const all = pairTotals(totals).filter((p) => p.a === "t0" || p.b === "t0");
        expect(pairsWith(totals[0] as Total, totals).map(brief)).toEqual(all.map(brief));
      }),
    );
  });
});

describe("sums of totals", () => {
  const base = { measure: "removals", agency: "ABC", includes: [], excludes: [], unit: "people" };
  const month = (id: string, period: string, n: Count) =>
    totalOf({ id, scope: { ...base, period }, told: [{ voice: id, count: n }] });

  it("add bounds: what is at least in one part is at least in the sum", () => {
    fc.assert(
      fc.property(counts, counts, (one, two) => {
        const [sum] = totalSums([
          month("jan", "2031-01", one),
          month("feb", "2031-02", two),
          month("both", "2031-01/2031-02", asBounds(1, null)),
        ]);
        expect(sum?.of).toEqual(["jan", "feb"]);
        expect([sum?.sum.lo, sum?.sum.hi]).toEqual([
          one.lo + two.lo,
          one.hi === null || two.hi === null ? null : one.hi + two.hi,
        ]);
        if (one.hi === null) expect(sum?.sum.as).not.toBe("exact");
      }),
    );
  });

  it("are found for one total of each agency, and not where one is missing", () => {
    const exact = (n: number) => asBounds(n, n);
    const agency = (id: string, name: string, includes: string[], n: number) =>
      totalOf({
        id,
        scope: { ...base, agency: name, includes, period: "2031" },
        told: [{ voice: id, count: exact(n) }],
      });
    const whole = agency("both", "Department", ["ABC", "DEF"], 527_013);
    const parts = [agency("abc", "ABC", [], 364_806), agency("def", "DEF", [], 162_207)];
    expect(totalSums([whole, ...parts]).map((s) => [s.by, s.of, s.fits])).toEqual([
      ["agency", ["abc", "def"], "adds_up"],
    ]);
    expect(totalSums([whole, parts[0] as Total])).toEqual([]);
  });
});
