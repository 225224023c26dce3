import { countryName } from "../../../model/country.ts";
import { addDays } from "../../../model/day.ts";
import type { CarrierMovement, CarrierReason, HeapMatch, HeapRows, MatchLevel } from "../../../model/heap.ts";
import type { DeparturePort } from "../../../model/departure-port.ts";
import { sizeOf } from "../../../model/heap-totals.ts";
import { carrierOf } from "./carrier.ts";
import type { Carriers, Start } from "./carriers.ts";
import { type LocalDay, localText } from "./heap-day.ts";
import { heapRule } from "./heap-rule.ts";
import { countryAt, homeOf, type Journey, journeyOf, legAbroad } from "./journey.ts";
import type { MovementsByDay } from "./movements-by-day.ts";
import type { OwnRows } from "./own-rows.ts";
import type { PassingLegs } from "./passing-legs.ts";
import { seatCeiling, seatsOf } from "./seats.ts";

const [dayMs, hourMs] = [86_400_000, 3_600_000];

/** A heap for which flights are looked for. */
export type Sought = {
  readonly rows: HeapRows & { readonly date: string };
  readonly port: DeparturePort;
  /** Idents of the aerodromes that the port means. */
  readonly fields: readonly string[];
  readonly sender: string;
  /** The countries that the release can mean by the destination. */
  readonly destinations: ReadonlySet<string>;
  readonly day: LocalDay;
  /** Whom the release tells to have left, by aerodrome and day. */
  readonly own: OwnRows;
  readonly movements: MovementsByDay;
  /** Whether what was seen is wanted in words. */
  readonly words: boolean;
};

type Candidate = {
  readonly start: Start;
  readonly journey: Journey;
  readonly carrier: CarrierReason;
  readonly level: MatchLevel;
  readonly days: number;
};

/** Flights that left the port and reached the destination, as far as day and place tell, the best and earliest first, each once: those that explain. */
export function explainingMatches(sought: Sought, carriers: Carriers): HeapMatch[] {
  const { fields, day, sender, destinations } = sought;
  const found: Candidate[] = [];
  for (const ident of fields)
    for (const country of destinations)
      for (const start of carriers
        .leftFrom(ident, sender)
        .calls.get(country)
        ?.between(day.fromMs - dayMs, day.toMs + dayMs) ?? []) {
        const candidate = reachedBy(start, sought);
        if (candidate !== null) found.push(candidate);
      }
  return [...once(found, sought), ...toldOf(sought).filter(({ level }) => level !== "partial")];
}

/** Movements of the record on the day and those beside it. */
function toldOf(sought: Sought): HeapMatch[] {
  if (!sought.movements.any) return [];
  return [-1, 0, 1].flatMap((days) =>
    sought.movements.on(addDays(sought.rows.date, days)).flatMap((movement) => movementMatch(movement, days, sought)),
  );
}

/** Flights that fit in part: lost on the way, or not seen to take off, or told by the record without a port. */
export function partialMatches(sought: Sought, carriers: Carriers): HeapMatch[] {
  const { fields, day, sender, port } = sought;
  const lost = fields.flatMap((ident) => carriers.leftFrom(ident, sender).lost.between(day.fromMs, day.toMs));
  const unseen = carriers.unseenFrom(port, fields, sender, [day.fromMs, day.toMs]);
  const found = [...lost, ...unseen].flatMap((start): Candidate[] => {
    const journey = journeyOf(start.trace, sought.destinations);
    const carrier = carrierOf(journey, start);
    const end = start.leg.from === null ? "reached" : "lost";
    return carrier === null || journey.end !== end ? [] : [{ start, journey, carrier, level: "partial", days: 0 }];
  });
  return [...once(found, sought), ...toldOf(sought).filter(({ level }) => level === "partial")];
}

/** Aircraft of removal work that left the port on the day and went elsewhere, and flights that fit but for the day: what a person would ask next. */
export function otherFlights({ fields, sender, destinations, day }: Sought, carriers: Carriers): string[] {
  return fields.flatMap((ident) =>
    carriers
      .leftFrom(ident, sender)
      .all.between(day.fromMs - dayMs, day.toMs + dayMs)
      .flatMap((start) => {
        const journey = journeyOf(start.trace, destinations);
        const days = daysFrom(start.leg.first_ms, day);
        const isCarrier = carrierOf(journey, start) !== null;
        if (days === 0 && journey.end === "elsewhere") return [`${tail(start)} left for ${goalOf(journey)}`];
        if (journey.end !== "reached" || isCarrier === (days === 0)) return [];
        if (days === 0) return [`${tail(start)} flew there, and nothing says that people were removed by it`];
        return [`${tail(start)} flew there on the day ${days < 0 ? "before" : "after"}, which has rows of its own`];
      }),
  );
}

