import type { Observation } from "../../model/observation.ts";
import type { MatchFlight } from "./match-observations.ts";

/** One side of an observation against a flight: did it arrive by it, or leave on it? */
export type Side = {
  readonly observation: Observation;
  readonly which: "arrival" | "departure";
  readonly flight: MatchFlight;
};

/** What a rule sees: that the two agree, that they differ, or that it cannot tell. */
export type MatchVerdict = { readonly verdict: "agrees" | "differs" | "unknown"; readonly value: string };

/** A rule of matching. `names`: it says which aircraft it is; `excludes`: where it differs the flight is another one. */
export type MatchRule = {
  readonly id: string;
  readonly says: string;
  readonly field: string;
  readonly weight: number;
  readonly names?: true;
  readonly excludes?: true;
  readonly find: (side: Side) => MatchVerdict;
};

/** Minutes between an observer's clock and the track that are still the same landing or take-off: taxiing, and a look at the clock. */
const sameMinutes = 45;
/** Beyond these it is another one. */
const otherMinutes = 180;

/** The rules of matching, in the order in which they are shown. */
export const matchRules: readonly MatchRule[] = [
  {
    id: "same_aircraft",
    says: "The aircraft is the same, by its address or registration.",
    field: "aircraft",
    weight: 4,
    names: true,
    find({ observation, flight }) {
      const { icao24, registration } = observation;
      const pairs = [
        [icao24, flight.icao24],
        [plain(registration), plain(flight.registration)],
      ].filter(([told, heard]) => told != null && heard != null);
      if (pairs.length === 0) return unknown;
      return answer(
        pairs.some(([told, heard]) => told === heard),
        [registration, icao24].filter(Boolean).join(" "),
      );
    },
  },
  {
    id: "same_callsign",
    says: "The call sign is the same.",
    field: "callsign",
    weight: 2,
    names: true,
    find({ observation: { callsign }, flight }) {
      const heard = [flight.callsign, ...flight.callsigns].flatMap((name) =>
        name === null ? [] : [name.trim().toUpperCase()],
      );
      return callsign === null || heard.length === 0
        ? unknown
        : answer(heard.includes(callsign), `${callsign} / ${heard[0]}`);
    },
  },
  {
    id: "same_airport",
    says: "It landed at, or left, the observer's airport.",
    field: "airport",
    weight: 3,
    excludes: true,
    find: ({ observation, which, flight }) =>
      compared(observation.airport, which === "arrival" ? flight.ades.ident : flight.adep.ident),
  },
  {
    id: "same_time",
    says: `The times are at most ${sameMinutes} minutes apart.`,
    field: "time",
    weight: 3,
    find(side) {
      const apart = minutesApart(side);
      if (timeOf(side) === null) return unknown;
      return apart <= otherMinutes
        ? { verdict: apart <= sameMinutes ? "agrees" : "differs", value: `${apart} minutes apart` }
        : unknown;
    },
  },
  {
    id: "other_time",
    says: `The times are more than ${otherMinutes} minutes apart.`,
    field: "time",
    weight: 0,
    excludes: true,
    find: (side) =>
      timeOf(side) !== null && minutesApart(side) > otherMinutes
        ? { verdict: "differs", value: `${minutesApart(side)} minutes apart` }
        : unknown,
  },
  {
    id: "same_day",
    says: "The log gives no time; the day is the same, or the neighbouring one in UTC.",
    field: "day",
    weight: 1,
    find(side) {
      if (timeOf(side) !== null) return unknown;
      const apart = Math.abs(heardMs(side) - Date.parse(`${side.observation.day}T12:00:00Z`)) / 3_600_000;
      return answer(apart <= 24, side.observation.day);
    },
  },
  {
    id: "same_far_end",
    says: "It came from, or went to, the field that the log names.",
    field: "route",
    weight: 1,
    find: ({ observation, which, flight }) =>
      which === "arrival"
        ? compared(observation.origin, flight.adep.ident)
        : compared(observation.destination, flight.ades.ident),
  },
];

/** Minutes between the log and the track; 0 where the log gives no time. */
export function minutesApart(side: Side): number {
  const told = timeOf(side);
  return told === null ? 0 : Math.round(Math.abs(told - heardMs(side)) / 60_000);
}

const unknown: MatchVerdict = { verdict: "unknown", value: "" };

function answer(agrees: boolean, value: string): MatchVerdict {
  return { verdict: agrees ? "agrees" : "differs", value };
}

function compared(told: string | null, heard: string | null): MatchVerdict {
  return told === null || heard === null
    ? unknown
    : answer(told === heard, told === heard ? told : `${told} / ${heard}`);
}

function timeOf({ observation, which }: Side): number | null {
  return which === "arrival" ? observation.arrived_ms : observation.departed_ms;
}

function heardMs({ which, flight }: Side): number {
  return which === "arrival" ? (flight.aldt.ms ?? flight.last_seen_ms) : (flight.atot.ms ?? flight.first_seen_ms);
}

function plain(registration: string | null): string | null {
  return registration?.replace(/[\s-]/g, "").toUpperCase() ?? null;
}
