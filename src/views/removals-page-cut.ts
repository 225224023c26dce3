import type { CountColumn } from "../store/removal-columns.ts";
import { heldPage, rowsAPage } from "./page-of.ts";
import type { RemovalsAsked } from "./removals-page-asked.ts";
import { type CountView, countView, type HiddenIn, hiddenIn } from "./removals-page-hide.ts";
import { type Counted, isSpan, ordered, sumOf, type TableRow, totalsBy } from "./removals-page-table.ts";
import type { KeyView } from "./removals-page-words.ts";

/** A row of the table: its keys, and its numbers release by release, null where a release has none. */
export type RemovalsRow = { readonly keys: readonly KeyView[]; readonly counts: readonly (CountView | null)[] };

/** A page of the table, with what is hidden of it. */
export type CutTable = {
  /** True where the second column has few values: a row is then one value of the first. */
  readonly matrix: boolean;
  readonly rows: readonly RemovalsRow[];
  readonly totals: {
    readonly all: readonly (CountView | null)[];
    /** By the values of the first and of the second column; empty in a table by one. */
    readonly first: readonly RemovalsRow[];
    readonly second: readonly RemovalsRow[];
  };
  /** Rows of the table, on all its pages. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};

/** Values of a second column that fit beside one another. */
const mostAcross = 12;

/** The table in its order, with what is hidden, a page of it. `absent`: releases that lack what is asked. */
export function cutTable(
  table: readonly TableRow[],
  by: readonly CountColumn[],
  { asked, absent }: { readonly asked: RemovalsAsked; readonly absent: readonly boolean[] },
): CutTable {
  const see = seeing(table, asked.hide_below, absent);
  const [first, second] = [by.slice(0, 1), by.slice(1)];
  const order = orderOf(first, asked);
  const firsts = second.length === 0 ? [] : ordered(totalsBy(table, 0, absent.length), order, first);
  const across = orderOf(second, { ...asked, order: null });
  const seconds = second.length === 0 ? [] : ordered(totalsBy(table, 1, absent.length), across, second);
  const matrix = second.length > 0 && absent.length === 1 && seconds.length <= mostAcross;
  const total = matrix ? firsts.length : table.length;
  const { from, to, page, pages } = spanOfPage(total, asked.page);
  const shown = matrix ? firsts.slice(from, to) : firsts;
  const wanted = new Set(shown.map(({ keys }) => keys[0]?.code));
  const inOrder = ordered(table, order, by);
  const rows = matrix ? inOrder.filter(({ keys }) => wanted.has(keys[0]?.code)) : inOrder.slice(from, to);
  return {
    matrix,
    rows: rows.map(see.row),
    totals: { all: see.all, first: shown.map(see.first), second: seconds.map(see.second) },
    ...{ total, page, pages },
  };
}

/** The order of hidden numbers would tell of them: such a table stands by name. Spans of time stand in theirs, others by number unless they are asked otherwise. */
function orderOf(columns: readonly CountColumn[], { order, hide_below }: RemovalsAsked): "name" | "number" {
  if (hide_below !== null) return "name";
  return order ?? (columns.some(isSpan) ? "name" : "number");
}

/** How rows and totals are shown: what is hidden is found once, over the whole table. */
function seeing(table: readonly TableRow[], threshold: number | null, absent: readonly boolean[]) {
  const hidden = absent.map((is, at) => (threshold === null || is ? null : hiddenIn(table, at, threshold)));
  const sums = sumOf(table, absent.length);
  const place = new Map(table.map((row, i) => [row, i]));
  const view = (counts: readonly (Counted | null)[], mark: (from: HiddenIn) => HiddenIn["all"], isTotal: boolean) =>
    counts.map((count, at): CountView | null => {
      if (count === null || absent[at]) return null;
      const from = hidden[at] ?? null;
      const whole = from?.all == null ? (sums[at]?.people ?? null) : null;
      return countView(count, { whole, mark: from === null ? null : mark(from), threshold, isTotal });
    });
  const total =
    (of: "first" | "second") =>
    ({ keys, counts }: TableRow): RemovalsRow => ({
      keys,
      counts: view(counts, (from) => from[of].get(keys[0]?.code ?? "") ?? null, true),
    });
  return {
    row: (row: TableRow): RemovalsRow => ({
      keys: row.keys,
      counts: view(row.counts, (from) => from.cells[place.get(row) ?? -1] ?? null, false),
    }),
    first: total("first"),
    second: total("second"),
    all: view(sums, (from) => from.all, true),
  };
}

function spanOfPage(size: number, page: number | null) {
  if (page === null) return { from: 0, to: size, page: 1, pages: 1 };
  const pages = Math.max(1, Math.ceil(size / rowsAPage));
  const from = (heldPage(page, pages) - 1) * rowsAPage;
  return { from, to: from + rowsAPage, page, pages };
}
