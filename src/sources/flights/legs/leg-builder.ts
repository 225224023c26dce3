import { createHash } from "node:crypto";
import { distanceNm } from "../../../model/great-circle.ts";
import type { BreakReason, Gap, GapSide, Leg, LegEnd, LegFlag } from "../../../model/leg.ts";
import { copyRow, emptyRow, type Row } from "./row.ts";
import { rule } from "./rule.ts";
import { EndTail, StartTail } from "./tail.ts";

/** How long after a look at the call sign the next one is due. */
const lookMs = 60_000;

/** A leg in the making: rows go in, in order; `close` gives the leg, or null when too little of it was in the air. */
export class LegBuilder {
  readonly #reason: BreakReason;
  /** The row before the leg; its time is NaN when there is none. */
  readonly #before = emptyRow();
  readonly #firstAir = emptyRow();
  readonly #lastAir = emptyRow();
  /** The first row on the ground after the last one in the air; its time is NaN while the aircraft is up. */
  readonly #landed = emptyRow();
  readonly #startTail = new StartTail();
  readonly #endTail = new EndTail();
  readonly #callsigns: string[] = [];
  readonly #gaps: Gap[] = [];
  readonly #flags = new Set<LegFlag>();
  #looked_ms = Number.NEGATIVE_INFINITY;
  #points = 0;
  #airborne = 0;
  #mlat = 0;
  #touchAndGos = 0;
  #maxAlt = Number.NEGATIVE_INFINITY;
  #minAlt = Number.POSITIVE_INFINITY;
  #maxKt = 0;
  #toldSpeed = false;

  constructor(reason: BreakReason, before: Row | null) {
    this.#reason = reason;
    if (before) copyRow(before, this.#before);
  }

  /** When the aircraft was last in the air in this leg; NaN when it was not yet. */
  get lastAir_ms(): number {
    return this.#lastAir.time_ms;
  }

  /** True when the leg needs the row's call sign: none is known yet, or a minute has passed. */
  wantsCallsign(row: Row): boolean {
    return !row.ground && (this.#callsigns.length === 0 || row.time_ms - this.#looked_ms >= lookMs);
  }

  flag(flag: LegFlag): void {
    this.#flags.add(flag);
  }

  add(row: Row): void {
    this.#points += 1;
    if (row.ground) {
      if (this.#airborne > 0 && Number.isNaN(this.#landed.time_ms)) copyRow(row, this.#landed);
      return;
    }
    if (this.#airborne === 0) copyRow(row, this.#firstAir);
    else if (!Number.isNaN(this.#landed.time_ms)) this.#touchAndGos += 1;
    else if (row.time_ms - this.#lastAir.time_ms > rule.gapMs) this.#gaps.push(gapBetween(this.#lastAir, row));
    this.#landed.time_ms = Number.NaN;
    this.#startTail.add(row);
    this.#endTail.add(row);
    this.#airborne += 1;
    this.#mlat += row.mlat;
    if (row.alt_ft > this.#maxAlt) this.#maxAlt = row.alt_ft;
    if (row.alt_ft < this.#minAlt) this.#minAlt = row.alt_ft;
    if (row.gs_kt > this.#maxKt) this.#maxKt = row.gs_kt;
    if (!Number.isNaN(row.gs_kt)) this.#toldSpeed = true;
    this.#hear(row);
    copyRow(row, this.#lastAir);
  }

  #hear(row: Row): void {
    if (row.callsign === null) return;
    this.#looked_ms = row.time_ms;
    if (this.#callsigns.at(-1) !== row.callsign) this.#callsigns.push(row.callsign);
  }

  /** `next`: the row after the leg, null when nothing was heard since. */
  close(icao24: string, emitter: number, next: Row | null): Leg | null {
    const flown_ms = this.#lastAir.time_ms - this.#firstAir.time_ms;
    const flew = this.#maxKt >= rule.flyingKt || this.#maxAlt - this.#minAlt >= rule.flyingFt || !this.#toldSpeed;
    const enough = (flown_ms >= rule.leastMs && flew) || (flown_ms >= rule.shortMs && this.#maxKt >= rule.shortKt);
    if (this.#airborne < rule.leastRows || !enough) return null;
    const landed = Number.isNaN(this.#landed.time_ms) ? next : this.#landed;
    const grounded = (row: Row | null): Row[] => (row?.ground && !Number.isNaN(row.time_ms) ? [row] : []);
    return {
      id: legId(icao24, emitter, this.#firstAir.time_ms),
      icao24,
      emitter,
      callsign: this.#callsigns[0] ?? null,
      callsigns: [...new Set(this.#callsigns)],
      first_seen_ms: this.#firstAir.time_ms,
      last_seen_ms: this.#lastAir.time_ms,
      atot: endBetween(Number.isNaN(this.#before.time_ms) ? null : this.#before, this.#firstAir),
      aldt: endBetween(this.#lastAir, landed),
      first: sideOf(this.#firstAir),
      last: sideOf(this.#lastAir),
      start_rows: this.#startTail.tail(grounded(this.#before)),
      end_rows: this.#endTail.tail(this.#lastAir, grounded(landed)),
      break_reason: this.#reason,
      points: this.#points,
      points_airborne: this.#airborne,
      gaps: this.#gaps,
      touch_and_gos: this.#touchAndGos,
      max_alt_ft: this.#maxAlt === Number.NEGATIVE_INFINITY ? null : this.#maxAlt,
      mlat_share: this.#mlat / this.#airborne,
      flags: [...this.#flags].sort(),
    };
  }
}

/** Id of a leg: 16 hex digits of the SHA-256 of address, emitter and the first time in the air to 10 seconds. */
export function legId(icao24: string, emitter: number, firstAir_ms: number): string {
  const key = `${icao24}/${emitter}/${Math.round(firstAir_ms / 10_000)}`;
  return createHash("sha256").update(key).digest("hex").slice(0, 16);
}

/** The moment between two rows, one on the ground and one in the air; only bounded when the row on the other side was in the air too, or is not there. */
function endBetween(before: Row | null, after: Row | null): LegEnd {
  const seen = before !== null && after !== null && isSeen(before, after);
  const beyond_ms = seen ? rule.marginMs : rule.clocksMs;
  return {
    ms: seen ? (before.time_ms + after.time_ms) / 2 : null,
    lo_ms: before && before.time_ms - beyond_ms,
    hi_ms: after && after.time_ms + beyond_ms,
    source: seen ? "observed" : "bounded",
  };
}

function isSeen(before: Row, after: Row): boolean {
  return before.ground !== after.ground && after.time_ms - before.time_ms <= rule.seenMs;
}

function sideOf(row: Row): GapSide {
  return { lat: row.lat, lon: row.lon, alt_baro_ft: Number.isNaN(row.alt_ft) ? null : row.alt_ft };
}

function gapBetween(from: Row, to: Row): Gap {
  const hours = (to.time_ms - from.time_ms) / 3_600_000;
  return {
    start_ms: from.time_ms,
    end_ms: to.time_ms,
    from: sideOf(from),
    to: sideOf(to),
    implied_kt: distanceNm(from.lat, from.lon, to.lat, to.lon) / hours,
  };
}
