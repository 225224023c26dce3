import { airportCountry } from "../model/airport-country.ts";
import type { Claim } from "../model/claim.ts";
import type { Group, PlaceValue, Route } from "../model/value.ts";

/** A claim whose value has a known shape. */
export type ClaimOf<Value> = Omit<Claim, "value"> & { readonly value: Value };

/** The claims on an attribute, with their value's type. */
export function claimsOn<Value>(claims: readonly Claim[], attribute: string): ClaimOf<Value>[] {
  return claims.filter((c) => c.attribute === attribute) as ClaimOf<Value>[];
}

/** Groups of people moved: escorts and crew left out. */
export function peopleGroups(claims: readonly Claim[]): ClaimOf<Group>[] {
  return claimsOn<Group>(claims, "group").filter((c) => (c.value.role ?? "person") === "person");
}

/** Country of a place as told, or by its airport's indicator; null when neither tells. */
export function countryOfPlace(place: PlaceValue): string | null {
  return place.country ?? (place.airport ? airportCountry(place.airport) : null);
}

/** Country of a point of a route: a country's own code, or an airport's country. */
export function countryOfPoint(point: string): string | null {
  return /^[A-Z]{3}$/.test(point) ? point : airportCountry(point);
}

/** Where a movement begins and ends by its claims; each null when nobody tells. Plans stand in only where no deed is told. */
export function endsOf(claims: readonly Claim[]): {
  origin: PlaceValue | null;
  destination: PlaceValue | null;
  from: string | null;
  to: string | null;
} {
  const origin = bestPlace(claims, "origin") ?? routeEnd(claims, 0);
  const destination = bestPlace(claims, "destination") ?? routeEnd(claims, -1);
  return {
    origin,
    destination,
    from: origin ? countryOfPlace(origin) : null,
    to: destination ? countryOfPlace(destination) : null,
  };
}

/** The most telling place: deeds before plans, an airport before a name before a country, then by words so that order never matters. */
function bestPlace(claims: readonly Claim[], attribute: string): PlaceValue | null {
  const rank = (c: ClaimOf<PlaceValue>): string =>
    [isPlan(c) ? 1 : 0, c.value.airport ? 0 : 1, c.value.name ? 0 : 1, JSON.stringify(c.value)].join(" ");
  const places = claimsOn<PlaceValue>(claims, attribute).filter((c) => c.scope === null && c.modality !== "denied");
  return [...places].sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0]?.value ?? null;
}

function routeEnd(claims: readonly Claim[], index: 0 | -1): PlaceValue | null {
  const routes = claimsOn<Route>(claims, "route").filter((c) => c.scope === null && !isPlan(c));
  const [best] = [...routes].sort((a, b) => b.value.points.length - a.value.points.length || (a.id < b.id ? -1 : 1));
  const point = best?.value.points.at(index);
  if (point === undefined) return null;
  const country = countryOfPoint(point);
  return /^[A-Z]{3}$/.test(point) ? { country: point } : { airport: point, ...(country ? { country } : {}) };
}

/** True when a claim tells a plan. */
export function isPlan(claim: Pick<Claim, "modality" | "value">): boolean {
  const as =
    (claim.value as { as?: string; count?: { as?: string } } | null)?.as ??
    (claim.value as { count?: { as?: string } } | null)?.count?.as;
  return claim.modality === "planned" || as === "planned";
}
