/** What OurAirports calls a field by its size and kind. */
export const aerodromeKinds = ["large", "medium", "small", "heliport", "seaplane", "closed"] as const;
export type AerodromeKind = (typeof aerodromeKinds)[number];

/** A runway that is open. Ends are null where the table does not know them; a heading is degrees from true north. */
export type Runway = {
  readonly length_ft: number | null;
  /** False for grass, gravel, earth, water and what is not told. */
  readonly paved: boolean;
  readonly ends: readonly [RunwayEnd, RunwayEnd] | null;
};
/** A threshold, and the course of an aircraft that lands over it. */
export type RunwayEnd = {
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  readonly heading_deg: number;
};

/** A place to land, as OurAirports lists it. */
export type Aerodrome = {
  /** OurAirports' key: the ICAO location indicator where there is one, else a code of its own, such as US-0571. */
  readonly ident: string;
  readonly name: string;
  readonly kind: AerodromeKind;
  readonly lat: number;
  readonly lon: number;
  /** Null where the table does not know it. */
  readonly elevation_ft: number | null;
  /** ISO 3166-1 alpha-2, as OurAirports writes it. */
  readonly country: string;
  readonly municipality: string | null;
  readonly iata: string | null;
  /** Airlines fly there on a timetable. */
  readonly scheduled: boolean;
  readonly runways: readonly Runway[];
};

/** What decides at which fields an aircraft can land: `jet` also stands for every airliner and charter. */
export const aircraftClasses = ["jet", "turboprop", "light", "helicopter"] as const;
export type AircraftClass = (typeof aircraftClasses)[number];

/** The answer to "from where" and "to where": an aerodrome, somewhere off any field, not to be told from what was heard, or out of what receivers hear. */
export const endStates = {
  aerodrome: "An aerodrome is named, with how sure that is and who came next.",
  off_field: "The aircraft was seen to start or end where no aerodrome is.",
  unknown: "Seen near the ground's reach, but more than one aerodrome fits or none does well enough.",
  out_of_coverage: "The track ends in the air, too high or too far from any aerodrome: nobody saw where it went.",
} as const;
export type EndState = keyof typeof endStates;

/** How an end is known. */
export const placeSources = {
  ground: "Seen on the ground there.",
  endpoint: "The first or last position in the air, low enough over it.",
  descent: "Where course and descent (or climb, looked at backwards) point.",
  chained: "The leg before or after of the same aircraft says so.",
} as const;
export type PlaceSource = keyof typeof placeSources;

/** An aerodrome that fits, keyed by its OurAirports `ident`; `share` is its share of the weight of all that fit, 0 to 1. */
export type Candidate = { readonly ident: string; readonly distance_nm: number; readonly share: number };

/** Where a leg began (`adep`) or ended (`ades`). `ident` is null unless `state` is `aerodrome`. */
export type LegPlace = {
  readonly state: EndState;
  readonly ident: string | null;
  /** 0 to 1, null when no aerodrome is named. */
  readonly confidence: number | null;
  readonly source: PlaceSource | null;
  /** From the end of the track to the nearest runway of the aerodrome, or to its reference point where no runway is known. */
  readonly distance_nm: number | null;
  /** Who else fits, best first, five at most. */
  readonly runners_up: readonly Candidate[];
  /** A sentence that says why. */
  readonly why: string;
};
