import type { AsOf } from "../store/claims.ts";
import { type ListedRemoval, listRemovals } from "../store/list-removals.ts";
import { type CountColumn, countColumns } from "../store/removal-columns.ts";
import { heldPage, rowsAPage } from "./page-of.ts";
import type { Reader } from "./reader.ts";
import { manifestsThen, type ReleaseRow, releaseRow } from "./releases-page.ts";
import { badFilter, chosenReleases, filterOf, hasColumn, type RemovalsAsked } from "./removals-page-asked.ts";
import { codeOf, countryText, ruleText } from "./removals-page-words.ts";

/** A country of a row: its code, its words, and what is written; the last null where nothing is. */
export type RowCountry = { readonly code: string; readonly text: string; readonly said: string | null };

/** A row of a release with its place: what it says of where from and where to, and what is called of it. Of the person there is a digest of the release's identifier, and nothing else. */
export type RemovalRow = {
  readonly id: number;
  readonly file: string;
  readonly sheet: string | null;
  /** Line of the file, or row of the sheet. */
  readonly row: number;
  readonly people: number | null;
  readonly counted_date: string | null;
  readonly departed_date: string | null;
  readonly citizenship: RowCountry;
  readonly birth: RowCountry;
  readonly to: RowCountry;
  readonly port: string | null;
  readonly third_country: string;
  readonly rule: string;
  readonly rule_text: string;
  readonly flags: readonly string[];
  readonly person: string | null;
};

/** Rows of a release that fit a filter: `/removals/rows`. */
export type RemovalRowsPage = {
  readonly loaded: readonly { readonly release: string; readonly title: string }[];
  readonly release: ReleaseRow | null;
  readonly rows: readonly RemovalRow[];
  readonly asked: RemovalsAsked;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly when: AsOf;
};

/** Rows that go into one answer when all are asked for. */
const mostRows = 100_000;

/** Rows of one release, in its order. Throws `bad_filter` where small counts are to be hidden (rows are single people), or where all rows are asked for and are too many. */
export async function removalRowsPage({ record }: Reader, asked: RemovalsAsked, when: AsOf): Promise<RemovalRowsPage> {
  if (asked.hide_below !== null)
    throw badFilter(
      "hide_below",
      "Rows are people, one by one: there is nothing to list where small counts are hidden.",
    );
  const shown = manifestsThen(record.dir, when);
  const loaded = shown.map(({ release, title }) => ({ release, title }));
  const [manifest] = chosenReleases(shown, asked.releases);
  if (manifest === undefined) return { loaded, release: null, rows: [], asked, total: 0, page: 1, pages: 1, when };
  const filter = filterOf(asked, [manifest]);
  const release = releaseRow(record, manifest, when);
  const odd = filter.values.find(({ column }) => !hasColumn(manifest, column));
  if (odd !== undefined) throw badFilter(odd.column.name, `This release does not tell ${odd.column.name}.`);
  const page = asked.page ?? 1;
  const { rows, total } = await listRemovals(record.dir, manifest.release, {
    filter,
    from: (page - 1) * rowsAPage,
    most: asked.page === null ? mostRows : rowsAPage,
  });
  if (asked.page === null && total > mostRows)
    throw badFilter(
      "page",
      `${total.toLocaleString("en")} rows are too many for one answer.`,
      `At most ${mostRows.toLocaleString("en")}: choose a filter, ask for a page, or read tables/removals/${manifest.release}/rows.parquet itself.`,
    );
  const pages = asked.page === null ? 1 : Math.max(1, Math.ceil(total / rowsAPage));
  return { loaded, release, rows: rows.map(rowOf), asked, total, page: heldPage(page, pages), pages, when };
}

function rowOf(row: ListedRemoval): RemovalRow {
  const text = (value: string | number | null): string | null => (value === null ? null : String(value));
  return {
    ...{ id: Number(row.id), file: String(row.file), sheet: text(row.sheet), row: Number(row.row) },
    people: row.people === null ? null : Number(row.people),
    ...{ counted_date: text(row.counted_date), departed_date: text(row.departed_date) },
    citizenship: country("citizenship_country", row.citizenship_country, row.citizenship_country_said),
    birth: country("birth_country", row.birth_country, row.birth_country_said),
    to: country("departure_country", row.departure_country, row.departure_country_said),
    port: text(row.departure_port),
    ...{ third_country: String(row.third_country), rule: String(row.third_country_rule) },
    rule_text: ruleText(String(row.third_country_rule)),
    ...{ flags: row.flags, person: row.person },
  };
}

function country(name: string, value: string | number | null, said: string | number | null): RowCountry {
  const column = countColumns.find((one) => one.name === name) as CountColumn;
  const told = { value: value === null ? null : String(value), said: said === null ? null : String(said) };
  const code = codeOf(column, told);
  return { code, text: countryText(code), said: told.said };
}
