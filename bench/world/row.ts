import type { Day } from "./days.ts";
import type { CountryKind } from "./kinds.ts";

/** A cell: a text as it is written, or a day. */
export type Cell = string | Day;

/** How somebody truly left. */
export const carriages = {
  flown: "On a leg that was heard.",
  unheard: "On a charter flight of which nothing was heard.",
  land: "Handed over at a land border: no flight.",
  commercial: "On a ticket, alone or with one other: no known leg.",
} as const;
export type Carriage = keyof typeof carriages;

/** How and when somebody truly left. `leg` left the exit port, `lastLeg` landed in the destination: the same but where there were stops between. */
export type Carried = {
  readonly carriage: Carriage;
  readonly day: Day;
  readonly leg: string | null;
  readonly lastLeg: string | null;
};

/** The columns that neither the flag nor the join reads: invented, in the manner of the agency's. */
export type Filler = {
  readonly area: string;
  readonly state: string;
  readonly county: string;
  readonly status: string;
  readonly category: string;
  readonly program: string;
  readonly programCode: string;
  readonly agency: string;
  readonly disposition: string;
  readonly dispositionCode: string;
  readonly crime: string;
  readonly crimeCode: string;
  readonly crimeDay: Cell;
  readonly crimeStatus: string;
  readonly convictionDay: Cell;
  readonly criminality: string;
  readonly threat: string;
  readonly charge: string;
  readonly chargeSection: string;
  readonly entryStatus: string;
  readonly entryDay: Cell;
  readonly apprehensionDay: Cell;
  readonly orderDay: Cell;
  readonly removalDay: Day;
  readonly caseId: string;
  /** Marks of redaction of columns that are hidden throughout. */
  readonly hidden: string;
  readonly birthHidden: string;
};

/** A row of the world before it is written in any shape. */
export type Row = {
  /** Counts from 0 through the world. */
  readonly n: number;
  /** Counts people from 1 through the world. */
  readonly person: number;
  /** Empty where the release gives none. */
  readonly id: string;
  readonly gender: string;
  readonly birthYear: string;
  /** Departed date as recorded. */
  readonly day: Day;
  readonly port: string;
  readonly citizenship: string;
  readonly birth: string;
  readonly departedTo: string;
  readonly filler: Filler;
  readonly kind: CountryKind;
  readonly carried: Carried;
  /** The first row of the same person on the same day, by its n, and whether this one is the same to the letter. Null for first rows. */
  readonly twinOf: { readonly n: number; readonly exact: boolean } | null;
  /** True when the person has one row on this day and, as far as the world knows then, no other. */
  readonly alone: boolean;
};
