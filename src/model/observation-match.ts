import type { ClassReason } from "./leg-class.ts";
import type { Observation } from "./observation.ts";

/** A flight that may be the one that an observer saw, with what agrees and what differs. */
export type MatchCandidate = {
  readonly flight_id: string;
  readonly weight: number;
  readonly agrees: readonly ClassReason[];
  readonly differs: readonly ClassReason[];
};

/** What one side of an observation was matched to. `flight_id` is null where no flight, or no single one, fits well enough: `why` says so, and the candidates stand beside it. */
export type SideMatch = {
  readonly flight_id: string | null;
  readonly why: string;
  readonly candidates: readonly MatchCandidate[];
};

/** An observation with the flight that brought the aircraft and the one on which it left. */
export type ObservationMatch = {
  readonly observation: Observation;
  readonly arrival: SideMatch;
  readonly departure: SideMatch;
};
