import { badFilter } from "./removals-page-asked.ts";
import type { Counted, TableRow } from "./removals-page-table.ts";
import { type Hidden, hideSmall, leastThreshold } from "./small-cells.ts";

/** Cells of a table that can be hidden safely in reasonable time. */
const mostCells = 5000;

/** A count as it is shown. Hidden: people, rows and share are null, and `text` says why. */
export type CountView = {
  readonly people: number | null;
  readonly rows: number | null;
  /** Of all people that fit the filter, 0 to 1; null when the whole is hidden or nobody. */
  readonly share: number | null;
  /** Rows that do not tell how many people they count. */
  readonly untold: number;
  readonly text: string;
  readonly hidden?: true;
};

/** What is hidden of a release's column of a table: its cells in the order of the rows, totals by code, the whole. */
export type HiddenIn = {
  readonly cells: readonly Hidden[];
  readonly first: ReadonlyMap<string, Hidden>;
  readonly second: ReadonlyMap<string, Hidden>;
  readonly all: Hidden;
};

/** What must be hidden of one release's counts, below a threshold. Throws `bad_filter` when the threshold is too low or the table too large. */
export function hiddenIn(rows: readonly TableRow[], at: number, threshold: number): HiddenIn {
  if (threshold < leastThreshold)
    throw badFilter(
      "hide_below",
      `Counts cannot be hidden below ${threshold}.`,
      `From ${leastThreshold} on: “<2” would say that it is one.`,
    );
  if (rows.length > mostCells)
    throw badFilter(
      "by",
      `This table has ${rows.length} cells, too many to hide the small ones safely.`,
      `At most ${mostCells}: choose coarser columns, or a filter.`,
    );
  const places = [0, 1].map((place) => placesOf(rows.map(({ keys }) => keys[place]?.code)));
  const [first, second] = places as [Map<string, number>, Map<string, number>];
  const table = {
    rows: first.size,
    columns: second.size,
    cells: rows.map(({ keys, counts }) => ({
      row: first.get(keys[0]?.code ?? "") ?? 0,
      column: second.get(keys[1]?.code ?? "") ?? 0,
      count: counts[at]?.people ?? 0,
    })),
  };
  const hidden = hideSmall(table, threshold);
  const named = (codes: Map<string, number>, marks: readonly Hidden[]) =>
    new Map([...codes].map(([code, i]) => [code, marks[i] ?? null] as const));
  return {
    cells: hidden.cells,
    first: named(first, hidden.rows),
    second: named(second, hidden.columns),
    all: hidden.all,
  };
}

function placesOf(codes: readonly (string | undefined)[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const code of codes) if (code !== undefined && !places.has(code)) places.set(code, places.size);
  return places;
}

/** A count as it is shown; `whole` is null where the whole is hidden. A hidden total says nothing of its size. */
export function countView(
  { people, rows, untold }: Counted,
  {
    whole,
    mark = null,
    threshold,
    isTotal = false,
  }: { whole: number | null; mark?: Hidden; threshold: number | null; isTotal?: boolean },
): CountView {
  if (mark !== null) {
    const text = mark === "small" && !isTotal ? `<${threshold}` : "hidden";
    return { people: null, rows: null, share: null, untold: 0, text, hidden: true };
  }
  const share = whole === null || whole === 0 ? null : people / whole;
  // Where small counts are hidden, rows and rows without a number would tell of them by another way.
  const other = threshold === null ? { rows, untold } : { rows: null, untold: 0 };
  return { people, ...other, share, text: people.toLocaleString("en") };
}
