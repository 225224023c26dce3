import { emptyPosition, type PositionRow } from "../../../model/position-row.ts";
import { mapFor } from "./choose-map.ts";
import type { ColumnMap } from "./column-map.ts";
import { type Cells, type FillRow, rowFiller } from "./map-rows.ts";
import { refuseImplausible, sampleRows } from "./plausible.ts";
import type { PositionSink } from "./sink.ts";

/** What a table is read with: the map that was named (null: the one that fits), the file's name, and who is told which map it was. */
export type TableOptions = {
  readonly map: ColumnMap | null;
  readonly where: string;
  readonly mapped: (map: ColumnMap) => void;
};

/**
 * Reads the rows of a table through a column map. The first rows are looked at before any is stored: a table whose units cannot be right is refused whole. `row` takes one row with its number; `end` must be
 * called after the last.
 */
export class TableReader {
  readonly #sink: PositionSink;
  readonly #options: TableOptions;
  readonly #map: ColumnMap;
  readonly #fill: FillRow;
  #waiting: { readonly cells: Cells; readonly number: number; readonly fault: string | null }[] | null = [];

  /** `header`: the names of the columns. `byName`: rows are objects, not lists. */
  constructor(header: readonly string[], byName: boolean, sink: PositionSink, options: TableOptions) {
    this.#sink = sink;
    this.#options = options;
    this.#map = mapFor(header, options.map);
    options.mapped(this.#map);
    this.#fill = rowFiller(this.#map, (name) => {
      const place = header.indexOf(name);
      return place < 0 ? null : byName ? name : place;
    });
  }

  row(cells: Cells, number: number): void {
    if (this.#waiting === null) this.#read(cells, number);
    else if (this.#waiting.push({ cells, number, fault: null }) >= sampleRows) this.#believe();
  }

  /** A row that cannot be read at all; it is told in its turn. */
  bad(written: Cells, number: number, fault: string): void {
    if (this.#waiting === null) this.#sink.reject(number, fault, written);
    else this.#waiting.push({ cells: written, number, fault });
  }

  end(): void {
    if (this.#waiting !== null) this.#believe();
  }

  #believe(): void {
    const waiting = this.#waiting ?? [];
    const sample: PositionRow[] = [];
    for (const { cells, fault } of waiting) {
      const row = emptyPosition();
      if (fault === null && this.#fill(cells, row) === null) sample.push(row);
    }
    refuseImplausible(this.#map, sample, this.#options.where);
    this.#waiting = null;
    for (const { cells, number, fault } of waiting) {
      if (fault === null) this.#read(cells, number);
      else this.#sink.reject(number, fault, cells);
    }
  }

  #read(cells: Cells, number: number): void {
    const fault = this.#fill(cells, this.#sink.fresh());
    if (fault === null) this.#sink.take(number, cells);
    else this.#sink.reject(number, fault, cells);
  }
}
