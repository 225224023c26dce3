import { named, quoted, type Session } from "./session.ts";
import type { Found } from "./findings.ts";
import type { Prepared } from "./prepare.ts";

type Counts = {
  readonly a: number;
  readonly b: number;
  readonly people_a: number;
  readonly people_b: number;
};
type Cell = Counts & { readonly week: string; readonly country: string | null };

/** A week stands out when it lies further from what the usual ratio gives than this many times its chance spread. */
const farOut = 5;

/** Rows by week and country against each other: the weeks that differ by more than the releases differ in all weeks, and by more than chance. */
export async function compareMargins(session: Session, { a, b, day, covered, columns }: Prepared): Promise<Found[]> {
  if (covered.both === null) return [];
  const country = ["departure_country", "citizenship_country"].find((name) => columns.some((one) => one.name === name));
  const cells = await session.rows<Cell>("margins", {
    ...{ a: quoted(a.file), b: quoted(b.file), day },
    country: country === undefined ? "cast(null as varchar)" : named(country),
    from: quoted(covered.both[0]),
    to: quoted(covered.both[1]),
  });
  const weeks = byWeek(cells);
  const usual = median(weeks.map(({ a: inA, b: inB }) => inB / Math.max(inA, 1)));
  return joined(weeks.filter((week) => isFar(week, usual))).map((run) => {
    const own = cells.filter(({ week }) => week >= run.from && week <= run.to);
    const alone = country === undefined ? null : soleCountry(own, usual);
    const rows = Math.round(Math.abs(run.b - run.a * usual));
    const people = Math.round(Math.abs(run.people_b - run.people_a * usual));
    return {
      ...{ kind: run.b < run.a * usual ? "lost" : "late", rows, people, whole: false, weeks: [run.from, run.to] },
      where: alone === null ? {} : { [country ?? ""]: alone },
    };
  });
}

type Week = Counts & { readonly from: string; readonly to: string };

function byWeek(cells: readonly Cell[]): Week[] {
  const weeks = new Map<string, Week>();
  for (const cell of cells) {
    const { week } = cell;
    const sum = weeks.get(week);
    weeks.set(week, { from: week, to: week, ...added(sum ?? nothing, cell) });
  }
  return [...weeks.values()];
}

const nothing: Counts = { a: 0, b: 0, people_a: 0, people_b: 0 };

function added(one: Counts, other: Counts): Counts {
  return {
    ...{ a: one.a + other.a, b: one.b + other.b },
    ...{ people_a: one.people_a + other.people_a, people_b: one.people_b + other.people_b },
  };
}

function isFar({ a, b }: Pick<Week, "a" | "b">, usual: number): boolean {
  return Math.abs(b - a * usual) > farOut * Math.sqrt(Math.max(b + a * usual * usual, 1));
}

/** Weeks that follow each other and differ in the same direction, as one. */
function joined(weeks: readonly Week[]): Week[] {
  const runs: Week[] = [];
  for (const week of weeks) {
    const last = runs.at(-1);
    const follows = last !== undefined && Date.parse(week.from) - Date.parse(last.to) === 7 * 86_400_000;
    if (follows && Math.sign(week.b - week.a) === Math.sign(last.b - last.a))
      runs[runs.length - 1] = { from: last.from, to: week.to, ...added(last, week) };
    else runs.push(week);
  }
  return runs;
}

/** The one country that differs; null when several do. */
function soleCountry(cells: readonly Cell[], usual: number): string | null {
  const sums = new Map<string | null, { a: number; b: number }>();
  for (const { country, a, b } of cells) {
    const sum = sums.get(country) ?? { a: 0, b: 0 };
    sums.set(country, { a: sum.a + a, b: sum.b + b });
  }
  const far = [...sums].filter(([, sum]) => isFar(sum, usual)).map(([country]) => country);
  return far.length === 1 ? (far[0] ?? null) : null;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
