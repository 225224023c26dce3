import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDay, type DayOrder } from "../../../src/sources/removals/read-day.ts";
import { readPeople, readYear } from "../../../src/sources/removals/read-number.ts";
import { isRedaction, redactionBegins, redactionHolds } from "../../../src/model/redaction.ts";

/** Lines of a table of cases; blanks at the ends of cells stay. */
function casesOf(name: string): string[][] {
  return readFileSync(new URL(`../../cases/removals/${name}.tsv`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"));
}

const words = { impossible_date: "impossible", unreadable_cell: "unreadable", redacted: "redacted" } as const;

describe("a cell of a release", () => {
  it.for(casesOf("redactions"))("%j is blacked out: %s", ([cell = "", is]) => {
    expect(isRedaction(cell) ? "yes" : "no").toBe(is);
  });

  it.for(casesOf("days"))("%j, %s, is the day %s", ([cell = "", order, told]) => {
    const { day, fault, timed } = readDay(cell, { order: order as DayOrder, lastYear: 2026 });
    expect(day === null ? (fault === null ? "blank" : words[fault]) : `${day}${timed ? "*" : ""}`).toBe(told);
  });

  it.for(casesOf("numbers"))("%j, of %s, is %s", ([cell = "", kind, told]) => {
    const { value, fault } = kind === "year" ? readYear(cell) : readPeople(cell);
    expect(value === null ? (fault === null ? "blank" : words[fault]) : String(value)).toBe(told);
  });
});

describe("laws of cells", () => {
  const exemption = fc
    .tuple(
      fc.constantFrom("(b)", "b", "(B)", "( b )"),
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom("", "(C)", "(e)", " (A)"),
    )
    .map(([b, n, letter]) => `${b}(${n})${letter}`);

  it("a mark is a mark however many there are and whatever stands between", () => {
    const between = fc.constantFrom("; ", ", ", " ", "", " and ", "/");
    fc.assert(
      fc.property(fc.array(fc.tuple(exemption, between), { minLength: 1, maxLength: 5 }), (parts) => {
        const cell = parts.map(([mark, after], i) => (i === parts.length - 1 ? mark : `${mark}${after}`)).join("");
        expect(isRedaction(cell)).toBe(true);
        for (const one of [redactionBegins, redactionHolds]) expect(new RegExp(one).test(cell)).toBe(true);
      }),
    );
  });

  it("whatever is a mark begins as one", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\s[(*<]*[bBxX█rRwW*()[\]0-9a-f;, ]{0,12}$/), (cell) => {
        for (const one of [redactionBegins, redactionHolds])
          if (isRedaction(cell)) expect(new RegExp(one).test(cell)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("every day of 1900 to 2100 is read back from every way of writing it", () => {
    const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const time = { min: new Date(Date.UTC(1905, 9, 1)), max: new Date(Date.UTC(2099, 11, 31)), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(time), (at) => {
        const day = at.toISOString().slice(0, 10);
        const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
        const serial = Math.round((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000);
        const written: [string, DayOrder][] = [
          [`${m}/${d}/${y}`, "mdy"],
          [`${d}/${m}/${y}`, "dmy"],
          [day, "mdy"],
          [`${day}T00:00:00Z`, "dmy"],
          [`${d}-${months[m - 1]}-${y}`, "mdy"],
          [`${months[m - 1]} ${d}, ${y}`, "dmy"],
          [String(serial), "mdy"],
        ];
        for (const [cell, order] of written)
          expect([cell, readDay(cell, { order, lastYear: 2026 }).day]).toEqual([cell, day]);
      }),
    );
  });

  it("no text makes them fail, and none is read as a day outside its years", () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom<DayOrder>("mdy", "dmy"), (cell, order) => {
        const { day } = readDay(cell, { order, lastYear: 2026 });
        if (day !== null) expect(day >= "1900-01-01" && day <= "2100-12-31").toBe(true);
        expect(typeof isRedaction(cell)).toBe("boolean");
        expect(readPeople(cell).value ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
