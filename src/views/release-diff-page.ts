export type { ReleaseDiff } from "../model/release-diff.ts";
export { columnText, diffSaid } from "../model/release-diff-words.ts";
import { type DiffKind, diffKinds, diffMethods, diffRowColumns, type ReleaseDiff } from "../model/release-diff.ts";
import type { ReleaseManifest } from "../model/removal.ts";
import { TarmacError } from "../model/tarmac-error.ts";
import type { AsOf } from "../store/claims.ts";
import { compareReleases } from "../store/compare-releases/compare-releases.ts";
import { type Difference, readDifferences } from "../store/compare-releases/read-differences.ts";
import { releaseManifest, releaseNames } from "../store/removals.ts";

/** A release as the head of a comparison names it. */
export type ComparedRelease = {
  readonly release: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly published: string | null;
  readonly says: string | null;
  readonly rows: number;
  readonly people: number;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
};

/** Two releases of removals compared: `/releases/diff`. `diff` is null as long as two are not chosen. */
export type ReleaseDiffPage = {
  /** Releases that were public then, in order. */
  readonly releases: readonly string[];
  readonly a: ComparedRelease | null;
  readonly b: ComparedRelease | null;
  readonly diff: ReleaseDiff | null;
  /** The method and the kinds that were found, each with its sentence. */
  readonly method_says: string | null;
  readonly kind_says: Readonly<Partial<Record<DiffKind, string>>>;
  /** Rows of which cells differ, the first some hundred; for `.csv` all differences. */
  readonly differences: readonly Difference[];
  readonly when: AsOf;
};

/** The names of the columns of `differences`. */
export const differenceColumns: readonly (keyof Difference)[] = diffRowColumns.map(({ name }) => name);

/** Changed rows that a page lists, and differences that a page's table holds. */
const [listed, mostInTable] = [200, 200_000];

/** What is asked: two releases, and whether all differences are wanted. */
export type ReleaseDiffAsked = { readonly a: string | null; readonly b: string | null; readonly all: boolean };

/** Release `b` against release `a`. Throws a TarmacError with code `not_found` for a release that is not there, or was not public then, and `too_many` where a page's table cannot hold all differences. */
export async function releaseDiffPage(
  dir: string,
  { a, b, all }: ReleaseDiffAsked,
  when: AsOf,
): Promise<ReleaseDiffPage> {
  const releases = releaseNames(dir).filter((name) => isPublic(releaseManifest(dir, name), when));
  const chosen = [a, b].filter((name) => name !== null);
  const unknown = chosen.find((name) => !releases.includes(name));
  if (unknown !== undefined) throw noRelease(unknown, releases, when);
  if (a === null || b === null) {
    const none = { a: null, b: null, diff: null, method_says: null, kind_says: {}, differences: [] };
    return { releases, ...none, when };
  }
  const found = await compareReleases(dir, a, b);
  const { diff } = found;
  const rows = diff.kinds.reduce((sum, one) => sum + (one.kind === "respelled" ? 0 : one.rows), 0);
  if (all && rows > mostInTable)
    throw new TarmacError("too_many", `These are ${rows} differences, more than a page gives.`, {
      hint: `tarmac diff ${a} ${b} --rows FILE.csv writes all of them`,
    });
  const kinds = [...new Set(diff.kinds.map(({ kind }) => kind))];
  return {
    releases,
    a: comparedRelease(found.a, diff.rows.a, diff.people.a),
    b: comparedRelease(found.b, diff.rows.b, diff.people.b),
    diff,
    method_says: diffMethods[diff.method],
    kind_says: Object.fromEntries(kinds.map((kind) => [kind, diffKinds[kind]])),
    differences: await readDifferences(found.rowsFile, all ? {} : { kind: "changed", most: listed }),
    when,
  };
}

function noRelease(name: string, releases: readonly string[], { as_of }: AsOf): TarmacError {
  const then = as_of === undefined ? "loaded" : `public on ${as_of}`;
  return new TarmacError("not_found", `No release of this name is ${then}: ${name}`, {
    hint:
      releases.length === 0
        ? "tarmac load removals FILE loads one"
        : `${then === "loaded" ? "Loaded" : "Public then"} are: ${releases.join(", ")}`,
  });
}

/** True for a release that was published by the day asked for; one whose day is not told counts from when it was loaded. */
function isPublic(manifest: ReleaseManifest | null, { as_of }: AsOf): boolean {
  if (manifest === null) return false;
  return as_of === undefined || (manifest.published ?? manifest.loaded_at.slice(0, 10)) <= as_of;
}

function comparedRelease(manifest: ReleaseManifest, rows: number, people: number): ComparedRelease {
  const { release, title, publisher, url, published, says, files } = manifest;
  return {
    ...{ release, title, publisher, url, published, says, rows, people },
    files: files.map(({ name, sha256 }) => ({ name, sha256 })),
  };
}
