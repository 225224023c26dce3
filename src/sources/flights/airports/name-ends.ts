import type { AircraftClass, LegPlace } from "../../../model/aerodrome.ts";
import type { Leg } from "../../../model/leg.ts";
import { aircraftClassOf } from "./aircraft-class.ts";
import type { AerodromeIndex } from "./aerodrome-index.ts";
import { chained } from "./chain.ts";
import { sightOf } from "./end-sight.ts";
import { exemptFields } from "./exempt-fields.ts";
import { namingRules } from "./naming-rule.ts";
import { type Evidence, evidenceOf, placeOf } from "./name-end.ts";

/** The two ends of a leg. */
export type LegPlaces = { readonly adep: LegPlace; readonly ades: LegPlace };

/** What may be said about an aircraft whose ends are named. */
export type NameEndsOptions = {
  /** ICAO type description, such as L2J; null or absent: the class is taken from the legs. */
  readonly description?: string | null;
  /** Idents that are weighed as if airlines flew there; the shipped list when absent. */
  readonly exempt?: ReadonlySet<string>;
};

/**
 * Where each leg of one aircraft began and ended. Legs come in order of time, and so do the answers. Each end is judged by what was heard there, then held against its neighbour: an
 * aircraft leaves from where it landed. Rule and figures: docs/method.md.
 */
export function nameEnds(
  legs: readonly Leg[],
  aerodromes: AerodromeIndex,
  options: NameEndsOptions = {},
): readonly LegPlaces[] {
  const aircraft = aircraftClassOf(options.description ?? null, legs);
  const exempt = options.exempt ?? shippedList();
  const ends = legs.map((leg) => endsOf(leg, aerodromes, { aircraft, exempt }));
  if (!namingRules[aircraft].chains) return ends.map(({ adep, ades }) => ({ adep: adep.place, ades: ades.place }));
  const shared = legs.some((leg) => leg.emitter > 0);
  legs.forEach((leg, i) => {
    const next = legs.findIndex((other, j) => j > i && other.emitter === leg.emitter);
    const after = legs[next];
    const [here, there] = [ends[i], ends[next]];
    if (!after || !here || !there) return;
    const linked = chained(
      { ...here.ades, seen_ms: leg.last_seen_ms },
      { ...there.adep, seen_ms: after.first_seen_ms },
      shared,
    );
    here.ades.place = linked.arrival;
    there.adep.place = linked.departure;
  });
  return ends.map(({ adep, ades }) => ({ adep: adep.place, ades: ades.place }));
}

type Judged = { place: LegPlace; readonly evidence: Evidence };

function endsOf(
  leg: Leg,
  aerodromes: AerodromeIndex,
  options: { readonly aircraft: AircraftClass; readonly exempt: ReadonlySet<string> },
): { readonly adep: Judged; readonly ades: Judged } {
  const judge = (side: "start" | "end"): Judged => {
    const evidence = evidenceOf(sightOf(leg, side), { aerodromes, ...options });
    return { place: placeOf(evidence), evidence };
  };
  return { adep: judge("start"), ades: judge("end") };
}

let shipped: ReadonlySet<string> | null = null;
function shippedList(): ReadonlySet<string> {
  shipped ??= new Set(exemptFields().map((field) => field.ident));
  return shipped;
}
