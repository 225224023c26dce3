import type { Leg } from "../../../model/leg.ts";
import { lonDifference } from "../../../model/great-circle.ts";
import { copyRow, emptyRow, type Row } from "./row.ts";
import { type OnDecision, Segment } from "./segment.ts";

/** Rows that go on from one another before somebody is taken to be there. */
const provenRows = 5;
/** An emitter that was never proven is forgotten after so long. */
const forgetMs = 30 * 60_000;
/** So many unproven emitters are kept; more are noise. */
const mostUnproven = 3;
const slackNm = 2;

type Emitter = { readonly last: Row; waiting: Row[] | null; segment: Segment | null };

/** What happens to the rows of an aircraft: legs, rows that were placed with an emitter, and rows that nobody can have sent. */
export type AircraftEvents = {
  readonly leg: (leg: Leg) => void;
  /** A row as the rule takes it, with its emitter; absent when nobody asks. */
  readonly placed?: (row: Row, emitter: number) => void;
  readonly masked?: (row: Row) => void;
  readonly decided?: OnDecision;
};

/**
 * The rows of one address, given to those who can have sent them. Nearly always that is one aircraft. A row that it cannot have reached is held aside: when four more go on from
 * it, another aircraft uses the same address (or the first one's receiver lied), and it has legs of its own; when not, the row was noise and is masked.
 */
export class Emitters {
  readonly #aircraft: { icao24: string; rotorcraft: boolean };
  readonly #events: AircraftEvents;
  #list: Emitter[] = [];
  #proven = 0;

  constructor(aircraft: { icao24: string; rotorcraft: boolean }, events: AircraftEvents) {
    this.#aircraft = aircraft;
    this.#events = events;
  }

  /** True when the call sign of the row is asked for. */
  wantsCallsign(row: Row): boolean {
    return this.#list[0]?.segment?.wantsCallsign(row) ?? true;
  }

  push(row: Row): void {
    const [main] = this.#list;
    if (main !== undefined && this.#list.length === 1 && canReach(main.last, row)) this.#place(main, row);
    else this.#choose(row);
  }

  end(): void {
    // Too few rows to prove anything, and nobody else: they are the aircraft's.
    const [only] = this.#list;
    if (this.#proven === 0 && this.#list.length === 1 && only) this.#prove(only);
    for (const emitter of this.#list) {
      if (emitter.segment) emitter.segment.end();
      else this.#forget(emitter);
    }
    this.#list = [];
  }

  #choose(row: Row): void {
    this.#list = this.#list.filter((e) => {
      const stays = e.segment !== null || row.time_ms - e.last.time_ms <= forgetMs || this.#list.length === 1;
      if (!stays) this.#forget(e);
      return stays;
    });
    const able = this.#list.filter((e) => canReach(e.last, row));
    const [nearest] = able.sort((a, b) => offset(a.last, row) - offset(b.last, row));
    if (nearest) return this.#place(nearest, row);
    const unproven = this.#list.filter((e) => e.segment === null);
    if (unproven.length >= mostUnproven) {
      const [oldest] = unproven.sort((a, b) => a.last.time_ms - b.last.time_ms);
      this.#list = this.#list.filter((e) => e !== oldest);
      if (oldest) this.#forget(oldest);
    }
    const emitter: Emitter = { last: emptyRow(), waiting: [], segment: null };
    this.#list.push(emitter);
    this.#place(emitter, row);
  }

  #place(emitter: Emitter, row: Row): void {
    copyRow(row, emitter.last);
    if (emitter.segment) {
      emitter.segment.push(row);
      this.#events.placed?.(row, emitter.segment.emitter);
      return;
    }
    const copy = emptyRow();
    copyRow(row, copy);
    emitter.waiting?.push(copy);
    if (emitter.waiting && emitter.waiting.length >= provenRows) this.#prove(emitter);
  }

  #prove(emitter: Emitter): void {
    const number = this.#proven;
    this.#proven += 1;
    const segment = new Segment({ ...this.#aircraft, emitter: number }, this.#events.leg, this.#events.decided ?? null);
    emitter.segment = segment;
    for (const row of emitter.waiting ?? []) {
      segment.push(row);
      this.#events.placed?.(row, number);
    }
    emitter.waiting = null;
    this.#list.sort((a, b) => (a.segment?.emitter ?? 99) - (b.segment?.emitter ?? 99));
  }

  #forget(emitter: Emitter): void {
    for (const row of emitter.waiting ?? []) this.#events.masked?.(row);
  }
}

/** Whether an aircraft at `from` can have sent `row`: as fast as it says, and half as fast again; any jet's speed after a long silence. */
function canReach(from: Row, row: Row): boolean {
  const hours = (row.time_ms - from.time_ms) / 3_600_000;
  const told = Math.max(from.gs_kt >= 0 ? from.gs_kt : 0, row.gs_kt >= 0 ? row.gs_kt : 0);
  const limit_kt = told === 0 && Number.isNaN(row.gs_kt) ? 800 : Math.min(1200, 1.5 * told + 120);
  const reach_nm = hours * (hours > 1 / 6 ? Math.max(800, limit_kt) : limit_kt) + slackNm;
  if (Math.abs(row.lat - from.lat) * 60 > reach_nm) return false;
  return reach_nm > 5000 || offset(from, row) <= reach_nm;
}

/** Distance in nautical miles on a flat map around the row: enough to choose by, and quick. */
function offset(from: Row, row: Row): number {
  const north = (row.lat - from.lat) * 60;
  const east = lonDifference(from.lon, row.lon) * 60 * Math.cos((row.lat * Math.PI) / 180);
  return Math.sqrt(north * north + east * east);
}