/** The legs of the same day and way that are not taken for a removal, in a sentence with a blank before it; nothing where there is none. */
export function passingText({ fields, day, destinations, sender, port }: Sought, passing: PassingLegs): string {
  const home = homeOf(sender);
  const legs = fields.flatMap((ident) =>
    passing.between(ident, day.fromMs, day.toMs).filter(({ to, to_country }) => {
      const landed = countryAt(to, to_country);
      return landed !== null && destinations.has(landed) && !home.has(landed);
    }),
  );
  if (legs.length === 0) return "";
  const told = legs.slice(0, 4).map((leg) => {
    const why = leg.class === "unclassified" ? "no class" : `called ${leg.class}`;
    const tail = leg.registration ?? leg.icao24;
    return `${tail} left ${leg.from} on ${localText(port, leg.first_ms)} and landed at ${leg.to ?? "a place not named"} (${why}, not watched)`;
  });
  const more = legs.length > told.length ? `; and ${legs.length - told.length} more` : "";
  return ` The same day and way, not taken for a removal: ${told.join("; ")}${more}.`;
}

function reachedBy(start: Start, sought: Sought): Candidate | null {
  const days = daysFrom(start.leg.first_ms, sought.day);
  const journey = journeyOf(start.trace, sought.destinations);
  if (days !== 0 && !isNear(journey, days, sought)) return null;
  const carrier = carrierOf(journey, start);
  return carrier === null ? null : { start, journey, carrier, level: days === 0 ? "exact" : "near", days };
}

/** From the day to the flight's. */
function daysFrom(ms: number, { fromMs, toMs }: LocalDay): -1 | 0 | 1 {
  return ms < fromMs ? -1 : ms < toMs ? 0 : 1;
}

/** Whether a flight of a day beside can be that of the rows: beside midnight, or where it has no rows of its own. One or two people are as well told to have left alone. */
function isNear({ legs }: Journey, days: -1 | 1, { rows, day, own }: Sought): boolean {
  if (sizeOf(rows) <= heapRule.stray.value) return false;
  const ms = legs[0]?.first_ms ?? 0;
  const besideMs = days < 0 ? day.fromMs - ms : ms - day.toMs;
  if (besideMs <= heapRule.midnight_h.value * hourMs) return true;
  const beside = days < 0 ? rows.before : rows.after;
  return Math.max(beside, own.of(legs, addDays(rows.date, days), rows)) <= heapRule.stray.value;
}

/** A journey that called at two fields of the port is one flight: the last of them is that from which it left for good. */
function once(found: readonly Candidate[], sought: Sought): HeapMatch[] {
  if (found.length === 0) return [];
  const best = new Map<string, Candidate>();
  for (const candidate of found) {
    const flight = legAbroad(candidate.start.trace, homeOf(sought.sender))?.id ?? "";
    const other = best.get(flight);
    if (other === undefined || compareStarts(candidate, other) < 0) best.set(flight, candidate);
  }
  const inOrder = [...best].sort(
    ([, a], [, b]) => Math.abs(a.days) - Math.abs(b.days) || a.start.leg.first_ms - b.start.leg.first_ms,
  );
  return inOrder.map(([flight, candidate]) => matchOf(candidate, flight, sought));
}

function compareStarts(a: Candidate, b: Candidate): number {
  return Math.abs(a.days) - Math.abs(b.days) || b.start.leg.first_ms - a.start.leg.first_ms;
}

function matchOf({ start, journey, carrier, level, days }: Candidate, flight: string, sought: Sought): HeapMatch {
  const { seats, says } = seatsOf(start.leg.typecode);
  return {
    ...{ level, carrier, days, flight, movement: null, aircraft: tail(start), seats, seats_says: says },
    legs: journey.legs.map(({ id }) => id),
    says: sought.words ? seenText(start, journey, sought.port) : "",
  };
}

function seenText(start: Start, journey: Journey, port: DeparturePort): string {
  const when = localText(port, start.leg.first_ms);
  const left =
    start.leg.from === null
      ? `was first heard in the air not far from the port on ${when}`
      : `left ${start.leg.from} on ${when}`;
  return `${tail(start)} ${left}${wayText(journey)}`;
}

function movementMatch(movement: CarrierMovement, days: number, sought: Sought): HeapMatch[] {
  const { rows, fields, destinations, sender } = sought;
  if (!destinations.has(movement.to_country) || !homeOf(sender).has(movement.from_country)) return [];
  const airports = movement.airports();
  const isHere = airports.some((ident) => fields.includes(ident));
  if (!isHere && airports.length > 0) return [];
  if (days !== 0 && (!isHere || (days < 0 ? rows.before : rows.after) > heapRule.stray.value)) return [];
  return [
    {
      level: !isHere ? "partial" : days === 0 ? "exact" : "near",
      ...{ carrier: "movement", flight: movement.id, legs: [], movement: movement.id, aircraft: movement.title, days },
      seats: movement.people ?? seatCeiling,
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
  const and = called === "" ? " and" : ", and";
  const last = legs.at(-1);
  if (end === "reached") return `${called}${and} ${how === "landed" ? "landed at" : "was next heard leaving"} ${at}.`;
  return last?.to == null
    ? `${called}${and} was lost on the way.`
    : `${called}${and} was not heard from ${last.to} on.`;
}

function goalOf({ legs }: Journey): string {
  const last = legs.at(-1);
  if (last?.to == null) return "a place not seen";
  return `${last.to}${last.to_country === null ? "" : `, ${countryName(last.to_country)}`}`;
}
