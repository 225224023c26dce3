import type { TotalEdition } from "../../model/total-edition.ts";
import type { Point } from "./curve.ts";
import { mayBeChance } from "./limits.ts";
import type { SeriesContext } from "./series-context.ts";

/** The point of the own year's curve that has an edition's figure; null when none has. */
export function twinInYear(edition: TotalEdition, context: SeriesContext): Point | null {
  return (
    context
      .curveOf(edition)
      .stretches.flat()
      .find(({ value }) => value === edition.value) ?? null
  );
}

/**
 * The edition of an earlier year whose figure stands in this one: one on that year's curve; where so many may have it by chance, only a year's last. Null when none has it.
 */
export function twinBefore(edition: TotalEdition, context: SeriesContext): TotalEdition | null {
  const earlier = context.curves
    .filter(({ year }) => year < edition.fiscal_year)
    .map(({ stretches }) => stretches.flat());
  const all = earlier.flat();
  const older = mayBeChance(edition.value, all.length) ? earlier.flatMap((points) => points.slice(-1)) : all;
  return older.findLast(({ value }) => value === edition.value)?.editions[0] ?? null;
}

/** Editions of other years with the same figure that stand on no curve either: a figure carried from a year that the series does not hold. */
export function straysLike(edition: TotalEdition, context: SeriesContext): readonly TotalEdition[] {
  const others = context.curves.filter(({ year }) => year !== edition.fiscal_year).flatMap(({ off }) => off);
  return mayBeChance(edition.value, others.length) ? [] : others.filter(({ value }) => value === edition.value);
}
