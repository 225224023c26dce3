import { apartNm } from "./reach.ts";
import { copyRow, emptyRow, type Row } from "./row.ts";

/** What somebody who sends under the address of a known aircraft must show, to be another one. */
const proof = {
  /** Rows before anything is said. */
  rows: 5,
  /** So many times heard in turn with the known one. */
  turns: 10,
  /** Rows that are at another height at the same time. */
  unlike: 5,
  /** Rows on the ground. */
  ground: 3,
  /** Nobody is deceived for so long, nor for so many rows. */
  spanMs: 2 * 3_600_000,
  mostRows: 2000,
  /** Share of steps that are as long as the speed says. */
  steady: 0.7,
} as const;

/** Heights are compared at times so near: a little apart, and what an aircraft climbs or sinks at most meanwhile. */
const togetherMs = 30_000;
const alikeFt = 400;
const climbFtS = 100;
/** Who takes up where the known aircraft fell silent, with its call sign and at its height, and goes on so long, is that aircraft, wherever it was thought to be. */
const successor = { beginsMs: 5 * 60_000, spanMs: 5 * 60_000, rows: 20 } as const;
/** A track that ends where another begins, no further off, is one aircraft whose position jumped. */
const jumpNm = 30;
/** A speed that is told changes by so much from row to row, and by so much an hour between them. */
const speedUpKt = 60;
const speedUpKtH = 3 * 3600;
/** A stretch as short as this is no flight by itself. */
const shortMs = 10 * 60_000;
/** False positions begin when the true ones stop, and the true ones come back when they stop. */
const borderBeforeMs = 5 * 60_000;
const borderAfterMs = 10 * 60_000;

/** An aircraft as heard last: its row, and its call sign if it told one. */
export type Known = { readonly last: Row; readonly callsign: string | null };

/** What rows are that the known aircraft cannot have sent. */
export type Verdict = "not yet" | "another" | "false";

/** Rows elsewhere, held aside until it is known whether another aircraft sent them, or they are false positions of the known one. */
export class Candidate {
  readonly rows: Row[] = [];
  readonly last = emptyRow();
  /** When the known aircraft was heard last before; null when there is none. */
  readonly #before_ms: number | null;
  /** When the known aircraft was heard first since the last row; null when it was not. */
  #after_ms: number | null = null;
  #turns = 0;
  #unlike = 0;
  #alike = 0;
  #ground = 0;
  #steps = 0;
  #steady = 0;

  constructor(known: Known | null) {
    this.#before_ms = known?.last.time_ms ?? null;
  }

  /** Takes a row; `known`: who was heard last besides. */
  add(row: Row, known: Known | null): void {
    if (this.rows.length > 0) this.#step(row);
    if (row.says === 1) this.#ground += 1;
    if (known) this.#compare(row, known);
    this.#after_ms = null;
    copyRow(row, this.last);
    const copy = emptyRow();
    copyRow(row, copy);
    this.rows.push(copy);
  }

  #step(row: Row): void {
    const hours = (row.time_ms - this.last.time_ms) / 3_600_000;
    const told_kt = (this.last.gs_kt + row.gs_kt) / 2;
    if (Number.isNaN(told_kt) || hours > 1 / 30) return;
    const due_nm = told_kt * hours;
    const moved = Math.abs(apartNm(this.last, row) - due_nm) <= 0.35 * due_nm + 0.3;
    const kept = Math.abs(row.gs_kt - this.last.gs_kt) <= speedUpKt + speedUpKtH * hours;
    this.#steps += 1;
    if (moved && kept) this.#steady += 1;
  }

  #compare(row: Row, known: Known): void {
    if (this.rows.length > 0 && known.last.time_ms > this.last.time_ms) this.#turns += 1;
    const apart_ms = row.time_ms - known.last.time_ms;
    if (apart_ms > togetherMs) return;
    const apart_ft = Math.abs(row.alt_ft - known.last.alt_ft);
    if (apart_ft > alikeFt + (climbFtS * apart_ms) / 1000) this.#unlike += 1;
    else if (!Number.isNaN(apart_ft)) this.#alike += 1;
  }

  /** What the rows are, as far as they tell by now. Where no aircraft is known, five rows that go on from one another are one. */
  verdict(): Verdict {
    const [first] = this.rows;
    if (!first || this.rows.length < proof.rows) return "not yet";
    if (this.#before_ms === null) return "another";
    const long = this.rows.length >= proof.mostRows || this.last.time_ms - first.time_ms >= proof.spanMs;
    if (!this.#moves()) return long ? "false" : "not yet";
    const landed = this.#ground >= proof.ground && this.last.time_ms - first.time_ms >= shortMs;
    const differs = this.#unlike >= proof.unlike && this.#unlike > this.#alike;
    return long || differs || this.#turns >= proof.turns || landed ? "another" : "not yet";
  }

  /** Whether these rows go on as the known aircraft, whose position was wrong by then: it was not heard since they began. */
  succeeds(known: Known): boolean {
    const [first] = this.rows;
    if (!first || this.rows.length < proof.rows || known.last.time_ms > first.time_ms) return false;
    if (apartNm(known.last, first) <= jumpNm) return true;
    const apart_ms = first.time_ms - known.last.time_ms;
    const long = this.last.time_ms - first.time_ms >= successor.spanMs && this.rows.length >= successor.rows;
    if (!long || apart_ms > successor.beginsMs || !this.#moves()) return false;
    const sameName = known.callsign !== null && this.rows.some((row) => row.callsign === known.callsign);
    const apart_ft = Math.abs(first.alt_ft - known.last.alt_ft);
    return sameName && apart_ft <= alikeFt + (climbFtS * apart_ms) / 1000;
  }

  /** Notes that the known aircraft was heard. */
  heardElsewhere(time_ms: number): void {
    this.#after_ms ??= time_ms;
  }

  /** What the rows are when no more come. */
  ended(): Verdict {
    const [first] = this.rows;
    if (!first || this.rows.length < proof.rows || !this.#moves()) return "false";
    if (this.#before_ms === null) return "another";
    if (this.last.time_ms - first.time_ms < shortMs) return "false";
    const follows = first.time_ms - this.#before_ms <= borderBeforeMs;
    const leads = this.#after_ms === null || this.#after_ms - this.last.time_ms <= borderAfterMs;
    return follows && leads ? "false" : "another";
  }

  /** Whether the rows lie as far apart as their speed says. */
  #moves(): boolean {
    return this.#steady >= proof.steady * this.#steps;
  }
}
