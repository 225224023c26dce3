import type { TotalEdition } from "../../../model/total-edition.ts";
import { type Doubt, doubtOf } from "../doubt.ts";
import type { SeriesContext } from "../series-context.ts";

/** Editions of a series that stand on no curve for one reason, each with that reason. */
export function doubted<K extends Doubt["kind"]>(
  series: SeriesContext,
  kind: K,
): { readonly edition: TotalEdition; readonly doubt: Extract<Doubt, { kind: K }> }[] {
  return all(series).flatMap(({ edition, doubt }) =>
    doubt.kind === kind ? [{ edition, doubt: doubt as Extract<Doubt, { kind: K }> }] : [],
  );
}

const known = new WeakMap<SeriesContext, { edition: TotalEdition; doubt: Doubt }[]>();

function all(series: SeriesContext): { edition: TotalEdition; doubt: Doubt }[] {
  const found =
    known.get(series) ??
    series.curves.flatMap(({ off }) => off).map((edition) => ({ edition, doubt: doubtOf(edition, series) }));
  known.set(series, found);
  return found;
}
