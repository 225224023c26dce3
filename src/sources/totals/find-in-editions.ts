import type { EditionFinding, TotalEdition } from "../../model/total-edition.ts";
import { seriesContext } from "./series-context.ts";
import { editionRules } from "./rules/rules.ts";

/** What the rules find in the editions of one series and measure, gravest first. The order of the editions changes nothing. */
export function findInEditions(editions: readonly TotalEdition[]): EditionFinding[] {
  if (editions.length === 0) return [];
  const sorted = [...editions].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const series = seriesContext(sorted);
  return editionRules.flatMap(({ id, severity, title, check }) =>
    check(series).map((found) => ({ rule: id, severity, title, ...found })),
  );
}

function sortKey({ fiscal_year, file_date, pull_date, value, id }: TotalEdition): string {
  return JSON.stringify([fiscal_year, file_date, pull_date, String(value).padStart(12, "0"), id]);
}
