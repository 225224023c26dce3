import { asBounds, type Count } from "../model/count.ts";
import type { AsOf } from "./claims.ts";
import { lastDay } from "./end-of-time.ts";
import type { TarmacRecord } from "./record.ts";
import { sql } from "./sql.ts";

/** How many listed movements there are of a month, destination and state; each null where none is known. */
export type TallyCell = {
  readonly month: string | null;
  readonly destination: string | null;
  readonly state: string | null;
  readonly movements: number;
};

/** People added up over listed movements, each person once. */
export type TallySums = { readonly people: Count; readonly third_country: Count; readonly own_nationals: Count };
const summed = ["people", "third_country", "own_nationals"] as const;

/** What sums are asked for; absent members fit all. */
export type TallyFilter = {
  readonly month?: string;
  readonly destination?: string;
  readonly states?: readonly string[];
};

/** The movements that lists show, counted by month, destination and state, oldest month first (those without a date before them). */
export function tallyChoices(record: TarmacRecord, when: AsOf): TallyCell[] {
  const rows = record.prepare(sql(import.meta.url, "tally-choices")).all(untilDay(when));
  return (rows as unknown as TallyCell[]).map((row) => ({
    month: row.month || null,
    destination: row.destination || null,
    state: row.state || null,
    movements: row.movements,
  }));
}

/** The people of all listed movements that fit a filter. */
export function tallySums(record: TarmacRecord, filter: TallyFilter, when: AsOf): TallySums {
  const row = record.prepare(sql(import.meta.url, "tally-sums")).get({
    ...untilDay(when),
    of_month: filter.month ?? null,
    destination: filter.destination ?? null,
    states: filter.states ? JSON.stringify(filter.states) : null,
  }) as Record<string, number | null>;
  const sum = (name: string): Count => {
    const of = (part: string): number => row[`${name}_${part}`] ?? 0;
    const hi = of("open") > 0 ? null : of("hi");
    return of("planned") > 0 ? { lo: of("lo"), hi, as: "planned" } : asBounds(of("lo"), hi);
  };
  return Object.fromEntries(summed.map((name) => [name, sum(name)])) as TallySums;
}

/** Takes the rows of a movement off the tally before they are replaced, or adds them afterwards. Called inside `write`. */
export function addToTally(record: TarmacRecord, ref: string, sign: 1 | -1): void {
  record.prepare(sql(import.meta.url, "add-to-tally")).run({ ref, sign });
}

/** The month in which a day lies is not in the tally whole. */
function untilDay(when: AsOf): { day: string; month: string } {
  const day = when.as_of ?? lastDay;
  return { day, month: day.slice(0, 7) };
}
