import { airportCountry } from "../model/airport-country.ts";
import type { Claim } from "../model/claim.ts";
import { dateText, parseDate } from "../model/partial-date.ts";
import type { MovementState } from "../model/state.ts";
import type { Choice, Moment, PlaceValue, Route } from "../model/value.ts";
import { answerOf, bearers, isOpen, type Sources, usableClaims } from "./backing.ts";
import { theName } from "./sentence-words.ts";

const verb: Readonly<Record<string, string>> = {
  removal: "removed",
  transfer: "transferred",
  handover: "handed over",
  onward_removal: "sent on",
  return: "returned",
  relocation: "moved",
};

/** "removed from Panama to Colombia on 3 Feb 2025", and the sources that bear it. */
export type Journey = { readonly text: string; readonly sources: readonly string[] };

/**
 * Where people were moved and when, in words, with the sources that tell it; a journey that did not end as planned says so. Null when an end is not told or is
 * contradicted. A day that rests on one mirror alone is left out, and one on which the voices are split is told by its month.
 */
export function journeyOf(state: MovementState, sources: Sources): Journey | null {
  const { from, to } = state;
  if (from === null || to === null || isOpen(answerOf(state, "origin")) || isOpen(answerOf(state, "destination")))
    return null;
  const claims = usableClaims(state);
  const planned = endedElsewhere(state);
  const ends = [at("origin", from, claims), at("destination", to, planned ? state.claims : claims)];
  if (ends.some((list) => list.length === 0)) return null;
  const tellers = ends.flatMap((list) => bearers(list, state, sources) ?? list.map((c) => c.source));
  const when = whenText(state, claims, sources);
  // The day is that on which they left, not that on which the plan was to end.
  const text = planned
    ? `put on a journey from ${theName(from)}${when.text} that was planned to end in ${theName(to)}`
    : `${verb[String(state.doc.kind)] ?? "moved"} from ${theName(from)} to ${theName(to)}${when.text}`;
  return { text, sources: [...new Set([...tellers, ...when.sources])] };
}

function endedElsewhere(state: MovementState): boolean {
  return state.claims.some(
    (c) => c.attribute === "status" && ["diverted", "blocked", "planned"].includes((c.value as Choice).choice),
  );
}

/** Claims that give an end of the journey: its place, a route that begins or ends there, or the state that sends. */
function at(end: "origin" | "destination", country: string, claims: readonly Claim[]): Claim[] {
  return claims.filter((c) => {
    if (c.attribute === end) return countryIn(c.value as PlaceValue) === country;
    if (c.attribute === "sender") return end === "origin" && (c.value as { country?: string }).country === country;
    if (c.attribute !== "route") return false;
    const points = (c.value as Route).points;
    return countryAt(points[end === "origin" ? 0 : points.length - 1]) === country;
  });
}

const countryAt = (point: string | undefined): string | null =>
  point === undefined ? null : /^[A-Z]{3}$/.test(point) ? point : airportCountry(point);
const countryIn = (place: PlaceValue): string | null => place.country ?? countryAt(place.airport);

const times = ["departed", "date", "arrived"] as const;

function whenText(state: MovementState, claims: readonly Claim[], sources: Sources): Journey {
  const told = claims.filter((c) => (times as readonly string[]).includes(c.attribute));
  const ids = bearers(told, state, sources);
  if (ids === null || state.date === null) return { text: "", sources: [] };
  const split = times.some((name) => isOpen(answerOf(state, name)));
  const text = split ? monthOf(told) : state.date_text;
  if (text === null) return { text: "", sources: [] };
  // A month or a year stands with "in", a day with "on".
  // A month or a year stands with "in", a day with "on", and "about" with neither.
  const link = text.startsWith("about ") ? "" : /^(?:[A-Z][a-z]{2} )?\d{4}$/.test(text) ? "in " : "on ";
  return { text: ` ${link}${text}`, sources: ids };
}

/** The month in which all that is told lies; null when it spans more. */
function monthOf(claims: readonly Claim[]): string | null {
  const days = claims.map((c) => parseDate((c.value as Moment).at));
  const months = new Set(days.flatMap((d) => (d === null ? [] : [d.from.slice(0, 7), d.to.slice(0, 7)])));
  const [only, ...more] = months;
  const date = only === undefined || more.length > 0 ? null : parseDate(only);
  return date && dateText(date);
}
