import { aircraftKinds } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import { onward } from "./earth.ts";
import type { Field } from "./fields.ts";
import { type Spot, spotOf } from "./flight.ts";
import { earsAt } from "./hear.ts";
import { plainHearing } from "./hearing.ts";
import { type Calling, type Itinerary, tripsOf, wandering, type World } from "./itinerary.ts";
import type { Life } from "./life.ts";

/** What a family gets to make one aircraft: two addresses of its own and rows of draws. */
export type Making = {
  readonly family: string;
  readonly addresses: readonly [number, number];
  readonly draws: (row: number) => Draw;
};

type Family = { readonly says: string; readonly make: (world: World, making: Making) => readonly Life[] };

const large = (field: Field): boolean => field.kind === "large";
const airline = (field: Field): boolean => field.kind !== "small";

/** Kinds of lives, each with what is hard about it. */
export const families = {
  jets: {
    says: "airline jets between large and medium aerodromes, turnarounds of 35 minutes to 30 hours",
    make: (world, making) => one(world, making, (draw) => jet(world, draw)),
  },
  charters: {
    says: "chains of stops 25 to 70 minutes apart, then a night's rest; one call sign all day",
    make: (world, making) =>
      one(world, making, (draw) => {
        const stops = draw.whole(3, 6);
        return {
          ...jet(world, draw),
          next: wandering(world, [150, 1400], draw, airline),
          stayMinutes: (n) => ((n + 1) % stops === 0 ? draw.spread(500, 1100) : draw.spread(25, 70)),
          calling: () => "all day",
        };
      }),
  },
  quick_turns: {
    says: "turnarounds of 18 to 25 minutes between flights, wheels to wheels, at aerodromes dark below 1,500 to 25,000 ft",
    make: (world, making) =>
      one(world, making, (draw) => {
        const floors = [1500, 3000, 3000, 10_000, 10_000, 25_000];
        const dark = new Map<number, number>();
        const floorFt = (n: number): number => dark.get(n) ?? dark.set(n, draw.pick(floors)).get(n) ?? 3000;
        return {
          ...jet(world, draw),
          next: wandering(world, [120, 900], draw, airline),
          flight: () => ({ taxiInMinutes: draw.between(2, 4), taxiOutMinutes: draw.between(3, 5) }),
          stayMinutes: (n) => (n % 4 === 3 ? draw.spread(60, 600) : draw.between(12, 17)),
          ears: (spot, n) => (n % 2 === 1 ? { surface: false, floorFt: floorFt(n) } : earsAt(spot)),
        };
      }),
  },
  two_emitters: {
    says: "two aircraft on one address, flying at the same time in different places",
    make: (world, making) => {
      const [a] = one(world, making, (draw) => jet(world, draw));
      const [b] = one(world, { ...making, draws: (row) => making.draws(row + 8) }, (draw) => jet(world, draw));
      if (a === undefined || b === undefined) return [];
      return [
        { ...a, keepTrack: true },
        { ...b, emitter: 1, keepTrack: true },
      ];
    },
  },
} as const satisfies Record<string, Family>;

export type FamilyName = keyof typeof families;

/** One life with a well-behaved transponder. */
function one(world: World, { family, addresses, draws }: Making, plan: (draw: Draw) => Itinerary): Life[] {
  const draw = draws(0);
  const trips = tripsOf(world, plan(draw), draw);
  return [{ address: addresses[0], emitter: 0, family, hearing: plainHearing(draws(1)), trips, draw: draws(2) }];
}

function homeAt(world: World, draw: Draw, pleases: (field: Field) => boolean): Spot {
  const fitting = world.fields.filter(pleases);
  return spotOf(draw.pick(fitting.length > 0 ? fitting : world.fields));
}

function jet(world: World, draw: Draw): Itinerary {
  const aircraft = aircraftKinds[draw.pick(["narrow", "narrow", "narrow", "heavy", "business"] as const)];
  return {
    aircraft,
    home: homeAt(world, draw, large),
    next: wandering(world, aircraft.kind === "heavy" ? [500, 3500] : [120, 1800], draw, airline),
    stayMinutes: () => (draw.chance(0.75) ? draw.spread(35, 140) : draw.spread(140, 1800)),
    calling: calls(draw),
    flight: () => ({
      ...(draw.chance(0.08) ? { holdMinutes: draw.spread(5, 40) } : {}),
      ...(draw.chance(0.02) ? { goArounds: 1 } : {}),
    }),
  };
}

/** Mostly a call sign for each flight, sometimes told late. */
function calls(draw: Draw): () => Calling {
  return () => (draw.chance(0.12) ? "kept at first" : "each flight");
}

/** A place off any field, some miles away. */
export function offField(from: Spot, nm: readonly [number, number], draw: Draw): Spot {
  const point = onward(from, draw.between(0, 360), draw.spread(...nm));
  return { ...point, groundFt: Math.max(0, from.groundFt + draw.between(-200, 900)), runwayDeg: 0, field: null };
}
