import { aircraftKinds } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import type { Field } from "./fields.ts";
import { type Spot, spotOf } from "./pen.ts";
import { type Hearing, plainHearing } from "./hearing.ts";
import { type Calling, type Itinerary, tripsOf, wandering, type World } from "./itinerary.ts";
import type { Life } from "./life.ts";

/** What a family gets to make one aircraft: two addresses of its own and rows of draws. */
export type Making = {
  readonly family: string;
  readonly addresses: readonly [number, number];
  readonly draws: (row: number) => Draw;
};

export const large = (field: Field): boolean => field.kind === "large";
export const small = (field: Field): boolean => field.kind === "small";
export const airline = (field: Field): boolean => field.kind !== "small";
const scheduled = (field: Field): boolean => airline(field) && field.scheduled;

/** Goes where airlines go: nine times in ten to an aerodrome with scheduled service. */
export function airlineWandering(
  world: World,
  rangeNm: readonly [number, number],
  draw: Draw,
  pleases: (field: Field) => boolean = () => true,
): (from: Spot) => Spot {
  return (from) => {
    const kind = draw.chance(0.9) ? scheduled : airline;
    return wandering(world, rangeNm, draw, (field) => kind(field) && pleases(field))(from);
  };
}

/** One life under the first address, heard as others are but for what is told. */
export function one(
  world: World,
  { family, addresses, draws }: Making,
  plan: (draw: Draw) => Itinerary,
  hearing: Partial<Hearing> = {},
): Life[] {
  const draw = draws(0);
  const trips = tripsOf(world, plan(draw), draw);
  const heard = { ...plainHearing(draws(1)), ...hearing };
  return [{ address: addresses[0], emitter: 0, family, hearing: heard, trips, draw: draws(2) }];
}

/** An aerodrome that pleases, or any where none does. */
export function homeAt(world: World, draw: Draw, pleases: (field: Field) => boolean): Spot {
  const fitting = world.fields.filter(pleases);
  return spotOf(draw.pick(fitting.length > 0 ? fitting : world.fields));
}

/** An airline's or a business jet as it mostly flies. */
export function jet(world: World, draw: Draw): Itinerary {
  const aircraft = aircraftKinds[draw.pick(["narrow", "narrow", "narrow", "heavy", "business"] as const)];
  return {
    aircraft,
    home: homeAt(world, draw, large),
    next: airlineWandering(world, aircraft.kind === "heavy" ? [500, 3500] : [120, 1800], draw),
    stayMinutes: () => stays(draw, [35, 140], [140, 1800]),
    calling: callSigns(draw),
    flight: () => ({
      ...(draw.chance(0.08) ? { holdMinutes: draw.spread(5, 40) } : {}),
      ...(draw.chance(0.02) ? { goArounds: 1 } : {}),
    }),
  };
}

/** Minutes of a stay: three of four short, the rest long. */
export function stays(draw: Draw, short: readonly [number, number], long: readonly [number, number]): number {
  return draw.chance(0.75) ? draw.spread(...short) : draw.spread(...long);
}

/** Mostly a call sign for each flight, sometimes told late. */
export function callSigns(draw: Draw): () => Calling {
  return () => (draw.chance(0.12) ? "kept at first" : "each flight");
}
