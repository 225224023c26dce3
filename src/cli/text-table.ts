import type { Cell, Table } from "../web/csv.ts";

/** Columns wider than this are cut before narrower ones are. */
const narrowest = 12;

/**
 * A table as aligned text that fits `width` columns of a terminal: of the columns in `brief` (absent: all) those that hold anything, as many as fit.
 * `columns` are shown whatever the width. The first column is never cut: it is what one types next.
 */
export function textTable(
  table: Table,
  width: number,
  pick: { readonly brief?: readonly string[] | undefined; readonly columns?: readonly string[] | undefined } = {},
): string {
  const picked = pickColumns(table, pick.columns ?? pick.brief ?? table.columns);
  const rows = table.rows.map((row) => picked.map(({ at }) => plain(row[at])));
  const heads = picked.map(({ name }) => name.replaceAll("_", " "));
  const widths = heads.map((head, i) => Math.max(cellWidth(head), ...rows.map((row) => cellWidth(row[i] ?? ""))));
  const shown = fit(widths, width, pick.columns !== undefined);
  const right = shown.map((_, i) => rows.length > 0 && rows.every((row) => /^[\d,.]*$/.test(row[i] ?? "")));
  const line = (cells: readonly string[]): string =>
    shown
      .map((size, i) => pad(cut(cells[i] ?? "", size), size, right[i] ?? false))
      .join("  ")
      .trimEnd();
  return `${[line(heads), line(shown.map((size) => "─".repeat(size))), ...rows.map(line)].join("\n")}\n`;
}

/** The columns wanted that hold anything. */
function pickColumns({ columns, rows }: Table, wanted: readonly string[]): { name: string; at: number }[] {
  const all = wanted.map((name) => ({ name, at: columns.indexOf(name) })).filter(({ at }) => at !== -1);
  const full = all.filter(({ at }, i) => i === 0 || rows.some((row) => plain(row[at]) !== ""));
  return rows.length === 0 ? all : full;
}

/**
 * Widths that fit: the widest columns give way first, down to 12 each. When that is not enough, and the columns were not chosen, the last ones are left out.
 */
function fit(widths: readonly number[], width: number, chosen: boolean): number[] {
  const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b + 2, -2);
  const floor = (sizes: readonly number[]): number[] =>
    sizes.map((size, i) => (i === 0 ? size : Math.min(size, narrowest)));
  const kept = [...widths];
  while (!chosen && kept.length > 1 && sum(floor(kept)) > width) kept.pop();
  const sizes = floor(kept);
  for (let left = width - sum(sizes); left > 0; left -= 1) {
    const next = sizes.findIndex((size, i) => size < (kept[i] ?? 0) && size === least(sizes, kept));
    if (next === -1) break;
    sizes[next] = (sizes[next] ?? 0) + 1;
  }
  return sizes;
}

/** The smallest size among columns that could still grow. */
function least(sizes: readonly number[], wanted: readonly number[]): number {
  return Math.min(...sizes.filter((size, i) => size < (wanted[i] ?? 0)));
}

/** A cell in one line, without anything that moves a terminal's cursor. */
function plain(cell: Cell): string {
  return cell === null || cell === undefined
    ? ""
    : String(cell)
        .replace(/\s+|\p{Cc}/gu, " ")
        .trim();
}

function cut(text: string, size: number): string {
  if (cellWidth(text) <= size) return text;
  let out = "";
  let used = 1;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += cellWidth(segment);
    if (used > size) break;
    out += segment;
  }
  return `${out.trimEnd()}…`;
}

function pad(text: string, size: number, right: boolean): string {
  const gap = " ".repeat(Math.max(0, size - cellWidth(text)));
  return right ? gap + text : text + gap;
}

/** Places that a text takes on a terminal: marks that join take none, wide letters of East Asia and pictures two. */
export function cellWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const letter of text) width += /\p{M}|\p{Cf}/u.test(letter) ? 0 : wide.test(letter) ? 2 : 1;
  return width;
}

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
