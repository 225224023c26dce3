import type { LegClass } from "../../../model/leg-class.ts";
import type { RouteRates } from "./route-rates.ts";

/** How strong a lead is, as the register says; see `vocabularies.leads`. */
export type Lead = "strong" | "medium" | "weak" | "none" | "never";

/** Days on which something holds, both included; null where it is open. */
export type Dated = { readonly valid_from: string | null; readonly valid_to: string | null };

/** A row of the watch-list of aircraft: what one source says of one tail. Several rows may speak of one aircraft, on the same days too. */
export type WatchedAircraft = Dated & {
  readonly registration: string;
  /** Six lower-case hex digits; null when the register does not give it. */
  readonly icao24: string | null;
  readonly lead: Lead;
  readonly operator: string | null;
  /** Type as the source words it, such as "A321 freighter". */
  readonly type: string | null;
  /** Countries for which it is said to carry removed people, alpha-3; empty when nobody says. */
  readonly removes_for: readonly string[];
  readonly source: string | null;
};

/** A rule about call signs. `means` are the source's words. */
export type CallsignRule = Dated & {
  readonly id: string;
  readonly pattern: RegExp;
  readonly lead: Lead;
  readonly means: string;
  readonly removes_for: readonly string[];
  readonly source: string | null;
};

/** What a field is to removal work. */
export const fieldRoles = {
  staging: "Removal flights start here; people are held nearby and brought together for them.",
  gathering: "Many such flights call here, beside ordinary traffic: listed, and no sign alone.",
  offshore: "A place of custody outside the country that its own forces hold. Supply flights call here too.",
  base: "The operator's base or maintenance.",
} as const;
export type FieldRole = keyof typeof fieldRoles;

/** A field of a removing country, dated and with its source. `operator` stands for a base only. */
export type Field = Dated & {
  /** OurAirports ident. */
  readonly ident: string;
  readonly country: string;
  readonly role: FieldRole;
  readonly operator: string | null;
  readonly source: string;
};

/** What a person or a record says of one flight. With a `class` it names it; without, only that people were carried on removal work. */
export type Witness = {
  readonly by: "observer" | "record" | "press";
  readonly says: string;
  readonly class: LegClass | null;
  readonly source: string | null;
};

/** What classes are made from, beside the flights themselves. */
export type ClassContext = {
  readonly aircraft: readonly WatchedAircraft[];
  readonly callsigns: readonly CallsignRule[];
  readonly fields: readonly Field[];
  /** Countries taken to be removing where no row says for whom an aircraft works; the United States when absent. */
  readonly removers?: readonly string[];
  /** How often routes are flown; without it, no rule about routes speaks. */
  readonly rates?: RouteRates;
  /** Alpha-3 country of an aerodrome; by the letters of its ICAO indicator when absent. */
  readonly countryOf?: (ident: string) => string | null;
  /** True for an aircraft that a table has as military; by the blocks of addresses alone when absent. */
  readonly isMilitary?: (icao24: string) => boolean;
  /** What people and records say, by the id of the flight. */
  readonly witnesses?: ReadonlyMap<string, readonly Witness[]>;
};

/** True on a day on which it holds. */
export function holdsOn({ valid_from, valid_to }: Dated, day: string): boolean {
  return (valid_from === null || valid_from <= day) && (valid_to === null || day <= valid_to);
}
