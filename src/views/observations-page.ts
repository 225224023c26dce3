import { countText } from "../model/count.ts";
import type { ObservationMatch, SideMatch } from "../model/observation-match.ts";
import type { AsOf } from "../store/claims.ts";

/** A row of an observers' log as lists print it. Null where the log does not tell. */
export type ObservationRow = {
  readonly log: string;
  /** Line of the file. */
  readonly row: number;
  readonly day: string;
  readonly airport: string | null;
  readonly callsign: string | null;
  readonly registration: string | null;
  readonly route: string;
  readonly people: string;
  readonly arrival: ObservedSide;
  readonly departure: ObservedSide;
  /** What was read otherwise than written, or cannot be right. */
  readonly faults: readonly string[];
};

/** The leg of a side, or why there is none, with how many legs may be it. */
export type ObservedSide = { readonly leg: string | null; readonly why: string; readonly may_be: readonly string[] };

/** Observers' logs: `/observations`. */
export type ObservationsPage = {
  readonly rows: readonly ObservationRow[];
  readonly total: number;
  /** Sides that have their leg. */
  readonly matched: number;
  readonly when: AsOf;
};

/** The rows of all logs, the latest day first. */
export function observationsPage(matches: readonly ObservationMatch[], when: AsOf): ObservationsPage {
  const day = when.as_of ?? "9999";
  const rows = matches
    .filter(({ observation }) => observation.day <= day)
    .map(rowOf)
    .sort((a, b) => (a.day === b.day ? a.row - b.row : a.day < b.day ? 1 : -1));
  const matched = rows.flatMap(({ arrival, departure }) => [arrival, departure]).filter(({ leg }) => leg !== null);
  return { rows, total: rows.length, matched: matched.length, when };
}

function rowOf({ observation, arrival, departure }: ObservationMatch): ObservationRow {
  const { log, row, day, airport, callsign, registration, route, people, faults } = observation;
  return {
    ...{ log, row, day, airport, callsign, registration },
    route: route.join(" "),
    people: people
      .map(({ which, count, way }) => `${countText(count)} ${which}, ${way.replaceAll("_", " ")}`)
      .join("; "),
    arrival: sideOf(arrival),
    departure: sideOf(departure),
    faults: faults.map(({ field, raw, says }) => `${field} “${raw}”: ${says}`),
  };
}

function sideOf({ flight_id, why, candidates }: SideMatch): ObservedSide {
  return { leg: flight_id, why, may_be: flight_id === null ? candidates.map((one) => one.flight_id) : [] };
}
