import { describe, expect, test } from "vitest";
import { completions, containsDate, dateCode, dateText, parseDate } from "../../src/model/partial-date.ts";

describe("parseDate", () => {
  test.each([
    ["2025", "2025-01-01", "2025-12-31", "year", "2025"],
    ["2025-02", "2025-02-01", "2025-02-28", "month", "Feb 2025"],
    ["2024-02", "2024-02-01", "2024-02-29", "month", "Feb 2024"],
    ["2025-02-03", "2025-02-03", "2025-02-03", "day", "3 Feb 2025"],
    ["2025-08-early", "2025-08-01", "2025-08-10", "part", "early Aug 2025"],
    ["2025-08-mid", "2025-08-11", "2025-08-20", "part", "mid-Aug 2025"],
    ["2025-02-late", "2025-02-21", "2025-02-28", "part", "late Feb 2025"],
    ["2025-early", "2025-01-01", "2025-04-30", "part", "early 2025"],
    ["2025-02-03T09", "2025-02-03", "2025-02-03", "hour", "3 Feb 2025, 09h"],
    ["2025-02-03T09:00", "2025-02-03", "2025-02-03", "minute", "3 Feb 2025, 09:00"],
    ["2025-02-03T09:00Z", "2025-02-03", "2025-02-03", "minute", "3 Feb 2025, 09:00 UTC"],
    ["2023-03-25T00:01-04:00", "2023-03-25", "2023-03-25", "minute", "25 Mar 2023, 00:01 UTC−04:00"],
    ["2025-02-03T09:00:30", "2025-02-03", "2025-02-03", "second", "3 Feb 2025, 09:00:30"],
    ["2025-03-15/2025-03-16", "2025-03-15", "2025-03-16", "interval", "15–16 Mar 2025"],
    ["2025-03-30/2025-04-02", "2025-03-30", "2025-04-02", "interval", "30 Mar – 2 Apr 2025"],
    ["2024-12-30/2025-01-02", "2024-12-30", "2025-01-02", "interval", "30 Dec 2024 – 2 Jan 2025"],
    ["2019-11/2020-03", "2019-11-01", "2020-03-31", "interval", "Nov 2019 – Mar 2020"],
    ["2025-03/2025-05", "2025-03-01", "2025-05-31", "interval", "Mar–May 2025"],
    ["../2025-04", "0001-01-01", "2025-04-30", "interval", "by Apr 2025"],
    ["2025-03/..", "2025-03-01", "9999-12-31", "interval", "since Mar 2025"],
  ])("%s", (code, from, to, precision, text) => {
    const date = parseDate(code)!;
    expect(date).toEqual({ from, to, precision, about: false, text: code });
    expect(dateText(date)).toBe(text);
  });
  test("about stands at the end, wherever it was written", () => {
    for (const code of ["2025-12~", "about 2025-12"])
      expect(parseDate(code)).toMatchObject({ about: true, text: "2025-12~", from: "2025-12-01" });
    expect(dateCode(parseDate("2025-07~/2025-09")!)).toBe("2025-07/2025-09~");
    expect(dateText(parseDate("2025-12~")!)).toBe("about Dec 2025");
  });
  test.each([
    "2025-02-30",
    "2025-13",
    "2025-00",
    "2025-2-3",
    "25-02-03",
    "2025-02-03T24:00",
    "2025-02-03T09:60",
    "2025-02-03T09:00+15:00",
    "2025-03-16/2025-03-15",
    "2025-02-03T10:00/2025-02-03T09:00",
    "2025/2026/2027",
    "../..",
    "2025/",
    "0000",
    "",
    "~",
    "today",
    "2025-02-03 ",
    "2025-02T09:00",
    "2025-08-mid-2",
  ])("rejects %s", (code) => expect(parseDate(code)).toBeNull());
});

describe("containsDate", () => {
  const contains = (a: string, b: string): boolean => containsDate(parseDate(a)!, parseDate(b)!);
  test.each([
    ["2025", "2025-02", true],
    ["2025-02", "2025", false],
    ["2025-02", "2025-02-28", true],
    ["2025-02-03", "2025-02-03T09:00Z", true],
    ["2025-02-03T09", "2025-02-03T09:59", true],
    ["2025-02-03T09", "2025-02-03T10:00", false],
    ["2025-02-03T09", "2025-02-03T09:30Z", false],
    ["2025-02-03T09:00", "2025-02-03", false],
    ["2025-03-15T19:26/2025-03-15T21:59", "2025-03-15T20:10", true],
    ["../2025-04", "2024", true],
    ["2025-08-mid", "2025-08-11", true],
  ])("%s contains %s: %s", (a, b, is) => expect(contains(a, b)).toBe(is));
});

test("completions are the days; a date with an open end has none", () => {
  expect(completions(parseDate("2025-02")!)).toHaveLength(28);
  expect(completions(parseDate("../2025")!)).toEqual([]);
});
