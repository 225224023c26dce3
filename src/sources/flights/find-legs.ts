import { addDays, dayOf } from "../../model/day.ts";
import type { Leg, MaskReason } from "../../model/leg.ts";
import { type PositionsAsked, positionDays, readPositions } from "../../store/read-positions.ts";
import { explain, type Explained } from "./legs/explain.ts";
import { LegFinder, type LegsOptions } from "./legs/leg-finder.ts";

/** The legs of a workspace's positions, by aircraft and time, and what was left out. */
export type FoundLegs = {
  readonly legs: readonly Leg[];
  readonly positions: number;
  /** Rows that were left out, by reason. */
  readonly masked: Readonly<Partial<Record<MaskReason, number>>>;
};

/** Divides the positions of a workspace into legs. `rotorcraft`: which aircraft hover; `tell` hears how many rows are done. */
export async function findLegs(
  dir: string,
  rotorcraft: (icao24: string) => boolean = () => false,
  tell: (positions: number) => void = () => {},
): Promise<FoundLegs> {
  const masked: Partial<Record<MaskReason, number>> = {};
  const count = (_icao24: string, _row: unknown, reason: MaskReason): void => {
    masked[reason] = (masked[reason] ?? 0) + 1;
  };
  const { legs, positions } = await run(dir, {}, { masked: count, rotorcraft }, tell);
  return { legs, positions, masked };
}

/** A moment of a day, and the leg that begins there: null where none begins, or too little of it was in the air. */
export type ExplainedMoment = Explained & { readonly leg: string | null };

/** What is told of a day of an aircraft: how many of its positions there are, and every moment at which a leg begins or might have begun, with why. */
export type ExplainedDay = { readonly positions: number; readonly moments: readonly ExplainedMoment[] };

/** Explains a UTC day of an aircraft. The days beside are read too: a leg that began the day before goes on. */
export async function explainDay(dir: string, icao24: string, day: string): Promise<ExplainedDay> {
  const told: Explained[] = [];
  const asked = { aircraft: [icao24], fromDay: addDays(day, -1), toDay: addDays(day, 1) };
  const { legs } = await run(dir, asked, {
    decided(_icao24, before, row, reason, lastAir_ms) {
      const moment = explain(before, row, reason, lastAir_ms);
      if (moment) told.push(moment);
    },
  });
  let positions = 0;
  for await (const { count } of readPositions(dir, { ...asked, fromDay: day, toDay: day })) positions += count;
  const begins = told.filter(({ reason }) => reason !== null).map(({ at_ms }) => at_ms);
  const legOf = ({ at_ms, reason }: Explained): string | null => {
    const next = begins.find((other) => other > at_ms) ?? Number.POSITIVE_INFINITY;
    const leg = legs.find(({ first_seen_ms }) => first_seen_ms >= at_ms && first_seen_ms < next);
    return reason === null ? null : (leg?.id ?? null);
  };
  const whole = positionDays(dir).every((held) => held >= asked.fromDay);
  const whyOf = ({ reason, why }: Explained): string =>
    reason === "first" && !whole ? "The first row of the aircraft since the day before began." : why;
  const moments = told
    .filter(({ at_ms }) => dayOf(at_ms) === day)
    .map((one) => ({ ...one, why: whyOf(one), leg: legOf(one) }));
  return { positions, moments };
}

async function run(
  dir: string,
  asked: PositionsAsked,
  options: LegsOptions,
  tell: (positions: number) => void = () => {},
) {
  const finder = new LegFinder(options);
  const legs: Leg[] = [];
  let positions = 0;
  for await (const batch of readPositions(dir, asked)) {
    legs.push(...finder.push(batch));
    positions += batch.count;
    tell(positions);
  }
  legs.push(...finder.end());
  return { legs: legs.sort(byAircraftAndTime), positions };
}

function byAircraftAndTime(a: Leg, b: Leg): number {
  if (a.icao24 !== b.icao24) return a.icao24 < b.icao24 ? -1 : 1;
  return a.first_seen_ms - b.first_seen_ms || a.emitter - b.emitter;
}
