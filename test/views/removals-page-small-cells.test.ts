import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CountedTable, type Hidden, hideSmall } from "../../src/views/small-cells.ts";

/** One number of a table that somebody sees: its mark when it is hidden. */
type Seen = { readonly count: number; readonly hidden: Hidden; readonly isTotal: boolean };

/** A table as it goes out: its numbers in one list, and the sums that a reader knows to hold among them (number → +1 for a part, −1 for the whole). */
function seen(table: CountedTable, threshold: number): { numbers: Seen[]; sums: Map<number, number>[] } {
  const { rows, columns, cells } = table;
  const marks = hideSmall(table, threshold);
  const numbers: Seen[] = cells.map(({ count }, i) => ({ count, hidden: marks.cells[i] ?? null, isTotal: false }));
  const total = (parts: readonly number[], hidden: Hidden): number => {
    const count = parts.reduce((n, part) => n + (numbers[part]?.count ?? 0), 0);
    sums.push(new Map([...parts.map((part) => [part, 1] as const), [numbers.length, -1] as const]));
    return numbers.push({ count, hidden, isTotal: true }) - 1;
  };
  const sums: Map<number, number>[] = [];
  const at = (fits: (cell: CountedTable["cells"][number]) => boolean): number[] =>
    cells.flatMap((cell, i) => (fits(cell) ? [i] : []));
  if (columns === 0) {
    total(
      at(() => true),
      marks.all,
    );
    return { numbers, sums };
  }
  const perRow = Array.from({ length: rows }, (_, row) =>
    total(
      at((cell) => cell.row === row),
      marks.rows[row] ?? null,
    ),
  );
  const perColumn = Array.from({ length: columns }, (_, column) =>
    total(
      at((cell) => cell.column === column),
      marks.columns[column] ?? null,
    ),
  );
  const all = total(perRow, marks.all);
  sums.push(new Map([...perColumn.map((part) => [part, 1] as const), [all, -1] as const]));
  return { numbers, sums };
}

/** Hidden numbers that the shown ones give by solving the sums: those that stand alone in a row of the reduced matrix. */
function solved({ numbers, sums }: ReturnType<typeof seen>): number[] {
  const unknown = numbers.flatMap(({ hidden }, i) => (hidden === null ? [] : [i]));
  const matrix = sums.map((sum) => unknown.map((i) => sum.get(i) ?? 0));
  let rank = 0;
  for (let column = 0; column < unknown.length; column++) {
    const pivot = matrix.findIndex((row, i) => i >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (pivot === -1) continue;
    const row = matrix[pivot] as number[];
    [matrix[pivot], matrix[rank]] = [matrix[rank] as number[], row];
    const by = row[column] as number;
    matrix[rank] = row.map((n) => n / by);
    for (const [i, other] of matrix.entries()) {
      const times = other[column] ?? 0;
      if (i !== rank && times !== 0) matrix[i] = other.map((n, k) => n - times * ((matrix[rank] as number[])[k] ?? 0));
    }
    rank++;
  }
  return matrix.flatMap((row) => {
    const held = row.flatMap((n, k) => (Math.abs(n) > 1e-9 ? [k] : []));
    return held.length === 1 ? [unknown[held[0] as number] as number] : [];
  });
}

/** Small numbers for which only one value fits all sums and the marks, by trying every value of every hidden cell up to a little above what it is. */
function onlyOneFits(table: CountedTable, threshold: number): number[] {
  const { numbers, sums } = seen(table, threshold);
  const cells = numbers.flatMap(({ hidden, isTotal }, i) => (hidden === null || isTotal ? [] : [i]));
  const values = numbers.map(({ count }) => count);
  const found = new Map(numbers.flatMap(({ hidden }, i) => (hidden === "small" ? [[i, new Set<number>()]] : [])));
  const totals = sums.map((sum) => [...sum].find(([, sign]) => sign === -1)?.[0] as number);
  const tryFrom = (place: number): void => {
    const cell = cells[place];
    if (cell !== undefined) {
      const { hidden, count } = numbers[cell] as Seen;
      const [lo, hi] = hidden === "small" ? [1, threshold - 1] : [threshold, count + 2];
      for (let value = lo; value <= hi; value++) {
        values[cell] = value;
        tryFrom(place + 1);
      }
      return;
    }
    for (const [k, sum] of sums.entries()) {
      const whole = totals[k] as number;
      const parts = [...sum].reduce((n, [i, sign]) => (sign === 1 ? n + (values[i] as number) : n), 0);
      if (numbers[whole]?.hidden === null || (table.columns > 0 && k === sums.length - 1)) {
        if (parts !== values[whole]) return;
      } else values[whole] = parts;
    }
    for (const [i, set] of found) set.add(values[i] as number);
  };
  tryFrom(0);
  return [...found].flatMap(([i, set]) => (set.size < 2 ? [i] : []));
}

const tables = (size: number, most: number): fc.Arbitrary<CountedTable> =>
  fc.tuple(fc.integer({ min: 1, max: size }), fc.integer({ min: 0, max: size })).chain(([rows, columns]) =>
    fc
      .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: most })), {
        minLength: rows * Math.max(1, columns),
        maxLength: rows * Math.max(1, columns),
      })
      .map((counts) => ({
        rows,
        columns,
        cells: counts.map((count, i) => ({
          row: Math.floor(i / Math.max(1, columns)),
          column: i % Math.max(1, columns),
          count,
        })),
      })),
  );
const threshold = fc.integer({ min: 3, max: 8 });

describe("small cells", () => {
  it("are all hidden, nought is never, and nothing is where nothing is small", () => {
    fc.assert(
      fc.property(tables(6, 400), threshold, (table, least) => {
        const { numbers } = seen(table, least);
        for (const { count, hidden } of numbers) {
          if (count > 0 && count < least) expect(hidden).toBe("small");
          else expect(hidden).not.toBe("small");
          if (count === 0) expect(hidden).toBeNull();
        }
        if (numbers.every(({ hidden }) => hidden !== "small"))
          expect(numbers.every(({ hidden }) => hidden === null)).toBe(true);
      }),
    );
  });

  it("cannot be had by solving the sums of what is shown", () => {
    fc.assert(
      fc.property(tables(8, 400), threshold, (table, least) => {
        expect(solved(seen(table, least))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("leave more than one value that fits sums and marks", () => {
    fc.assert(
      fc.property(tables(3, 7), fc.integer({ min: 3, max: 5 }), (table, least) => {
        // Every value of every hidden cell is tried: of many hidden cells that takes too long.
        fc.pre(hideSmall(table, least).cells.filter((mark) => mark !== null).length <= 6);
        expect(onlyOneFits(table, least)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("by one column hide the smallest of the others too", () => {
    const table = { rows: 4, columns: 0, cells: [900, 3, 20, 0].map((count, row) => ({ row, column: 0, count })) };
    expect(hideSmall(table, 5)).toEqual({ cells: [null, "small", "with", null], rows: [], columns: [], all: null });
  });
});
