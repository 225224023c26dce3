import type { ClassReason, LegClass } from "../../../model/leg-class.ts";
import type { ClassContext } from "./context.ts";
import type { LegFacts, Sighting } from "./facts.ts";

/** What stands behind a reason: the field that was looked at, its value, and the source that gives it (null: the track itself). */
export type Finding = { readonly field: string; readonly value: string; readonly source: string | null };

/** A rule as documentation and reasons print it: `says` is its sentence, `needs` what must be known for it to speak. */
export type Rule = { readonly id: string; readonly says: string; readonly needs: string };

/** Signs of one family are not independent: the same tail on three lists is one sign. */
export const families = {
  tail: "The aircraft is on a watch-list.",
  callsign: "The call sign names the mission.",
  field: "The field is one from which, or to which, removed people are brought.",
  chain: "The stops are those of such a run.",
  route: "Flights with a mission call sign have flown this route.",
} as const;
export type Family = keyof typeof families;

/** A sign that a flight is removal work. Without a family it is listed and weighs nothing alone. */
export type Sign = Rule & {
  readonly family: Family | null;
  readonly find: (leg: LegFacts, context: ClassContext) => readonly Finding[];
};

/** A sign that needs no leg: an aircraft and its call sign on a day are enough. */
export type SightingSign = Rule & {
  readonly family: Family | null;
  readonly find: (seen: Sighting, context: ClassContext) => readonly Finding[];
};

/**
 * What speaks against a class. `possible`: the band is no more than that; `none`: no class of removal work at all; `tail`: the watched tail counts as a weak one only;
 * null: it is shown, and a person looks.
 */
export type Doubt = Rule & {
  readonly limits: "possible" | "none" | "tail" | null;
  readonly find: (leg: LegFacts, context: ClassContext) => readonly Finding[];
};

/** The legs of one aircraft while classes are being given. */
export type Run = {
  readonly legs: readonly LegFacts[];
  readonly given: (Given | null)[];
  readonly context: ClassContext;
};

/** What a rule found. `rests_on`: the leg whose class it follows from, as its place in the run; `gives`: the class, where it is not the rule's own. */
export type Fit = {
  readonly findings: readonly Finding[];
  readonly rests_on: number | null;
  readonly gives?: LegClass;
};

/** The class of a leg with the rule that gave it. */
export type Given = Fit & { readonly rule: ClassRule; readonly gives: LegClass };

/** A rule that gives a class; rules are asked in the order of their list, and the first that fits holds. `backward`: later legs are asked first. `most`: the band is no more than that. */
export type ClassRule = Rule & {
  readonly gives: LegClass;
  readonly backward?: true;
  readonly most?: "possible";
  readonly fits: (run: Run, at: number) => Fit | null;
};

/** The reasons that a rule gives, one a finding. */
export function reasonsOf(rule: Rule, findings: readonly Finding[]): ClassReason[] {
  return findings.map((finding) => ({ rule: rule.id, says: rule.says, ...finding }));
}
