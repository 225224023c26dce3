import { type Aircraft, aircraftKinds } from "./aircraft.ts";
import type { Draw } from "./draw.ts";
import { apartNm, onward } from "./earth.ts";
import type { Ears, Field } from "./fields.ts";
import { type Spot, spotOf } from "./pen.ts";
import { earsAt } from "./hear.ts";
import {
  airline,
  airlineWandering,
  callSigns,
  homeAt,
  jet,
  large,
  type Making,
  one,
  small,
  stays,
} from "./family-lives.ts";
import { type Calling, fieldsWithin, wandering, type World } from "./itinerary.ts";
import type { Life, Trip } from "./life.ts";

type Family = { readonly says: string; readonly make: (world: World, making: Making) => readonly Life[] };

/** Kinds of lives, each with what is hard about it. New ones are added at the end: an aircraft's draws hang on its family's place. */
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
          next: airlineWandering(world, [150, 1400], draw),
          stayMinutes: (n) => ((n + 1) % stops === 0 ? draw.spread(500, 1100) : draw.spread(25, 70)),
          calling: () => "all day",
        };
      }),
  },
  quick_turns: {
    says: "18 to 25 minutes from wheels on to wheels off, at aerodromes dark below 1,500 to 25,000 ft",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...jet(world, draw),
        next: airlineWandering(world, [120, 900], draw),
        flight: () => ({ taxiInMinutes: draw.between(2, 4), taxiOutMinutes: draw.between(3, 5) }),
        stayMinutes: (n) => (n % 4 === 3 ? draw.spread(60, 600) : draw.between(12, 16)),
        ears: darkAtOdd(draw, [1500, 3000, 3000, 10_000, 10_000, 25_000]),
      })),
  },
  two_emitters: {
    says: "two aircraft on one address, flying at the same time in different places",
    make: (world, making) => {
      const other = { ...making, draws: (row: number) => making.draws(row + 8) };
      const [a, b] = [making, other].map((each) => one(world, each, (draw) => jet(world, draw))[0]);
      if (a === undefined || b === undefined) return [];
      return [
        { ...a, keepTrack: true },
        { ...b, emitter: 1, keepTrack: true },
      ];
    },
  },
  turboprops: {
    says: "regional hops of 50 to 400 miles, turnarounds of 18 to 90 minutes, small fields among them",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...craft(world, aircraftKinds.turboprop, draw),
        next: wandering(world, [50, 400], draw),
        stayMinutes: () => stays(draw, [18, 90], [180, 900]),
      })),
  },
  light: {
    says: "light aircraft: local flights, touch-and-goes, go-arounds, full stops of 3 minutes and more",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...craft(world, aircraftKinds.light, draw),
        home: homeAt(world, draw, small),
        next: (from) => (draw.chance(0.45) ? from : wandering(world, [15, 160], draw)(from)),
        stayMinutes: () => (draw.chance(0.3) ? draw.spread(1, 6) : draw.spread(10, 700)),
        flight: (_, to) => ({
          touchAndGos: draw.chance(0.5) ? draw.whole(1, 7) : 0,
          goArounds: draw.chance(0.2) ? draw.whole(1, 2) : 0,
          ...(draw.chance(0.4) ? { over: [onward(to, draw.between(0, 360), draw.between(8, 35))] } : {}),
        }),
        calling: () => (draw.chance(0.3) ? "blank" : "dummy"),
      })),
  },
  helicopters: {
    says: "helicopters between a base and places off any field, hovering on the way and over the site",
    make: (world, making) =>
      one(world, making, (draw) => {
        const plan = craft(world, aircraftKinds.helicopter, draw);
        const sites = [0, 1, 2].map(() => offField(plan.home, [4, 60], draw));
        return {
          ...plan,
          next: (from) => (from === plan.home || draw.chance(0.2) ? draw.pick(sites) : plan.home),
          stayMinutes: () => draw.spread(3, 240),
          flight: (_, to) =>
            draw.chance(0.4) ? { hoverAt: { spot: offField(to, [2, 12], draw), minutes: draw.spread(1, 25) } } : {},
          calling: () => "dummy",
        };
      }),
  },
  gliders: {
    says: "gliders that circle for hours, part of it unheard, and land where they started",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...craft(world, aircraftKinds.glider, draw),
        home: homeAt(world, draw, small),
        next: (from) => from,
        stayMinutes: () => draw.spread(15, 1100),
        flight: (_, to) => ({
          over: [onward(to, draw.between(0, 360), draw.spread(4, 40))],
          orbitMinutes: draw.spread(15, 200),
          orbitFt: 900,
        }),
        deaf: () => unheardMiddle(draw),
        calling: () => "blank",
      })),
  },
  tankers: {
    says: "large aircraft that orbit for hours in one place, up to two hours of it unheard, and come home",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...craft(world, aircraftKinds.heavy, draw),
        home: homeAt(world, draw, large),
        next: (from) => from,
        stayMinutes: () => draw.spread(120, 1500),
        flight: (_, to) => ({
          over: [onward(to, draw.between(0, 360), draw.spread(60, 400))],
          orbitMinutes: draw.spread(60, 300),
        }),
        deaf: () => unheardMiddle(draw),
      })),
  },
  dark_fields: {
    says: "every other aerodrome is dark below 3,000, 10,000 or 25,000 ft; turnarounds of 35 minutes to days",
    make: (world, making) =>
      one(world, making, (draw) => ({ ...jet(world, draw), ears: darkAtOdd(draw, [3000, 10_000, 25_000]) })),
  },
  high_fields: {
    says: "to and from aerodromes 5,500 to 13,300 ft high",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...jet(world, draw),
        next: (from) =>
          from.groundFt > 5500
            ? airlineWandering(world, [80, 1500], draw)(from)
            : wandering(world, [80, 1500], draw, high)(from),
      })),
  },
  spoofed: {
    says: "jets with minutes of jammed positions: leaps to circles round a place that they are not near",
    make: (world, making) => one(world, making, (draw) => jet(world, draw), { spoofed: 0.7 }),
  },
  address_change: {
    says: "charters whose address changes between two flights of a chain",
    make: (world, making) => {
      const at = making.draws(5).whole(1, 4);
      const [first, second] = [0, 1].map((which) => {
        const { draws, addresses } = making;
        const own = { ...making, addresses: [addresses[which], 0] as [number, number], draws };
        return one(world, own, (draw) => ({ ...jet(world, draw), stayMinutes: () => draw.spread(25, 90) }))[0];
      }) as [Life, Life];
      return [
        { ...first, trips: silencing(first.trips, (n) => n >= at) },
        { ...second, trips: silencing(second.trips, (n) => n < at) },
      ];
    },
  },
  call_signs: {
    says: "call signs kept from the flight before, changed in flight, one for the day, a dummy, or blank",
    make: (world, making) =>
      one(
        world,
        making,
        (draw) => ({
          ...jet(world, draw),
          calling: () => draw.pick<Calling>(["kept at first", "changed in flight", "all day", "dummy", "blank"]),
          stayMinutes: () => stays(draw, [25, 90], [200, 900]),
        }),
        { blankCallsigns: 0.2, wrongCallsigns: 0.01 },
      ),
  },
  antimeridian: {
    says: "every flight crosses 180°",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...jet(world, draw),
        home: homeAt(world, draw, nearAntimeridian),
        next: (from) =>
          airlineWandering(
            world,
            [80, 2500],
            draw,
            (field) => nearAntimeridian(field) && field.lon * from.lon < 0,
          )(from),
      })),
  },
  long_flights: {
    says: "flights of many hours over midnight, and aircraft that stay up for more than a day",
    make: (world, making) =>
      one(world, making, (draw) => {
        const stayingUp = draw.chance(0.25);
        return {
          ...craft(world, aircraftKinds.heavy, draw),
          home: homeAt(world, draw, large),
          firstHours: draw.between(8, 22),
          next: (from) => (stayingUp ? from : wandering(world, [4000, 7800], draw, large)(from)),
          stayMinutes: () => draw.spread(70, 400),
          flight: (_, to) =>
            stayingUp ? { over: [onward(to, draw.between(0, 360), 250)], orbitMinutes: draw.between(1300, 1700) } : {},
        };
      }),
  },
  two_clocks: {
    says: "two feeds merged whose clocks are 1 to 3 seconds apart: rows stand out of their true order",
    make: (world, making) => {
      const off = making.draws(6).between(1000, 3000) * making.draws(7).pick([1, -1]);
      return one(world, making, (draw) => jet(world, draw), { clocksMs: [0, off], everyS: 2 });
    },
  },
  minute_feed: {
    says: "one row a minute",
    make: (world, making) => one(world, making, (draw) => jet(world, draw), { everyS: 60 }),
  },
  short_hops: {
    says: "hops of 4 to 8 minutes, 8 to 45 minutes apart",
    make: (world, making) =>
      one(world, making, (draw) => {
        const aircraft = draw.pick([aircraftKinds.turboprop, aircraftKinds.light]);
        const range = aircraft.kind === "light" ? ([4, 12] as const) : ([7, 22] as const);
        const near = world.fields.filter((field) => world.fields.some(within(field, range)));
        return {
          ...craft(world, aircraft, draw),
          home: homeAt({ ...world, fields: near }, draw, () => true),
          next: wandering(world, range, draw),
          stayMinutes: () => stays(draw, [8, 45], [120, 900]),
          flight: () => ({ taxiInMinutes: draw.between(2, 5), taxiOutMinutes: draw.between(2, 5) }),
        };
      }),
  },
  aborted: {
    says: "take-offs broken off at up to nine tenths of flying speed, once or twice, before one that succeeds",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...jet(world, draw),
        flight: () => ({ aborted: draw.whole(0, 2) }),
        ears: heardWell,
      })),
  },
  diversions: {
    says: "an approach down to 120 to 1,400 ft at one aerodrome, a landing at another; holding before",
    make: (world, making) =>
      one(world, making, (draw) => ({
        ...jet(world, draw),
        flight: (_, to) =>
          draw.chance(0.6)
            ? {
                lowApproachAt: spotOf(draw.pick(fieldsWithin(world.fields, to, [20, 220], airline))),
                holdMinutes: draw.chance(0.5) ? draw.spread(5, 45) : 0,
              }
            : { goArounds: draw.whole(0, 2) },
      })),
  },
  at_gate: {
    says: "transponder on at the gate for hours and days, with false reports of being in the air",
    make: (world, making) =>
      one(
        world,
        making,
        (draw) => ({ ...jet(world, draw), stayMinutes: () => draw.spread(60, 1800), ears: heardWell }),
        { onAtGate: true, falseAir: 0.02 },
      ),
  },
  noisy: {
    says: "false ground in flight and false air on the ground, alone and in bursts, leaps, wrong heights, doubled rows",
    make: (world, making) =>
      one(world, making, (draw) => ({ ...jet(world, draw), stayMinutes: () => stays(draw, [30, 120], [200, 900]) }), {
        falseGround: 0.004,
        falseAir: 0.03,
        burstsAnHour: 2.5,
        teleports: 0.003,
        altitudes: 0.004,
        duplicates: 0.03,
        blankCallsigns: 0.15,
        wrongCallsigns: 0.01,
      }),
  },
  never_ground: {
    says: "transponders that never say that they are on the ground, or say nothing of it",
    make: (world, making) =>
      one(world, making, (draw) => ({ ...jet(world, draw), stayMinutes: () => stays(draw, [25, 120], [200, 900]) }), {
        ground: making.draws(5).pick(["never", "blank"] as const),
      }),
  },
  mlat: {
    says: "known by multilateration only: nothing below 1,200 to 4,000 ft, places and speeds that jitter",
    make: (world, making) =>
      one(
        world,
        making,
        (draw) => {
          const floorFt = draw.spread(1200, 4000);
          return { ...jet(world, draw), ears: () => ({ surface: false, floorFt }) };
        },
        { mlat: 1, everyS: 6, dropoutsAnHour: 3 },
      ),
  },
  oceans: {
    says: "one to five hours over an ocean unheard, but for a report every 10 to 28 minutes on some",
    make: (world, making) =>
      one(world, making, (draw) => ({ ...jet(world, draw), next: airlineWandering(world, [1100, 4500], draw) }), {
        oceanMinutes: making.draws(5).spread(60, 300),
        adscMinutes: making.draws(6).pick([0, 0, 10, 14, 28]),
      }),
  },
} as const satisfies Record<string, Family>;

