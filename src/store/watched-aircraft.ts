import { addressOf } from "../model/position-batch.ts";
import { subjectsOf } from "./entries.ts";
import type { TarmacRecord } from "./record.ts";

/** Addresses of the aircraft that the record watches: those of its aircraft entries that have an `icao24`. */
export function watchedAircraft(record: TarmacRecord): ReadonlySet<number> {
  const addresses = subjectsOf(record, "aircraft").map(({ doc }) => addressOf(doc.icao24));
  return new Set(addresses.filter((address) => !Number.isNaN(address)));
}
