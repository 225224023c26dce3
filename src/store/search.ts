import type { AsOf } from "./claims.ts";
import { seqAt } from "./ledger.ts";
import type { TarmacRecord } from "./record.ts";
import { sql } from "./sql.ts";

/** A text that holds the words. `ref` is claim/ID, source/ID or kind/ID; `subject` is the thing that it is about. */
export type Hit = { readonly n: number; readonly ref: string; readonly subject: string; readonly public_date: string };

/** A piece of a text; `found` where it is one of the words looked for. */
export type Snippet = readonly { readonly text: string; readonly found: boolean }[];

/** Texts that a search looks at, newest first: more than anybody reads. */
export const mostHits = 5000;

/** The words of a query, as they are looked for: letters and digits only. */
export function searchTerms(words: string): string[] {
  return words.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Words as an FTS5 query: each word must be there, the last may go on. Quotes and operators are only letters to it. */
function ftsQuery(words: string): string | null {
  const terms = searchTerms(words);
  return terms.length === 0 ? null : terms.map((t, i) => `"${t}"${i === terms.length - 1 ? "*" : ""}`).join(" ");
}

/**
 * Claims, sources and subjects that hold all the words and were public, newest first; at most `mostHits`. Only texts that stand are found: with `known_at`,
 * those among them that the record held then. `kind` looks only at what is about things of a kind.
 */
export function search(record: TarmacRecord, words: string, when: AsOf, kind: string | null = null): Hit[] {
  const query = ftsQuery(words);
  if (query === null) return [];
  const seq = when.known_at === undefined ? null : seqAt(record, when.known_at);
  const given = { query, kind, day: when.as_of ?? null, seq, limit: mostHits };
  const hits = record.prepare(sql(import.meta.url, "found-texts")).all(given) as unknown as Hit[];
  return when.as_of === undefined ? hits : [...hits].sort(byDay);
}

// The page of an earlier day must not tell in which order things were typed in since.
function byDay(a: Hit, b: Hit): number {
  const [x, y] = [a.public_date ?? "", b.public_date ?? ""];
  return x === y ? (a.ref < b.ref ? -1 : 1) : x > y ? -1 : 1;
}

/** What stands around the words in some of the texts found, by their number. */
export function snippets(record: TarmacRecord, words: string, rows: readonly number[]): ReadonlyMap<number, Snippet> {
  const query = ftsQuery(words);
  if (query === null) return new Map();
  const found = record.prepare(sql(import.meta.url, "snippets")).all({ query, rows: JSON.stringify(rows) });
  return new Map((found as unknown as { n: number; snippet: string }[]).map((row) => [row.n, toSnippet(row.snippet)]));
}

function toSnippet(marked: string): Snippet {
  const [before = "", ...rest] = marked.split("\ue000");
  const pieces = rest.flatMap((part) => {
    const [word = "", after = ""] = part.split("\ue001");
    return [
      { text: word, found: true },
      { text: after, found: false },
    ];
  });
  return [{ text: before, found: false }, ...pieces].filter((piece) => piece.text !== "");
}

/** Things of a kind (subjects, or sources) that hold the words themselves or in one of their claims, among what was public. */
export function subjectsMatching(record: TarmacRecord, words: string, kind: string, when: AsOf = {}): string[] {
  return [...new Set(search(record, words, when, kind).map((hit) => hit.subject))];
}
