import type { LeadSighting } from "../model/lead-sighting.ts";
import type { AsOf } from "../store/claims.ts";
import { type FlightsMade, openFlights } from "../store/flights.ts";
import { type LegsShown, shownUntil } from "./flight-clock.ts";
import type { Reader } from "./reader.ts";

/** Watched aircraft that were heard and of which no leg was made, the latest first: `/leads`. */
export type LeadsPage = {
  /** What they were found in; null when no legs were made here. */
  readonly made: FlightsMade | null;
  readonly rows: readonly LeadSighting[];
  readonly total: number;
  readonly when: AsOf;
};

/** The leads of a workspace. One that was heard in the last day is left out, as legs are. */
export function leadsPage(reader: Reader, when: AsOf, shown: LegsShown): LeadsPage {
  const table = openFlights(reader.record.dir);
  if (table === null) return { made: null, rows: [], total: 0, when };
  try {
    const rows = table.leads({ heard_until_ms: shownUntil(reader.record, when, shown) });
    return { made: table.made, rows, total: rows.length, when };
  } finally {
    table.close();
  }
}
