import type { Row } from "./row.ts";
import type { Week } from "./world.ts";

/** What can happen to rows between a release and the next one of the same shape. */
export const eventKinds = {
  loss: "Rows of the first are not in the second.",
  doubling: "A row of the first stands once more in the second.",
  addition: "Rows are in the second that were not in the first.",
  change: "A row has another text in one column.",
  renumbering: "People have other identifiers.",
} as const;
export type EventKind = keyof typeof eventKinds;

/** What a fault makes of a row: how it stands in the first and in the second release (null: not at all), and how often in the second. */
export type Touched = { readonly a: Row | null; readonly b: Row | null; readonly copies: number };

/** A planted difference between two releases. */
export type Fault = {
  readonly id: string;
  readonly kind: Exclude<EventKind, "renumbering">;
  readonly says: string;
  /** False where a reader may rightly call it or not, such as another spelling of the same country. */
  readonly demanded: boolean;
  /** What it makes of a row, or null where it leaves it alone. Asked once for each row that no fault before has touched, in the order of the world. */
  readonly touch: (row: Row) => Touched | null;
  /** Rows that only the second release has in a week, drawn from those of the week. */
  readonly extra?: (week: Week) => readonly Row[];
};
