import { dateText, parseDate } from "../model/partial-date.ts";
import type { AsOf } from "../store/claims.ts";
import { type StoredSource, sourceOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";
import type { SourceView } from "./shapes.ts";

/** A source as pages cite it: a copy shows the host on which it was seen first, then the publisher credited. */
export function sourceView(source: StoredSource): SourceView {
  const host = hostOf(source.url);
  const isCopy = source.seen === "mirror" || source.copy_of !== null;
  const date = source.date === null ? null : parseDate(source.date);
  return {
    id: source.id,
    shown:
      isCopy && host !== null
        ? `${host}, crediting ${source.original?.publisher ?? source.publisher}`
        : source.publisher,
    publisher: source.publisher,
    host,
    title: source.title,
    url: source.url,
    kind: source.kind,
    date: source.date,
    date_text: date ? dateText(date) : "no date shown",
    seen: source.seen,
    copy_of: source.copy_of,
    original: source.original,
    note: source.note,
  };
}

/** The sources with these ids, as views. Ids that the record does not hold are left out. */
export function sourceViews(record: TarmacRecord, ids: Iterable<string>, when: AsOf): Record<string, SourceView> {
  const found = [...new Set(ids)].sort().flatMap((id) => sourceOf(record, id, when) ?? []);
  return Object.fromEntries(found.map((source) => [source.id, sourceView(source)]));
}

/** The site of an address, without "www."; null when it is none. */
export function hostOf(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return new URL(url).hostname.replace(/^www\./, "") || null;
}
