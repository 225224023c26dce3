import type { LegTail, TailRow } from "../../../model/leg.ts";
import { copyRow, emptyRow, type Row } from "./row.ts";

const fineMs = 10_000;
const coarseMs = 60_000;
const fineRows = 6;
const coarseRows = 10;
const reachMs = 600_000;

/** Rows kept at least `apartMs` apart, the last `size` of them. Rows are used again: nothing is allocated for a row. */
class Ring {
  readonly #apartMs: number;
  readonly #rows: Row[] = [];
  readonly #size: number;
  #next = 0;
  #last_ms = Number.NEGATIVE_INFINITY;

  constructor(size: number, apartMs: number) {
    this.#size = size;
    this.#apartMs = apartMs;
  }

  add(row: Row): void {
    if (row.time_ms - this.#last_ms < this.#apartMs) return;
    this.#last_ms = row.time_ms;
    if (this.#rows.length < this.#size) this.#rows.push(emptyRow());
    copyRow(row, this.#rows[this.#next] as Row);
    this.#next = (this.#next + 1) % this.#size;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }
}

/** The rows in the air before the end of a leg: the last minute closely, the ten minutes before it coarsely. */
export class EndTail {
  readonly #fine = new Ring(fineRows, fineMs);
  readonly #coarse = new Ring(coarseRows, coarseMs);

  add(row: Row): void {
    this.#fine.add(row);
    this.#coarse.add(row);
  }

  /** In order of time, with the last row in the air and what was on the ground after it. */
  tail(last: Row, after: readonly Row[]): LegTail {
    const air = [...this.#fine.rows, ...this.#coarse.rows].filter(
      (row) => row.time_ms < last.time_ms && last.time_ms - row.time_ms <= reachMs,
    );
    return tailOf([...air, last, ...after], last.time_ms);
  }
}

/** The rows in the air after the start of a leg. */
export class StartTail {
  readonly #rows: Row[] = [];
  #full = false;

  add(row: Row): void {
    if (this.#full) return;
    const [first] = this.#rows;
    const since_ms = row.time_ms - (this.#rows.at(-1)?.time_ms ?? Number.NEGATIVE_INFINITY);
    if (since_ms < (this.#rows.length < fineRows ? fineMs : coarseMs)) return;
    this.#full =
      this.#rows.length === fineRows + coarseRows || (first !== undefined && row.time_ms - first.time_ms > reachMs);
    if (this.#full) return;
    const copy = emptyRow();
    copyRow(row, copy);
    this.#rows.push(copy);
  }

  /** In order of time, with what was on the ground before it. */
  tail(before: readonly Row[]): LegTail {
    const [first] = this.#rows;
    return first ? tailOf([...before, ...this.#rows], first.time_ms) : [];
  }
}

function tailOf(rows: readonly Row[], end_ms: number): LegTail {
  const byTime = new Map(rows.map((row) => [row.time_ms, row]));
  return [...byTime.values()].sort((a, b) => a.time_ms - b.time_ms).map((row) => tailRow(row, end_ms));
}

function tailRow(row: Row, end_ms: number): TailRow {
  return {
    s: (row.time_ms - end_ms) / 1000,
    lat: row.lat,
    lon: row.lon,
    alt_baro_ft: told(row.alt_ft),
    gs_kt: told(row.gs_kt),
    track_deg: told(row.track_deg),
    rate_fpm: told(row.rate_fpm),
    ground: row.ground,
  };
}

function told(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
