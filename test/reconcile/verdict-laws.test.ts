import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asBounds, type Count, compareCounts, intersectCounts } from "../../src/model/count.ts";
import type { Question, Voiced } from "../../src/model/question.ts";
import { judge } from "../../src/reconcile/judge.ts";

type Told = Voiced<"count">;

const count: fc.Arbitrary<Count> = fc
  .tuple(fc.nat(12), fc.option(fc.nat(6), { nil: null, freq: 3 }))
  .map(([lo, more]) => asBounds(lo, more === null ? null : lo + more));
const told = (i: number): fc.Arbitrary<Told> =>
  fc
    .record({
      value: fc.option(count, { nil: null, freq: 8 }),
      voice: fc.constantFrom("a", "b", "c", "d"),
      scope: fc.option(fc.constantFrom("all who left in May", "arrests"), { nil: null, freq: 1 }),
      planned: fc.boolean(),
      kind: fc.nat(9),
    })
    .map(({ value, voice, scope, planned, kind }) => ({
      claims: [`c${i}`],
      voice,
      value,
      text: value === null ? "not told" : `${value.lo} to ${value.hi ?? "open"}`,
      // Most are told of the same scope, as deeds.
      scope: kind < 2 ? scope : null,
      planned: kind === 2 && planned,
      setAside: kind === 3,
    }));
const voicedOf = (most: number): fc.Arbitrary<Told[]> =>
  fc.integer({ min: 0, max: most }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => told(i))));
const ask = (voiced: readonly Told[]): Question<"count"> => ({
  attribute: "people",
  label: "People",
  kind: "count",
  voiced,
});

/** Deeds of the question's own scope that were not set aside: what is weighed. */
const weighed = (voiced: readonly Told[]): Told[] =>
  voiced.filter((v) => v.scope === null && !v.planned && !v.setAside && v.value !== null);
const voicesOf = (voiced: readonly Told[]): number => new Set(voiced.map((v) => v.voice)).size;

describe("a verdict", () => {
  test("does not depend on the order in which claims stand", () =>
    fc.assert(
      fc.property(
        voicedOf(6).chain((v) => fc.tuple(fc.constant(v), fc.shuffledSubarray(v, { minLength: v.length }))),
        ([voiced, shuffled]) => {
          const { relations, ...rest } = judge(ask(voiced));
          const { relations: others, ...again } = judge(ask(shuffled));
          expect(again).toEqual(rest);
          expect(others).toEqual(relations);
        },
      ),
    ));

  test("is the same when a source is copied: verdict, value, reason and every relation", () =>
    fc.assert(
      fc.property(voicedOf(5), fc.nat(4), (voiced, i) => {
        const original = voiced[i];
        fc.pre(original !== undefined);
        const before = judge(ask(voiced));
        const after = judge(ask([...voiced, { ...original, claims: ["copy"] }]));
        const { copy, ...relations } = after.relations;
        expect({ ...after, relations, excluded: after.excluded.filter((id) => id !== "copy") }).toEqual(before);
        expect(copy).toEqual(before.relations[original.claims[0] ?? ""]);
      }),
    ));

  test("shows the intersection of the largest set of voices that can all hold, or on a tie what holds them all", () =>
    fc.assert(
      fc.property(voicedOf(6), (voiced) => {
        const values = weighed(voiced);
        const subsets = Array.from({ length: 2 ** values.length }, (_, bits) =>
          values.filter((_v, i) => bits & (1 << i)),
        ).filter((set) => set.length > 0);
        const met = subsets.flatMap((set) => {
          const all = set
            .map((v) => v.value as Count)
            .reduce<Count | null>((a, b) => a && intersectCounts(a, b), asBounds(0, null));
          return all ? [{ all, voices: voicesOf(set), size: set.length }] : [];
        });
        const most = Math.max(0, ...met.map((m) => m.voices));
        const best = met.filter((m) => m.voices === most);
        const { shown } = judge(ask(voiced));
        if (best.length === 0) {
          expect(shown).toBeNull();
          return;
        }
        // Of sets with as many voices, those to which nothing can be added.
        const full = best.filter(
          (m) => !best.some((n) => n.size > m.size && n.all.lo >= m.all.lo && top(n.all) <= top(m.all)),
        );
        expect(shown?.lo).toBe(Math.min(...full.map((m) => m.all.lo)));
        expect(top(shown as Count)).toBe(Math.max(...full.map((m) => top(m.all))));
      }),
      { numRuns: 300 },
    ));

  test("drops nothing: every claim has its relation, and what cannot hold beside the value shown is listed", () =>
    fc.assert(
      fc.property(voicedOf(6), (voiced) => {
        const judged = judge(ask(voiced));
        expect(Object.keys(judged.relations).sort()).toEqual(voiced.flatMap((v) => v.claims).sort());
        for (const v of weighed(voiced)) {
          const apart = judged.shown !== null && compareCounts(v.value as Count, judged.shown) === "disjoint";
          if (apart) expect(judged.excluded).toContain(v.claims[0]);
          if (apart) expect(judged.relations[v.claims[0] ?? ""]?.relation).toBe("contradicts");
        }
      }),
    ));

  test("contradicts exactly when two voices of the same scope give deeds that cannot both hold", () =>
    fc.assert(
      fc.property(voicedOf(6), (voiced) => {
        const values = weighed(voiced);
        const apart = values.some((a) =>
          values.some((b) => a.voice !== b.voice && compareCounts(a.value as Count, b.value as Count) === "disjoint"),
        );
        expect(judge(ask(voiced)).verdict === "contradicts").toBe(apart);
      }),
    ));

  test("with another scope never contradicts: it changes neither value nor relations, and stands beside them", () =>
    fc.assert(
      fc.property(voicedOf(5), count, (voiced, value) => {
        const scoped: Told = { ...plain("e", value), claims: ["scoped"], scope: "all who left in May" };
        const before = judge(ask(voiced));
        const after = judge(ask([...voiced, scoped]));
        const { scoped: own, ...relations } = after.relations;
        expect(own?.relation).toBe("different_scope");
        expect([after.shown, relations, after.excluded]).toEqual([before.shown, before.relations, before.excluded]);
        if (before.verdict !== after.verdict) expect(after.verdict).toBe("different_scope");
        if (voicesOf(weighed(voiced)) > 1) expect(after.verdict).toBe(before.verdict);
      }),
    ));

  test("of fewer than two voices is one side only, unless a plan or another scope stands beside it", () =>
    fc.assert(
      fc.property(voicedOf(5), (voiced) => {
        fc.pre(voicesOf(weighed(voiced)) < 2);
        const { verdict } = judge(ask(voiced));
        const told = voiced.filter((v) => v.value !== null && !v.setAside);
        if (told.length === 0) expect(["unknown", "different_scope"]).toContain(verdict);
        else expect(["one_side_only", "different_scope", "planned_not_done"]).toContain(verdict);
        const alone = told.every((v) => v.scope === null && !v.planned);
        if (told.length > 0 && alone && voiced.every((v) => v.scope === null)) expect(verdict).toBe("one_side_only");
      }),
    ));

  test("of a plan against a deed: done otherwise when they cannot both hold, else as if nobody had told the plan", () =>
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 4 }), count, (deeds, plan) => {
        const voiced = deeds.map((value, i) => plain(`v${i}`, value));
        const before = judge(ask(voiced));
        const after = judge(ask([...voiced, { ...plain("p", plan), planned: true }]));
        expect(after.shown).toEqual(before.shown);
        if (before.verdict === "contradicts") {
          expect(after.verdict).toBe("contradicts");
          return;
        }
        const broken = compareCounts(plan, before.shown as Count) === "disjoint";
        expect(after.verdict).toBe(broken ? "planned_not_done" : before.verdict);
        expect(after.relations.p?.relation).toBe(broken ? "planned_not_done" : "consistent");
      }),
    ));
});

