import type { Leg, LegFlag, MaskReason } from "../../../model/leg.ts";
import { Candidate } from "./candidate.ts";
import { apartNm, canReach, isFrozen, reach } from "./reach.ts";
import { copyPlace, copyRow, emptyRow, type Row } from "./row.ts";
import { type OnDecision, Segment } from "./segment.ts";

/** A candidate that is not heard for so long, while a known one is, has ended. */
const endedMs = 3 * 60_000;
/** And after so long in any case. */
const forgottenMs = 30 * 60_000;
/** So many candidates are kept; more are noise. */
const mostCandidates = 3;
const nowMs = 90_000;
/** Fewer rows than these are noise that no leg need name. */
const stretchRows = 5;
/** Whoever else was heard so lately sends under the same address at the same time. */
const togetherMs = 600_000;
/** Who was not heard for so long sends no more: another leg begins then in any case. */
const goneMs = 14 * 3_600_000;

/** An aircraft that sends under the address. */
type Emitter = {
  /** Where and when it was heard last. While `lone`, the whole row: it came after a silence and was not passed on yet; `prior` is the one before the silence. */
  readonly last: Row;
  readonly prior: Row;
  lone: boolean;
  callsign: string | null;
  readonly segment: Segment;
};

/** What happens to the rows of an aircraft: legs, rows that were placed with an emitter, and rows that are left out. */
export type AircraftEvents = {
  readonly leg: (leg: Leg) => void;
  /** A row as the rule takes it, with its emitter; absent when nobody asks. */
  readonly placed?: (row: Row, emitter: number) => void;
  readonly masked?: (row: Row, reason: MaskReason) => void;
  readonly decided?: OnDecision;
};

/**
 * The rows of one address, given to those who can have sent them. Nearly always that is one aircraft. Rows that it cannot have reached are held aside as a candidate, until they
 * show whether another aircraft uses the same address, which then has legs of its own, or they are false: noise, jamming, a receiver that lies.
 */
export class Emitters {
  readonly #aircraft: { icao24: string; rotorcraft: boolean };
  readonly #events: AircraftEvents;
  #known: Emitter[] = [];
  #candidates: Candidate[] = [];
  #count = 0;

  constructor(aircraft: { icao24: string; rotorcraft: boolean }, events: AircraftEvents) {
    this.#aircraft = aircraft;
    this.#events = events;
  }

