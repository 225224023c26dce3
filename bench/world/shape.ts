import type { Column } from "./column.ts";
import type { ShapeName } from "./options.ts";
import { columns2012 } from "./shape-2012.ts";
import { columns2016 } from "./shape-2016.ts";
import { columns2025 } from "./shape-2025.ts";

/** How a release looks: what stands before its header, and what divides its fields. */
export type Shape = {
  readonly name: ShapeName;
  /** Lines before the header; null for one that is blank. */
  readonly title: (seed: number) => readonly (string | null)[];
  readonly columns: readonly Column[];
  readonly delimiter: "," | "|";
  /** Whether it has the three country fields, and an identifier. */
  readonly countries: boolean;
  readonly identifiers: boolean;
};

/** The line that says what a file is. It is the first of every file. */
export const notReal = (seed: number): string => `INVENTED RELEASE, seed ${seed}, NOT REAL`;

const five = (seed: number): readonly (string | null)[] => [
  notReal(seed),
  "Example Agency, Example Statistics Office",
  "Removals, one row a removal, drawn by a program",
  null,
  "No row stands for a person",
];

/** The shapes by name. */
export const shapes: Record<ShapeName, Shape> = {
  "2012": { name: "2012", title: five, columns: columns2012, delimiter: ",", countries: true, identifiers: true },
  "2016": { name: "2016", title: five, columns: columns2016, delimiter: "|", countries: false, identifiers: false },
  "2025": {
    name: "2025",
    title: (seed) => [...five(seed), "Example footnote, as the real ones have"],
    columns: columns2025,
    delimiter: ",",
    countries: true,
    identifiers: true,
  },
};
