import { expect, it } from "vitest";
import type { ThirdCountry } from "../../bench/world/judge.ts";
import { type FlagTruth, scoreFlag } from "../../bench/world/score-flag.ts";

const truth: FlagTruth[] = [
  { key: "1", answer: "yes", kind: "third_country" },
  { key: "2", answer: "yes", kind: "third_country" },
  { key: "3", answer: "no", kind: "own" },
  { key: "4", answer: "no", kind: "own" },
  { key: "5", answer: "cannot_tell", kind: "born_there" },
  { key: "6", answer: "cannot_tell", kind: "born_there" },
];
const calls = (answers: Record<string, ThirdCountry>): Map<string, ThirdCountry> => new Map(Object.entries(answers));

it("counts a right answer for every row", () => {
  const score = scoreFlag(new Map(truth.map(({ key, answer }) => [key, answer])), truth);
  expect(score).toMatchObject({ rows: 6, false_yes: 0, planted: 2, found: 2, missed: 0, unanswered: 0, unknown: 0 });
  expect(score.cannot_tell).toEqual({ planted: 2, called: 2, right: 2, precision: 1, recall: 1 });
  expect(score.wrong).toEqual([]);
});

it("tells a false yes, a missed planted row, a wrong cannot tell, a row without answer and an answer without row", () => {
  const score = scoreFlag(calls({ 1: "yes", 2: "cannot_tell", 3: "yes", 5: "yes", 6: "cannot_tell", 9: "no" }), truth);
  expect(score).toMatchObject({ false_yes: 2, found: 1, missed: 1, unanswered: 1, unknown: 1 });
  expect(score.cannot_tell).toEqual({ planted: 2, called: 2, right: 1, precision: 0.5, recall: 0.5 });
  expect(score.confusion.own).toEqual({ yes: 1, no: 0, cannot_tell: 0, none: 1 });
  expect(score.wrong.map(({ key, called }) => `${key} ${called}`)).toEqual([
    "2 cannot_tell",
    "3 yes",
    "4 none",
    "5 yes",
  ]);
});

it("has no precision where nothing was called, and no recall where nothing was planted", () => {
  expect(scoreFlag(new Map(), []).cannot_tell).toEqual({
    planted: 0,
    called: 0,
    right: 0,
    precision: null,
    recall: null,
  });
});
