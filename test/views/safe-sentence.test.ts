import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { exampleDir } from "../../src/cli/commands/init.ts";
import { readerOf } from "../../src/desk/reader.ts";
import type { Claim } from "../../src/model/claim.ts";
import { asBounds, type Count, exact } from "../../src/model/count.ts";
import type { MovementState } from "../../src/model/state.ts";
import { movementPage } from "../../src/views/movement-page.ts";
import { safeSentences } from "../../src/views/safe-sentence.ts";
import type { SourceView } from "../../src/views/shapes.ts";
import { subjectsOf } from "../../src/store/entries.ts";
import { claimOf, weighed } from "../record/invented-claims.ts";
import { testRecord } from "../web/records.ts";

type Sentences = readonly ReturnType<typeof safeSentences>[number][];
type Sources = Readonly<Record<string, SourceView>>;

/** Numbers of people in a sentence: days, months and years left out. */
function numbersIn(text: string): number[] {
  const bare = text.replace(/\b(?:on|in) (?:\d{1,2}(?:–\d{1,2})? )?(?:[A-Z][a-z]{2} )?\d{4}\b/g, "");
  return [...bare.matchAll(/\b\d[\d,]*\b/g)].map((found) => Number(found[0].replaceAll(",", "")));
}

/** Counts that were left out of the value shown, and that no value shown has. */
function excludedNumbers(state: MovementState): number[] {
  const counts = (ids: readonly string[]): number[] =>
    state.claims.filter((c) => ids.includes(c.id)).flatMap((c) => numbersOf(c));
  const left = state.answers.flatMap((a) => counts(a.judged.excluded));
  const shown = state.answers.flatMap((a) => (a.question.kind === "count" ? numbersOfCount(a.judged.shown) : []));
  return left.filter((n) => !shown.includes(n));
}
const numbersOf = (c: Claim): number[] => numbersOfCount((c.value as { count?: Count }).count ?? c.value);
const numbersOfCount = (value: unknown): number[] => {
  const count = value as Count | null;
  return count === null || count.lo === undefined ? [] : [count.lo, ...(count.hi === null ? [] : [count.hi])];
};

function expectSafe(sentences: Sentences, state: MovementState, sources: Sources): void {
  const excluded = excludedNumbers(state);
  for (const { text, sources: listed } of sentences) {
    expect(
      numbersIn(text).filter((n) => excluded.includes(n)),
      text,
    ).toEqual([]);
    expect(listed.length, text).toBeGreaterThan(0);
    expect(
      listed.filter((id) => sources[id] === undefined),
      text,
    ).toEqual([]);
    const named = Object.values(sources).filter((source) => text.includes(source.shown));
    expect(named.length, text).toBeGreaterThan(0);
    // Two sources may bear one name; one of them is listed.
    for (const source of named)
      expect(
        listed.map((id) => sources[id]?.shown),
        text,
      ).toContain(source.shown);
    const direct = listed.filter((id) => sources[id]?.seen !== "mirror" && sources[id]?.copy_of === null);
    expect(direct.length > 0 || new Set(listed).size > 1, `rests on one mirror alone: ${text}`).toBe(true);
  }
}

describe("every safe sentence of the example record", () => {
  const whole = testRecord();
  beforeAll(() => whole.bring({ folder: exampleDir() }));
  afterAll(whole.end);

  it.each([{}, { as_of: "2025-02-04" }, { as_of: "2025-04-01" }, { as_of: "2025-08-01" }])(
    "holds no number that is left out, names only what it lists, and rests on no mirror alone: %o",
    (when) => {
      const reader = readerOf(whole.record);
      let given = 0;
      for (const { id } of subjectsOf(whole.record, "movement", when)) {
        const state = reader.movement(id, when);
        const page = movementPage(reader, id, when);
        if (!state || !page) continue;
        expectSafe(page.safe, state, page.sources);
        given += page.safe.length;
      }
      expect(given).toBeGreaterThan(5);
    },
  );
});

const sourceView = (id: string, seen: SourceView["seen"], copy_of: string | null = null): SourceView => ({
  id,
  shown: `The Example ${id}`,
  publisher: `The Example ${id}`,
  host: null,
  title: null,
  url: null,
  kind: "newspaper",
  date: null,
  date_text: "",
  seen,
  copy_of,
  original: null,
  note: null,
});

const count: fc.Arbitrary<Count> = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map(exact),
  fc.integer({ min: 1, max: 9 }).map((n) => asBounds(n, null)),
);
const told = fc
  .record({
    what: fc.constantFrom("people", "group", "third_country", "own_nationals", "nationalities"),
    count,
    nationality: fc.constantFrom("COL", "VEN", "unknown"),
    source: fc.constantFrom("a", "b", "c", "d"),
    said_by: fc.constantFrom(null, "An Official"),
    modality: fc.constantFrom("asserted" as const, "asserted" as const, "planned" as const),
    doubt: fc.constantFrom(null, null, null, "reworded"),
    scope: fc.constantFrom(null, null, null, "all who left in May"),
  })
  .map(({ what, count: n, nationality, ...more }) => {
    if (what === "group") return claimOf(what, { count: n, nationality }, more);
    return claimOf(what, what === "nationalities" ? { countries: ["COL", "VEN"] } : n, more);
  });
const seen = fc.constantFrom("full" as const, "excerpt" as const, "mirror" as const);
const story = fc
  .record({ claims: fc.array(told, { maxLength: 7 }), seen: fc.tuple(seen, seen, seen, seen) })
  .map(({ claims, seen: kinds }) => {
    const ids = ["a", "b", "c", "d"];
    const ends = ids.flatMap((source) => [
      claimOf("origin", { country: "USA" }, { source }),
      claimOf("destination", { country: "COL" }, { source }),
    ]);
    const state = weighed([...claims, ...ends]);
    return { state, sources: Object.fromEntries(ids.map((id, i) => [id, sourceView(id, kinds[i] ?? "full")])) };
  });

describe("a safe sentence about an invented movement", () => {
  test("holds no number that is left out, names only what it lists, and rests on no mirror alone", () =>
    fc.assert(
      fc.property(story, ({ state, sources }) => expectSafe(safeSentences(state, sources), state, sources)),
      { numRuns: 500 },
    ));

  test("is not given for a number on which the voices are split", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 20 }), (a, b) => {
        const claims = [
          claimOf("people", exact(a), { source: "a" }),
          claimOf("people", exact(b), { source: "b" }),
          claimOf("origin", { country: "USA" }, { source: "a" }),
          claimOf("destination", { country: "COL" }, { source: "b" }),
        ];
        const sources = { a: sourceView("a", "full"), b: sourceView("b", "full") };
        expect(safeSentences(weighed(claims), sources)).toEqual([]);
      }),
    ));

  test("third-country numbers are what the named sources bear: true of whoever they say was aboard", () =>
    fc.assert(
      fc.property(story, ({ state, sources }) => {
        const [, third] = safeSentences(state, sources);
        if (!third || state.third_country === null) return;
        const [n] = numbersIn(third.text);
        if (n !== undefined) expect(n).toBeLessThanOrEqual(state.third_country.lo);
      }),
      { numRuns: 500 },
    ));
});