  /** True when the call sign of the row is asked for. */
  wantsCallsign(row: Row): boolean {
    if (this.#candidates.length > 0 || this.#known.length === 0) return true;
    return this.#known.some(({ segment }) => segment.wantsCallsign(row));
  }

  push(row: Row): void {
    const [main] = this.#known;
    const alone = this.#known.length === 1 && this.#candidates.length === 0;
    if (alone && main && canHaveSent(main, row)) this.#place(main, row);
    else this.#choose(row);
  }

  end(): void {
    for (const candidate of this.#candidates) this.#decide(candidate, candidate.ended());
    for (const emitter of this.#known) this.#leave(emitter);
    this.#known = [];
  }

  #choose(row: Row): void {
    const emitter = nearest(
      this.#known.filter((one) => canHaveSent(one, row)),
      row,
    );
    const candidate = nearest(
      this.#candidates.filter((one) => this.#goesOn(one, row) && canReach(one.last, row)),
      row,
    );
    if (emitter && (!candidate || isNearer(emitter.last, candidate.last, row))) {
      this.#place(emitter, row);
      for (const one of this.#candidates) one.heardElsewhere(row.time_ms);
      this.#endSilent(row.time_ms, endedMs);
    } else {
      this.#endSilent(row.time_ms, forgottenMs);
      this.#hold(candidate ?? this.#newCandidate(), row);
    }
  }

  /** A candidate ends soon where an aircraft is known; where none is, it may be that aircraft, heard only now and then. */
  #goesOn(candidate: Candidate, row: Row): boolean {
    return this.#known.length === 0 || row.time_ms - candidate.last.time_ms <= endedMs;
  }

  #newCandidate(): Candidate {
    const [oldest] = this.#candidates;
    if (oldest && this.#candidates.length >= mostCandidates) this.#decide(oldest, "false");
    const candidate = new Candidate(this.#latest());
    this.#candidates.push(candidate);
    return candidate;
  }

  /** Who was heard last. */
  #latest(): Emitter | null {
    return this.#known.reduce<Emitter | null>((a, b) => (a && a.last.time_ms >= b.last.time_ms ? a : b), null);
  }

  #endSilent(now_ms: number, silence_ms: number): void {
    for (const one of this.#candidates.filter((c) => now_ms - c.last.time_ms > silence_ms))
      this.#decide(one, one.ended());
    if (this.#known.length < 2) return;
    for (const one of this.#known.filter((e) => now_ms - e.last.time_ms > goneMs)) {
      this.#leave(one);
      this.#known = this.#known.filter((e) => e !== one);
    }
  }

  #hold(candidate: Candidate, row: Row): void {
    if (this.#isUnusable(candidate.last, row)) return;
    candidate.add(row, this.#latest());
    const same = this.#known.find((one) => candidate.succeeds(one));
    if (same) this.#goOn(same, candidate);
    else this.#decide(candidate, candidate.verdict());
  }

  #decide(candidate: Candidate, verdict: "not yet" | "another" | "false"): void {
    if (verdict === "not yet") return;
    if (verdict === "another") this.#goOn(this.#newEmitter(), candidate);
    else this.#leaveOut(candidate);
  }

  #goOn(emitter: Emitter, candidate: Candidate): void {
    this.#candidates = this.#candidates.filter((one) => one !== candidate);
    for (const row of candidate.rows) this.#place(emitter, row);
  }

  #leaveOut(candidate: Candidate): void {
    this.#candidates = this.#candidates.filter((one) => one !== candidate);
    for (const row of candidate.rows) this.#events.masked?.(row, "impossible_speed");
    if (candidate.rows.length >= stretchRows) for (const { segment } of this.#known) segment.flag("false_positions");
  }

  #newEmitter(): Emitter {
    const segment = new Segment(
      { ...this.#aircraft, emitter: this.#count },
      this.#events.leg,
      this.#events.decided ?? null,
    );
    this.#count += 1;
    const emitter = { last: emptyRow(), prior: emptyRow(), lone: false, callsign: null, segment };
    this.#known.push(emitter);
    return emitter;
  }

  #place(emitter: Emitter, row: Row): void {
    const { segment, last } = emitter;
    if (this.#isUnusable(last, row)) return;
    if (row.callsign !== null) emitter.callsign = row.callsign;
    if (emitter.lone) this.#settle(emitter, row);
    const heard = emitter.lone ? emitter.prior : last;
    emitter.lone = row.time_ms - heard.time_ms > reach.silentMs;
    if (emitter.lone) {
      copyPlace(heard, emitter.prior);
      copyRow(row, last);
    } else {
      copyPlace(row, last);
      this.#give(segment, row);
    }
    if (this.#known.length > 1) this.#flagTogether(emitter);
  }

  /** The first row after a silence is believed when the next one goes on from it, and left out when that goes on from the row before the silence only. */
  #settle(emitter: Emitter, next: Row | null): void {
    if (next === null || canReach(emitter.last, next)) {
      emitter.lone = false;
      this.#give(emitter.segment, emitter.last);
    } else this.#events.masked?.(emitter.last, "impossible_speed");
  }

  #isUnusable(last: Row, row: Row): boolean {
    const reason = whyUnusable(last, row);
    if (reason !== null) this.#events.masked?.(row, reason);
    return reason !== null;
  }

  #flagTogether(emitter: Emitter): void {
    const others = this.#known.filter((e) => e !== emitter && emitter.last.time_ms - e.last.time_ms <= togetherMs);
    for (const one of others.length > 0 ? [emitter, ...others] : []) one.segment.flag("two_emitters" satisfies LegFlag);
  }

  #give(segment: Segment, row: Row): void {
    segment.push(row);
    this.#events.placed?.(row, segment.emitter);
  }

  #leave(emitter: Emitter): void {
    if (emitter.lone) this.#settle(emitter, null);
    emitter.segment.end();
  }
}

/** Whether a row is rather the known aircraft's than the candidate's: of one that was heard just now always, else the nearer one's. */
function isNearer(known: Row, candidate: Row, row: Row): boolean {
  return row.time_ms - known.time_ms <= nowMs || apartNm(known, row) <= apartNm(candidate, row);
}

function canHaveSent(emitter: Emitter, row: Row): boolean {
  return canReach(emitter.last, row) || (emitter.lone && canReach(emitter.prior, row));
}

function whyUnusable(last: Row, row: Row): MaskReason | null {
  if (row.time_ms <= last.time_ms) return "same_instant";
  return isFrozen(last, row) ? "frozen_position" : null;
}

function nearest<One extends { readonly last: Row }>(able: readonly One[], row: Row): One | null {
  return able.reduce<One | null>((a, b) => (a && apartNm(a.last, row) <= apartNm(b.last, row) ? a : b), null);
}
