import type { Place } from "./place.ts";

/** The kinds of things that claims are about. A subject is written `kind/id`, as in its address: `movement/pa-co-2025-02-03`. */
export const subjectKinds = [
  "movement",
  "agreement",
  "payment",
  "total",
  "statement",
  "destination",
  "visit",
  "aircraft",
  "callsign",
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Which of the three lanes a claim stands in; `derived`: computed by Tarmac from other claims. */
export const modes = ["said", "flown", "recorded", "derived"] as const;
export type Mode = (typeof modes)[number];

/** How firmly it was put. */
export const modalities = [
  "asserted",
  "offered",
  "agreed",
  "denied",
  "warned",
  "planned",
  "alleged",
  "withheld",
] as const;
export type Modality = (typeof modalities)[number];

/** One value that one source gives for one property of one thing. Never edited: a new value in the same slot supersedes it. */
export type Claim = {
  /** Hash of slot, value and words. */
  readonly id: string;
  /** Hash of subject, source, place, said_by, attribute and n: "the same sentence about the same thing". */
  readonly slot: string;
  /** `kind/id`. */
  readonly subject: string;
  /** A name from `attributes.ts`. */
  readonly attribute: string;
  /** Shape by the attribute's value kind, see `value.ts`. */
  readonly value: unknown;
  /** The words as written in the source; null when the register gives the value without words. */
  readonly words: string | null;
  readonly mode: Mode;
  readonly modality: Modality;
  /** Who said it, when the source quotes somebody. */
  readonly said_by: string | null;
  /** Id of the statement (utterance) that the number was part of. */
  readonly utterance: string | null;
  /** How it reached the source: `press` for a press account of a track. */
  readonly via: string | null;
  /** Words for another scope than the subject's own ("all Venezuelans sent in March and April"); null = the subject's scope. */
  readonly scope: string | null;
  /** Id of the source. */
  readonly source: string;
  readonly place: Place | null;
  /** The last day by which it was public: ISO day, from the source's date, else its capture, else the day it was recorded. */
  readonly public_date: string;
  /** Why it is doubtful, in words; null when nothing was noted. */
  readonly doubt: string | null;
  readonly note: string | null;
  /** Ordinal among the claims that share subject, source, place, said_by and attribute; from 0. */
  readonly n: number;
  readonly recorded_seq: number;
  /** Ledger number that ended it (superseded or withdrawn); null while it stands. */
  readonly superseded_seq: number | null;
  /** Id of the claim that took its slot, or null; `ended` says why. */
  readonly superseded_by: string | null;
  /** Reason of a withdrawal; null otherwise. */
  readonly ended: string | null;
  /** UTC instant at which it ended, told by the record that it was exported from; null when the ledger of this record says. */
  readonly ended_at: string | null;
};
