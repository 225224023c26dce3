import { countryName } from "../model/country.ts";
import type { EndField, Flight } from "../model/flight.ts";
import type { LegPlace } from "../model/aerodrome.ts";
import type { EndKnowledge, LegEnd } from "../model/leg.ts";
import type { Band, LegClass } from "../model/leg-class.ts";

/** How something is known: heard, reckoned, or not at all. */
export type Known = "observed" | "inferred" | "not_seen";

/** An end of a leg as pages print it. */
export type EndView = {
  /** OurAirports ident and country (ISO 3166-1 alpha-3); null where no aerodrome is named. */
  readonly ident: string | null;
  readonly country: string | null;
  /** The aerodrome's name, else what is known in words: "off any field", "not known", "not seen". */
  readonly name: string;
  readonly state: LegPlace["state"];
  /** Whether the aircraft was heard there, or it is reckoned from what was heard elsewhere; `not_seen`: no place can be told. */
  readonly place: Known;
  /** 0 to 1. */
  readonly confidence: number | null;
  /** Take-off or landing: the best guess (ISO 8601, UTC) and its bounds; null where there is none. */
  readonly at: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly known: EndKnowledge;
};

/** A leg in a list. */
export type FlightRow = {
  readonly id: string;
  readonly icao24: string;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly callsign: string | null;
  readonly first_seen: string;
  readonly last_seen: string;
  readonly off: EndView;
  readonly on: EndView;
  readonly class: LegClass;
  readonly band: Band | null;
  /** Sentences that say what speaks against the class. */
  readonly doubts: readonly string[];
  readonly gap_minutes: number;
};

const endWords: Readonly<Record<LegPlace["state"], string>> = {
  aerodrome: "named",
  off_field: "off any field",
  unknown: "not known",
  out_of_coverage: "not seen",
};

/** A leg as a row. */
export function flightRow(flight: Flight): FlightRow {
  const { id, icao24, registration, typecode, operator, callsign, classed } = flight;
  return {
    ...{ id, icao24, registration, typecode, operator, callsign },
    first_seen: isoOf(flight.first_seen_ms),
    last_seen: isoOf(flight.last_seen_ms),
    off: endView(flight.adep, flight.adep_at, flight.atot),
    on: endView(flight.ades, flight.ades_at, flight.aldt),
    class: classed.class,
    band: classed.band,
    doubts: classed.doubts.map(({ says, value }) =>
      value === "" || says.includes(value) ? says : `${says} (${value})`,
    ),
    gap_minutes: Math.round(flight.gaps.reduce((sum, gap) => sum + gap.end_ms - gap.start_ms, 0) / 60_000),
  };
}

function endView(place: LegPlace, field: EndField | null, end: LegEnd): EndView {
  return {
    ident: field?.ident ?? place.ident,
    country: field?.country ?? null,
    name: (field && shortName(field.name)) ?? place.ident ?? endWords[place.state],
    state: place.state,
    place: placeKnown(place),
    confidence: place.confidence,
    at: end.ms === null ? null : isoOf(end.ms),
    from: end.lo_ms === null ? null : isoOf(end.lo_ms),
    to: end.hi_ms === null ? null : isoOf(end.hi_ms),
    known: end.source,
  };
}

/** Heard on the ground or low over the field itself, or reckoned from course and descent or the leg beside. */
function placeKnown({ state, source }: LegPlace): Known {
  if (state === "off_field") return "observed";
  if (state !== "aerodrome") return "not_seen";
  return source === "chained" || source === "descent" ? "inferred" : "observed";
}

/** The name of an aerodrome without the words that all have: "Dallas Fort Worth International Airport" → "Dallas Fort Worth". */
export function shortName(name: string): string {
  const short = name
    .replace(/^(?:Aeropuerto|Aéroport|Aeroporto)(?: Internacional| International)?(?: de| del)? /i, "")
    .replace(/ (?:International |Intercontinental |Regional |Municipal )?(?:Airport|Airfield)$/i, "");
  return short === "" ? name : short;
}

/** An instant to the second: "2031-05-02T10:04:00Z". */
export function isoOf(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** An instant for people: "2031-05-02 10:04:00 UTC". */
export function momentText(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}

/** Classes in words, singular, as pages head and list them. */
export const classWords: Readonly<Record<LegClass, string>> = {
  removal: "Removal leg",
  removal_connection: "Removal connection",
  return: "Return leg",
  shuffle: "Shuffle leg",
  lateral: "Lateral leg",
  positioning: "Positioning leg",
  military: "Military leg",
  unclassified: "Not classified",
};

/** A country for people; "not known" for `unknown`. */
export function countryWords(code: string): string {
  return code === "unknown" ? "not known" : countryName(code);
}
