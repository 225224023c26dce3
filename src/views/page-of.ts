import { TarmacError } from "../model/tarmac-error.ts";
import type { AsOf } from "../store/claims.ts";

/** Rows on a page of a list. */
export const rowsAPage = 50;

/** One page of rows, from 1; all of them where `page` is null. */
export function pageOf<Row>(
  rows: readonly Row[],
  page: number | null,
): { rows: readonly Row[]; total: number; page: number; pages: number } {
  const total = rows.length;
  if (page === null) return { rows, total, page: 1, pages: 1 };
  const from = (page - 1) * rowsAPage;
  return { rows: rows.slice(from, from + rowsAPage), total, page, pages: Math.max(1, Math.ceil(total / rowsAPage)) };
}

/** A choice of a filter, with how many rows have it. */
export type Choice = { readonly code: string; readonly text: string; readonly count: number };

/** The values that rows have, each with its number of rows, by their words. Rows may have several or none. */
export function choicesOf<Row>(
  rows: readonly Row[],
  pick: (row: Row) => readonly string[],
  text: (code: string) => string = (code) => code,
): Choice[] {
  const counts = new Map<string, number>();
  for (const row of rows) for (const code of new Set(pick(row))) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, text: text(code), count }))
    .sort((a, b) => (a.text === b.text ? (a.code < b.code ? -1 : 1) : a.text < b.text ? -1 : 1));
}

/** The page that is asked for. Throws `bad_filter` for one after the last. */
export function heldPage(page: number, pages: number): number {
  if (page <= pages) return page;
  throw new TarmacError("bad_filter", `There is no page ${page}.`, {
    where: "page",
    hint: pages === 1 ? "There is 1 page." : `There are ${pages} pages.`,
  });
}

/** Throws `bad_filter` for a value that is none of the choices; any passes where there are no choices at all, and as of a day, when what a link names was not yet public. */
export function checkChoice(
  name: string,
  value: string | null,
  { choices, when }: { readonly choices: readonly Choice[]; readonly when: AsOf },
): void {
  if (value === null || when.as_of !== undefined || choices.length === 0 || choices.some(({ code }) => code === value))
    return;
  throw new TarmacError("bad_filter", `There is no ${name} “${value.slice(0, 40)}” here.`, {
    where: name,
    hint: `It is one of ${choices.map(({ code }) => code).join(", ")}.`,
  });
}
