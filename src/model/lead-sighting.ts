import type { ClassReason } from "./leg-class.ts";

/** An aircraft that was heard under one address on a UTC day. */
export type HeardAircraft = {
  readonly icao24: string;
  readonly day: string;
  /** All that it sent on that day, in order of the alphabet. */
  readonly callsigns: readonly string[];
  readonly positions: number;
  /** Epoch milliseconds, UTC. */
  readonly first_ms: number;
  readonly last_ms: number;
  /** Where it was first heard, degrees; null when no row has a position. */
  readonly lat: number | null;
  readonly lon: number | null;
};

/** A watched aircraft or call sign that was heard and of which no leg was made: too few positions, or it stayed on the ground. A lead, never a flight. */
export type LeadSighting = HeardAircraft & {
  readonly registration: string | null;
  /** OurAirports ident of the nearest aerodrome, where one is near; null when none is, or there is no table of them. */
  readonly near: string | null;
  /** Why it is a lead; never empty. */
  readonly reasons: readonly ClassReason[];
};
