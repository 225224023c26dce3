import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readerOf } from "../../src/desk/reader.ts";
import { countText, sumCounts } from "../../src/model/count.ts";
import type { BoardFilter, MovementRow } from "../../src/model/row.ts";
import { verdicts } from "../../src/model/verdict.ts";
import { closeRecord, openRecord } from "../../src/store/record.ts";
import { boardRows } from "../../src/views/board-rows.ts";
import { boardPage } from "../../src/views/board-page.ts";
import { folder, tarmac } from "../workspace.ts";

const { dir, remove } = folder();
const ws = join(dir, "ws");
await tarmac("init", ws, "--example");
const record = openRecord(ws, { readOnly: true });
const reader = readerOf(record);
afterAll(() => {
  closeRecord(record);
  remove();
});

const nobody: BoardFilter = { destination: null, month: null, states: [], q: null, page: null };
const days = fc.option(fc.date({ min: new Date("2025-01-01"), max: new Date("2026-12-31"), noInvalidDate: true }));

/** Rows that were public on a day, straight from the table. */
function rowsOn(day: string): MovementRow[] {
  const rows = record.db
    .prepare(
      "select doc from derived_subject where kind = 'movement' and listed and public_from <= ? and public_to > ?",
    )
    .all(day, day) as { doc: string }[];
  return rows.map((row) => JSON.parse(row.doc) as MovementRow);
}

describe("the board", () => {
  it("holds movements of several months, places and states", () => {
    const page = boardPage(reader, nobody, {});
    expect([page.months.length, page.destinations.length, page.states.length].every((n) => n > 2)).toBe(true);
  });

  it("counts and adds up the rows that it lists, whatever the filter and the day", () => {
    const all = boardPage(reader, nobody, {});
    const filters = fc.record({
      destination: fc.option(fc.constantFrom(...all.destinations.map((d) => d.code))),
      month: fc.option(fc.constantFrom(...all.months.map((m) => m.code))),
      states: fc.subarray([...verdicts], { maxLength: 2 }),
      q: fc.option(fc.constantFrom("Colombia", "flight", "ministry of foreign affairs"), { freq: 3 }),
      page: fc.constant(null),
    });
    fc.assert(
      fc.property(filters, days, (filter, date) => {
        const day = date?.toISOString().slice(0, 10);
        const page = boardPage(reader, filter, day === undefined ? {} : { as_of: day });
        const fitting = rowsOn(day ?? "9999-12-30").filter(
          (row) =>
            (filter.destination === null || row.to?.code === filter.destination) &&
            (filter.month === null || row.date?.startsWith(filter.month)) &&
            (filter.states.length === 0 || filter.states.includes(row.state)),
        );
        if (filter.q === null)
          expect(page.rows.map((row) => row.id).sort()).toEqual(fitting.map((row) => row.id).sort());
        expect(page.total).toBe(page.rows.length);
        const counted = page.rows.filter((row) => row.after.length === 0);
        for (const of of ["people", "third_country", "own_nationals"] as const)
          expect(page.sums[of].text).toBe(
            countText(sumCounts(counted.map((row) => row[of] ?? { lo: 0, hi: null, as: "unstated" }))),
          );
      }),
      { numRuns: 60 },
    );
  });

  it("lists each row once, in the same order, however long the pages are", () => {
    for (const filter of [nobody, { ...nobody, destination: "COL" }, { ...nobody, states: ["consistent" as const] }]) {
      const { cells, rows } = boardRows(reader, filter, {});
      const all = rows({ limit: 1000, offset: 0 });
      const pages = cells.flatMap((_, i) => rows({ limit: 2, offset: 2 * i }));
      expect(pages).toEqual(all);
      expect(all.length).toBeGreaterThan(1);
    }
  });

  it("shows as many rows under a choice as it says beside it", () => {
    const all = boardPage(reader, nobody, {});
    for (const { code, count } of all.destinations)
      expect(boardPage(reader, { ...nobody, destination: code }, {}).total).toBe(count);
    for (const { code, count } of all.months)
      expect(boardPage(reader, { ...nobody, month: code }, {}).total).toBe(count);
    for (const { state, count } of all.states)
      expect(boardPage(reader, { ...nobody, states: [state] }, {}).total).toBe(count);
  });

  it("says the same of what the record holds now and of what it held at this instant", () => {
    const now = boardPage(reader, nobody, {});
    const { when, ...held } = boardPage(reader, nobody, { known_at: "2100-01-01T00:00:00.000Z" });
    expect({ ...held, when: now.when }).toEqual(now);
  });
});
