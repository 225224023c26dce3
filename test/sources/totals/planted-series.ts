import type { EditionSide, TotalEdition } from "../../../src/model/total-edition.ts";
import { dayNumber, inYear, isoDay, yearSpan } from "../../../src/sources/totals/day-number.ts";
import { edition } from "./edition.ts";

/** Kinds of faults that are planted, each with the side that it spoils. */
export const plantedFaults = {
  stale_total: "figure",
  stale_edition: "figure",
  jump: "figure",
  fall: "figure",
  kept_pull_date: "pull_date",
  far_pull_date: "pull_date",
  pull_date_of_another_year: "pull_date",
  new_year_under_old: "fiscal_year",
} as const satisfies Record<string, EditionSide>;
export type PlantedFault = keyof typeof plantedFaults;

/** An edition of an invented series, as it was made: its place in its year, and the fault planted in it. */
type Made = {
  year: number;
  file: number;
  pull: number;
  value: number;
  nth: number;
  final: boolean;
  fault: PlantedFault | null;
};

/** A series with its planted faults, by edition. */
export type PlantedSeries = {
  readonly editions: readonly TotalEdition[];
  readonly faults: ReadonlyMap<string, PlantedFault>;
};

/** Numbers from 0 to 1 that a seed alone decides. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** An invented series of two to six years: its own pace, steps and begin of the year; swings, editions published again, final figures after the end; and up to four faults, apart from each other. */
export function plantedSeries(seed: number): PlantedSeries {
  const next = random(seed);
  const whole = (from: number, to: number): number => Math.floor(from + next() * (to - from + 1));
  const swing = (by: number): number =>
    Math.exp(Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next()) * by);
  const begins = [10, 10, 10, 1, 4, 7][whole(0, 5)] ?? 10;
  const steps = [7, 14, 14, 30][whole(0, 3)] ?? 14;
  const daily = 3 * Math.exp(next() * Math.log(2000 / 3));
  let trend = 1;
  const made: Made[] = [];
  for (let year = 2031; year < 2031 + whole(2, 6); year += 1) {
    const { begin, end } = yearSpan(year, begins);
    let day = begin + whole(10, 40);
    let value = Math.max(1, Math.round(daily * trend * (day - begin)));
    let nth = 0;
    const put = (file: number, pull: number, final: boolean): unknown =>
      made.push({ year, file, pull, value, nth: nth++, final, fault: null });
    while (day <= end) {
      put(day + whole(7, 16), day, false);
      const days = steps + whole(-2, 3);
      trend = Math.min(3, Math.max(0.3, trend * swing(0.08)));
      value += Math.max(0, Math.round(daily * trend * swing(0.2) * days));
      day += days;
    }
    value += Math.round(daily * 3);
    put(end + whole(20, 60), end + whole(0, 6), true);
  }
  const again = made.filter(() => next() < 0.08).map((one) => ({ ...one, of: one, file: one.file + whole(1, 6) }));
  const added = Array.from({ length: whole(0, 4) }, () => plant(made, { whole, next })).flatMap((one) => one ?? []);
  return named([...made, ...again.filter(({ of }) => of.fault === null), ...added]);
}

type Dice = { readonly whole: (from: number, to: number) => number; readonly next: () => number };

/** Plants one fault, where there is room for it. An edition that must be added is given back. */
function plant(made: readonly Made[], { whole, next }: Dice): Made | null {
  const kinds = Object.keys(plantedFaults) as PlantedFault[];
  const fault = kinds[whole(0, kinds.length - 1)] as PlantedFault;
  const one = made[whole(0, made.length - 1)] as Made;
  const beside = (by: number): Made | undefined =>
    made.find(({ year, nth }) => year === one.year && nth === one.nth + by);
  const [before, after, long] = [beside(-1), beside(1), beside(-4)];
  const taken = made.some(
    (other) => other.fault !== null && other.year === one.year && Math.abs(other.nth - one.nth) < 4,
  );
  if (one.final || one.nth < 2 || before === undefined || after === undefined || after.final || taken) return null;
  const spoil = (change: Partial<Made>): null => {
    Object.assign(one, change, { fault });
    return null;
  };
  const final = (year: number): Made | undefined => made.find((other) => other.year === year && other.final);
  const old = final(one.year - 1);
  if (fault === "stale_total")
    return old && old.value >= 1000 && old.value !== one.value ? spoil({ value: old.value }) : null;
  if (fault === "stale_edition") return one.value - before.value >= 60 ? spoil({ value: before.value }) : null;
  if (fault === "kept_pull_date") return one.value - before.value >= 60 ? spoil({ pull: before.pull }) : null;
  if (fault === "far_pull_date") return long && one.value - long.value >= 100 ? spoil({ pull: long.pull }) : null;
  if (fault === "jump") return spoil({ value: Math.round(after.value * (1.3 + next() * 3)) + 50 });
  if (fault === "fall")
    return before.value > 200 ? spoil({ value: Math.round(before.value * (0.3 + next() * 0.4)) }) : null;
  if (fault === "pull_date_of_another_year") {
    const moved = inYear(isoDay(one.pull), -1);
    return moved === null ? null : spoil({ pull: dayNumber(moved) });
  }
  const [first, end] = [made.find(({ year, nth }) => year === one.year + 1 && nth === 0), final(one.year)];
  return first && end && first.fault === null && first.value < end.value * 0.7
    ? { ...first, year: one.year, fault }
    : null;
}

function named(made: readonly Made[]): PlantedSeries {
  const faults = new Map<string, PlantedFault>();
  const editions = made.map(({ year, file, pull, value, fault }, i) => {
    if (fault !== null) faults.set(`edition ${i}`, fault);
    return edition(`edition ${i}`, { fiscal_year: year, file_date: isoDay(file), pull_date: isoDay(pull), value });
  });
  return { editions, faults };
}
