/**
 * What a leg is. The words are those of Witness at the Border, with two differences: a lateral leg is here one between two foreign countries, and positioning is told apart.
 * A class is a list of reasons, and never says who was aboard.
 */
export const legClasses = {
  removal: "From the removing country to another one, with reasons to think that people were removed.",
  removal_connection: "A domestic leg that brings people to the field from which a removal leg starts.",
  return: "Back from another country after a removal leg.",
  shuffle: "A domestic leg between detention hubs.",
  lateral: "A leg between two foreign countries, after a removal leg or before a return.",
  positioning: "A leg to or from the operator's base or maintenance, or to where the next work starts.",
  military: "A flight of armed forces whose work is not known.",
  unclassified: "No rule says what it is.",
} as const;
export type LegClass = keyof typeof legClasses;

/** How sure a class is. A watched tail alone is never more than `possible`. */
export const bands = {
  observed: "A person or an official record says so of this very flight.",
  probable: "Several independent signs agree.",
  possible: "A lead: one sign, or signs that other flights show as well.",
} as const;
export type Band = keyof typeof bands;

/**
 * One reason of a class: the rule, its sentence, and the field and value that it was made on; `source` is a source of the register or an address, null where the track itself
 * says it.
 */
export type ClassReason = {
  readonly rule: string;
  readonly says: string;
  readonly field: string;
  readonly value: string;
  readonly source: string | null;
};

/**
 * A class with its band and reasons; `doubts` are what speaks against it. A leg with doubts stands in the queue. `notable` is what a reader should know and what weighs nothing, such as
 * a route that was not flown before. The band is null for an unclassified leg without a sign: there is nothing to be sure of. An unclassified leg with reasons is a lead.
 */
export type Classed = {
  readonly class: LegClass;
  readonly band: Band | null;
  readonly reasons: readonly ClassReason[];
  readonly doubts: readonly ClassReason[];
  readonly notable: readonly ClassReason[];
};
