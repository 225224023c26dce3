import type { Count } from "./count.ts";
import type { Money } from "./money.ts";

/** People who share facets. A facet that is absent was not told. `breakdown` names the division of the whole that the group belongs to. */
export type Group = {
  readonly count: Count;
  readonly nationality?: string;
  readonly sex?: "male" | "female";
  readonly minor?: boolean;
  readonly basis?: string;
  readonly label?: string;
  readonly role?: "person" | "escort" | "crew";
  readonly breakdown?: string;
};
/** A date or time as told: `at` is a partial date, an instant or an interval; `zone` an IANA name, absent when none was told. */
export type Moment = { readonly at: string; readonly zone?: string; readonly about?: true; readonly place?: string };
export type Route = { readonly points: readonly string[] };
export type PlaceValue = { readonly country?: string; readonly airport?: string; readonly name?: string };
export type Stop = PlaceValue & {
  readonly role: "technical" | "custody" | "change_of_aircraft";
  readonly arrived?: Moment;
  readonly departed?: Moment;
};
export type Aircraft = {
  readonly registration?: string;
  readonly icao24?: string;
  readonly type?: string;
  readonly callsign?: string;
  readonly operator?: string;
  readonly confidence?: string;
};
/** A leg by its aircraft and the first and last instant at which it was heard in the air; `leg` is the id that it had when it was named. */
export type LegValue = { readonly icao24: string; readonly off: string; readonly on: string; readonly leg?: string };
export type Funding = { readonly by: string; readonly how?: string };
export type Outcome = { readonly what: string; readonly text?: string; readonly date?: string; readonly then?: string };
export type Milestone = Moment & { readonly what: string };
export type Sender = { readonly country?: string; readonly actor?: string };
export type Countries = { readonly countries: readonly string[] };
export type Words = { readonly text: string };
export type Choice = { readonly choice: string };
export type Ref = { readonly id: string };
export type StageValue = { readonly stage: string; readonly date?: string };
export type Term = { readonly predicate: string; readonly value?: string; readonly countries?: readonly string[] };
export type Cap = { readonly count: Count; readonly unit: string; readonly per?: string; readonly period?: string };
export type Part = { readonly of: string; readonly count: Count };
export type Share = { readonly of: readonly string[]; readonly percent: number };
export type Practice = { readonly topic: string; readonly sentence: string; readonly date?: string };
export type Treaty = { readonly treaty: string; readonly value: string; readonly date?: string };

/** The value of a claim, by the value kind of its attribute. */
export type ValueOf = {
  count: Count;
  group: Group;
  moment: Moment;
  route: Route;
  stop: Stop;
  place: PlaceValue;
  aircraft: Aircraft;
  leg: LegValue;
  funding: Funding;
  outcome: Outcome;
  milestone: Milestone;
  sender: Sender;
  countries: Countries;
  words: Words;
  id: Ref;
  choice: Choice;
  stage: StageValue;
  term: Term;
  cap: Cap;
  money: Money;
  part: Part;
  share: Share;
  practice: Practice;
  treaty: Treaty;
};
