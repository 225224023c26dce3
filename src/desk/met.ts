import type { Count } from "../model/count.ts";
import { countText, exact, groupDigits } from "../model/count.ts";
import type { MetNumber, MetPair } from "../model/met-total.ts";
import type { EditionSeries, TotalEdition } from "../model/total-edition.ts";
import { meetNumbers, weighTotals } from "../pipeline.ts";
import { dayNumber, isoDay } from "../sources/totals/day-number.ts";
import { spanOf } from "../sources/totals/year-begins.ts";
import type { AsOf } from "../store/claims.ts";
import { subjectOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";
import { type ReleaseTotals, releaseTotals } from "../store/release-totals.ts";
import { editionsOf } from "./editions.ts";

/** Every number that can be met, with the pairs among them. */
export type Met = { readonly numbers: readonly MetNumber[]; readonly pairs: readonly MetPair[] };

/** Official totals, counts of releases and the record's own totals, as of a time, and how each two of them stand to each other. */
export async function metOf(record: TarmacRecord, when: AsOf = {}): Promise<Met> {
  const releases = await releaseTotals(record.dir);
  const numbers = [
    ...editionsOf(record.dir, when).flatMap(officialNumbers),
    ...releases.filter((release) => isThere(release, when)).flatMap(releaseNumbers),
    ...statedNumbers(record, when),
  ];
  return { numbers, pairs: meetNumbers(numbers) };
}

/** The latest edition of each year of a series in which nothing is doubted: by its pull date, then its file's. */
function officialNumbers(series: EditionSeries): MetNumber[] {
  const doubted = new Set(accusedOf(series));
  const years = [...new Set(series.editions.map(({ fiscal_year }) => fiscal_year))].sort((a, b) => a - b);
  return years.flatMap((year) => {
    const sound = series.editions.filter((one) => one.fiscal_year === year && !doubted.has(one.id));
    const last = [...sound].sort((a, b) => (lateness(a) < lateness(b) ? 1 : -1))[0];
    return last === undefined ? [] : [officialNumber(last, series)];
  });
}

const lateness = ({ pull_date, file_date }: TotalEdition): string =>
  `${pull_date ?? file_date ?? ""} ${file_date ?? ""}`;

function officialNumber(edition: TotalEdition, series: EditionSeries): MetNumber {
  const { begin, end } = spanOf(edition.fiscal_year, {
    begins: series.year_begins,
    named_by_start: series.named_by_start ? 1 : 0,
  });
  const counted = edition.pull_date ?? edition.file_date;
  const to = counted === null ? end : Math.min(dayNumber(counted), end);
  const days = Math.max(1, to - begin + 1);
  return {
    id: `official/${series.series}/${series.measure}/${edition.fiscal_year}`,
    kind: "official",
    title: `${series.agency ?? series.series}, ${series.measure.replaceAll("_", " ")}, FY${edition.fiscal_year}`,
    href: `/editions?series=${series.series}&measure=${series.measure}&year=${edition.fiscal_year}`,
    scope: {
      measure: series.measure.replaceAll("_", " "),
      agency: series.agency ?? "",
      includes: series.includes,
      excludes: series.excludes,
      unit: series.unit,
      period: `${isoDay(begin)}/${isoDay(to)}`,
    },
    count: exact(edition.value),
    text: groupDigits(edition.value),
    as_of: edition.file_date,
    counted_to: isoDay(to),
    daily: edition.value / days,
    duplicates: 0,
    caveat: doubtText(edition.fiscal_year, series),
  };
}

function doubtText(year: number, { findings, editions }: EditionSeries): string | null {
  const own = editions.filter((one) => one.fiscal_year === year).map(({ id }) => id);
  const doubted = new Set(accusedOf({ findings }).filter((id) => own.includes(id)));
  return doubted.size === 0
    ? null
    : `${doubted.size} of ${own.length} editions of the year are doubted and left aside.`;
}

/** Editions of which more is doubted than the day of their file, which changes no number. */
function accusedOf({ findings }: Pick<EditionSeries, "findings">): string[] {
  return findings.filter(({ doubts }) => doubts !== "file_date").flatMap(({ accused }) => accused);
}

function isThere({ manifest }: ReleaseTotals, { as_of, known_at }: AsOf): boolean {
  const day = manifest.published ?? manifest.loaded_at.slice(0, 10);
  return (as_of === undefined || day <= as_of) && (known_at === undefined || manifest.loaded_at <= known_at);
}

function releaseNumbers({ manifest, years }: ReleaseTotals): MetNumber[] {
  return years.map(({ fiscal_year, rows, people, duplicates }) => {
    const { begin, end } = spanOf(fiscal_year, { begins: manifest.map.year_begins, named_by_start: 0 });
    // A release that begins or ends within the year covers a part of it; a few days without removals are no part.
    const first = manifest.from === null ? begin : dayNumber(manifest.from);
    const last = manifest.to === null ? end : dayNumber(manifest.to);
    const [from, to] = [first > begin + 7 ? first : begin, last < end - 7 ? last : end];
    const counts = manifest.map.row_is === "person" ? rows : people;
    return {
      id: `release/${manifest.release}/${fiscal_year}`,
      kind: "release",
      title: `${manifest.title}, FY${fiscal_year}`,
      href: `/source/${encodeURIComponent(manifest.release)}`,
      scope: {
        measure: "removals",
        agency: manifest.publisher,
        includes: [`rows of ${manifest.title}`],
        excludes: [],
        unit: manifest.map.row_is === "person" ? "rows" : "people",
        period: `${isoDay(from)}/${isoDay(to)}`,
      },
      count: exact(counts),
      text: groupDigits(counts),
      as_of: manifest.published,
      counted_to: isoDay(to),
      daily: null,
      duplicates,
      caveat: manifest.says,
    };
  });
}

function statedNumbers(record: TarmacRecord, when: AsOf): MetNumber[] {
  return weighTotals(record, when, "").totals.flatMap((total): MetNumber[] => {
    const count = (total.number?.judged.shown as Count | null | undefined) ?? null;
    if (count === null) return [];
    const note = subjectOf(record, `total/${total.id}`, when)?.doc.note;
    return [
      {
        id: `total/${total.id}`,
        kind: "statement",
        title: total.title,
        href: `/total/${encodeURIComponent(total.id)}`,
        scope: total.scope,
        count,
        text: countText(count),
        as_of: total.claims.map(({ public_date }) => public_date).sort()[0] ?? null,
        counted_to: null,
        daily: null,
        duplicates: 0,
        caveat: note === undefined ? null : String(note),
      },
    ];
  });
}
