import type { LegPlace } from "./aerodrome.ts";
import type { Leg } from "./leg.ts";
import type { Classed } from "./leg-class.ts";

/** The aerodrome that was named for an end, as pages print it; `country` is ISO 3166-1 alpha-3. */
export type EndField = {
  readonly ident: string;
  readonly name: string;
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
};

/** A leg with what is known of its aircraft, its two ends and its class: a row of `cache/legs`, as pages and commands read it. */
export type Flight = Leg & {
  readonly registration: string | null;
  /** ICAO type designator, such as B738. */
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly adep: LegPlace;
  readonly ades: LegPlace;
  /** Null when no aerodrome is named. */
  readonly adep_at: EndField | null;
  readonly ades_at: EndField | null;
  readonly classed: Classed;
};

/** What a class is given from: a flight that has none yet. */
export type ClassInput = Pick<
  Flight,
  | "id"
  | "icao24"
  | "registration"
  | "typecode"
  | "operator"
  | "callsign"
  | "callsigns"
  | "first_seen_ms"
  | "last_seen_ms"
  | "atot"
  | "aldt"
  | "first"
  | "last"
  | "adep"
  | "ades"
  | "flags"
>;
