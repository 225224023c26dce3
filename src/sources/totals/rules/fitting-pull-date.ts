import type { TotalEdition } from "../../../model/total-edition.ts";
import type { Point } from "../curve.ts";
import { dayNumber, inYear, isoDay } from "../day-number.ts";

/** The pull date that would fit, in words: the same day of another year, where that lies between the editions whose figures bound this one; else the day by the figure. */
export function fittingPullDate(
  { pull_date }: TotalEdition,
  there: { readonly day: number; readonly before: Point; readonly after: Point },
): string {
  const told = pull_date ?? "";
  const moved = [1, -1, 2, 3]
    .flatMap((years) => (told === "" ? [] : (inYear(told, years) ?? [])))
    .find((iso) => dayNumber(iso) >= there.before.day && dayNumber(iso) <= there.after.day);
  return moved === undefined ? `about ${isoDay(there.day)}, by the figure` : `${moved}, the same day of another year`;
}
