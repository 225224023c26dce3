import { cheapestWay, type Graph, isOpen, type Shown } from "./small-cells-way.ts";

/** A table of counts by one column (`column` 0 everywhere) or two. Cells of nought may be left out. */
export type CountedTable = {
  readonly rows: number;
  /** 0: a table by one column, whose rows have no totals of their own. */
  readonly columns: number;
  readonly cells: readonly { readonly row: number; readonly column: number; readonly count: number }[];
};

/** What is not shown of a number: `small` (it stands as "<5"), or `with` others, so that no small one can be worked out from it. Null: it is shown. */
export type Hidden = "small" | "with" | null;
export type HiddenTable = {
  readonly cells: readonly Hidden[];
  readonly rows: readonly Hidden[];
  readonly columns: readonly Hidden[];
  readonly all: Hidden;
};

/** The least number below which cells can be hidden: "<2" would say that it is one. */
export const leastThreshold = 3;

/**
 * What of a table must be hidden so that no count from 1 to below the threshold can be worked out from what is shown: neither by sums nor by sums and bounds, since every hidden number is left at least two
 * values that fit all that is shown. Counts and their totals are taken as flows: a cell from its row to its column, a total back, so that what flows into a node flows out of it. A number is open when one
 * more or one less of it can go round a ring of hidden numbers; where there is no such ring, the cheapest one is made by hiding the smallest shown numbers (cells before totals). After the network method for
 * complementary suppression (Cox 1995; Fischetti and Salazar 2001), for one more or less.
 */
export function hideSmall(table: CountedTable, threshold: number): HiddenTable {
  const graph = graphOf(table, threshold);
  for (const [at, { hidden }] of graph.numbers.entries()) if (hidden === "small") openUp(graph, at);
  const { cells, rows, columns } = table;
  const marks = graph.numbers.map(({ hidden }) => hidden);
  const totals = marks.slice(cells.length);
  return {
    cells: marks.slice(0, cells.length),
    rows: columns === 0 ? [] : totals.slice(1, 1 + rows),
    columns: columns === 0 ? [] : totals.slice(1 + rows),
    all: totals[0] ?? null,
  };
}

/** Hides what must be so that a small number cannot be worked out. */
function openUp(graph: Graph, at: number): void {
  if (isOpen(graph, at)) return;
  const more = cheapestWay(graph, at, "more", Number.POSITIVE_INFINITY);
  const best = cheapestWay(graph, at, "less", more?.cost ?? Number.POSITIVE_INFINITY) ?? more;
  // There is always one, over the totals: each of them may be more.
  for (const through of best?.through ?? []) {
    const number = graph.numbers[through] as Shown;
    if (number.hidden !== null) continue;
    graph.numbers[through] = { ...number, hidden: "with" };
    for (const node of [number.from, number.to]) graph.hidden[node]?.push(through);
  }
}

/** The numbers of the table in order: cells, the grand total, then totals of rows and of columns; each from a node to a node. */
function graphOf({ rows, columns, cells }: CountedTable, threshold: number): Graph {
  const isOne = columns === 0;
  const sum = (fits: (cell: CountedTable["cells"][number]) => boolean): number =>
    cells.filter(fits).reduce((n, { count }) => n + count, 0);
  const [allRows, allColumns] = isOne ? [0, 1] : [rows + columns, rows + columns + 1];
  const inner = cells.map(({ row, column, count }) =>
    isOne ? { from: 0, to: 1, count } : { from: row, to: rows + column, count },
  );
  const all = isOne
    ? { from: 1, to: 0, count: sum(() => true) }
    : { from: allRows, to: allColumns, count: sum(() => true) };
  const perRow = totalsOf(cells, rows, (cell) => cell.row);
  const perColumn = totalsOf(cells, columns, (cell) => cell.column);
  const totals = isOne
    ? []
    : [
        ...perRow.map((count, row) => ({ from: allColumns, to: row, count })),
        ...perColumn.map((count, column) => ({ from: rows + column, to: allRows, count })),
      ];
  const numbers = [...inner, all, ...totals].map((number, i): Shown => {
    const isTotal = i >= cells.length;
    const hidden = number.count > 0 && number.count < threshold ? "small" : null;
    // A total goes only where no cell can: hiding the grand total costs most.
    const cost = number.count * (i === cells.length ? 100 : isTotal ? 10 : 1) + 1;
    return { ...number, isTotal, hidden, cost };
  });
  const nodes = allColumns + 1;
  return {
    numbers,
    threshold,
    hidden: atNodes(numbers, nodes, ({ hidden }) => hidden !== null),
    shown: atNodes(numbers, nodes, ({ hidden }) => hidden === null),
  };
}

function totalsOf<Cell extends { readonly count: number }>(
  cells: readonly Cell[],
  size: number,
  place: (cell: Cell) => number,
): number[] {
  const sums = new Array<number>(size).fill(0);
  if (size > 0) for (const cell of cells) sums[place(cell)] = (sums[place(cell)] ?? 0) + cell.count;
  return sums;
}

/** Numbers that fit at each node where they begin or end, the cheapest first; never nought. */
function atNodes(numbers: readonly Shown[], nodes: number, fits: (number: Shown) => boolean): number[][] {
  const at = Array.from({ length: nodes }, (): number[] => []);
  const wanted = [...numbers.entries()].filter(([, number]) => number.count > 0 && fits(number));
  for (const [i, { from, to }] of wanted.sort(([, a], [, b]) => a.cost - b.cost)) {
    at[from]?.push(i);
    at[to]?.push(i);
  }
  return at;
}
