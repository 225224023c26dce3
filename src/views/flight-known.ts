import type { LegPlace } from "../model/aerodrome.ts";
import type { Flight } from "../model/flight.ts";
import type { EndKnowledge } from "../model/leg.ts";
import { distanceNm } from "../model/great-circle.ts";
import { type EndView, type FlightRow, type Known, momentText } from "./flight-row.ts";

/** A line of "observed or inferred": what, its value, and how it is known. */
export type KnownLine = {
  readonly what: string;
  readonly value: string;
  /** `not_seen`: nothing can be said. */
  readonly known: Known;
  readonly why: string;
};

const endWhy: Readonly<Record<EndKnowledge, string>> = {
  observed: "The aircraft was heard on the ground and in the air around it.",
  extrapolated: "Reckoned from height and rate of climb or descent where the track ends.",
  bounded: "The moment itself was not heard: only the bounds are known.",
  unknown: "The moment itself was not heard, and nothing bounds it.",
};

/** What is known of a leg, each with how. */
export function knownLines(flight: Flight, row: FlightRow): KnownLine[] {
  return [
    { what: "Call sign", ...toldBy(flight.callsigns.join(", "), "observed", "Sent by the aircraft.") },
    { what: "Aircraft", ...aircraftLine(flight) },
    { what: "Departure airport", ...placeLine(row.off, flight.adep) },
    { what: "Take-off", ...timeLine(row.off) },
    { what: "Track", ...trackLine(flight) },
    ...flight.gaps.map((gap) => ({
      what: "Gap",
      value: stretchText(gap.start_ms, gap.end_ms),
      known: "not_seen" as const,
      why: `Not heard for ${hours((gap.end_ms - gap.start_ms) / 60_000)}; ${Math.round(gap.implied_kt)} kt from end to end.`,
    })),
    { what: "Landing airport", ...placeLine(row.on, flight.ades) },
    { what: "Landing", ...timeLine(row.on) },
  ];
}

function toldBy(value: string, known: KnownLine["known"], why: string): Omit<KnownLine, "what"> {
  return value === ""
    ? { value: "not sent", known: "not_seen", why: "No call sign was heard." }
    : { value, known, why };
}

function aircraftLine({ icao24, registration, typecode, operator }: Flight): Omit<KnownLine, "what"> {
  const names = [registration, typecode, operator].filter((name) => name !== null);
  if (names.length === 0)
    return {
      value: icao24,
      known: "observed",
      why: "Its address, sent by the aircraft; no table here says whose it is.",
    };
  return {
    value: `${icao24}: ${names.join(", ")}`,
    known: "inferred",
    why: "The address is sent by the aircraft; tail, type and operator come from a table of aircraft.",
  };
}

function placeLine(end: EndView, place: LegPlace): Omit<KnownLine, "what"> {
  if (place.ident === null) return { value: end.name, known: end.place, why: place.why };
  const others = place.runners_up.filter(({ share }) => share >= 0.005);
  const told = others.map(({ ident, share }) => `${ident} ${Math.round(share * 100)} %`).join(", ");
  const sure = end.confidence === null ? "" : ` Confidence ${Math.round(end.confidence * 100)} %.`;
  return {
    value: end.name === place.ident ? place.ident : `${end.name} (${place.ident})`,
    known: end.place,
    why: `${place.why}${sure}${told === "" ? "" : ` Who else fits: ${told}.`}`,
  };
}

function timeLine(end: EndView): Omit<KnownLine, "what"> {
  const known = end.known === "observed" ? "observed" : end.known === "unknown" ? "not_seen" : "inferred";
  return {
    value: [end.at === null ? "" : momentText(end.at), boundsText(end)].filter(Boolean).join(", ") || "not known",
    known,
    why: endWhy[end.known],
  };
}

/** "between 07:40:00 and 15:30:00 UTC": the bounds of an end, with their days where no guess gives one. */
function boundsText({ at, from, to }: EndView): string {
  if (from === null && to === null) return "";
  const [lo, hi] = [from === null ? null : momentText(from), to === null ? null : momentText(to)];
  if (lo === null) return `before ${hi}`;
  if (hi === null) return `after ${lo}`;
  return at === null ? `between ${lo} and ${hi}` : `between ${lo.slice(11, 19)} and ${hi.slice(11)}`;
}

function stretchText(from_ms: number, to_ms: number): string {
  const text = (ms: number): string => momentText(new Date(ms).toISOString());
  return `${text(from_ms)} to ${text(to_ms)}`;
}

function trackLine(flight: Flight): Omit<KnownLine, "what"> {
  const { first, last, points_airborne: points, mlat_share: mlat } = flight;
  const apart = Math.round(distanceNm(first.lat, first.lon, last.lat, last.lon));
  const share = mlat < 0.005 ? "" : ` ${Math.round(mlat * 100)} % of them are from multilateration, which is rougher.`;
  return {
    value: `${points.toLocaleString("en-US")} positions in the air, ${apart.toLocaleString("en-US")} nm from first to last`,
    known: "observed",
    why: `From ${stretchText(flight.first_seen_ms, flight.last_seen_ms)}.${share}`,
  };
}

/** "2 h 55 min" of minutes. */
export function hours(minutes: number): string {
  const whole = Math.round(minutes);
  const [h, m] = [Math.floor(whole / 60), whole % 60];
  return h === 0 ? `${m} min` : m === 0 ? `${h} h` : `${h} h ${m} min`;
}
