import { countryName } from "../../../model/country.ts";
import { addDays } from "../../../model/day.ts";
import type { CarrierMovement, HeapMatch, HeapRows } from "../../../model/heap.ts";
import type { DeparturePort } from "../../../model/departure-port.ts";
import { carrierOf } from "./carrier.ts";
import { type Carriers, journeyOf, type Start } from "./carriers.ts";
import { type LocalDay, localDay, localText } from "./heap-day.ts";
import { heapRule } from "./heap-rule.ts";
import { type Journey, legAbroad, type Way } from "./journey.ts";
import { seatCeiling, seatsOf } from "./seats.ts";

const [dayMs, hourMs] = [86_400_000, 3_600_000];

/** A heap for which flights are looked for. */
export type Sought = {
  readonly rows: HeapRows & { readonly date: string };
  readonly port: DeparturePort;
  /** Idents of the aerodromes that the port means. */
  readonly fields: readonly string[];
  readonly way: Way;
};

/** What was found for a heap: flights that fit, and in words those that left the port on that day and do not. */
export type Found = { readonly matches: readonly HeapMatch[]; readonly others: readonly string[] };

/** Flights that can have carried the people of a heap, the best and earliest first, each journey once. */
export function matchHeap(sought: Sought, carriers: Carriers): Found {
  const { port, fields, rows } = sought;
  const day = localDay(port, rows.date);
  const starts = fields.flatMap((ident) => carriers.from(ident, day.fromMs - dayMs, day.toMs + dayMs));
  const ended = starts.map((start) => ({ start, journey: journeyOf(start, sought.way) }));
  const named = ended.flatMap((one) => matchOf(one, sought, day));
  const unseen = carriers.unseenFrom(port, fields, day.fromMs, day.toMs).flatMap((start) => unseenMatch(start, sought));
  const told = [-1, 0, 1].flatMap((days) =>
    carriers.movementsOn(addDays(rows.date, days)).flatMap((movement) => movementMatch(movement, days, sought)),
  );
  const matches = once([...named, ...unseen].sort((a, b) => rank(a) - rank(b) || a.startMs - b.startMs));
  return { matches: [...matches.map(({ match }) => match), ...told], others: othersOf(ended, day) };
}

type Candidate = { readonly match: HeapMatch; readonly startMs: number };

function rank({ match }: Candidate): number {
  return ["exact", "near", "partial"].indexOf(match.level);
}

/** A journey that called at two fields of the port is one flight. */
function once(found: readonly Candidate[]): readonly Candidate[] {
  const known = new Set<string>();
  return found.filter(({ match: { flight } }) => !known.has(flight) && known.add(flight));
}

function matchOf({ start, journey }: { start: Start; journey: Journey }, sought: Sought, day: LocalDay): Candidate[] {
  const carrier = carrierOf(journey);
  if (carrier === null || journey.end === "elsewhere") return [];
  const { first_ms } = start.leg;
  const days = first_ms < day.fromMs ? -1 : first_ms < day.toMs ? 0 : 1;
  if (days !== 0 && (journey.end === "lost" || !isNear(first_ms, days, sought.rows, day))) return [];
  const level = journey.end === "lost" ? "partial" : days === 0 ? "exact" : "near";
  const says = `${tail(start)} left ${start.leg.from} on ${localText(sought.port, first_ms)}${wayText(journey)}`;
  return [candidate(start, journey, { level, carrier, days, says, flight: flightOf(journey, sought) })];
}

/** Beside midnight, or on a day that has no rows of its own of this way. */
function isNear(ms: number, days: number, { before, after }: HeapRows, day: LocalDay): boolean {
  const besideMs = days < 0 ? day.fromMs - ms : ms - day.toMs;
  return besideMs <= heapRule.midnight_h.value * hourMs || (days < 0 ? before : after) <= heapRule.stray.value;
}

