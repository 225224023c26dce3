import fc from "fast-check";
import type { InventedRow } from "./removals-table.ts";

/** What is done to an invented release A to make B of it. Shares are of A's rows. */
export type Plan = {
  readonly seed: number;
  readonly rows: number;
  readonly ids: "kept" | "none" | "all_new" | "some_new" | "period_new" | "shuffled";
  readonly loseBlock: "none" | "port_in_weeks" | "weeks" | "year" | "category_of_port";
  readonly loseSingle: number;
  readonly double: "none" | "week" | "singles" | "week_and_singles";
  readonly change: number;
  readonly late: number;
  readonly newWeeks: number;
  readonly otherKind: number;
  readonly shuffle: boolean;
  readonly respell: boolean;
};

/** Plans of all kinds. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.integer({ min: 1, max: 1e9 }),
  rows: fc.integer({ min: 400, max: 1500 }),
  ids: fc.constantFrom("kept", "none", "all_new", "some_new", "period_new", "shuffled"),
  loseBlock: fc.constantFrom("none", "port_in_weeks", "weeks", "year", "category_of_port"),
  loseSingle: fc.integer({ min: 0, max: 12 }),
  double: fc.constantFrom("none", "week", "singles", "week_and_singles"),
  change: fc.integer({ min: 0, max: 12 }),
  late: fc.integer({ min: 0, max: 15 }),
  newWeeks: fc.integer({ min: 0, max: 40 }),
  otherKind: fc.constantFrom(0, 0, 30),
  shuffle: fc.boolean(),
  respell: fc.boolean(),
});

/** A and B, and what was planted: for each kind the contents of its rows (identifiers left out), sorted; changed rows as `before → after`. */
export type Planted = {
  readonly a: readonly InventedRow[];
  readonly b: readonly InventedRow[];
  readonly truth: Readonly<Record<string, readonly string[]>>;
};

type Row = Record<string, string | number | null>;
/** A row of B and the row of A that it comes from. */
type Copy = { row: Row; readonly from: Row; renumbered: boolean; changed: boolean };

const dayMs = 86_400_000;
const begin = Date.UTC(2030, 0, 7);
const days = 98 * 7;
const ports = ["PORT ONE", "PORT TWO", "PORT THREE", "PORT FOUR", "PORT FIVE"];
const countries = ["XAA", "XBB", "XCC", "XDD", "XEE", "XFF"];

/** Carries a plan out. */
export function plant(plan: Plan): Planted {
  const chance = chanceOf(plan.seed);
  const pick = <Thing>(list: readonly Thing[]): Thing => list[Math.floor(chance() * list.length)] as Thing;
  const whole = (n: number): number => Math.floor(chance() * n);
  let serial = 0;
  const person = (day: number): Row => {
    const [citizenship, sent] = [pick(countries), pick(countries)];
    serial += 1;
    return {
      departed_date: dayText(day),
      fiscal_year: day < days / 2 ? 2030 : 2031,
      person_id: plan.ids === "none" ? null : `P${serial * 7}`,
      ...{ departure_country: sent, departure_country_said: `Country ${sent}` },
      ...{ citizenship_country: citizenship, citizenship_country_said: `Country ${citizenship}` },
      gender: pick(["Male", "Male", "Female"]),
      birth_year: 1955 + whole(50),
      departure_port: pick(ports),
      area: pick(["North Example", "South Example", "East Example"]),
      case_category: pick(["first kind", "second kind", "third kind"]),
      apprehension_date: dayText(day - 1 - whole(90)),
    };
  };
  const a = Array.from({ length: plan.rows }, (_, i) => person(i < 4 ? i : i === 4 ? days - 1 : whole(days)));
  const [weekFrom, weekTo] = [whole(40) * 7 + 14, whole(3) * 7 + 20];
  const port = pick(ports);
  const isLost = (row: Row): boolean => {
    const day = dayOf(row);
    const inWeeks = day >= weekFrom && day <= weekFrom + weekTo;
    if (plan.loseBlock === "port_in_weeks") return row.departure_port === port && inWeeks;
    if (plan.loseBlock === "weeks") return inWeeks;
    // Its first two weeks stay: without them nobody can tell whether B lost the year or covers other days.
    if (plan.loseBlock === "year") return row.fiscal_year === 2030 && day >= 14;
    return plan.loseBlock === "category_of_port" && row.departure_port === port && row.case_category === "first kind";
  };
  const edge = new Set(a.slice(0, 5));
  const lost = a.filter((row) => isLost(row) && !edge.has(row));
  const kept = a.filter((row) => !lost.includes(row));
  const singles = new Set(Array.from({ length: plan.loseSingle }, () => pick(kept)).filter((row) => !edge.has(row)));
  const b: Copy[] = kept
    .filter((row) => !singles.has(row))
    .map((row) => ({ row: { ...row }, from: row, renumbered: false, changed: false }));
  renumber(b, plan, { pick, chance });
  const doubled = doublesOf(b, plan, { pick, whole });
  const twice = new Set(doubled.map(({ from }) => from));
  const free = b.filter(
    ({ from, renumbered }) =>
      !twice.has(from) && !edge.has(from) && (plan.ids === "all_new" || plan.ids === "shuffled" || !renumbered),
  );
  for (let i = 0; i < Math.min(plan.change, free.length); i += 1) changeCell(pick(free), { pick, whole });
  const late = Array.from({ length: plan.late }, () => person(whole(days)));
  const fresh = Array.from({ length: plan.newWeeks }, () => person(days + whole(30)));
  const other = Array.from({ length: plan.otherKind }, () => ({
    ...person(60 + whole(300)),
    case_category: "border kind",
  }));
  const extra = [...late, ...fresh, ...other];
  const table = [...b.map(({ row }) => row), ...doubled.map(({ row }) => ({ ...row })), ...extra];
  if (plan.shuffle) for (let i = table.length - 1; i > 0; i -= 1) swap(table, i, whole(i + 1));
  return {
    a,
    b: plan.respell ? table.map(respelled) : table,
    truth: {
      lost: contents([...lost, ...singles]),
      doubled: contents(doubled.map(({ row }) => row)),
      changed: b
        .filter(({ changed }) => changed)
        .map(({ from, row }) => `${content(from)} → ${content(row)}`)
        .sort(),
      renumbered: contents(b.filter(({ renumbered }) => renumbered).map(({ row }) => row)),
      late: contents(late),
      new_weeks: contents(fresh),
      added: contents(other),
    },
  };
}

