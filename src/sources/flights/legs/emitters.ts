import type { Leg, MaskReason } from "../../../model/leg.ts";
import { apartNm, canReach, isFrozen } from "./reach.ts";
import { Release } from "./release.ts";
import { copyRow, emptyRow, type Row } from "./row.ts";
import { type OnDecision, Segment } from "./segment.ts";

/** Rows that go on from one another before somebody is taken to be there. */
const provenRows = 5;
/** Who was never proven is forgotten after so long. */
const forgetMs = 30 * 60_000;
/** So many unproven ones are kept; more are noise. */
const mostUnproven = 3;
/** A track that ends where another begins, no further off, is one aircraft whose position jumped. */
const jumpNm = 30;
/** Who was not heard for so long sends no more: another leg begins then in any case. */
const goneMs = 14 * 3_600_000;

/** After so long a silence one row alone could be anywhere: it waits for a second one that goes on from it. */
const silentMs = 600_000;

/** Somebody who sends under the address: proven ones have a segment of their own, others wait for it. */
type Emitter = {
  /** The row heard last. While `lone`, it came after a silence and was not passed on yet; `prior` is the one before the silence. */
  readonly last: Row;
  readonly prior: Row;
  lone: boolean;
  waiting: Row[];
  segment: Segment | null;
};

/** What happens to the rows of an aircraft: legs, rows that were placed with an emitter, and rows that nobody can have sent. */
export type AircraftEvents = {
  readonly leg: (leg: Leg) => void;
  /** A row as the rule takes it, with its emitter; absent when nobody asks. */
  readonly placed?: (row: Row, emitter: number) => void;
  readonly masked?: (row: Row, reason: MaskReason) => void;
  readonly decided?: OnDecision;
};

/**
 * The rows of one address, given to those who can have sent them. Nearly always that is one aircraft. A row that it cannot have reached is held aside: when four more go on from
 * it, another aircraft uses the same address (or the receivers were deceived), and it has legs of its own; when not, the row was noise and is masked.
 */
export class Emitters {
  readonly #aircraft: { icao24: string; rotorcraft: boolean };
  readonly #events: AircraftEvents;
  readonly #release: Release;
  #list: Emitter[] = [];
  #proven = 0;

  constructor(aircraft: { icao24: string; rotorcraft: boolean }, events: AircraftEvents) {
    this.#aircraft = aircraft;
    this.#events = events;
    this.#release = new Release(events.leg);
  }

  /** True when the call sign of the row is asked for. */
  wantsCallsign(row: Row): boolean {
    return this.#list[0]?.segment?.wantsCallsign(row) ?? true;
  }

  push(row: Row): void {
    const [main] = this.#list;
    if (main !== undefined && this.#list.length === 1 && canHaveSent(main, row)) this.#place(main, row);
    else this.#choose(row);
  }

  end(): void {
    // Too few rows to prove anything, and nobody else: they are the aircraft's.
    const [only] = this.#list;
    if (this.#proven === 0 && this.#list.length === 1 && only) this.#prove(only);
    for (const emitter of this.#list) this.#leave(emitter);
    this.#release.end();
    this.#list = [];
  }

  #choose(row: Row): void {
    this.#leaveSilent(row);
    const able = this.#list.filter((e) => canHaveSent(e, row));
    const [nearest] = able.sort((a, b) => apartNm(a.last, row) - apartNm(b.last, row));
    if (nearest) {
      this.#place(nearest, row);
      return;
    }
    const unproven = this.#list.filter((e) => e.segment === null);
    if (unproven.length >= mostUnproven)
      this.#drop(unproven.reduce((a, b) => (a.last.time_ms < b.last.time_ms ? a : b)));
    const emitter: Emitter = { last: emptyRow(), prior: emptyRow(), lone: false, waiting: [], segment: null };
    this.#list.push(emitter);
    this.#place(emitter, row);
  }

  #leaveSilent(row: Row): void {
    const gone = this.#list.filter((e) => row.time_ms - e.last.time_ms > (e.segment ? goneMs : forgetMs));
    if (this.#list.length > 1) for (const emitter of gone.slice(0, this.#list.length - 1)) this.#drop(emitter);
  }

  #place(emitter: Emitter, row: Row): void {
    if (row.time_ms <= emitter.last.time_ms) {
      this.#events.masked?.(row, "same_instant");
      return;
    }
    if (isFrozen(emitter.last, row)) {
      this.#events.masked?.(row, "frozen_position");
      return;
    }
    const { segment, last } = emitter;
    if (segment === null) {
      this.#wait(emitter, row);
      return;
    }
    if (emitter.lone) this.#settle(emitter, segment, row);
    const heard = emitter.lone ? emitter.prior : last;
    emitter.lone = row.time_ms - heard.time_ms > silentMs;
    if (emitter.lone) copyRow(heard, emitter.prior);
    copyRow(row, last);
    if (!emitter.lone) this.#give(segment, row);
  }

  #wait(emitter: Emitter, row: Row): void {
    copyRow(row, emitter.last);
    const copy = emptyRow();
    copyRow(row, copy);
    emitter.waiting.push(copy);
    if (emitter.waiting.length >= provenRows) this.#prove(emitter);
  }

