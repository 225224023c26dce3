import { countryName } from "../../../model/country.ts";
import { recordedCountryName, readingsOf } from "../../../model/recorded-country.ts";
import type { DeparturePort } from "../../../model/departure-port.ts";
import type { Heap, HeapMatch, HeapRows, HeapVerdict } from "../../../model/heap.ts";
import { sizeOf } from "../../../model/heap-totals.ts";
import type { Carriers } from "./carriers.ts";
import { localDay } from "./heap-day.ts";
import type { HeapEnds } from "./heap-ends.ts";
import { heapRule } from "./heap-rule.ts";
import type { MovementsByDay } from "./movements-by-day.ts";
import type { OwnRows } from "./own-rows.ts";
import type { PassingLegs } from "./passing-legs.ts";
import { usualOf } from "./seats.ts";
import { explainingMatches, otherFlights, passingText, partialMatches, type Sought } from "./match-heap.ts";

/** What is known of flights, and from how many people on a heap is looked into. */
export type Known = {
  readonly carriers: Carriers;
  readonly movements: MovementsByDay;
  readonly ends: HeapEnds;
  /** Legs of aircraft that carry nobody as far as is known. */
  readonly passing: PassingLegs;
  /** Whom the release tells to have left by aerodrome and day; filled before the first heap is judged. */
  readonly own: OwnRows;
  readonly least: number;
  /** False: reasons and sentences are left empty, which is a part of the time and memory. */
  readonly words?: boolean;
};

/** Gives a heap of rows its verdict, with the flights and a reason in words. It looks at this heap, the flights, and how many people have rows of their own on them. */
export function judgeHeap(rows: HeapRows, port: DeparturePort, known: Known): Heap {
  const judged: Judged = (verdict, reason, more) => heapOf(rows, port, { verdict, reason, ...more });
  const plain = withoutFlights(rows, port);
  if (plain !== null && plain.verdict !== "by_land") return judged(plain.verdict, plain.reason);
  if (rows.heaps > 1)
    return plain === null ? judged("few_people", fewText(known)) : judged(plain.verdict, plain.reason);
  const sought = soughtOf(rows, port, known);
  const explaining = explainingMatches(sought, known.carriers);
  if (plain !== null)
    return judged("by_land", plain.reason + (explaining.length === 0 ? "" : flownText), { matches: explaining });
  const size = sizeOf(rows);
  const { matches, explained } = needed(explaining, size);
  const isCovered = explained >= size && size > 0;
  if (!isCovered && size < known.least) return judged("few_people", fewText(known));
  const heard = known.ends.heard(port, sought.day.fromMs, sought.day.toMs);
  const full = isCovered ? fullText(rows, matches) : null;
  if (full !== null) return judged("partly", full, { heard, matches, explained });
  if (isCovered) return judged("explained", matches.map(({ says }) => says).join(" "), { heard, matches, explained });
  return judgeOpen(
    { ...sought, explained },
    [...matches, ...partialMatches(sought, known.carriers)],
    heard,
    known,
    judged,
  );
}

type Judgement = Pick<Heap, "verdict" | "reason"> & Partial<Pick<Heap, "heard" | "matches" | "explained">>;
type Judged = (verdict: HeapVerdict, reason: string, more?: Omit<Judgement, "verdict" | "reason">) => Heap;
const none: readonly HeapMatch[] = [];

/** Written out, as spreading the rows takes several times as long, for each of many thousand heaps. */
function heapOf(rows: HeapRows, read: DeparturePort, judgement: Judgement): Heap {
  const { verdict, reason, heard = 0, matches = none, explained = 0 } = judgement;
  return {
    date: rows.date,
    port: rows.port,
    destination: rows.destination,
    sender: rows.sender,
    heaps: rows.heaps,
    writings: rows.writings,
    rows: rows.rows,
    people: rows.people,
    untold: rows.untold,
    third_country: rows.third_country,
    cannot_tell: rows.cannot_tell,
    before: rows.before,
    after: rows.after,
    read,
    verdict,
    reason,
    heard,
    matches,
    explained,
  };
}

