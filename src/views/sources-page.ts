import type { AsOf } from "../store/claims.ts";
import { sourceOf } from "../store/entries.ts";
import { keptUntilWritten } from "../store/kept.ts";
import { subjectsMatching } from "../store/search.ts";
import { countClaimsFrom, type SourceKey, sourceKeys } from "../store/source-keys.ts";
import { pageOf } from "./page-of.ts";
import type { Reader } from "./reader.ts";
import type { SourceView } from "./shapes.ts";
import { hostOf, sourceView } from "./source-view.ts";

/** What a reader asks of the list of sources. `page` counts from 1; null asks for all rows at once (the CSV). */
export type SourcesFilter = {
  readonly kind: string | null;
  readonly seen: string | null;
  readonly host: string | null;
  readonly q: string | null;
  readonly page: number | null;
};

/** A source in the list, with what hangs on it. */
export type SourceRow = SourceView & {
  readonly language: string | null;
  /** The source at the root of its copies; null when it is no copy. */
  readonly root: { readonly id: string; readonly shown: string } | null;
  /** How many other sources repeat it. */
  readonly copies: number;
  /** How many claims come from it. */
  readonly claims: number;
};

type Choice = { readonly code: string; readonly count: number };

/** Every source: the page `/sources`. */
export type SourcesPage = {
  readonly rows: readonly SourceRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: Omit<SourcesFilter, "page">;
  /** The choices of each filter, given the others; those with the most sources first. */
  readonly kinds: readonly Choice[];
  readonly seens: readonly Choice[];
  readonly hosts: readonly Choice[];
  readonly when: AsOf;
};

/** Sources that fit a filter, newest first. */
export function sourcesPage({ record }: Reader, filter: SourcesFilter, when: AsOf): SourcesPage {
  const { page, ...kept } = filter;
  const { wanted, ...others } = chosen(record, kept, when);
  const paged = pageOf(wanted, page);
  return { ...paged, rows: rowsOf(record, paged.rows, when), filter: kept, ...others, when };
}

type Chosen = Pick<SourcesPage, "kinds" | "seens" | "hosts"> & { readonly wanted: readonly SourceKey[] };

const chosen = keptUntilWritten((record, filter: Omit<SourcesFilter, "page">, when): Chosen => {
  const all = sourceKeys(record, when);
  const worded = filter.q === null ? null : new Set(subjectsMatching(record, filter.q, "source", when));
  const hosts = filter.host === null ? null : new Map(all.map((key) => [key.id, hostOf(key.url)]));
  const fits = (key: SourceKey, but?: "kind" | "seen" | "host"): boolean =>
    (but === "kind" || filter.kind === null || key.kind === filter.kind) &&
    (but === "seen" || filter.seen === null || key.seen === filter.seen) &&
    (but === "host" || filter.host === null || hosts?.get(key.id) === filter.host) &&
    (worded === null || worded.has(`source/${key.id}`));
  return {
    wanted: all.filter((key) => fits(key)),
    kinds: choices(all.filter((key) => fits(key, "kind")).map((key) => key.kind)),
    seens: choices(all.filter((key) => fits(key, "seen")).map((key) => key.seen)),
    hosts: choices(all.filter((key) => fits(key, "host")).map((key) => hostOf(key.url))),
  };
});

/** How many other sources repeat each. */
const copiesOf = keptUntilWritten(
  (record, _asked: null, when) =>
    new Map(choices(sourceKeys(record, when).map((key) => key.copy_of)).map(({ code, count }) => [code, count])),
);

function choices(values: readonly (string | null)[]): Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, count }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

function rowsOf(record: Reader["record"], shown: readonly SourceKey[], when: AsOf): SourceRow[] {
  const claims = countClaimsFrom(
    record,
    shown.map((key) => key.id),
    when,
  );
  const copies = copiesOf(record, null, when);
  return shown.flatMap(({ id }) => {
    const source = sourceOf(record, id, when);
    if (!source) return [];
    const root = source.voice === id ? null : sourceOf(record, source.voice, when);
    return [
      {
        ...sourceView(source),
        language: source.language,
        root: root && { id: root.id, shown: sourceView(root).shown },
        copies: copies.get(id) ?? 0,
        claims: claims.get(id) ?? 0,
      },
    ];
  });
}
