import { isoOf, mondayOf } from "./days.ts";
import type { EventKind } from "./fault.ts";
import type { Placed } from "./pair-lines.ts";
import type { Row } from "./row.ts";

/** A planted difference as a whole: truth/pairs/*.json has a list of them. */
export type PairEvent = {
  readonly id: string;
  readonly kind: EventKind;
  readonly says: string;
  readonly demanded: boolean;
  /** Rows that it touched: of the first release for a loss, of the second for anything else. */
  readonly rows: number;
  /** Mondays of their weeks, by departed date, in the first release for a loss, in the second for anything else. */
  readonly weeks: readonly string[];
};

/** Sums up the rows of each event. */
export class Events {
  readonly #events = new Map<
    string,
    { fault: Pick<PairEvent, "id" | "kind" | "says" | "demanded">; rows: number; weeks: Set<string> }
  >();

  add({ fault, a, b, copy }: Placed): void {
    if (a !== null && b !== null && !copy && a.row.id !== b.row.id) this.#one(renumbering, b.row);
    if (fault === null || (fault.kind === "doubling" && !copy)) return;
    const row = fault.kind === "loss" ? a?.row : b?.row;
    if (row !== undefined) this.#one(fault, row);
  }

  #one({ id, kind, says, demanded }: Pick<PairEvent, "id" | "kind" | "says" | "demanded">, row: Row): void {
    const event = this.#events.get(id) ?? { fault: { id, kind, says, demanded }, rows: 0, weeks: new Set() };
    this.#events.set(id, event);
    event.rows++;
    event.weeks.add(isoOf(mondayOf(row.day)));
  }

  list(): PairEvent[] {
    return [...this.#events.values()].map(({ fault, rows, weeks }) => ({ ...fault, rows, weeks: [...weeks].sort() }));
  }
}

const renumbering = {
  id: "renumbering",
  kind: "renumbering",
  says: "People have other identifiers.",
  demanded: true,
} as const;
