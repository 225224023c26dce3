import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/model/claim.ts";
import { asBounds, type Count, exact } from "../../src/model/count.ts";
import type { MovementState } from "../../src/model/state.ts";
import { claimOf, weighed } from "./invented-claims.ts";

/** Who was aboard: nationality → people. What sources say of it is generated from this, and is always true. */
type Truth = ReadonlyMap<string, number>;
const nationalities = ["COL", "VEN", "KGZ", "UZB", "stateless"] as const;
const truth: fc.Arbitrary<Truth> = fc
  .tuple(...nationalities.map(() => fc.nat(30)))
  .map((counts) => new Map(nationalities.map((n, i) => [n, counts[i] ?? 0] as const).filter(([, n]) => n > 0)))
  .filter((t) => t.size > 0);
const totalOf = (t: Truth, of: (nationality: string) => boolean = () => true): number =>
  [...t].reduce((sum, [nationality, n]) => (of(nationality) ? sum + n : sum), 0);

/** Some count that holds a true number: exactly it, at least less, at most more, or about it. */
const holding = (n: number): fc.Arbitrary<Count> =>
  fc.oneof(
    fc.constant(exact(n)),
    fc.nat(n).map((lo) => asBounds(lo, null)),
    fc.nat(9).map((more) => asBounds(0, n + more)),
    fc
      .tuple(fc.nat(Math.min(5, n)), fc.nat(5))
      .map(([less, more]): Count => ({ lo: n - less, hi: n + more, as: "about" })),
  );
const from = fc.record({
  source: fc.constantFrom("gazette", "herald", "agency"),
  said_by: fc.constantFrom(null, "an official", "a ministry"),
});

