import type { DeparturePort } from "./departure-port.ts";
import type { LegClass } from "./leg-class.ts";

/** What is said of a heap of rows against the flights that are known. The order is the one in which lists show them. */
export const heapVerdicts = {
  no_known_flight: "Aircraft were heard around the port on that day, but none that is known fits: worth a look.",
  partly:
    "A flight is known that fits, but not all the people fit in it, or it would be much fuller than removal charters are told to be, or only its start or its end was seen on that day.",
  nothing_heard: "Nothing was heard around the port on that day: a gap of what is known here, not a finding.",
  explained: "Flights are known that can have carried all of them.",
  few_people: "Too few people to look for a flight of removals: likely a commercial flight.",
  by_land: "Handed over by land to the neighbour: no flight is looked for.",
  by_sea: "The port is one of ships: no flight is looked for.",
  no_date_or_port: "The day, the port or the destination is not told or not known.",
} as const;
export type HeapVerdict = keyof typeof heapVerdicts;

/** Verdicts of the heaps for which flights are looked for, whatever was found. */
export const soughtVerdicts: readonly HeapVerdict[] = ["no_known_flight", "partly", "nothing_heard", "explained"];

/** How well a flight fits a heap. Legs back from the destination, and legs to the port, are no match. */
export const matchLevels = {
  exact: {
    says: "It left a field of the port on that day, by the port's clock, and landed in the destination.",
    explains: true,
  },
  near: {
    says: "The same, but it left the day before or after: within three hours of midnight, or, for three people or more, on a day on which the release has no more than two people to that destination from that port or from an aerodrome at which the flight called on its way out.",
    explains: true,
  },
  partial: {
    says: "It left the port on that day and was lost before it landed, or landed in the destination and was first heard in the air not far from the port; or the record tells the day and the countries, not the port.",
    explains: false,
  },
} as const;
export type MatchLevel = keyof typeof matchLevels;

/** Why an aircraft may have carried people who were removed. A leg without such a reason explains nothing, however well day and place fit: an airliner flies there every day. */
export const carrierReasons = {
  removal_class:
    "The leg abroad is called a removal, or the leg from the port a connection to one, by the classes of legs.",
  watched: "The aircraft is on the watch-list on that day, or it used a call sign of the mission.",
  way_back:
    "The leg abroad has no class, but the aircraft came to it by a connection to a removal, went on with people, or flew home on what is called the return from a removal.",
  armed_forces: "It is an aircraft of armed forces that flew from the port to the destination.",
  movement: "A movement of the record tells it.",
} as const;
export type CarrierReason = keyof typeof carrierReasons;

/** From where to where rows of a release went. */
export type HeapWay = {
  /** As most of its rows write it, without blanks around it; null when not told. */
  readonly port: string | null;
  /** Country sent to and country that sends, codes of `recordedCountry`; null when not told. */
  readonly destination: string | null;
  readonly sender: string | null;
};

/** Rows of a release that left on one day from one port to one country; or, where `heaps` is more than 1, several such heaps of one way that are too small to be looked at one by one. */
export type HeapRows = HeapWay & {
  /** ISO day, by the clock of the port; null when not told. The first one of several heaps. */
  readonly date: string | null;
  readonly heaps: number;
  /** Every writing of the port that its rows have, the most frequent first; an empty one where it is not told. One of several heaps. */
  readonly writings: readonly string[];
  readonly rows: number;
  readonly people: number;
  /** Rows that do not tell how many people they count. */
  readonly untold: number;
  /** People of rows whose third-country answer is yes, and cannot tell. */
  readonly third_country: number;
  readonly cannot_tell: number;
  /** People from the same port, however it is written, to the same country on the day before and after. */
  readonly before: number;
  readonly after: number;
};

/** A leg as the join of rows and flights sees it. Times are epoch milliseconds; countries ISO 3166-1 alpha-3. */
export type CarrierLeg = {
  readonly id: string;
  readonly icao24: string;
  readonly registration: string | null;
  readonly typecode: string | null;
  readonly first_ms: number;
  readonly last_ms: number;
  /** Aerodromes named for its ends; null where none is. */
  readonly from: string | null;
  readonly from_country: string | null;
  readonly to: string | null;
  readonly to_country: string | null;
  readonly class: LegClass;
  /** Whether a reason of its class is the watched aircraft or a call sign of the mission. */
  readonly watched: boolean;
  /** Where the aerodrome of departure is; where none is named, where it was first heard. */
  readonly from_lat: number;
  readonly from_lon: number;
};

/** An end of any leg: where and when an aircraft was heard. `ident` is null where no aerodrome is named; then the position is the first or last one heard, at `ft` feet. */
export type HeardEnd = {
  readonly ident: string | null;
  readonly ms: number;
  readonly lat: number;
  readonly lon: number;
  readonly ft: number;
};

/** A movement of the record as the join sees it. */
export type CarrierMovement = {
  readonly id: string;
  readonly title: string;
  /** ISO day. */
  readonly date: string;
  /** Idents of the aerodromes that sources name for its origin; none where they name the country alone. Asked only where day and countries fit. */
  readonly airports: () => readonly string[];
  /** The country of its origin. */
  readonly from_country: string;
  readonly to_country: string;
  /** The most people that sources leave open; null when none is told. */
  readonly people: number | null;
};

/** A flight that can have carried people of a heap. */
export type HeapMatch = {
  readonly level: MatchLevel;
  readonly carrier: CarrierReason;
  /** What tells the flight from others, whichever port or destination it is looked at from: the id of its leg out of the country, or of the movement. */
  readonly flight: string;
  /** Ids of its legs, from the port on; none for a movement. */
  readonly legs: readonly string[];
  /** Id of a movement of the record; null for legs. */
  readonly movement: string | null;
  /** Tail, else address; the movement's title. */
  readonly aircraft: string;
  /** How many people it carries at most, about, and whose number that is. */
  readonly seats: number;
  readonly seats_says: string;
  /** Days from the heap's day to the flight's: -1, 0 or 1. */
  readonly days: number;
  /** A sentence: what was seen. */
  readonly says: string;
};

/** A heap with its verdict. */
export type Heap = HeapRows & {
  readonly read: DeparturePort;
  readonly verdict: HeapVerdict;
  /** People for whom the flights that explain have seats; none of a flight that fits in part only. */
  readonly explained: number;
  readonly matches: readonly HeapMatch[];
  /** Ends of legs that were heard around the port on that day; 0 where nobody looked. */
  readonly heard: number;
  readonly reason: string;
};