  /** The first row after a silence is believed when the next one goes on from it, and left out when that goes on from the row before the silence only. */
  #settle(emitter: Emitter, segment: Segment, next: Row | null): void {
    if (next === null || canReach(emitter.last, next)) {
      emitter.lone = false;
      this.#give(segment, emitter.last);
    } else this.#events.masked?.(emitter.last, "impossible_speed");
  }

  #give(segment: Segment, row: Row): void {
    if (this.#proven > 1) this.#release.heard(segment.emitter, row.time_ms);
    segment.push(row);
    this.#events.placed?.(row, segment.emitter);
  }

  #prove(emitter: Emitter): void {
    const jumped = this.#jumpedFrom(emitter);
    if (jumped) this.#list = this.#list.filter((e) => e !== jumped);
    const { waiting } = emitter;
    if (jumped?.segment && jumped.lone) this.#settle(jumped, jumped.segment, waiting[0] ?? null);
    emitter.segment = jumped?.segment ?? this.#newSegment();
    emitter.waiting = [];
    for (const row of waiting) this.#give(emitter.segment, row);
    this.#list.sort((a, b) => (a.segment?.emitter ?? 99) - (b.segment?.emitter ?? 99));
  }

  /** Who was near when this one appeared, and was not heard since: the same aircraft, whose position was wrong or late by a little. */
  #jumpedFrom(emitter: Emitter): Emitter | null {
    const [first] = emitter.waiting;
    const near = this.#list.filter(
      (e) => first && e.segment && e.last.time_ms <= first.time_ms && apartNm(e.last, first) <= jumpNm,
    );
    return near[0] ?? null;
  }

  #newSegment(): Segment {
    const emitter = this.#proven;
    this.#proven += 1;
    for (const { segment, last } of this.#list) if (segment) this.#release.heard(segment.emitter, last.time_ms);
    const release = (leg: Leg): void => this.#release.take(leg, this.#proven > 1);
    return new Segment({ ...this.#aircraft, emitter }, release, this.#events.decided ?? null);
  }

  #drop(emitter: Emitter): void {
    this.#list = this.#list.filter((e) => e !== emitter);
    this.#leave(emitter);
  }

  #leave(emitter: Emitter): void {
    if (emitter.segment && emitter.lone) this.#settle(emitter, emitter.segment, null);
    emitter.segment?.end();
    for (const row of emitter.waiting) this.#events.masked?.(row, "impossible_speed");
    emitter.waiting = [];
  }
}

function canHaveSent(emitter: Emitter, row: Row): boolean {
  return canReach(emitter.last, row) || (emitter.lone && canReach(emitter.prior, row));
}
