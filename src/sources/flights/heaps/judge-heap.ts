import { countryName } from "../../../model/country.ts";
import { recordedCountryName, readingsOf } from "../../../model/recorded-country.ts";
import type { DeparturePort } from "../../../model/departure-port.ts";
import type { Heap, HeapMatch, HeapRows, HeapVerdict } from "../../../model/heap.ts";
import { matchLevels } from "../../../model/heap.ts";
import { sizeOf } from "../../../model/heap-totals.ts";
import type { Carriers } from "./carriers.ts";
import { localDay } from "./heap-day.ts";
import type { HeapEnds } from "./heap-ends.ts";
import { homeOf } from "./journey.ts";
import { type Found, matchHeap } from "./match-heap.ts";

/** What is known of flights, and from how many people on a heap is looked into. */
export type Known = { readonly carriers: Carriers; readonly ends: HeapEnds; readonly least: number };

/** Gives a heap of rows its verdict, with the flights and a reason in words. It looks at nothing but this heap and the flights. */
export function judgeHeap(rows: HeapRows, port: DeparturePort, known: Known): Heap {
  const judged = (verdict: HeapVerdict, reason: string, more: Partial<Heap> = {}): Heap => ({
    ...rows,
    ...{ read: port, verdict, reason, explained: 0, matches: [], heard: 0 },
    ...more,
  });
  const missing = missingOf(rows, port);
  if (missing !== null) return judged("no_date_or_port", missing);
  const { date, destination } = rows as HeapRows & { date: string; destination: string };
  const destinations = new Set(readingsOf(destination) ?? []);
  if (port.kind === "sea") return judged("by_sea", `${port.name} is a port of ships.`);
  const fields = known.ends.fieldsOf(port);
  const way = { home: homeOf(rows.sender ?? "USA"), destinations };
  const found = matchHeap({ rows: { ...rows, date }, port, fields, way }, known.carriers);
  if (port.borders !== null && destinations.size === 1 && destinations.has(port.borders))
    return judged("by_land", landText(port, found), { matches: found.matches });
  const size = sizeOf(rows);
  const { matches, explained } = needed(found.matches, size);
  const isCovered = explained >= size && size > 0;
  if (!isCovered && size < known.least)
    return judged("few_people", `${people(size)}: fewer than the ${known.least} from which a flight is looked for.`);
  const day = localDay(port, date);
  const heard = known.ends.heard(port, day.fromMs, day.toMs);
  const more = { heard, matches, explained };
  if (isCovered) return judged("explained", coverText(rows, matches, explained), more);
  const land = port.kind === "land" ? `Not by land from there to ${recordedCountryName(destination)}. ` : "";
  if (matches.length > 0) return judged("partly", land + coverText(rows, matches, explained), more);
  if (heard > 0) return judged("no_known_flight", land + heardText(port, heard, found.others), more);
  const isDay = known.ends.anywhere(day.fromMs, day.toMs);
  return judged("nothing_heard", land + silenceText(port, isDay), more);
}

function missingOf({ date, port: said, destination }: HeapRows, port: DeparturePort): string | null {
  if (date === null) return "The day of departure is not told.";
  if (port.rule === "not_told") return "The port of departure is not told.";
  if (port.kind === "unknown") return `No list and no rule knows the port “${said}”.`;
  if (port.fields.length === 0 && port.at === null && port.kind !== "sea" && port.borders === null)
    return `It is not known which aerodrome “${said}” is.`;
  const readings = destination === null ? null : readingsOf(destination);
  return readings === null || readings.length === 0 ? "The destination is not told or not known." : null;
}

/** The flights that a verdict rests on, and for how many people they have seats: neighbours of the day and flights that fit in part only count where the better ones do not carry all. */
function needed(found: readonly HeapMatch[], size: number): { matches: readonly HeapMatch[]; explained: number } {
  const explaining = found.filter(({ level }) => matchLevels[level].explains);
  const exact = explaining.filter(({ level }) => level === "exact");
  const seats = seatsOfAll(exact) >= size ? seatsOfAll(exact) : seatsOfAll(explaining);
  const matches = seatsOfAll(exact) >= size ? exact : seats >= size ? explaining : found;
  return { matches, explained: Math.min(size, seats) };
}

/** A flight that was heard and is told by the record as well must not count twice: the larger of the two sums. */
function seatsOfAll(matches: readonly HeapMatch[]): number {
  const sum = (of: readonly HeapMatch[]): number => of.reduce((seats, one) => seats + one.seats, 0);
  return Math.max(
    sum(matches.filter(({ movement }) => movement === null)),
    sum(matches.filter(({ movement }) => movement !== null)),
  );
}

function coverText(rows: HeapRows, matches: readonly HeapMatch[], explained: number): string {
  const says = matches.map((one) => one.says).join(" ");
  const seats = matches.map((one) => one.seats_says).join("; ");
  const size = sizeOf(rows);
  if (explained >= size) return says;
  if (explained === 0) return `${says} Whether it carried them is open.`;
  const flights = matches.length === 1 ? "one flight is known" : `${matches.length} flights are known`;
  return `${people(size)}, ${flights}: at most about ${explained} can have flown with what explains (${seats}). ${says}`;
}

function heardText(port: DeparturePort, heard: number, others: readonly string[]): string {
  const ends = heard === 1 ? "1 take-off or landing was" : `${heard} take-offs and landings were`;
  const listed = [...new Set(others)].slice(0, 4).join("; ");
  return `${ends} heard around ${port.name} on that day, and no flight that fits is known.${listed === "" ? "" : ` ${listed}.`}`;
}

function silenceText(port: DeparturePort, isDay: boolean): string {
  return isDay ? `Legs of that day are held, but none around ${port.name}.` : "No leg of that day is held here at all.";
}

function landText(port: DeparturePort, { matches }: Found): string {
  const usual = port.kind === "either" ? ", which is usual there" : "";
  const flown = matches.length === 0 ? "" : " A flight there is known as well; whether it carried any of them is open.";
  return `${port.name} is a crossing to ${countryName(port.borders ?? "")}: by land${usual}.${flown}`;
}

function people(size: number): string {
  return size === 1 ? "1 person" : `${size} people`;
}