export type FamilyName = keyof typeof families;

const high = (field: Field): boolean => field.elevation_ft > 5500;
const nearAntimeridian = (field: Field): boolean => Math.abs(field.lon) > 140;
const heardWell = (): Ears => ({ surface: true, floorFt: 0 });

/** An aircraft of a kind that goes between any aerodromes. */
function craft(world: World, aircraft: Aircraft, draw: Draw) {
  return {
    aircraft,
    home: homeAt(world, draw, () => true),
    calling: callSigns(draw),
  };
}

/** A place off any field, some miles away. */
function offField(from: Spot, nm: readonly [number, number], draw: Draw): Spot {
  const point = onward(from, draw.between(0, 360), draw.spread(...nm));
  return { ...point, groundFt: Math.max(0, from.groundFt + draw.between(-200, 900)), runwayDeg: 0, field: null };
}

/** Every other stop is dark below one of the heights, drawn for each stop; the rest as their receivers are. */
function darkAtOdd(draw: Draw, floorsFt: readonly number[]): (spot: Spot, n: number) => Ears {
  const drawn = new Map<number, number>();
  return (spot, n) => {
    if (n % 2 === 0) return earsAt(spot);
    const floorFt = drawn.get(n) ?? draw.pick(floorsFt);
    drawn.set(n, floorFt);
    return { surface: false, floorFt };
  };
}

/** A stretch in the middle of most flights. */
function unheardMiddle(draw: Draw): readonly (readonly [number, number])[] {
  if (draw.chance(0.25)) return [];
  const from = draw.between(0.2, 0.55);
  return [[from, Math.min(0.85, from + draw.between(0.1, 0.4))]];
}

function within(from: Field, [loNm, hiNm]: readonly [number, number]): (field: Field) => boolean {
  return (field) => {
    if (Math.abs(field.lat - from.lat) * 60 > hiNm) return false;
    const nm = apartNm(from, field);
    return nm >= loNm && nm <= hiNm;
  };
}

/** The same flights, some of them flown under another address. */
function* silencing(trips: Life["trips"], silent: (n: number) => boolean): Generator<Trip> {
  let n = 0;
  for (const trip of trips) {
    yield silent(n) ? { ...trip, silent: true } : trip;
    n += 1;
  }
}
