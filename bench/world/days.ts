/** A day is a number: days since 1970-01-01. */
export type Day = number;

/** Milliseconds of a day. */
export const dayMs = 86_400_000;

const texts: string[] = [];

/** The day of an ISO date. */
export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / dayMs;
}

/** The ISO date of a day. */
export function isoOf(day: Day): string {
  let text = texts[day];
  if (text === undefined) {
    text = new Date(day * dayMs).toISOString().slice(0, 10);
    texts[day] = text;
  }
  return text;
}

/** The Monday of the week of a day. */
export function mondayOf(day: Day): Day {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** The fiscal year of a day: it begins on 1 October of the year before. */
export function fiscalYearOf(day: Day): number {
  const [year = "0", month = "0"] = isoOf(day).split("-");
  return Number(year) + (Number(month) >= 10 ? 1 : 0);
}

/** The first and last day of a fiscal year. */
export function fiscalYear(year: number): { readonly first: Day; readonly last: Day } {
  return { first: dayOf(`${year - 1}-10-01`), last: dayOf(`${year}-09-30`) };
}
