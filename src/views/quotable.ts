import type { Claim } from "../model/claim.ts";
import type { Source } from "../model/source.ts";
import type { Words } from "../model/value.ts";
import type { AsOf } from "../store/claims.ts";
import { sourceOf } from "../store/entries.ts";
import type { TarmacRecord } from "../store/record.ts";

/** True for a source whose own words, or a licensed copy's, were read. A mirror may have reworded them: nothing is quoted from it. */
export function isQuotable(source: Pick<Source, "seen"> | null): boolean {
  return source !== null && (source.seen === "full" || source.seen === "excerpt");
}

/** A claim as its source may be shown to give it: of a source of which only a re-post was read, a quotation is left out. */
export function asQuotable<View extends Pick<Claim, "attribute" | "value" | "words"> & { readonly text?: string }>(
  claim: View,
  source: Pick<Source, "seen"> | null,
): View {
  if (claim.attribute !== "quote" || isQuotable(source)) return claim;
  const text = "not quoted: only a re-post was read, which may have other words";
  return { ...claim, value: { text }, words: null, ...(claim.text === undefined ? {} : { text }) };
}

/** The first quotation that may be given as one; null when there is none, or only mirrors carry it. */
export function quoteOf(record: TarmacRecord, claims: readonly Claim[], when: AsOf): string | null {
  const quote = claims.find((c) => c.attribute === "quote" && isQuotable(sourceOf(record, c.source, when)));
  return quote ? (quote.value as Words).text : null;
}
