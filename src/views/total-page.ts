import { type Count, countText } from "../model/count.ts";
import type { AsOf } from "../store/claims.ts";
import type { Reader } from "./reader.ts";
import { type SubjectPage, subjectPage } from "./subject-page.ts";
import { type ShareView, sharesOf } from "./total-shares.ts";
import { type PairView, pairView, type SumView, sumView, titlesOf, type TotalRow, totalRow } from "./totals-page.ts";

/** A total: its scope, number, parts and percentages, and every pair and sum in which it stands. */
export type TotalPage = SubjectPage & {
  readonly row: TotalRow;
  /** Parts as each source gives them. */
  readonly parts: readonly {
    readonly source: string;
    readonly parts: readonly { readonly of: string; readonly text: string }[];
  }[];
  readonly shares: readonly ShareView[];
  readonly pairs: readonly PairView[];
  readonly sums: readonly SumView[];
};

/** The page of a total; null when the record does not hold it, or it was not public. */
export function totalPage(reader: Reader, id: string, when: AsOf): TotalPage | null {
  const page = subjectPage(reader, `total/${id}`, when);
  if (page === null) return null;
  const { totals, pairs, sums } = reader.totals(when, id);
  const total = totals.find((t) => t.id === id);
  if (total === undefined) return null;
  const titles = titlesOf(totals);
  const bare = ({ lo, hi, as }: Count): Count => ({ lo, hi, as });
  return {
    ...page,
    row: totalRow(total, pairs),
    parts: total.parts.map(({ source, parts }) => ({
      source,
      parts: parts.map((p) => ({ of: p.of, text: countText(bare(p.count)) })),
    })),
    shares: sharesOf(total),
    pairs: pairs.map((pair) => pairView(pair, titles)),
    sums: sums.map((sum) => sumView(sum, titles)),
  };
}
