import type { EditionSeries, TotalEdition } from "../model/total-edition.ts";
import { findInEditions } from "../sources/totals/find-in-editions.ts";
import { yearRule } from "../sources/totals/year-begins.ts";
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
    const shown = editions.filter((edition) => edition.measure === measure && isShown(edition, { loads, when }));
    const [first] = shown;
    if (first === undefined) return [];
    // What is told of the series comes from files that are shown too: a later one must leave an earlier day's page as it was.
    const own = loads.filter(({ id }) => shown.some(({ load }) => load === id));
    const years = yearRule(shown);
    return {
      series,
      measure,
      agency: shown.find(({ agency }) => agency !== null)?.agency ?? null,
      unit: first.unit,
      publisher: own.find(({ publisher }) => publisher !== null)?.publisher ?? null,
      url: own.find(({ url }) => url !== null)?.url ?? null,
      includes: own.find((load) => load.includes.length > 0)?.includes ?? [],
      excludes: own.find((load) => load.excludes.length > 0)?.excludes ?? [],
      year_begins: years.begins,
      named_by_start: years.named_by_start === 1,
      editions: shown,
      findings: findInEditions(shown),
    };
  });
}

type Shown = { readonly loads: readonly TotalsLoad[]; readonly when: AsOf };

function isShown(edition: TotalEdition, { loads, when }: Shown): boolean {
  const load = loads.find(({ id }) => id === edition.load);
  return load !== undefined && (when.as_of === undefined || publicDay(edition, load) <= when.as_of);
}

/** The day by which an edition was public: its file's, but not before what it counts, nor before its year can have begun; the day of loading where no file's day is told. */
function publicDay({ file_date, pull_date, fiscal_year }: TotalEdition, { loaded_at }: TotalsLoad): string {
  if (file_date === null) return loaded_at.slice(0, 10);
  return [file_date, pull_date ?? "", `${fiscal_year - 1}-02-01`].sort().at(-1) as string;
}
