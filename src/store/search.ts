import type { AsOf } from "./claims.ts";
import type { TarmacRecord } from "./record.ts";

/** Something found by its words. */
export type Hit = {
  readonly ref: string;
  readonly subject: string;
  readonly snippet: string;
  readonly public_date: string;
};

/** Words as an FTS5 query: each word must be there, the last may go on. Quotes and operators are only letters to it. */
export function ftsQuery(words: string): string | null {
  const terms = words.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? [];
  return terms.length === 0 ? null : terms.map((t, i) => `"${t}"${i === terms.length - 1 ? "*" : ""}`).join(" ");
}

/** Claims, sources and subjects that hold all the words, newest first. `{{` and `}}` stand around what was found. Past claims are not found. */
export function search(
  record: TarmacRecord,
  words: string,
  when: AsOf,
  page: { limit: number; offset: number },
): Hit[] {
  const query = ftsQuery(words);
  if (query === null) return [];
  const rows = record
    .prepare(
      `select ref, subject, public_date, snippet(search, 0, '{{', '}}', ' … ', 24) as snippet
       from search where search match :query and public_date <= :day
       order by rowid desc limit :limit offset :offset`,
    )
    .all({ query, day: when.as_of ?? "9999-12-31", ...page });
  return rows as unknown as Hit[];
}

/** Subjects of a kind that hold the words themselves or in a claim that was public. At most 5,000. */
export function subjectsMatching(record: TarmacRecord, words: string, kind: string, when: AsOf = {}): string[] {
  const query = ftsQuery(words);
  if (query === null) return [];
  const rows = record
    .prepare(
      "select distinct subject from search where search match :query and subject like :kind || '/%' and public_date <= :day limit 5000",
    )
    .all({ query, kind, day: when.as_of ?? "9999-12-31" });
  return (rows as unknown as { subject: string }[]).map((row) => row.subject);
}
