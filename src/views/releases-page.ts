import type { ReleaseManifest } from "../model/removal.ts";
import type { AsOf } from "../store/claims.ts";
import { endOfTime } from "../store/end-of-time.ts";
import { sourceOf } from "../store/entries.ts";
import { releaseManifest, releaseNames } from "../store/removals.ts";
import type { Reader } from "./reader.ts";

/** A release as lists print it. */
export type ReleaseRow = Pick<
  ReleaseManifest,
  | ("release" | "title" | "publisher" | "published" | "url" | "rows" | "people" | "rejects" | "third_country" | "from")
  | ("to" | "loaded_at")
> & {
  readonly row_is: "person" | "count";
  readonly counts_by: "departed_date" | "removal_date";
  /** Month (1–12) with which the publisher's year begins. */
  readonly year_begins: number;
  /** Flags of its rows, each with how many. */
  readonly flags: ReleaseManifest["flags"];
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Sheets that held nothing the map knows. */
  readonly passed_over: number;
  /** False where no column says where people were sent: of such a release nobody can tell a third-country removal. */
  readonly tells_destination: boolean;
  /** Whether its source is in the record, under the same name. */
  readonly has_source: boolean;
};

/** A release above its numbers. Where small counts are hidden its own are left out: they would tell of them. */
export type ReleaseShown = Omit<ReleaseRow, "rows" | "people" | "third_country" | "rejects" | "flags"> & {
  readonly rows: number | null;
  readonly people: number | null;
  readonly flags: ReleaseRow["flags"];
};

/** A release as it stands above numbers of which the small ones are hidden. */
export function withoutCounts(row: ReleaseRow): ReleaseShown {
  const { third_country: _third, rejects: _rejects, ...told } = row;
  return { ...told, rows: null, people: null, flags: {} };
}

/** Releases that were loaded: `/releases`. */
export type ReleasesPage = { readonly rows: readonly ReleaseRow[]; readonly total: number; readonly when: AsOf };

/** Every release that was loaded, the last published first. */
export function releasesPage({ record }: Reader, when: AsOf): ReleasesPage {
  const rows = manifestsThen(record.dir, when).map((manifest) => releaseRow(record, manifest, when));
  return { rows, total: rows.length, when };
}

/** A release as lists print it. */
export function releaseRow(record: Reader["record"], manifest: ReleaseManifest, when: AsOf): ReleaseRow {
  const { release, title, publisher, published, url, rows, people, rejects, third_country, from, to, loaded_at } =
    manifest;
  return {
    ...{ release, title, publisher, published, url, rows, people, rejects, third_country, from, to, loaded_at },
    row_is: manifest.map.row_is,
    counts_by: manifest.map.counts_by,
    year_begins: manifest.map.year_begins,
    flags: manifest.flags,
    files: manifest.files.map(({ name, sha256 }) => ({ name, sha256 })),
    passed_over: manifest.files.reduce((n, file) => n + file.passed_over.length, 0),
    tells_destination: tellsDestination(manifest),
    has_source: sourceOf(record, release, when) !== null,
  };
}

/** True where a column of the release says where people were sent. */
export function tellsDestination({ columns }: ReleaseManifest): boolean {
  return columns.includes("departure_country");
}

/** What the releases are that were public on the day (published, or loaded where no day is told) and held at the instant asked for; the last published first. */
export function manifestsThen(dir: string, when: AsOf): ReleaseManifest[] {
  const known = when.known_at ?? endOfTime;
  const day = when.as_of ?? endOfTime;
  return releaseNames(dir)
    .flatMap((name) => releaseManifest(dir, name) ?? [])
    .filter((one) => publicDay(one) <= day && one.loaded_at <= known)
    .sort((a, b) => compare(publicDay(b), publicDay(a)) || compare(a.release, b.release));
}

const publicDay = ({ published, loaded_at }: ReleaseManifest): string => published ?? loaded_at.slice(0, 10);

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
