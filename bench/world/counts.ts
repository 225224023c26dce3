import { fiscalYearOf, isoOf } from "./days.ts";
import { agencies } from "./fill.ts";
import { countryKinds } from "./kinds.ts";
import type { Row } from "./row.ts";

/** Numbers of rows by what they have in common, from which statements are made: `FY2024`, `FY2024 own`, `CY2024`, `FY2024 third`, `FY2024 people-days`, `FY2024 to 2024-03-31` … */
export class Counts {
  readonly #numbers = new Map<string, number>();

  add(row: Row): void {
    const fiscal = `FY${fiscalYearOf(row.day)}`;
    const date = isoOf(row.day);
    this.#one(fiscal);
    this.#one(`CY${date.slice(0, 4)}`);
    if (row.filler.agency === agencies.own) this.#one(`${fiscal} own`);
    if (row.twinOf === null) this.#one(`${fiscal} people-days`);
    if (countryKinds[row.kind].answer === "yes") this.#one(`${fiscal} third`);
    // The first half of a fiscal year: 1 October to 31 March.
    const month = Number(date.slice(5, 7));
    if (month >= 10 || month <= 3) this.#one(`${fiscal} half`);
  }

  of(key: string): number {
    return this.#numbers.get(key) ?? 0;
  }

  #one(key: string): void {
    this.#numbers.set(key, this.of(key) + 1);
  }
}
