import { describe, expect, test } from "vitest";
import { compareSpans, intersectSpans, isZone, type SpanOptions, spanOf, spanText } from "../../src/model/span.ts";

const iso = (at: string, options: SpanOptions = {}): string | null => {
  const span = spanOf(at, options);
  return span && `${new Date(span.from).toISOString().slice(0, 16)} ${new Date(span.to).toISOString().slice(0, 16)}`;
};

describe("spanOf", () => {
  test.each<[string, SpanOptions, string | null]>([
    ["2025-07-04", { zone: "America/New_York" }, "2025-07-04T04:00 2025-07-05T04:00"],
    ["2025-07-05T05:00", { zone: "Africa/Juba" }, "2025-07-05T03:00 2025-07-05T03:01"],
    ["2025-07-05T05:00", { zone: "Africa/Juba", about: true }, "2025-07-05T02:30 2025-07-05T03:31"],
    ["2025-07-05T05:15~", { zone: "UTC" }, "2025-07-05T05:00 2025-07-05T05:31"],
    ["2025-07-05T05:07~", { zone: "UTC" }, "2025-07-05T05:02 2025-07-05T05:13"],
    ["2025-07-05T06:00+02:00", {}, "2025-07-05T04:00 2025-07-05T04:01"],
    ["2025-07-05T06:00Z", { zone: "Africa/Juba" }, "2025-07-05T06:00 2025-07-05T06:01"],
    ["2025-02-03T09", { zone: "America/Panama" }, "2025-02-03T14:00 2025-02-03T15:00"],
    ["2025-02", { zone: "UTC" }, "2025-02-01T00:00 2025-03-01T00:00"],
    ["2025", { zone: "UTC" }, "2025-01-01T00:00 2026-01-01T00:00"],
    ["2025-02-03~", { zone: "UTC" }, "2025-02-02T00:00 2025-02-05T00:00"],
    ["2025-12~", { zone: "UTC" }, "2025-11-01T00:00 2026-02-01T00:00"],
    ["2025~", { zone: "UTC" }, "2024-01-01T00:00 2027-01-01T00:00"],
    ["2025-08-mid~", { zone: "UTC" }, "2025-08-01T00:00 2025-08-31T00:00"],
    ["2025-early~", { zone: "UTC" }, "2024-09-01T00:00 2025-09-01T00:00"],
    ["2025-03-15T19:26/2025-03-15T21:59", { zone: "America/New_York" }, "2025-03-15T23:26 2025-03-16T02:00"],
    ["2025-07-04", {}, "2025-07-03T10:00 2025-07-05T12:00"],
    ["2025-07-04T10:00", {}, "2025-07-03T20:00 2025-07-04T22:01"],
    ["2025-07-04", { zone: "Mars/Olympus" }, null],
    ["2025-02-30", { zone: "UTC" }, null],
    ["soon", {}, null],
  ])("%s %j", (at, options, expected) => expect(iso(at, options)).toBe(expected));
});

describe("changes of clocks", () => {
  test("a day on which clocks go forward is an hour shorter", () =>
    expect(iso("2025-03-09", { zone: "America/New_York" })).toBe("2025-03-09T05:00 2025-03-10T04:00"));
  test("a time that is shown twice may be either", () =>
    expect(iso("2025-11-02T01:30", { zone: "America/New_York" })).toBe("2025-11-02T05:30 2025-11-02T06:31"));
  test("a time that is left out is that of the clock before the change", () =>
    expect(iso("2025-03-09T02:30", { zone: "America/New_York" })).toBe("2025-03-09T07:30 2025-03-09T07:31"));
  test("where midnight is left out, the day starts at one", () =>
    expect(iso("2024-04-26", { zone: "Africa/Cairo" })).toBe("2024-04-25T22:00 2024-04-26T21:00"));
  test("where midnight comes twice, the day starts at the first", () =>
    expect(iso("2025-11-02", { zone: "America/Havana" })).toBe("2025-11-02T04:00 2025-11-03T05:00"));
});

describe("the record's own times", () => {
  test("about 05:00 on 5 July in Juba can be 4 July in Washington; 06:00 cannot", () => {
    const day = spanOf("2025-07-04", { zone: "America/New_York" })!;
    expect(compareSpans(spanOf("2025-07-05T05:00", { zone: "Africa/Juba", about: true })!, day)).toBe("overlapping");
    expect(compareSpans(spanOf("2025-07-05T06:00", { zone: "Africa/Juba" })!, day)).toBe("disjoint");
  });
  test("20:10 in Texas on the 15th and 00:10 UTC on the 16th at Palmerola: an hour and more apart on the clock, five in truth", () => {
    const texas = spanOf("2025-03-15T20:10", { zone: "America/Chicago" })!;
    expect(texas.from).toBe(spanOf("2025-03-16T01:10Z")!.from);
  });
});

test("spans that only touch are disjoint, and share nothing", () => {
  const [a, b] = [
    { from: 0, to: 10 },
    { from: 10, to: 20 },
  ];
  expect(compareSpans(a, b)).toBe("disjoint");
  expect(intersectSpans(a, b)).toBeNull();
});

test.each([
  ["Africa/Juba", true],
  ["America/Argentina/Buenos_Aires", true],
  ["UTC", true],
  ["EST", false],
  ["+05:00", false],
  ["Juba", false],
  ["Mars/Olympus", false],
  ["", false],
])("isZone(%s) is %s", (name, is) => expect(isZone(name)).toBe(is));

describe("spanText", () => {
  const text = (at: string, zone: string, about = false): string => spanText(spanOf(at, { zone, about })!, zone);
  test.each([
    ["2025-07-04", "America/New_York", "4 Jul 2025"],
    ["2025-03-15/2025-03-16", "UTC", "15–16 Mar 2025"],
    ["2025-02", "UTC", "Feb 2025"],
    ["2025", "UTC", "2025"],
    ["2025-07-05T05:00", "Africa/Juba", "5 Jul 2025, 05:00"],
    ["2024-04-26", "Africa/Cairo", "26 Apr 2024"],
    ["2025-02-03T09", "UTC", "3 Feb 2025, 09:00–09:59"],
    ["../2025-04", "UTC", "by 30 Apr 2025"],
    ["2025-04/..", "UTC", "since 1 Apr 2025"],
  ])("%s in %s is %s", (at, zone, expected) => expect(text(at, zone)).toBe(expected));
  test("about, in the clocks of the place", () =>
    expect(text("2025-07-05T05:00", "Africa/Juba", true)).toBe("5 Jul 2025, 04:30–05:30"));
  test("an unknown zone is UTC", () =>
    expect(spanText(spanOf("2025-07-05T05:00Z")!, "Mars/Olympus")).toBe("5 Jul 2025, 05:00"));
});
