import { type Aerodrome, aerodromeKinds } from "../../src/model/aerodrome.ts";
import type { Leg } from "../../src/model/leg.ts";
import { AerodromeIndex } from "../../src/sources/flights/airports/aerodrome-index.ts";
import { nameEnds } from "../../src/sources/flights/airports/name-ends.ts";
import { refineEnds } from "../../src/sources/flights/airports/refine-ends.ts";
import { onward } from "./earth.ts";
import type { Field } from "./fields.ts";
import type { NamedEnds } from "./naming.ts";
import { namedOf } from "./naming.ts";

/** What the project's rule says of the ends of legs, aircraft by aircraft in order of time. */
export function ourEnds(legs: readonly Leg[], fields: readonly Field[]): ReadonlyMap<Leg, NamedEnds> {
  const index = new AerodromeIndex(fields.map(aerodromeOf));
  const byAddress = new Map<string, Leg[]>();
  for (const leg of legs) byAddress.set(leg.icao24, [...(byAddress.get(leg.icao24) ?? []), leg]);
  const named = new Map<Leg, NamedEnds>();
  for (const ours of byAddress.values()) {
    ours.sort((a, b) => a.first_seen_ms - b.first_seen_ms);
    for (const [i, { adep, ades }] of nameEnds(ours, index).entries())
      named.set(ours[i] as Leg, { adep: namedOf(adep), ades: namedOf(ades) });
  }
  return named;
}

/** The legs with take-off and landing reckoned from the fields that are named, as `tarmac legs` makes them. */
export function refinedLegs(legs: readonly Leg[], fields: readonly Field[]): Leg[] {
  const index = new AerodromeIndex(fields.map(aerodromeOf));
  const byAddress = new Map<string, Leg[]>();
  for (const leg of legs) {
    const own = byAddress.get(leg.icao24);
    if (own) own.push(leg);
    else byAddress.set(leg.icao24, [leg]);
  }
  return [...byAddress.values()].flatMap((own) => {
    const inTime = own.sort((a, b) => a.first_seen_ms - b.first_seen_ms);
    const places = nameEnds(inTime, index);
    return inTime.map((leg, i) => {
      const ends = places[i];
      return ends ? { ...leg, ...refineEnds(leg, ends, index) } : leg;
    });
  });
}

/** A field as the tables of reference tell it, with its one runway. */
function aerodromeOf(field: Field): Aerodrome {
  const { ident, kind, lat, lon, elevation_ft, scheduled, runwayDeg } = field;
  const lengthFt = { large: 10_300, medium: 7300, small: 3600 }[kind];
  const end = (deg: number) => {
    const { lat, lon } = onward(field, deg + 180, lengthFt / 6076 / 2);
    return { name: String(Math.round(deg / 10) || 36).padStart(2, "0"), lat, lon, heading_deg: deg };
  };
  const ends = [end(runwayDeg), end((runwayDeg + 180) % 360)] as const;
  return {
    ident,
    name: ident,
    kind: aerodromeKinds.find((one) => one === kind) ?? "small",
    lat,
    lon,
    elevation_ft,
    country: "ZZ",
    municipality: null,
    iata: null,
    scheduled,
    runways: [{ length_ft: lengthFt, paved: kind !== "small", ends }],
  };
}
