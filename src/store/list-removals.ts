import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { askReleases } from "./ask-releases.ts";
import { sha256 } from "./hash.ts";
import { type RemovalFilter, whereOf } from "./removal-filter.ts";
import { releaseFile, releaseRejects } from "./removals.ts";
import { sql } from "./sql.ts";
import { filled, named } from "./sql-text.ts";

/** Columns of a row that are listed: where it stands, when, from where to where, and what is said of it. Nothing else that tells of the person. */
const listed = [
  ...["id", "file", "sheet", "row", "people", "counted_date", "departed_date"],
  ...["citizenship_country", "citizenship_country_said", "birth_country", "birth_country_said"],
  ...["departure_country", "departure_country_said", "departure_port"],
  ...["third_country", "third_country_rule", "flags", "person_id"],
] as const;
type ListedColumn = (typeof listed)[number];

/** A row of a release as lists show it; `person` is a digest of the release's identifier, null where it has none. */
export type ListedRemoval = Readonly<Record<Exclude<ListedColumn, "person_id" | "flags">, string | number | null>> & {
  readonly flags: readonly string[];
  readonly person: string | null;
};

/** Rows of a release that fit, in its order, from a place on; and how many fit together. */
export async function listRemovals(
  dir: string,
  release: string,
  { filter, from, most }: { readonly filter: RemovalFilter; readonly from: number; readonly most: number },
): Promise<{ readonly rows: readonly ListedRemoval[]; readonly total: number }> {
  const where = await whereOf(dir, release, filter);
  const given = { ...where.given, file: releaseFile(dir, release) };
  const counting = filled(sql(import.meta.url, "count-fitting"), { where: where.sql });
  const total = Number((await askReleases(dir, counting, given))[0]?.[0] ?? 0);
  const columns = listed.map(columnSql).join(", ");
  const listing = filled(sql(import.meta.url, "list-removals"), { columns, where: where.sql });
  const rows = total === 0 ? [] : await askReleases(dir, listing, { ...given, from, most });
  const key = keyOf(releaseFile(dir, release));
  return { total, rows: rows.map((row) => removalOf(row, key)) };
}

function columnSql(name: ListedColumn): string {
  if (name === "id") return "cast(id as double)";
  return name.endsWith("_date") ? `cast(${name} as varchar)` : named(name);
}

function removalOf(row: readonly unknown[], key: string): ListedRemoval {
  const { person_id, flags, ...told } = Object.fromEntries(listed.map((name, i) => [name, row[i] ?? null]));
  const person = typeof person_id === "string" && person_id.trim() !== "" ? sha256(key + person_id).slice(0, 12) : null;
  return { ...(told as Omit<ListedRemoval, "flags" | "person">), flags: (flags as string[] | null) ?? [], person };
}

const keyBytes = 65_536;

/** What goes into every digest of an identifier: the end of the table itself, so that nobody can try out identifiers who does not hold them anyway. */
function keyOf(file: string): string {
  const opened = openSync(file, "r");
  try {
    const { size } = fstatSync(opened);
    const end = Buffer.alloc(Math.min(keyBytes, size));
    readSync(opened, end, 0, end.length, size - end.length);
    return sha256(end.toString("latin1"));
  } finally {
    closeSync(opened);
  }
}

/** A row of the files that is none of the release: its place, and why. */
export type ListedReject = {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  readonly reason: string;
};

/** The rejects of a release, at most so many. */
export async function listRejects(dir: string, release: string, most: number): Promise<readonly ListedReject[]> {
  const given = { file: releaseRejects(dir, release), most };
  const rows = await askReleases(dir, sql(import.meta.url, "list-rejects"), given);
  return rows.map(([file, sheet, row, reason]) => ({
    file: String(file),
    sheet: sheet === null ? null : String(sheet),
    row: Number(row),
    reason: String(reason),
  }));
}