/** True things that one source may say of those aboard. */
function saying(t: Truth, to: string): fc.Arbitrary<Claim[]> {
  const aboard = [...t];
  const one = fc.constantFrom(...aboard);
  const told = (attribute: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<Claim[]> =>
    fc.tuple(value, from).map(([v, more]) => [claimOf(attribute, v, more)]);
  return fc.oneof(
    told("people", holding(totalOf(t))),
    told("third_country", holding(totalOf(t, (n) => n !== to))),
    told("own_nationals", holding(t.get(to) ?? 0)),
    told(
      "group",
      one.chain(([nationality, n]) => holding(n).map((count) => ({ count, nationality }))),
    ),
    // Some of one nationality: "10 Venezuelan men" of 20 Venezuelans.
    told(
      "group",
      one.chain(([nationality, n]) =>
        fc.nat(n).map((some) => ({ count: asBounds(some, null), nationality, sex: "male" })),
      ),
    ),
    told(
      "nationalities",
      fc
        .subarray(
          [...t.keys()].filter((n) => n !== "stateless"),
          { minLength: 0 },
        )
        .map((countries) => ({ countries })),
    ),
    from.map((more) => division(aboard, more)),
    // A division of which one part is of a nationality that was not told.
    fc.tuple(one, from).map(([[hidden], more]) =>
      division(
        aboard.map(([nationality, n]) => [nationality === hidden ? "unknown" : nationality, n]),
        more,
      ),
    ),
  );
}

let divisions = 0;
/** What one breakdown of the register becomes: each has a name of its own within its source. */
function division(parts: readonly (readonly [string, number])[], more: Partial<Claim>): Claim[] {
  divisions += 1;
  const breakdown = `nationality ${divisions}`;
  return parts.map(([nationality, n]) => claimOf("group", { count: exact(n), nationality, breakdown }, more));
}

const ending = (to: string): Claim => claimOf("destination", { country: to });
const story = fc.tuple(truth, fc.constantFrom("COL", "UZB", "PAN")).chain(([t, to]) =>
  fc.record({
    t: fc.constant(t),
    to: fc.constant(to),
    claims: fc.array(saying(t, to), { maxLength: 6 }).map((list) => [...list.flat(), ending(to)]),
  }),
);

const holds = (count: Count | null, n: number): boolean =>
  count === null || (count.lo <= n && (count.hi === null || n <= count.hi));
const shown = (name: string, count: Count | null, n: number): string =>
  `${name} ${n} in ${count?.lo} to ${count?.hi ?? "open"}`;

function expectHolds(state: MovementState, t: Truth, to: string): void {
  const third = totalOf(t, (n) => n !== to);
  const own = t.get(to) ?? 0;
  expect(holds(state.people, totalOf(t)), shown("people", state.people, totalOf(t))).toBe(true);
  expect(holds(state.third_country, third), shown("third-country", state.third_country, third)).toBe(true);
  expect(holds(state.own_nationals, own), shown("own", state.own_nationals, own)).toBe(true);
}

describe("whoever was truly aboard, when all that is said of them is true", () => {
  test("third-country and own nationals lie within the bounds shown, and nothing contradicts", () =>
    fc.assert(
      fc.property(story, ({ t, to, claims }) => {
        const state = weighed(claims);
        expectHolds(state, t, to);
        expect(
          state.answers.filter((a) => a.judged.verdict === "contradicts").map((a) => a.question.attribute),
        ).toEqual([]);
      }),
      { numRuns: 400 },
    ));

  test("the bounds do not depend on the order of claims, nor on copies of a source", () =>
    fc.assert(
      fc.property(
        story.chain((s) => fc.tuple(fc.constant(s), fc.shuffledSubarray(s.claims, { minLength: s.claims.length }))),
        ([{ claims }, shuffled]) => {
          const rootOf = (source: string): string => source.replace(/-copy$/, "");
          const copies = claims
            .filter((c) => c.source === "gazette")
            .map((c) => ({ ...c, id: `${c.id}-copy`, source: "gazette-copy" }));
          const [before, after] = [weighed(claims, { rootOf }), weighed([...shuffled, ...copies], { rootOf })];
          const verdicts = (s: MovementState) =>
            s.answers
              .map(({ question, judged, text }) => [question.attribute, judged.verdict, judged.reason, text])
              .sort();
          expect(verdicts(after)).toEqual(verdicts(before));
          expect([after.people, after.third_country, after.own_nationals, after.state, after.state_reason]).toEqual([
            before.people,
            before.third_country,
            before.own_nationals,
            before.state,
            before.state_reason,
          ]);
        },
      ),
      { numRuns: 150 },
    ));

  test("more people told never widen the bounds", () =>
    fc.assert(
      fc.property(
        story.chain((s) => fc.tuple(fc.constant(s), saying(s.t, s.to))),
        ([{ claims }, more]) => {
          const [was, is] = [weighed(claims), weighed([...claims, ...more])];
          for (const name of ["people", "third_country", "own_nationals"] as const) {
            const [a, b] = [was[name], is[name]];
            if (a === null) continue;
            expect(b).not.toBeNull();
            expect([name, (b as Count).lo >= a.lo]).toEqual([name, true]);
            expect([name, (b?.hi ?? Infinity) <= (a.hi ?? Infinity)]).toEqual([name, true]);
          }
        },
      ),
      { numRuns: 200 },
    ));

  test("people who go on: the bounds at the chain's end hold where they truly ended", () =>
    fc.assert(
      fc.property(
        story.chain((s) =>
          fc.record({
            s: fc.constant(s),
            shares: fc.tuple(...nationalities.map(() => fc.double({ min: 0, max: 1, noNaN: true }))),
            end: fc.constantFrom("KGZ", "VEN", "PAN"),
          }),
        ),
        ({ s, shares, end }) => {
          const going: Truth = new Map(
            [...s.t]
              .map(
                ([nationality, n]) =>
                  [nationality, Math.round(n * (shares[nationalities.indexOf(nationality as never)] ?? 0))] as const,
              )
              .filter(([, n]) => n > 0),
          );
          fc.pre(going.size > 0 && end !== s.to);
          const next = weighed([
            ending(end),
            claimOf("people", exact(totalOf(going))),
            ...[...going].slice(0, 2).map(([nationality, n]) => claimOf("group", { count: exact(n), nationality })),
          ]);
          const { chain_end } = weighed(s.claims, { then: [next] });
          const third =
            totalOf(s.t, (n) => n !== s.to) - totalOf(going, (n) => n !== s.to) + totalOf(going, (n) => n !== end);
          if (chain_end === null) return;
          expect(holds(chain_end.third_country, third), shown("third-country", chain_end.third_country, third)).toBe(
            true,
          );
          const own = totalOf(s.t) - third;
          expect(holds(chain_end.own_nationals, own), shown("own", chain_end.own_nationals, own)).toBe(true);
        },
      ),
      { numRuns: 200 },
    ));
});

describe("parts of a movement", () => {
  test("are counted once: the whole is their sum, and holds who was truly aboard", () =>
    fc.assert(
      fc.property(
        fc.constantFrom("COL", "UZB").chain((to) =>
          fc.tuple(
            fc.constant(to),
            fc.array(
              truth.chain((t) => fc.tuple(fc.constant(t), fc.array(saying(t, to), { maxLength: 3 }))),
              { minLength: 1, maxLength: 3 },
            ),
          ),
        ),
        ([to, stories]) => {
          const parts = stories.map(([t, said]) =>
            weighed([claimOf("people", exact(totalOf(t))), ...said.flat(), ending(to)]),
          );
          const whole = weighed([ending(to)], { parts });
          const all: Truth = new Map(
            nationalities.map((n) => [n, stories.reduce((sum, [t]) => sum + (t.get(n) ?? 0), 0)] as const),
          );
          expect(whole.people).toEqual(exact(totalOf(all)));
          expectHolds(whole, all, to);
          const least = parts.reduce((sum, p) => sum + (p.third_country?.lo ?? 0), 0);
          expect(whole.third_country?.lo).toBe(least);
        },
      ),
      { numRuns: 200 },
    ));
});
