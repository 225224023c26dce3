import type { TotalEdition } from "../../model/total-edition.ts";
import { dayNumber, yearSpan } from "./day-number.ts";

/** How a series cuts its years: the month (1–12) with which one begins, and 1 where it is named by the calendar year in which it begins, 0 where by that in which it ends. */
export type YearRule = { readonly begins: number; readonly named_by_start: 0 | 1 };

/** Federal fiscal year of the United States. */
const october: YearRule = { begins: 10, named_by_start: 0 };
const others: readonly YearRule[] = [1, 7, 4, 10, 2, 3, 5, 6, 8, 9, 11, 12].flatMap((begins) =>
  begins === 1
    ? [{ begins, named_by_start: 0 as const }]
    : [
        { begins, named_by_start: 0 as const },
        { begins, named_by_start: 1 as const },
      ],
);

/** Days of grace after a year's end: final figures are counted a little later. */
const graceDays = 31;

/**
 * How the years of a series are cut: the month as told, else the one in whose years most of its days lie. October goes first unless another fits at least two, and a tenth, more of
 * them: a pull date of a wrong year, or one new figure under the old year, must not move the year.
 */
export function yearRule(editions: readonly TotalEdition[]): YearRule {
  const told = editions.find(({ year_begins }) => year_begins !== null)?.year_begins;
  if (told !== undefined && told !== null) return { begins: told, named_by_start: 0 };
  const dated = editions.flatMap(({ fiscal_year, pull_date, file_date }) => {
    const day = pull_date ?? file_date;
    return day === null ? [] : [{ fiscal_year, day: dayNumber(day) }];
  });
  const within = (rule: YearRule): number =>
    dated.filter(({ fiscal_year, day }) => {
      const { begin, end } = spanOf(fiscal_year, rule);
      return day >= begin && day <= end + graceDays;
    }).length;
  const best = others.reduce((most, rule) => (within(rule) > within(most) ? rule : most));
  return within(best) >= within(october) + Math.max(2, dated.length / 10) ? best : october;
}

/** First and last day of a year as the series names it. */
export function spanOf(year: number, { begins, named_by_start }: YearRule): { begin: number; end: number } {
  return yearSpan(year + named_by_start, begins);
}
