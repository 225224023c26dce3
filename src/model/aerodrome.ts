/** The answer to "from where" and "to where": an aerodrome, somewhere off any field, not to be told from what was heard, or out of what receivers hear. */
export const endStates = {
  aerodrome: "An aerodrome is named, with how sure that is and who came next.",
  off_field: "The aircraft was seen to start or end where no aerodrome is.",
  unknown: "Seen near the ground's reach, but more than one aerodrome fits or none does well enough.",
  out_of_coverage: "The track ends in the air, too high or too far from any aerodrome: nobody saw where it went.",
} as const;
export type EndState = keyof typeof endStates;

/** An aerodrome that fits, keyed by its OurAirports `ident`; `share` is its share of the weight of all that fit, 0 to 1. */
export type Candidate = { readonly ident: string; readonly distance_nm: number; readonly share: number };

/** Where a leg began (`adep`) or ended (`ades`). `ident` is null unless `state` is `aerodrome`. */
export type LegPlace = {
  readonly state: EndState;
  readonly ident: string | null;
  /** 0 to 1, null when no aerodrome is named. */
  readonly confidence: number | null;
  /** How it is known: the end of the track itself, where the descent points, or the leg before or after. */
  readonly source: "endpoint" | "descent" | "chained" | null;
  readonly distance_nm: number | null;
  readonly runners_up: readonly Candidate[];
  /** A sentence that says why. */
  readonly why: string;
};
