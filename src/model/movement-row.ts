import { type Count, countText } from "./count.ts";
import { countryName } from "./country.ts";
import type { CountView, MovementRow, PointView } from "./row.ts";
import type { MovementState } from "./state.ts";
import type { PlaceValue, Stop } from "./value.ts";
import { placeText, stopName } from "./value-text.ts";

/** A movement as lists print it. `links` are those that other movements draw to it. */
export function movementRow(
  state: MovementState,
  links: { part_of: string | null; after: readonly string[] },
): MovementRow {
  const stops = state.claims.filter((c) => c.attribute === "stop").map((c) => c.value as Stop);
  const names = [...new Set(stops.map(stopName))];
  return {
    id: state.id,
    title: String(state.doc.title ?? state.id),
    kind: String(state.doc.kind ?? ""),
    state: state.state,
    state_reason: state.state_reason,
    date: state.date,
    date_text: state.date_text,
    from: point(state.origin, state.from),
    to: point(state.destination, state.to),
    via: names.flatMap((name) => {
      const stop = stops.find((s) => stopName(s) === name);
      return stop ? [{ code: name, text: placeText(stop) }] : [];
    }),
    people: countView(state.people),
    third_country: countView(state.third_country),
    own_nationals: countView(state.own_nationals),
    part_of: links.part_of,
    parts: list(state.doc.parts),
    after: links.after,
    then: list(state.doc.then),
    findings: 0,
    notes: 0,
  };
}

/** A count with its text; null stays null. */
export function countView(count: Count | null): CountView | null {
  return count === null ? null : { ...count, text: countText(count) };
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function point(place: PlaceValue | null, country: string | null): PointView | null {
  if (country !== null) return { code: country, text: countryName(country) };
  return place ? { code: place.airport ?? place.name ?? "", text: placeText(place) } : null;
}