describe("more certain input", () => {
  const narrowed: fc.Arbitrary<[Told[], Told[]]> = fc
    .tuple(fc.array(count, { minLength: 1, maxLength: 5 }), fc.nat(4), fc.nat(5), fc.nat(5))
    .map(([counts, at, up, down]) => {
      const i = at % counts.length;
      const before = counts.map((value, v) => plain(`v${v}`, value));
      const { lo, hi } = counts[i] as Count;
      const newLo = hi === null ? lo + up : Math.min(lo + up, hi);
      const sharper = asBounds(newLo, hi === null ? (down > 2 ? newLo + down : null) : Math.max(newLo, hi - down));
      return [before, before.map((v, j) => (j === i ? plain(v.voice, sharper) : v))];
    });

  test("never takes a contradiction back, never turns two voices into one side, never makes a value unknown", () =>
    fc.assert(
      fc.property(narrowed, ([before, after]) => {
        const [was, is] = [judge(ask(before)), judge(ask(after))];
        expect(rankOf(is.verdict)).toBeGreaterThanOrEqual(rankOf(was.verdict));
        expect(is.shown).not.toBeNull();
      }),
      { numRuns: 300 },
    ));

  test("never widens the value shown while all can hold", () =>
    fc.assert(
      fc.property(narrowed, ([before, after]) => {
        const [was, is] = [judge(ask(before)), judge(ask(after))];
        fc.pre(is.verdict !== "contradicts");
        expect((is.shown as Count).lo).toBeGreaterThanOrEqual((was.shown as Count).lo);
        expect(top(is.shown as Count)).toBeLessThanOrEqual(top(was.shown as Count));
      }),
    ));

  test("one more voice never leaves less than before, but one side", () =>
    fc.assert(
      fc.property(fc.array(count, { minLength: 1, maxLength: 4 }), count, (counts, more) => {
        const before = counts.map((value, i) => plain(`v${i}`, value));
        const [was, is] = [judge(ask(before)), judge(ask([...before, plain("more", more)]))];
        expect(rankOf(is.verdict)).toBeGreaterThanOrEqual(rankOf(was.verdict));
      }),
    ));
});

function plain(voice: string, value: Count): Told {
  return {
    claims: [voice],
    voice,
    value,
    text: `${value.lo} to ${value.hi ?? "open"}`,
    scope: null,
    planned: false,
    setAside: false,
  };
}

const top = (c: Count): number => c.hi ?? Number.POSITIVE_INFINITY;

/** How much is settled, as docs/decisions/0004 has it: nothing, one side, voices that can all hold, a contradiction. */
function rankOf(verdict: string): number {
  return ["unknown", "one_side_only", "agrees or consistent", "contradicts"].findIndex((v) => v.includes(verdict));
}
