import { describe, expect, it } from "vitest";
import { type RowFlight, scoreFlights, scoreHeaps } from "../../bench/world/score-flights.ts";

const truth: RowFlight[] = [
  { key: "1", carriage: "flown", leg: "first", lastLeg: "second" },
  { key: "2", carriage: "flown", leg: "first", lastLeg: "first" },
  { key: "3", carriage: "flown", leg: "first", lastLeg: "first" },
  { key: "4", carriage: "flown", leg: "first", lastLeg: "first" },
  { key: "5", carriage: "land", leg: null, lastLeg: null },
  { key: "6", carriage: "land", leg: null, lastLeg: null },
  { key: "7", carriage: "unheard", leg: null, lastLeg: null },
  { key: "8", carriage: "commercial", leg: null, lastLeg: null },
];

describe("scoreFlights(calls, truth)", () => {
  it("tells the right leg, the right one among others, a wrong one and none apart, by carriage", () => {
    const calls = new Map([
      ["1", ["second"]],
      ["2", ["first", "other"]],
      ["3", ["other"]],
      ["6", ["first"]],
      ["7", []],
    ]);
    const score = scoreFlights(calls, truth);
    expect(score.by_carriage.flown).toEqual({ rows: 4, right: 1, among_others: 1, wrong: 1, unexplained: 1 });
    expect(score.by_carriage.land).toEqual({ rows: 2, right: 0, among_others: 0, wrong: 1, unexplained: 1 });
    expect(score.by_carriage.unheard.unexplained).toBe(1);
    expect([score.rows, score.share_explained, score.share_true]).toEqual([8, 0.5, 0.5]);
  });

  it("gives shares of 0 for no rows", () => {
    expect(scoreFlights(new Map(), [])).toMatchObject({ rows: 0, share_explained: 0, share_true: 0 });
  });
});

describe("scoreHeaps(calls, truth, least)", () => {
  const heaps = [
    { left_on: "2024-03-05", port: "HARLINGEN, TX, POE", people: 120 },
    { left_on: "2024-03-09", port: "EL PASO, TX, POE", people: 90 },
    { left_on: "2024-03-12", port: "EL PASO, TX, POE", people: 12 },
  ];

  it("finds a heap on its port within a day, and asks for none below the least", () => {
    const calls = [
      { day: "2024-03-06", port: "HARLINGEN, TX, POE", rows: 118 },
      { day: "2024-03-12", port: "EL PASO, TX, POE", rows: 60 },
      { day: "2024-03-20", port: "EL PASO, TX, POE", rows: 70 },
      { day: "2024-03-21", port: "EL PASO, TX, POE", rows: 7 },
    ];
    const score = scoreHeaps(calls, heaps, 50);
    expect([score.planted, score.found]).toEqual([2, 1]);
    expect(score.missed).toEqual([heaps[1]]);
    expect(score.falsely_called).toEqual([calls[2]]);
  });
});
