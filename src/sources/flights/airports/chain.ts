import type { AerodromeIndex } from "./aerodrome-index.ts";
import { distanceTo, type Evidence } from "./name-end.ts";
import type { LegPlace } from "../../../model/aerodrome.ts";
import { bearingDeg, distanceNm, turnDeg } from "../../../model/great-circle.ts";

/** An arrival and the departure after it, of the same aircraft: what each says by itself. */
export type Link = {
  readonly arrival: { readonly place: LegPlace; readonly evidence: Evidence; readonly seen_ms: number };
  readonly departure: { readonly place: LegPlace; readonly evidence: Evidence; readonly seen_ms: number };
};
type End = Link["arrival"];
type Places = { readonly arrival: LegPlace; readonly departure: LegPlace };

/** Fields so near one another are taken for one when two ends differ. */
const sameNm = 10;
/** An end that nobody saw is filled from the other this far away, when the course leads there. */
const farthestNm = 150;
/** No aircraft gets on faster over the ground than this; an unseen flight needs this long besides. */
const fastestKt = 600;
const unseenFlightMs = 40 * 60_000;
/** Longer on the ground, and it may have flown elsewhere and back unseen. */
const longestStayMs = 48 * 3_600_000;
/** What is left of the confidence of an end that the other contradicts. */
const contradicted = 0.5;

/**
 * Holds an arrival against the departure after it: an aircraft leaves from where it landed. An end without a name is filled from the other one where time, distance and course
 * allow it; of two that cannot both be right, the one that is less sure loses confidence, or its name.
 */
export function chained(link: Link, aerodromes: AerodromeIndex): Places {
  const { arrival, departure } = link;
  const [a, d] = [arrival.place, departure.place];
  if (a.state === "aerodrome" && d.state === "aerodrome") return agreed(link, aerodromes);
  if (d.state === "aerodrome" && a.state !== "off_field")
    return { arrival: filled(arrival, departure, aerodromes) ?? a, departure: d };
  if (a.state === "aerodrome" && d.state !== "off_field")
    return { arrival: a, departure: filled(departure, arrival, aerodromes) ?? d };
  return { arrival: a, departure: d };
}

/** Two ends with names: nothing to do when they are the same field, or when there was time to fly unseen from one to the other. */
function agreed(link: Link, aerodromes: AerodromeIndex): Places {
  const { arrival, departure } = link;
  const both = { arrival: arrival.place, departure: departure.place };
  if (both.arrival.ident === both.departure.ident) return both;
  const [from, to] = [aerodromes.get(both.arrival.ident ?? ""), aerodromes.get(both.departure.ident ?? "")];
  if (from === null || to === null) return both;
  const apart = distanceNm(from.lat, from.lon, to.lat, to.lon);
  const time_ms = departure.seen_ms - arrival.seen_ms;
  if (apart > sameNm && time_ms >= unseenFlightMs + (apart / fastestKt) * 3_600_000) return both;
  return surer(arrival, departure)
    ? { ...both, departure: corrected(departure, arrival, aerodromes) }
    : { ...both, arrival: corrected(arrival, departure, aerodromes) };
}

function surer(a: End, b: End): boolean {
  const worth = ({ place, evidence }: End): number => (place.confidence ?? 0) + (evidence.sight.ground ? 1 : 0);
  return worth(a) >= worth(b);
}

/** An end whose name cannot stand beside that of the other: the other's name if it fits here too, else its own with less confidence, or none. */
function corrected(weak: End, strong: End, aerodromes: AerodromeIndex): LegPlace {
  const other = strong.place.ident;
  const fits = weak.place.runners_up.some((one) => one.ident === other && one.share >= 0.02);
  const named = weak.evidence.sight.ground === null && fits ? filled(weak, strong, aerodromes) : null;
  if (named !== null) return named;
  const confidence = (weak.place.confidence ?? 0) * contradicted;
  const why = `${weak.place.why} The leg ${weak.evidence.sight.side === "end" ? "after it begins" : "before it ended"} at ${other}, and there was no time to get there unseen.`;
  if (weak.evidence.sight.ground !== null) return { ...weak.place, confidence, why };
  return { ...weak.place, state: "unknown", ident: null, confidence: null, source: null, distance_nm: null, why };
}

/** The name of the other end for one that has none; null where it cannot be, or need not be. */
function filled(end: End, other: End, aerodromes: AerodromeIndex): LegPlace | null {
  const { sight } = end.evidence;
  const field = aerodromes.get(other.place.ident ?? "");
  if (field === null || sight.ground !== null) return null;
  const away = distanceTo(sight, field);
  const time_ms = Math.abs(end.seen_ms - other.seen_ms);
  if (time_ms < (away / fastestKt) * 3_600_000 || time_ms > longestStayMs) return null;
  const trust = trustIn(end, away, turn(end, field));
  if (trust === null) return null;
  const confidence = Math.round(trust * (other.place.confidence ?? 0) * 1000) / 1000;
  const when = sight.side === "end" ? "the next leg begins" : "the leg before ended";
  return {
    state: "aerodrome",
    ident: field.ident,
    confidence,
    source: "chained",
    distance_nm: Math.round(away * 1000) / 1000,
    runners_up: end.place.runners_up.filter((one) => one.ident !== field.ident),
    why: `${end.place.why} But ${when} at ${field.ident}, ${Math.round(away)} NM from there, and an aircraft leaves from where it landed.`,
  };
}

function turn({ evidence: { sight } }: End, field: { lat: number; lon: number }): number | null {
  return sight.toward_deg === null
    ? null
    : turnDeg(sight.toward_deg, bearingDeg(sight.lat, sight.lon, field.lat, field.lon));
}

/** How far the other end's name is trusted here: nearly wholly close by, less farther off, and there only when the course leads to it and the track was not on the way up. */
function trustIn({ evidence: { sight } }: End, away_nm: number, turn_deg: number | null): number | null {
  if (away_nm <= sameNm) return 0.95;
  const { toward, away } = sight.votes;
  if (away_nm <= 30) return toward >= away ? 0.9 : 0.8;
  if (away_nm > farthestNm || turn_deg === null || turn_deg > 45 || away > toward) return null;
  return toward > away ? 0.8 : 0.65;
}
