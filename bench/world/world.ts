import { type Draw, drawer } from "../flights/draw.ts";
import { type Day, mondayOf } from "./days.ts";
import { shuffled } from "./deck.ts";
import { Flights, type WorldLeg } from "./flights.ts";
import type { Craft } from "./fleet.ts";
import type { Hop } from "./journey.ts";
import { defaultOptions, type WorldOptions } from "./options.ts";
import { type Plan, Planner } from "./plan.ts";
import type { Row } from "./row.ts";
import { Seats } from "./seats.ts";
import { spans } from "./spans.ts";

/** A charter flight that was not heard: how many rows it leaves without a leg. */
export type Heap = {
  readonly day: Day;
  readonly port: string;
  readonly to: readonly string[];
  readonly people: number;
};

/** A week of the world that begins on this Monday, or a day of it where a week has too many rows: rows in the order of the release, legs in order of departure. */
export type Week = {
  readonly from: Day;
  readonly rows: readonly Row[];
  readonly legs: readonly WorldLeg[];
  readonly heaps: readonly Heap[];
};

/** More rows than that are not held at a time. */
const mostRows = 15_000;

/** An invented world, week by week. The same seed and options give the same weeks; memory holds one week, some people and the fleet. */
export type World = { readonly weeks: Generator<Week>; readonly fleet: readonly Craft[] };

/** Makes a world: who was removed, by which flight or none, and what the record says of it. */
export function world(seed: number, options: WorldOptions = defaultOptions): World {
  const flights = new Flights(seed, drawer(seed, 3));
  return { weeks: weeksOf(seed, options, flights), fleet: flights.fleet.crafts };
}

function* weeksOf(seed: number, { shape, rows, shares }: WorldOptions, flights: Flights): Generator<Week> {
  const { first, last } = spans[shape];
  const draw = drawer(seed, 1);
  const planner = new Planner(draw, shares);
  const seats = new Seats(seed, { shares, until: last });
  let made = 0;
  const step = (7 * rows) / (last - first + 1) > mostRows ? 1 : 7;
  for (let from = mondayOf(first); from <= last; from += step) {
    const days = [Math.max(from, first), Math.min(from + step - 1, last)] as const;
    if (days[1] < first) continue;
    const aim = Math.round((rows * (days[1] - first + 1)) / (last - first + 1));
    const plans = plansOf({ planner, draw, days, most: aim - made });
    const week = weekOf({ plans, draw, seats, flights, most: rows - made });
    made += week.rows.length;
    yield { from, ...week };
  }
}

type Asked = {
  readonly planner: Planner;
  readonly draw: Draw;
  readonly days: readonly [first: Day, last: Day];
  /** People still due by the end of the week. */
  readonly most: number;
};

/** Plans until the week is full, in order of their day. */
function plansOf({ planner, draw, days, most }: Asked): Plan[] {
  const plans: Plan[] = [];
  let left = most;
  while (left > 0) {
    const plan = planner.next(draw.whole(...days), left);
    plans.push(plan);
    left -= plan.stops.reduce((sum, { people }) => sum + people, 0);
  }
  return plans.sort((a, b) => a.day - b.day);
}

type Filled = {
  readonly plans: readonly Plan[];
  readonly draw: Draw;
  readonly seats: Seats;
  readonly flights: Flights;
  readonly most: number;
};

function weekOf({ plans, draw, seats, flights, most }: Filled): Omit<Week, "from"> {
  const rows: Row[] = [];
  const legs: WorldLeg[] = [];
  const heaps: Heap[] = [];
  for (const plan of plans) {
    const flown = plan.carriage === "flown" ? flights.fly(plan) : null;
    legs.push(...(flown?.legs ?? []));
    if (plan.carriage === "unheard") {
      heaps.push(heapOf(plan));
      // A leg with nobody aboard from the same port, some days later: it must not be taken for the flight.
      if (draw.chance(0.1)) legs.push(flights.decoy({ ...plan, day: plan.day + 3 }));
    }
    rows.push(...rowsOn(plan, flown?.hops ?? [], { draw, seats }));
  }
  // A second row of a person may be one too many at the very end.
  rows.length = Math.min(rows.length, most);
  return { rows: shuffled(draw, rows), legs: legs.sort((a, b) => a.off - b.off), heaps };
}

/** The rows of everybody on a plan. Whole flights, and people of any, stand in the record a day late. */
function rowsOn(plan: Plan, hops: readonly Hop[], { draw, seats }: Pick<Filled, "draw" | "seats">): Row[] {
  const late = plan.carriage !== "land" && draw.chance(0.04) ? 1 : 0;
  return plan.stops.flatMap(({ to, people }, n) => {
    const [leg, lastLeg] = [hops[0]?.id ?? null, hops[n]?.id ?? null];
    const carried = { carriage: plan.carriage, day: plan.day, leg, lastLeg };
    return Array.from({ length: people }, () => {
      const slip = late === 0 && leg !== null && draw.chance(0.02) ? 1 : late;
      return seats.rowsOf({ plan, to, carried }, slip);
    }).flat();
  });
}

function heapOf({ day, port, stops }: Plan): Heap {
  const people = stops.reduce((sum, stop) => sum + stop.people, 0);
  return { day, port: port.name, to: stops.map(({ to }) => to.usual), people };
}
