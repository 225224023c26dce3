import type { LegPlace } from "./aerodrome.ts";
import type { Leg } from "./leg.ts";
import type { Classed } from "./leg-class.ts";

/** A leg with what is known of its aircraft, its two ends and its class: a row of `cache/legs`, as pages and commands read it. */
export type Flight = Leg & {
  readonly registration: string | null;
  /** ICAO type designator, such as B738. */
  readonly typecode: string | null;
  readonly operator: string | null;
  readonly adep: LegPlace;
  readonly ades: LegPlace;
  readonly classed: Classed;
};
