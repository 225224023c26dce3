import { removalColumns, type ReleaseManifest } from "../model/removal.ts";
import type { AsOf } from "../store/claims.ts";
import { type ListedReject, listRejects } from "../store/list-removals.ts";
import { countColumnsOf } from "../store/removal-columns.ts";
import type { Reader } from "./reader.ts";
import { manifestsThen, type ReleaseRow, releaseRow } from "./releases-page.ts";
import { flagSays, flagText } from "./removals-page-words.ts";

/** One release: what it was read from and how, and what is to be known of its rows: `/release/NAME`. */
export type ReleasePage = {
  readonly row: ReleaseRow;
  readonly says: string | null;
  readonly map: ReleaseManifest["map"];
  readonly files: ReleaseManifest["files"];
  /** Columns that the release has: ours with what they hold, theirs as written; and whether totals can be made by each. */
  readonly columns: readonly ReleaseColumn[];
  readonly flags: readonly {
    readonly flag: string;
    readonly text: string;
    readonly says: string;
    readonly rows: number;
  }[];
  /** The first rejects, or all of them where all are asked for. */
  readonly rejects: readonly ListedReject[];
  /** The other releases, with which it can be compared. */
  readonly others: readonly { readonly release: string; readonly title: string }[];
  readonly when: AsOf;
};

/** A column of a release: its name in the release (null for theirs, and where the map alone fills it), what it holds as the map says it, and whether totals can be made by it. */
export type ReleaseColumn = {
  readonly name: string;
  readonly from: string | null;
  readonly says: string;
  readonly counted: boolean;
};

const shownRejects = 100;
const mostRejects = 1_000_000;

/** A release by its name; null when there is none. `all`: every reject. */
export async function releasePage(
  { record }: Reader,
  name: string,
  when: AsOf,
  { all = false } = {},
): Promise<ReleasePage | null> {
  const known = manifestsThen(record.dir, when);
  const manifest = known.find(({ release }) => release === name);
  if (manifest === undefined) return null;
  const { says, map, files, columns, rejects, flags } = manifest;
  const counted = new Set(countColumnsOf(columns).map((column) => column.name));
  return {
    row: releaseRow(record, manifest, when),
    ...{ says, map, files },
    columns: columns.map((column) => ({
      name: column,
      from: map.columns?.[column]?.from ?? null,
      says: columnSays(column, map),
      counted: counted.has(column),
    })),
    flags: Object.entries(flags).map(([flag, rows]) => ({ flag, text: flagText(flag), says: flagSays(flag), rows })),
    rejects: rejects === 0 ? [] : await listRejects(record.dir, name, all ? mostRejects : shownRejects),
    others: known.filter(({ release }) => release !== name).map(({ release, title }) => ({ release, title })),
    when,
  };
}

/** The map's own sentence, else ours; and when nothing settled how its dates are read. */
function columnSays(name: string, { columns }: ReleaseManifest["map"]): string {
  const { says = "", order_by } = columns?.[name] ?? {};
  const open = "No cell tells whether the month or the day stands first; it was read with the month first.";
  return [says || generalSays(name), ...(order_by === "nothing" ? [open] : [])].join(". ");
}

function generalSays(name: string): string {
  return removalColumns.find((column) => column.name === name)?.says ?? "a column of theirs, as written";
}
