import { addDays } from "../../../model/day.ts";
import type { DeparturePort } from "../../../model/departure-port.ts";
import type { HeapWay } from "../../../model/heap.ts";
import { localDate } from "./heap-day.ts";
import { type Known, readingSet } from "./judge-heap.ts";

/** The ISO days on which even a few people of a way are looked at: those on which a flight is known that flew it, and the days beside. */
export function flownDays(
  { port: said, destination, sender }: HeapWay,
  port: DeparturePort,
  { carriers, ends, movements }: Known,
): string[] {
  if (said === null || destination === null || port.kind === "unknown" || port.kind === "sea") return [];
  const destinations = readingSet(destination);
  if (port.borders !== null && destinations.has(port.borders)) return [];
  const days = new Set(movements.daysTo(destinations));
  for (const ident of ends.fieldsOf(port))
    for (const country of destinations)
      for (const { leg } of carriers.leftFrom(ident, sender ?? "USA").calls.get(country)?.all ?? [])
        days.add(localDate(port, leg.first_ms));
  return [...new Set([...days].flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))];
}
