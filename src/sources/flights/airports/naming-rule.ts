import type { AircraftClass } from "../../../model/aerodrome.ts";

/** How an end is named for one class of aircraft. Heights are above the field; distances are to the nearest runway. */
export type NamingRule = {
  /** Fields farther away are not looked at. */
  readonly reach_nm: number;
  /** An end in the air above this is not named: too many fields fit, and the flight may go on. */
  readonly highestStart_ft: number;
  readonly highestEnd_ft: number;
  /** Above this an end is only named where the track leads to the ground (descent before it, climb after it). */
  readonly freely_ft: number;
  /** Seen on the ground so near to a runway is on that field. */
  readonly onField_nm: number;
  /** What no field on the list is worth, against 1 for a large field that fits perfectly. */
  readonly nowhere: number;
  /** The least share of the weight that names a field. */
  readonly leastShare: number;
  /** Weight of a field without scheduled service that is no staging field, against one with. */
  readonly unscheduled: number;
  /** Weight by size. */
  readonly kinds: Readonly<Record<"large" | "medium" | "small" | "heliport" | "seaplane" | "closed", number>>;
  /** A shorter runway is hardly used. */
  readonly leastRunway_ft: number;
  readonly paved: boolean;
  /** The leg before and after are believed: not so where an aircraft lands wherever it likes, unheard. */
  readonly chains: boolean;
};

/**
 * The numbers per class. Reach, heights and the penalty of fields without scheduled service come from EUROCONTROL's published rule for aerodromes (30 NM, 15,000 ft over the
 * field, about 10 NM); the rest from how aircraft fly and from looking at recordings cut off at known heights.
 */
export const namingRules: Readonly<Record<AircraftClass, NamingRule>> = {
  jet: {
    reach_nm: 45,
    highestStart_ft: 17_000,
    highestEnd_ft: 10_000,
    freely_ft: 2500,
    onField_nm: 1.5,
    nowhere: 0.004,
    leastShare: 0.66,
    unscheduled: 0.3,
    kinds: { large: 1, medium: 0.6, small: 0.08, heliport: 0, seaplane: 0, closed: 0 },
    leastRunway_ft: 4500,
    paved: true,
    chains: true,
  },
  turboprop: {
    reach_nm: 40,
    highestStart_ft: 15_000,
    highestEnd_ft: 10_000,
    freely_ft: 2000,
    onField_nm: 1.5,
    nowhere: 0.006,
    leastShare: 0.62,
    unscheduled: 0.5,
    kinds: { large: 0.9, medium: 0.7, small: 0.25, heliport: 0, seaplane: 0, closed: 0 },
    leastRunway_ft: 2500,
    paved: false,
    chains: true,
  },
  light: {
    reach_nm: 20,
    highestStart_ft: 8000,
    highestEnd_ft: 6000,
    freely_ft: 2000,
    onField_nm: 1,
    nowhere: 0.03,
    leastShare: 0.65,
    unscheduled: 1,
    kinds: { large: 0.4, medium: 0.8, small: 0.8, heliport: 0, seaplane: 0.05, closed: 0.05 },
    leastRunway_ft: 1000,
    paved: false,
    chains: true,
  },
  helicopter: {
    reach_nm: 5,
    highestStart_ft: 1200,
    highestEnd_ft: 1200,
    freely_ft: 800,
    onField_nm: 0.6,
    nowhere: 0.3,
    leastShare: 0.75,
    unscheduled: 1,
    kinds: { large: 0.7, medium: 0.8, small: 0.6, heliport: 0.8, seaplane: 0, closed: 0.05 },
    leastRunway_ft: 0,
    paved: false,
    chains: false,
  },
};