function unseenMatch(start: Start, sought: Sought): Candidate[] {
  const journey = journeyOf(start, sought.way);
  const carrier = carrierOf(journey);
  if (carrier === null || journey.end !== "reached") return [];
  const says = `${tail(start)} was first heard in the air not far from the port on ${localText(sought.port, start.leg.first_ms)}${wayText(journey)}`;
  return [candidate(start, journey, { level: "partial", carrier, days: 0, says, flight: flightOf(journey, sought) })];
}

function candidate(
  start: Start,
  { legs }: Journey,
  how: Pick<HeapMatch, "level" | "carrier" | "days" | "says" | "flight">,
): Candidate {
  const { seats, says } = seatsOf(start.leg.typecode);
  return {
    startMs: start.leg.first_ms,
    match: { ...how, legs: legs.map(({ id }) => id), movement: null, aircraft: tail(start), seats, seats_says: says },
  };
}

function flightOf(journey: Journey, { way }: Sought): string {
  return legAbroad(journey, way)?.id ?? "";
}

function movementMatch(movement: CarrierMovement, days: number, { rows, fields, way }: Sought): HeapMatch[] {
  if (!way.destinations.has(movement.to_country) || !way.home.has(movement.from_country)) return [];
  const isHere = fields.includes(movement.from);
  if (!isHere && movement.from !== movement.from_country) return [];
  if (days !== 0 && (!isHere || (days < 0 ? rows.before : rows.after) > heapRule.stray.value)) return [];
  const seats = movement.people ?? seatCeiling;
  return [
    {
      level: !isHere ? "partial" : days === 0 ? "exact" : "near",
      ...{
        carrier: "movement",
        flight: movement.id,
        legs: [],
        movement: movement.id,
        aircraft: movement.title,
        days,
        seats,
      },
      seats_says:
        movement.people === null
          ? `at most ${seatCeiling} people are taken for it: the record tells no number`
          : `at most ${movement.people} people, by the record`,
      says: `The record tells of it on ${movement.date}: ${movement.title}${isHere ? "" : "; it does not say from which port"}.`,
    },
  ];
}

function tail({ leg }: Start): string {
  return leg.registration ?? leg.icao24;
}

/** ", stopped at XEX2, and landed at XEX3." */
function wayText({ legs, end, how, at }: Journey): string {
  const stops = legs.slice(0, -1).map(({ to }) => to ?? "a place not seen");
  const called = stops.length === 0 ? "" : `, stopped at ${stops.join(" and ")}`;
  const last = legs.at(-1);
  if (end !== "reached")
    return last?.to == null
      ? `${called}, and was lost on the way.`
      : `${called}, and was not heard from ${last.to} on.`;
  if (how === "landed") return `${called}${called === "" ? " and" : ", and"} landed at ${at}.`;
  return `${called}${called === "" ? " and" : ", and"} was next heard leaving ${at}.`;
}

/** Aircraft of removal work that left the port on the day and went elsewhere, and flights that fit but for the day: what a person would ask next. */
function othersOf(
  ended: readonly { readonly start: Start; readonly journey: Journey }[],
  { fromMs, toMs }: LocalDay,
): string[] {
  return ended.flatMap(({ start, journey }) => {
    const isThen = start.leg.first_ms >= fromMs && start.leg.first_ms < toMs;
    if (isThen && journey.end === "elsewhere") return [`${tail(start)} left for ${goalOf(journey)}`];
    if (isThen || journey.end !== "reached" || carrierOf(journey) === null) return [];
    const when = start.leg.first_ms < fromMs ? "before" : "after";
    return [`${tail(start)} flew there on the day ${when}, which has rows of its own`];
  });
}

function goalOf({ legs }: Journey): string {
  const last = legs.at(-1);
  return last?.to == null
    ? "a place not seen"
    : `${last.to}${last.to_country === null ? "" : `, ${countryName(last.to_country)}`}`;
}
