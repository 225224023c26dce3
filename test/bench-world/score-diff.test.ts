import { describe, expect, it } from "vitest";
import { type DiffCalls, type PairLine, scoreDiff } from "../../bench/world/score-diff.ts";

const nothing: PairLine = {
  a_line: null,
  b_line: null,
  event: "",
  kind: "",
  column: "",
  a_week: "2024-01-01",
  b_week: "2024-01-01",
  a_text: "",
  b_text: "",
  renumbered: false,
};
/** A lost row, a doubled row with its copy, an added row, a changed row, and one to which nothing happened. */
const lines: PairLine[] = [
  { ...nothing, a_line: 8, b_line: 8, a_text: "same", b_text: "same" },
  { ...nothing, a_line: 9, kind: "loss", event: "lost_rows", a_text: "gone" },
  { ...nothing, a_line: 10, b_line: 9, a_text: "two", b_text: "two" },
  { ...nothing, b_line: 10, kind: "doubling", event: "doubled_rows", a_text: "two", b_text: "two" },
  { ...nothing, b_line: 11, kind: "addition", event: "late_entries", a_week: "", b_week: "2024-01-08", b_text: "new" },
  {
    ...nothing,
    a_line: 11,
    b_line: 12,
    kind: "change",
    event: "respelled",
    column: "Citizenship",
    a_text: "was",
    b_text: "is",
  },
];
const truth = { lines, identifiers: "nobody" as const, free: new Set<string>() };
const call = (calls: Partial<DiffCalls>): DiffCalls => ({ lines: [], weeks: [], renumbered: "nobody", ...calls });

describe("scoreDiff(calls, truth)", () => {
  it("finds what is called by line; either copy may be called the double", () => {
    const score = scoreDiff(
      call({
        lines: [
          { kind: "loss", line: 9, of: "a" },
          { kind: "doubling", line: 9, of: "b" },
          { kind: "addition", line: 11, of: "b" },
          { kind: "change", line: 11, of: "a", column: "Citizenship" },
        ],
      }),
      truth,
    );
    for (const kind of ["loss", "doubling", "addition", "change"] as const) {
      expect([kind, score.kinds[kind]]).toEqual([kind, { planted: 1, found: 1, missed: 0, falsely_called: 0 }]);
    }
    expect(score.events.lost_rows).toEqual({ planted: 1, found: 1 });
  });

  it("tells calls of what was not planted: another row, a second call, another column, a row that is not there", () => {
    const lines = [
      { kind: "loss", line: 8, of: "a" },
      { kind: "doubling", line: 9, of: "b" },
      { kind: "doubling", line: 10, of: "b" },
      { kind: "change", line: 12, of: "b", column: "Gender" },
      { kind: "addition", line: 99, of: "b" },
    ] as const;
    const score = scoreDiff(call({ lines }), truth);
    expect(score.falsely).toEqual([lines[0], lines[2], lines[3], lines[4]]);
    expect(score.kinds.loss).toEqual({ planted: 1, found: 0, missed: 1, falsely_called: 1 });
    expect(score.kinds.doubling).toEqual({ planted: 1, found: 1, missed: 0, falsely_called: 1 });
  });

  it("holds calls by week against the rows of the week, of the second release but for losses", () => {
    const weeks = [
      { kind: "loss", week: "2024-01-01", rows: 3 },
      { kind: "addition", week: "2024-01-08", rows: 1 },
      { kind: "doubling", week: "2024-01-08", rows: 1 },
    ] as const;
    const score = scoreDiff(call({ weeks }), truth);
    expect(score.kinds.loss).toEqual({ planted: 1, found: 1, missed: 0, falsely_called: 2 });
    expect(score.kinds.addition).toEqual({ planted: 1, found: 1, missed: 0, falsely_called: 0 });
    expect(score.kinds.doubling).toEqual({ planted: 1, found: 0, missed: 1, falsely_called: 1 });
  });

  it("asks for no event that a reader may leave, and does not hold a call of it against anybody", () => {
    const free = { ...truth, free: new Set(["respelled"]) };
    const lines = [{ kind: "change", line: 12, of: "b", column: "Citizenship" }] as const;
    for (const calls of [call({}), call({ lines })]) {
      expect(scoreDiff(calls, free).kinds.change).toEqual({ planted: 0, found: 0, missed: 0, falsely_called: 0 });
    }
  });

  it("takes an added row that is equal to another one for a double as well", () => {
    const twins: PairLine[] = [
      { ...nothing, a_line: 8, b_line: 8, a_text: "two", b_text: "two" },
      { ...nothing, b_line: 9, kind: "addition", event: "late_entries", b_text: "two" },
    ];
    const lines = [{ kind: "doubling", line: 8, of: "b" }] as const;
    const score = scoreDiff(call({ lines }), { ...truth, lines: twins });
    expect(score.kinds.addition).toMatchObject({ planted: 1, found: 1 });
    expect(score.falsely).toEqual([]);
  });

  it.each([
    ["nobody", "nobody", true],
    ["none", "nobody", true],
    ["some", "some", true],
    ["swapped", "everybody", true],
    ["everybody", "nobody", false],
    ["nobody", "some", false],
  ] as const)("of identifiers %s, a call of %s is right: %s", (identifiers, renumbered, right) => {
    expect(scoreDiff(call({ renumbered }), { ...truth, identifiers }).renumbering.right).toBe(right);
  });
});
