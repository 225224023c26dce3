import { describe, expect, test } from "vitest";
import { dateWords } from "../../src/model/date-words.ts";
import { parseDate } from "../../src/model/partial-date.ts";
import { dateWordOf, readDate } from "../../src/model/read-date.ts";
import { spanOf } from "../../src/model/span.ts";
import { casesIn } from "./cases.ts";

describe("test/cases/dates.tsv", () => {
  for (const row of casesIn("dates.tsv")) {
    const { words = "", dateline, at = "", about, zone, weekday_conflict } = row;
    test(`${words}${dateline ? "" : " (no dateline)"}`, () => {
      const read = readDate(words, dateline ? { dateline } : {});
      if (at === "not read") return expect(read).toBeNull();
      expect(read).toEqual({
        at,
        words,
        ...(about ? { about: true } : {}),
        ...(zone ? { zone } : {}),
        ...(weekday_conflict ? { weekday_conflict: true } : {}),
      });
      expect(parseDate(at)).not.toBeNull();
      expect(spanOf(at)).not.toBeNull();
    });
  }
});

describe("each row of dateWords reads its example and not its counter-example", () => {
  const dateline = "2025-02-04";
  const notRead = new Set(["fiscal year", "midnight", "night or weekend", "several days", "away from a day"]);
  for (const row of dateWords) {
    test(row.name, () => {
      if (notRead.has(row.name)) expect(readDate(row.example, { dateline })).toBeNull();
      else expect(dateWordOf(row.example, { dateline })?.name).toBe(row.name);
      expect(dateWordOf(row.counterExample, { dateline })?.name).not.toBe(row.name);
    });
  }
});

describe("readDate", () => {
  test("the zone given is kept, unless the words name one or an offset", () => {
    expect(readDate("5 July 2025", { zone: "Africa/Juba" })?.zone).toBe("Africa/Juba");
    expect(readDate("17:26 Eastern, 15 March 2025", { zone: "America/Chicago" })?.zone).toBe("America/New_York");
    expect(readDate("06:10 UTC, 5 July 2025", { zone: "Africa/Juba" })?.zone).toBeUndefined();
  });
  test("a dateline that is no day, and long text, are not read", () => {
    expect(readDate("Monday", { dateline: "2025-02-30" })).toBeNull();
    expect(readDate(`3 February 2025 ${"x".repeat(600)}`)).toBeNull();
  });
  test("a dateline at the turn of the year takes the nearest day", () => {
    expect(readDate("December 30", { dateline: "2025-01-02" })?.at).toBe("2024-12-30");
    expect(readDate("January 2", { dateline: "2024-12-30" })?.at).toBe("2025-01-02");
  });
  test("a weekday on the day of the dateline is that day", () =>
    expect(readDate("on Tuesday", { dateline: "2025-02-04" })?.at).toBe("2025-02-04"));
});
