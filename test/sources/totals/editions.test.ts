import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { EditionFinding, TotalEdition } from "../../../src/model/total-edition.ts";
import { isoDay, yearSpan } from "../../../src/sources/totals/day-number.ts";
import { findInEditions } from "../../../src/sources/totals/find-in-editions.ts";
import { edition } from "./edition.ts";

type Case = {
  readonly case: string;
  readonly rows: string;
  readonly year_begins?: number | null;
  readonly finds?: readonly string[];
  readonly fits?: readonly string[];
};
const cases = parse(readFileSync(new URL("../../cases/editions.yaml", import.meta.url), "utf8")) as readonly Case[];

/** The editions of a case, and what is wrong with each: "line 3: figure". */
function readCase({ rows, year_begins = null }: Case): { editions: TotalEdition[]; wrong: string[] } {
  const lines = rows.trim().split("\n");
  const editions = lines.map((line, i) => {
    const [year, file, pull, value] = line.split("#")[0]?.trim().split(/\s+/) ?? [];
    const day = (text: string | undefined): string | null => (text === undefined || text === "-" ? null : text);
    const told = edition(`line ${i + 1}`, {
      fiscal_year: Number(year),
      file_date: day(file),
      pull_date: day(pull),
      value: Number(value),
    });
    return { ...told, year_begins };
  });
  const wrong = lines.flatMap((line, i) =>
    (line.split("#")[1] ?? "")
      .split("+")
      .map((side) => side.trim())
      .filter((side) => side !== "")
      .map((side) => `line ${i + 1}: ${side}`),
  );
  return { editions, wrong: wrong.sort() };
}

const accusedIn = (findings: readonly EditionFinding[]): string[] =>
  [...new Set(findings.flatMap(({ accused, doubts }) => accused.map((id) => `${id}: ${doubts}`)))].sort();

describe("rules over editions", () => {
  it.each(cases)("$case", (one) => {
    const { editions, wrong } = readCase(one);
    const findings = findInEditions(editions);
    expect(accusedIn(findings)).toEqual(wrong);
    if (one.finds) expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual([...one.finds].sort());
    for (const words of one.fits ?? []) expect(findings.map(({ fits }) => fits ?? "").join("\n")).toContain(words);
  });

  it.each(cases)("say the same in whatever order editions were loaded: $case", (one) => {
    const { editions } = readCase(one);
    expect(findInEditions([...editions].reverse())).toEqual(findInEditions(editions));
  });

  it("accuse no edition of a year whose pace swings by half, however long its steps", () => {
    const step = fc.record({
      days: fc.integer({ min: 5, max: 21 }),
      pace: fc.double({ min: 0.6, max: 1.4, noNaN: true }),
    });
    const year = fc.record({
      daily: fc.integer({ min: 5, max: 2000 }),
      steps: fc.array(step, { minLength: 1, maxLength: 30 }),
    });
    fc.assert(
      fc.property(fc.array(year, { minLength: 1, maxLength: 3 }), (years) => {
        const editions = years.flatMap(({ daily, steps }, i) => soundYear(2031 + i, { daily, steps }));
        expect(findInEditions(editions).filter(({ accused }) => accused.length > 0)).toEqual([]);
      }),
    );
  });

  it("find a figure of a hundred times the pace in the middle of a sound year, and accuse it alone", () => {
    const steps = Array.from({ length: 12 }, (_, i) => ({ days: 14, pace: i % 2 === 0 ? 0.8 : 1.2 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 20, max: 2000 }), (at, daily) => {
        const editions = soundYear(2031, { daily, steps }).map((one, i) =>
          i === at ? { ...one, value: one.value + daily * 1400 } : one,
        );
        expect(accusedIn(findInEditions(editions))).toEqual([`${editions[at]?.id}: figure`]);
      }),
    );
  });
});

type Year = { readonly daily: number; readonly steps: readonly { readonly days: number; readonly pace: number }[] };

/** Editions of a year from October whose figure rises by a daily number that swings from step to step. */
function soundYear(year: number, { daily, steps }: Year): TotalEdition[] {
  const { begin, end } = yearSpan(year, 10);
  let [day, value] = [begin, 0];
  return steps.flatMap(({ days, pace }, i) => {
    day += days;
    value += Math.round(daily * pace * days);
    if (day > end) return [];
    return [edition(`${year} ${i}`, { fiscal_year: year, file_date: isoDay(day + 10), pull_date: isoDay(day), value })];
  });
}
