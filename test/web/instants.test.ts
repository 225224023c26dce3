import { describe, expect, it } from "vitest";
import { clockIn, readStretch } from "../../src/web/drawings/instants.ts";

const utc = (at: string, zone?: string) => {
  const read = readStretch(at, zone);
  return read === null ? null : [new Date(read.from).toISOString(), new Date(read.to).toISOString()];
};

describe("readStretch(at, zone)", () => {
  it("reads wall time in its zone, also across the change of clocks", () => {
    expect(utc("2025-03-15T20:10", "America/New_York")?.[0]).toBe("2025-03-16T00:10:00.000Z");
    expect(utc("2025-07-05T06:00", "Africa/Juba")?.[0]).toBe("2025-07-05T04:00:00.000Z");
    expect(utc("2025-03-09T03:30", "America/New_York")?.[0]).toBe("2025-03-09T07:30:00.000Z");
    expect(utc("2025-11-02T12:00", "America/New_York")?.[0]).toBe("2025-11-02T17:00:00.000Z");
  });

  it("reads offsets, UTC and stretches", () => {
    expect(utc("2025-02-03T09:00-05:00")?.[0]).toBe("2025-02-03T14:00:00.000Z");
    expect(utc("2025-03-15T18:45/2025-03-15T18:48", "America/New_York")).toEqual([
      "2025-03-15T22:45:00.000Z",
      "2025-03-15T22:48:00.000Z",
    ]);
  });

  it("gives null for a day without an hour, a time without a zone, and a zone that is none", () => {
    expect(utc("2025-03-15", "America/New_York")).toBeNull();
    expect(utc("2025-03-15T20:10")).toBeNull();
    expect(utc("2025-03-15T20:10", "Mars/Olympus")).toBeNull();
  });
});

describe("clockIn(instant, zone)", () => {
  it("writes midnight as 00:00", () => {
    expect(clockIn(Date.parse("2025-03-16T00:00Z"), "UTC")).toBe("00:00");
  });
});
