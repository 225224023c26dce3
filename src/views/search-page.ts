import { subjectKinds } from "../model/claim.ts";
import { type AsOf, claimById, claimsLike } from "../store/claims.ts";
import { sourceOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";
import { type Hit, mostHits, search, searchTerms, type Snippet, snippets } from "../store/search.ts";
import type { Reader } from "./reader.ts";
import { titleOf } from "./source-page.ts";
import { sourceView } from "./source-view.ts";

/** What a reader asks of the search. `page` counts from 1; null asks for all rows at once (the CSV). */
export type SearchFilter = { readonly q: string | null; readonly kind: string | null; readonly page: number | null };

/** Kinds of things that can be found, in the order in which they are shown. */
export const foundKinds = [...subjectKinds, "source", "claim"] as const;

/** One text in which the words stand: of a claim, or the head of the thing itself. */
export type FoundText = {
  /** `claim/ID`, or the thing's own ref. */
  readonly ref: string;
  /** The attribute of a claim; null for the head of a thing. */
  readonly attribute: string | null;
  /** The source of a claim as pages cite it; null for the head of a thing. */
  readonly source: string | null;
  readonly public_date: string | null;
  readonly snippet: Snippet;
};

/** A thing that was found, with the first few texts in which the words stand. */
export type FoundThing = {
  readonly ref: string;
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** The title in pieces, with the words marked that stand in it. */
  readonly marked: Snippet;
  /** How many texts about it hold the words: its head and its claims. */
  readonly texts: number;
  readonly found: readonly FoundText[];
  /** How many more texts hold the words than are shown. */
  readonly more: number;
};

/** What holds the words: the page `/search`. */
export type SearchPage = {
  readonly q: string;
  readonly kind: string | null;
  readonly rows: readonly FoundThing[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** How many things of each kind hold the words. */
  readonly kinds: readonly { readonly kind: string; readonly count: number }[];
  /** Words of the query that stand in no text at all. */
  readonly nowhere: readonly string[];
  /** How many texts are looked at when more hold the words; null when all were. */
  readonly limit: number | null;
  readonly when: AsOf;
};

const thingsAPage = 20;
const textsAThing = 3;

/** Things that hold all the words, by kind: those that bear them in their title or head first, then those with the most claims that do. */
export function searchPage({ record }: Reader, filter: SearchFilter, when: AsOf): SearchPage {
  const q = filter.q ?? "";
  const hits = search(record, q, when);
  const things = [...claimNamed(record, q, when), ...thingsOf(hits, q)];
  const wanted =
    filter.kind === null
      ? things
      : hits.length < mostHits
        ? things.filter((thing) => thing.kind === filter.kind)
        : thingsOf(search(record, q, when, filter.kind), q);
  const page = filter.page ?? 1;
  const from = (page - 1) * thingsAPage;
  const shown = filter.page === null ? wanted : wanted.slice(from, from + thingsAPage);
  return {
    q,
    kind: filter.kind,
    rows: withTexts(record, q, shown, when),
    total: wanted.length,
    page,
    pages: filter.page === null ? 1 : Math.max(1, Math.ceil(wanted.length / thingsAPage)),
    kinds: foundKinds.flatMap((kind) => {
      const count = things.filter((thing) => thing.kind === kind).length;
      return count === 0 ? [] : [{ kind, count }];
    }),
    nowhere: things.length > 0 ? [] : searchTerms(q).filter((word) => search(record, word, when).length === 0),
    limit: hits.length < mostHits ? null : mostHits,
    when,
  };
}

type Thing = { readonly ref: string; readonly id: string; readonly kind: string; readonly hits: readonly Hit[] };

function thingsOf(hits: readonly Hit[], q: string): Thing[] {
  const found = new Map<string, Hit[]>();
  for (const hit of hits) {
    const own = found.get(hit.subject);
    if (own) own.push(hit);
    else found.set(hit.subject, [hit]);
  }
  const things = [...found].map(([ref, own]) => ({ ...namesOf(ref), hits: own.sort(inOrder) }));
  const kinds: readonly string[] = foundKinds;
  const rank = (thing: Thing): readonly (number | string)[] => [
    kinds.indexOf(thing.kind),
    thing.id === q.trim() ? 0 : 1,
    thing.hits[0]?.ref === thing.ref ? 0 : 1,
    -thing.hits.length,
    thing.ref,
  ];
  return things
    .map((thing) => ({ thing, by: rank(thing) }))
    .sort((a, b) => order(a.by, b.by))
    .map(({ thing }) => thing);
}

/** The head of a thing, then its claims by day: never in the order in which they were imported, which an earlier day does not know. */
function inOrder(a: Hit, b: Hit): number {
  const key = (hit: Hit): readonly string[] => [hit.ref === hit.subject ? "" : hit.public_date, hit.ref];
  return order(key(a), key(b));
}

/** Compares two lists of sort keys, the first that differs deciding. */
function order(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  const i = a.findIndex((key, at) => key !== b[at]);
  return i === -1 ? 0 : (a[i] ?? 0) < (b[i] ?? 0) ? -1 : 1;
}

function namesOf(ref: string): { ref: string; id: string; kind: string } {
  const at = ref.indexOf("/");
  return { ref, id: ref.slice(at + 1), kind: ref.slice(0, at) };
}

/** The claim whose id is asked for, by its first six digits or more. */
function claimNamed(record: TarmacRecord, q: string, when: AsOf): Thing[] {
  const claims = claimsLike(record, q.trim().replace(/^claim\//, ""));
  const seen = claims.filter((claim) => claim.public_date <= (when.as_of ?? "9999-12-31"));
  return seen.map((claim) => ({ ...namesOf(`claim/${claim.id}`), hits: [] }));
}

function withTexts(record: TarmacRecord, q: string, things: readonly Thing[], when: AsOf): FoundThing[] {
  const shown = things.map((thing) => ({ ...thing, first: thing.hits.slice(0, textsAThing) }));
  const around = snippets(
    record,
    q,
    shown.flatMap((thing) => thing.first.map((hit) => hit.n)),
  );
  return shown.map(({ ref, id, kind, hits, first }) => {
    const title = thingTitle(record, ref, when);
    const own = first.find((hit) => hit.ref === ref);
    const marked = markWords(title, (own && around.get(own.n)) ?? []);
    const isInTitle = marked.some((piece) => piece.found);
    const texts = first.filter((hit) => hit !== own || !isInTitle);
    return {
      ref,
      id,
      kind,
      title,
      marked,
      texts: hits.length,
      found: texts.map((hit) => ({ ...textOf(record, hit, when), snippet: around.get(hit.n) ?? [] })),
      more: hits.length - first.length,
    };
  });
}

/** A title in pieces: the words found in a thing's head are marked where they stand in the title. */
function markWords(title: string, snippet: Snippet): Snippet {
  const words = [...new Set(snippet.filter((piece) => piece.found).map((piece) => piece.text))];
  if (words.length === 0) return [{ text: title, found: false }];
  const pattern = new RegExp(`(${words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`);
  return title
    .split(pattern)
    .map((text, i) => ({ text, found: i % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}

function textOf(record: TarmacRecord, hit: Hit, when: AsOf): Omit<FoundText, "snippet"> {
  const claim = hit.ref.startsWith("claim/") ? claimById(record, hit.ref.slice("claim/".length)) : null;
  if (claim === null) return { ref: hit.ref, attribute: null, source: null, public_date: null };
  const source = sourceOf(record, claim.source, when);
  return {
    ref: hit.ref,
    attribute: claim.attribute,
    source: source ? sourceView(source).shown : claim.source,
    public_date: claim.public_date,
  };
}

function thingTitle(record: TarmacRecord, ref: string, when: AsOf): string {
  const { kind, id } = namesOf(ref);
  if (kind === "claim") {
    const claim = claimById(record, id);
    return claim === null ? id : `${claim.attribute.replaceAll("_", " ")}, of ${titleOf(record, claim.subject)}`;
  }
  if (kind !== "source") return titleOf(record, ref);
  const source = sourceOf(record, id, when);
  return source === null ? id : [sourceView(source).shown, source.title].filter(Boolean).join(": ");
}
