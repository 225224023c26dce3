import type { EditionSeries, TotalEdition } from "../model/total-edition.ts";
import { findInEditions } from "../sources/totals/find-in-editions.ts";
import { spanOf, yearRule } from "../sources/totals/year-begins.ts";
import { isoDay } from "../sources/totals/day-number.ts";
import type { AsOf } from "../store/claims.ts";
import { type TotalsLoad, totalsManifest, totalsOf, totalsSeries } from "../store/totals.ts";

/** Every series of official totals of a workspace, a measure each, with what is found in its editions: in those that were public on a day, and that this record held at an instant. */
export function editionsOf(dir: string, when: AsOf = {}): EditionSeries[] {
  return totalsSeries(dir).flatMap((series) => {
    const { loads } = totalsManifest(dir, series);
    const held = loads.filter(({ loaded_at }) => when.known_at === undefined || loaded_at <= when.known_at);
    const editions = totalsOf(dir, series);
    return seriesOf(series, editions, { loads: held, when });
  });
}

/** The series of one name: one for each measure that it has. */
function seriesOf(
  series: string,
  editions: readonly TotalEdition[],
  { loads, when }: { readonly loads: readonly TotalsLoad[]; readonly when: AsOf },
): EditionSeries[] {
  const measures = [...new Set(editions.map(({ measure }) => measure))].sort();
  return measures.flatMap((measure) => {
    const all = editions.filter((one) => one.measure === measure);
    const years = yearRule(all);
    const shown = all.filter((edition) => {
      const load = loads.find(({ id }) => id === edition.load);
      const begin = isoDay(spanOf(edition.fiscal_year, years).begin);
      return load !== undefined && (when.as_of === undefined || publicDay(edition, { load, begin }) <= when.as_of);
    });
    const [first] = shown;
    if (first === undefined) return [];
    const last = loads.findLast(({ id }) => shown.some(({ load }) => load === id));
    return {
      series,
      measure,
      agency: first.agency,
      unit: first.unit,
      publisher: loads.findLast(({ publisher }) => publisher !== null)?.publisher ?? null,
      url: last?.url ?? null,
      includes: loads.find((load) => load.includes.length > 0)?.includes ?? [],
      excludes: loads.find((load) => load.excludes.length > 0)?.excludes ?? [],
      named_by_start: years.named_by_start === 1,
      year_begins: years.begins,
      editions: shown,
      findings: findInEditions(shown),
    };
  });
}

/** The day by which an edition was public: its file's, but not before what it counts; the day of loading where no file's day is told. */
function publicDay(edition: TotalEdition, { load, begin }: { load: TotalsLoad; begin: string }): string {
  if (edition.file_date === null) return load.loaded_at.slice(0, 10);
  return [edition.file_date, edition.pull_date ?? "", begin].sort().at(-1) as string;
}
