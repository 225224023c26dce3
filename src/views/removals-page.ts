import type { ReleaseManifest } from "../model/removal.ts";
import type { AsOf } from "../store/claims.ts";
import { countRemovals } from "../store/count-removals.ts";
import { type CountColumn, countColumnsOf } from "../store/removal-columns.ts";
import type { Reader } from "./reader.ts";
import { manifestsThen, type ReleaseShown, releaseRow, tellsDestination, withoutCounts } from "./releases-page.ts";
import {
  badFilter,
  chosenReleases,
  columnNamed,
  filterOf,
  hasColumn,
  type RemovalsAsked,
} from "./removals-page-asked.ts";
import { type Charts, chartsOf } from "./removals-page-charts.ts";
import { cutTable, type CutTable } from "./removals-page-cut.ts";
import { tableOf } from "./removals-page-table.ts";

export type NamedColumn = { readonly name: string; readonly says: string };

/** Totals of loaded releases by one column or two: `/removals`. */
export type RemovalsPage = CutTable & {
  /** All releases that are loaded, the last published first. */
  readonly loaded: readonly { readonly release: string; readonly title: string }[];
  /** The releases shown, side by side. */
  readonly releases: readonly ReleaseShown[];
  /** Columns of each of the releases that the table needs and that it does not have: its numbers are then null. */
  readonly missing: readonly { readonly release: string; readonly columns: readonly string[] }[];
  readonly by: readonly NamedColumn[];
  /** Columns by which these releases can be counted. */
  readonly columns: readonly NamedColumn[];
  /** Null where no day is told, or where small counts are hidden: charts would tell of them. */
  readonly charts: Charts | null;
  readonly asked: RemovalsAsked;
  readonly when: AsOf;
};

const mostReleases = 4;
/** Counts the rows of releases by what is asked. Releases stand side by side and are never added together. */
export async function removalsPage({ record }: Reader, asked: RemovalsAsked, when: AsOf): Promise<RemovalsPage> {
  const shown = manifestsThen(record.dir, when);
  const chosen = chosenReleases(shown, asked.releases);
  if (chosen.length > mostReleases)
    throw badFilter("release", "Too many releases.", `At most ${mostReleases} stand side by side.`);
  const by = columnsAsked(asked, chosen);
  const filter = filterOf(asked, chosen);
  const needed = [...by, ...filter.values.map(({ column }) => column)];
  const missing = chosen.map((manifest) => needed.filter((column) => !hasColumn(manifest, column)));
  const isHiding = asked.hide_below !== null;
  const counted = await Promise.all(
    chosen.map((manifest, i) =>
      missing[i]?.length === 0
        ? countRemovals(record.dir, manifest.release, {
            by,
            filter,
            months: !isHiding && dated(manifest),
            person: manifest.map.row_is === "person",
          })
        : null,
    ),
  );
  const table = tableOf(
    by,
    counted.map((one) => one?.cells ?? null),
  );
  const charts = isHiding
    ? null
    : chartsOf({
        column: by[0],
        releases: chosen.flatMap(({ release, map }, i) => {
          const monthly = counted[i]?.monthly ?? [];
          return monthly.length === 0 ? [] : [{ name: release, yearBegins: map.year_begins, monthly }];
        }),
      });
  return {
    loaded: shown.map(({ release, title }) => ({ release, title })),
    releases: chosen.map((manifest) => {
      const row = releaseRow(record, manifest, when);
      return isHiding ? withoutCounts(row) : row;
    }),
    missing: chosen.flatMap(({ release }, i) => {
      const columns = [...new Set((missing[i] ?? []).map(({ name }) => name))];
      return columns.length === 0 ? [] : [{ release, columns }];
    }),
    by: by.map(nameOf),
    columns: columnsOf(chosen),
    ...cutTable(table, by, { asked, absent: counted.map((one) => one === null) }),
    charts,
    asked,
    when,
  };
}

function columnsAsked(
  asked: RemovalsAsked,
  chosen: readonly ReleaseManifest[],
): readonly [CountColumn] | readonly [CountColumn, CountColumn] {
  const usual = chosen.some(tellsDestination) || chosen.length === 0 ? "third_country" : "citizenship_country";
  const [first, second, third] = (asked.by.length === 0 ? [usual] : asked.by).map((name) =>
    columnNamed(name, chosen, "by"),
  );
  if (first === undefined || third !== undefined)
    throw badFilter("by", "Rows are counted by one column or two.", "Write them with a comma between.");
  return second === undefined || second.name === first.name ? [first] : [first, second];
}

function columnsOf(chosen: readonly ReleaseManifest[]): NamedColumn[] {
  const all = chosen.flatMap((manifest) =>
    countColumnsOf(manifest.columns).filter((column) => hasColumn(manifest, column)),
  );
  return [...new Map(all.map((column) => [column.name, nameOf(column)])).values()];
}

const nameOf = ({ name, says }: CountColumn): NamedColumn => ({ name, says });

function dated({ columns }: ReleaseManifest): boolean {
  return columns.some((name) => name.endsWith("_date"));
}
