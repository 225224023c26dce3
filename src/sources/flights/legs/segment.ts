import type { BreakReason, Leg, LegFlag } from "../../../model/leg.ts";
import { breakAt } from "./break-at.ts";
import { LegBuilder } from "./leg-builder.ts";
import { isOnGround } from "./on-ground.ts";
import { copyRow, emptyRow, type Row } from "./row.ts";
import { rule } from "./rule.ts";

/** Told at every row at which a leg might begin: the row before and the row, and what the rule says. */
export type OnDecision = (before: Row, row: Row, reason: BreakReason | null, lastAir_ms: number) => void;

/**
 * Divides the rows of one emitter into legs. Rows come in order of time, one at a time; each is judged when the one after it is known, since a neighbour decides whether "on the ground" is
 * believed. Holds three rows and the open leg, however many rows there are.
 */
export class Segment {
  readonly #icao24: string;
  /** 0 for the aircraft itself, 1, 2 … for others under its address. */
  readonly emitter: number;
  readonly #rotorcraft: boolean;
  readonly #emit: (leg: Leg) => void;
  readonly #decided: OnDecision | null;
  #held = emptyRow();
  #done = emptyRow();
  /** The greatest speed that was ever told. */
  #fastest_kt = 0;
  #holds = false;
  #before = 2;
  #open: LegBuilder | null = null;

  constructor(
    aircraft: { icao24: string; emitter: number; rotorcraft: boolean },
    emit: (leg: Leg) => void,
    decided: OnDecision | null = null,
  ) {
    this.#icao24 = aircraft.icao24;
    this.emitter = aircraft.emitter;
    this.#rotorcraft = aircraft.rotorcraft;
    this.#emit = emit;
    this.#decided = decided;
  }

  /** True when the open leg needs the call sign of a row that may come next. */
  wantsCallsign(row: Row): boolean {
    return this.#open === null || this.#open.wantsCallsign(row);
  }

  /** Marks the open leg, if there is one. */
  flag(flag: LegFlag): void {
    this.#open?.flag(flag);
  }

  push(row: Row): void {
    if (this.#holds) this.#judge(row);
    copyRow(row, this.#held);
    this.#holds = true;
  }

  /** The vertical rate; where the feed tells none, to the row after, else from the row before, when it is close. */
  #trend(after: Row | null): number {
    const held = this.#held;
    if (!Number.isNaN(held.rate_fpm)) return held.rate_fpm;
    const rate = after === null ? Number.NaN : rateBetween(held, after);
    return Number.isNaN(rate) ? rateBetween(this.#done, held) : rate;
  }

  /** Closes the open leg: nothing more will be heard. */
  end(): void {
    if (this.#holds) this.#judge(null);
    this.#holds = false;
    this.#close(null);
  }

  #judge(after: Row | null): void {
    const row = this.#held;
    const lately_kt = row.time_ms - this.#done.time_ms <= rule.trendMs ? this.#done.gs_kt : Number.NaN;
    row.ground = isOnGround(row, { before: this.#before, after: after?.says ?? 2, lately_kt }, this.#rotorcraft);
    row.trend_fpm = this.#trend(after);
    if (row.gs_kt > this.#fastest_kt) this.#fastest_kt = row.gs_kt;
    row.slow = row.gs_kt < rule.slowKt && row.gs_kt <= rule.slowShare * this.#fastest_kt;
    const reason = this.#reasonAt(row);
    if (reason !== null) {
      this.#close(row);
      this.#open = new LegBuilder(reason, reason === "first" ? null : this.#done);
    }
    this.#open?.add(row);
    this.#before = row.says;
    // The row is done; its place is used again for the next one.
    this.#held = this.#done;
    this.#done = row;
  }

  #reasonAt(row: Row): BreakReason | null {
    if (this.#open === null) {
      this.#decided?.(row, row, "first", Number.NaN);
      return "first";
    }
    const reason = breakAt(this.#done, row, this.#open.lastAir_ms);
    this.#decided?.(this.#done, row, reason, this.#open.lastAir_ms);
    return reason;
  }

  #close(next: Row | null): void {
    const leg = this.#open?.close(this.#icao24, this.emitter, next) ?? null;
    if (leg !== null) this.#emit(leg);
    this.#open = null;
  }
}

/** Feet a minute from one row to the next; NaN when an altitude is not told or more than a minute lies between. */
function rateBetween(a: Row, b: Row): number {
  const between_ms = b.time_ms - a.time_ms;
  return between_ms > 0 && between_ms <= rule.trendMs ? ((b.alt_ft - a.alt_ft) / between_ms) * 60_000 : Number.NaN;
}