type Chance = { readonly pick: <Thing>(list: readonly Thing[]) => Thing };

function renumber(b: readonly Copy[], { ids }: Plan, { chance }: Chance & { readonly chance: () => number }): void {
  const taken = b.map(({ row }) => row.person_id ?? null);
  for (const [i, copy] of b.entries()) {
    const day = dayOf(copy.row);
    const anew =
      ids === "all_new" ||
      ids === "shuffled" ||
      (ids === "some_new" && chance() < 0.4) ||
      (ids === "period_new" && day > 150 && day < 260);
    if (!anew) continue;
    // Shuffled: every identifier of A stands at another person.
    copy.row.person_id = ids === "shuffled" ? (taken[(i + 11) % taken.length] ?? null) : `Q${i * 3}`;
    copy.renumbered = true;
  }
}

function doublesOf(
  b: readonly Copy[],
  { double }: Plan,
  { pick, whole }: Chance & { readonly whole: (n: number) => number },
): Copy[] {
  const from = whole(90) * 7;
  const week = double.startsWith("week") ? b.filter(({ row }) => dayOf(row) >= from && dayOf(row) < from + 7) : [];
  const singles = double.endsWith("singles") ? Array.from({ length: 6 }, () => pick(b)) : [];
  return [...new Set([...week, ...singles])];
}

function changeCell(copy: Copy, { pick, whole }: Chance & { readonly whole: (n: number) => number }): void {
  if (copy.changed) return;
  copy.changed = true;
  const column = pick(["gender", "birth_year", "departure_port", "area", "apprehension_date"]);
  const was = copy.row[column];
  const to: Row = {
    gender: was === "Male" ? "Female" : "Male",
    birth_year: 1900 + whole(20),
    departure_port: pick(ports.filter((one) => one !== was)),
    area: was === "North Example" ? "South Example" : "North Example",
    apprehension_date: dayText(-200 - whole(50)),
  };
  copy.row[column] = to[column] ?? null;
}

/** The same cells in another spelling. */
function respelled(row: Row): Row {
  return {
    ...row,
    citizenship_country_said: `${String(row.citizenship_country_said).toUpperCase()} `,
    departure_port: `${row.departure_port} `,
    area: String(row.area).toUpperCase(),
  };
}

/** The cells of a row without its identifier, as text that spelling does not change. */
export function content(row: Readonly<Record<string, unknown>>): string {
  const columns = ["departed_date", "departure_country", "citizenship_country", "gender", "birth_year"].concat([
    "departure_port",
    "area",
    "case_category",
    "apprehension_date",
  ]);
  return columns
    .map((column) =>
      String(row[column] ?? "")
        .trim()
        .toLowerCase(),
    )
    .join(" | ");
}

function contents(rows: readonly Row[]): string[] {
  return rows.map(content).sort();
}

function dayText(day: number): string {
  return new Date(begin + day * dayMs).toISOString().slice(0, 10);
}

function dayOf(row: Row): number {
  return (Date.parse(String(row.departed_date)) - begin) / dayMs;
}

function swap<Thing>(list: Thing[], i: number, j: number): void {
  [list[i], list[j]] = [list[j] as Thing, list[i] as Thing];
}

function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((mixed ^ (mixed >>> 13)) >>> 0) / 4294967296;
  };
}
