import type { LegPlace } from "../../model/aerodrome.ts";
import type { Flight } from "../../model/flight.ts";
import type { Leg } from "../../model/leg.ts";
import type { Classed } from "../../model/leg-class.ts";
import { type FlightsMade, writeFlights } from "../../store/flights.ts";
import { findLegs } from "./find-legs.ts";

/** Changes with the rule: legs of two versions are not compared by id. */
const ruleVersion = "1";

/** Makes the legs of a workspace anew from its positions: legs, their two ends, their classes. */
export async function makeFlights(
  dir: string,
  effects: { readonly tell: (part: string, done: number, total: number) => void; readonly now: () => Date },
): Promise<FlightsMade> {
  const { legs, positions, masked } = await findLegs(dir, {}, (rows) => effects.tell("positions", rows, 0));
  return writeFlights(dir, legs.map(flightOf), {
    rule_version: ruleVersion,
    positions_digest: "",
    aerodromes_digest: null,
    made_at: effects.now().toISOString(),
    positions,
    masked,
  });
}

function flightOf(leg: Leg): Flight {
  return {
    ...leg,
    registration: null,
    typecode: null,
    operator: null,
    adep: unnamed,
    ades: unnamed,
    adep_at: null,
    ades_at: null,
    classed: unclassified,
  };
}

const unnamed: LegPlace = {
  state: "unknown",
  ident: null,
  confidence: null,
  source: null,
  distance_nm: null,
  runners_up: [],
  why: "There is no table of aerodromes here.",
};
const unclassified: Classed = { class: "unclassified", band: null, reasons: [], doubts: [], notable: [] };
