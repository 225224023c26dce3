import { clearPosition, emptyPosition, type PositionRow } from "../../../model/position-row.ts";
import { faultOf } from "./limits.ts";

/** Where rows of an input go, and those that cannot be right. */
export type SinkTargets = {
  readonly store: (row: PositionRow) => void;
  readonly reject: (file: string, row: number, reason: string, text: string) => void;
  /** Whether an aircraft's rows are wanted. */
  readonly wants: (address: number) => boolean;
};

/**
 * Takes the rows of one input. A reader fills `row` and calls `take`; it calls `reject` for what it cannot read, and `lose` for what it cannot reach. Counts all of it. Rows are numbered from 1, the head of a
 * table being row 1.
 */
export class PositionSink {
  readonly row: PositionRow = emptyPosition();
  rows = 0;
  rejects = 0;
  passedOver = 0;
  readonly lost: string[] = [];
  /** The file that rejects are told of: the input's, or that of an archive. */
  file: string;
  readonly #to: SinkTargets;

  constructor(file: string, to: SinkTargets) {
    this.file = file;
    this.#to = to;
  }

  /** The row, empty again. */
  fresh(): PositionRow {
    return clearPosition(this.row);
  }

  /** Takes the row that was filled in. `written` is how it was written, for the rejects. */
  take(number: number, written: unknown): void {
    const { row } = this;
    if (Number.isNaN(row.address)) this.reject(number, "no 24-bit address", written);
    else if (!this.#to.wants(row.address)) this.passedOver += 1;
    else {
      const fault = faultOf(row);
      if (fault !== null) this.reject(number, fault, written);
      else this.#keep();
    }
  }

  #keep(): void {
    const { row } = this;
    // Some write the west as negative.
    if (row.track_deg < 0) row.track_deg += 360;
    else if (row.track_deg === 360) row.track_deg = 0;
    this.#to.store(row);
    this.rows += 1;
  }

  /** Keeps a row aside, as it was written, with why. */
  reject(number: number, reason: string, written: unknown): void {
    this.rejects += 1;
    this.#to.reject(this.file, number, reason, textOf(written));
  }

  /** Says what of the file cannot be read. */
  lose(what: string): void {
    this.lost.push(`${this.file}: ${what}`);
  }

  /** Whether rows of an aircraft are wanted: for readers that can spare themselves the work. */
  wants(address: number): boolean {
    return this.#to.wants(address);
  }
}

/** A row as it was written, as far as it helps to find it. */
function textOf(written: unknown): string {
  const isCells = Array.isArray(written) && written.every((cell) => typeof cell !== "object");
  const text = isCells ? written.join(",") : (JSON.stringify(written) ?? "");
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
