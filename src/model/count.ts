/** How a number was given: the reading of the words around it. `unstated`: a number exists, nobody printed it. */
export const countKinds = ["exact", "at_least", "at_most", "about", "range", "planned", "none", "unstated"] as const;
export type CountKind = (typeof countKinds)[number];

/** A number of people (or flights, agreements …) with its bounds, and the words it was read from. Whole numbers, both bounds inclusive. */
export type Count = {
  /** Lower bound; 0 when nothing is known. */
  readonly lo: number;
  /** Upper bound; null when open. */
  readonly hi: number | null;
  readonly as: CountKind;
  /** How it was counted ("official statement", "convoy estimate"); absent when not told. */
  readonly method?: string;
  /** The words as written; absent for a sum or an intersection. */
  readonly words?: string;
};