/** A heap that no flights explain whole. */
function judgeOpen(
  sought: Sought & { readonly explained: number },
  matches: readonly HeapMatch[],
  heard: number,
  known: Known,
  judged: Judged,
): Heap {
  const { rows, port, explained, day } = sought;
  const more = { heard, matches, explained };
  if (!sought.words)
    return judged(matches.length > 0 ? "partly" : heard > 0 ? "no_known_flight" : "nothing_heard", "", more);
  const land = port.kind === "land" ? `Not by land from there to ${recordedCountryName(rows.destination ?? "")}. ` : "";
  const passing = passingText(sought, known.passing);
  if (matches.length > 0) return judged("partly", land + coverText(rows, matches, explained) + passing, more);
  if (heard > 0) {
    const others = otherFlights(sought, known.carriers);
    return judged("no_known_flight", land + heardText(port, heard, others) + passing, more);
  }
  return judged("nothing_heard", land + silenceText(port, known.ends.anywhere(day.fromMs, day.toMs)), more);
}

function soughtOf(rows: HeapRows, port: DeparturePort, { ends, own, movements, words = true }: Known): Sought {
  const told = rows as Sought["rows"];
  return {
    ...{ rows: told, port, sender: told.sender ?? "USA", fields: ends.fieldsOf(port) },
    destinations: readingSet(told.destination ?? ""),
    day: localDay(port, told.date),
    ...{ own, movements, words },
  };
}

const readings = new Map<string, ReadonlySet<string>>();

/** The countries that a destination can be; asked for millions of heaps. */
export function readingSet(destination: string): ReadonlySet<string> {
  let found = readings.get(destination);
  if (found === undefined) {
    found = new Set(readingsOf(destination) ?? []);
    readings.set(destination, found);
  }
  return found;
}

/** What way and day alone say of a heap: that no flight is looked for; null where one is. */
function withoutFlights(rows: HeapRows, port: DeparturePort): { verdict: HeapVerdict; reason: string } | null {
  const missing = missingOf(rows, port);
  if (missing !== null) return { verdict: "no_date_or_port", reason: missing };
  if (port.kind === "sea") return { verdict: "by_sea", reason: `${port.name} is a port of ships.` };
  const destinations = readingSet(rows.destination ?? "");
  const walks = port.borders !== null && destinations.size === 1 && destinations.has(port.borders);
  return walks ? { verdict: "by_land", reason: landText(port) } : null;
}

function missingOf({ date, port: said, destination }: HeapRows, port: DeparturePort): string | null {
  if (date === null) return "The day of departure is not told.";
  if (port.rule === "not_told") return "The port of departure is not told.";
  if (port.kind === "unknown") return `No list and no rule knows the port “${said}”.`;
  if (port.fields.length === 0 && port.at === null && port.kind !== "sea" && port.borders === null)
    return `It is not known which aerodrome “${said}” is.`;
  return destination === null || readingSet(destination).size === 0
    ? "The destination is not told or not known."
    : null;
}

/** The flights that a verdict rests on, and for how many people they have seats: those of neighbouring days only count where those of the day do not carry all. */
function needed(explaining: readonly HeapMatch[], size: number): { matches: readonly HeapMatch[]; explained: number } {
  if (explaining.length === 0) return { matches: explaining, explained: 0 };
  const exact = explaining.filter(({ level }) => level === "exact");
  const matches = seatsOfAll(exact) >= size ? exact : explaining;
  return { matches, explained: Math.min(size, seatsOfAll(matches)) };
}

/** Where the people have seats, but are so many more than flights of removals hold that some may have flown otherwise: a sentence. Null for others. */
function fullText(rows: HeapRows, matches: readonly HeapMatch[]): string | null {
  const flown = matches.filter(({ movement }) => movement === null);
  if (flown.length < matches.length) return null;
  const usual = flown.reduce((sum, { seats }) => sum + usualOf(seats), 0);
  if (sizeOf(rows) < usual + heapRule.least.value) return null;
  const flights = flown.length === 1 ? "the flight that is known" : `the ${flown.length} flights that are known`;
  return `${people(sizeOf(rows))} can have had a seat on ${flights}, but removal charters are told to hold at most about ${usual}: another flight is likely. ${matches.map(({ says }) => says).join(" ")}`;
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

const flownText = " A flight there is known as well; whether it carried any of them is open.";

function landText(port: DeparturePort): string {
  const usual = port.kind === "either" ? ", which is usual there" : "";
  return `${port.name} is a crossing to ${countryName(port.borders ?? "")}: by land${usual}.`;
}

function fewText({ least }: Known): string {
  return `Fewer than the ${least} people from whom on a flight is looked for.`;
}

function people(size: number): string {
  return size === 1 ? "1 person" : `${size} people`;
}
