import type { Leg } from "../../../model/leg.ts";

/** False positions begin when the true ones stop, and the true ones come back when the false ones stop: minutes at most between them. */
const deceivedBefore = 5;
const deceivedAfter = 10;
/** A leg waits so long for what throws light on it. */
const waitMs = 3_600_000;
/** Minutes in which both are heard make two aircraft of them: at the borders of a stretch of false positions one or two are shared. */
const togetherMinutes = 4;
/** So much of the time before is remembered of who was heard when: more than the longest stretch that is judged. */
const rememberMs = 24 * 3_600_000;

/**
 * Legs of an address under which more than one track was heard. Two tracks at once are two aircraft. A track that was never seen on the ground, and fills a silence of the
 * other from its beginning to its end, is the same aircraft with false positions (jamming, spoofing): no leg of its own.
 */
export class Release {
  readonly #emit: (leg: Leg) => void;
  /** Times at which each emitter was heard, to the minute. */
  readonly #minutes = new Map<number, number[]>();
  #held: Leg[] = [];

  constructor(emit: (leg: Leg) => void) {
    this.#emit = emit;
  }

  /** Notes that an emitter was heard. */
  heard(emitter: number, time_ms: number): void {
    const minute = Math.floor(time_ms / 60_000);
    const known = this.#minutes.get(emitter);
    if (!known) this.#minutes.set(emitter, [minute]);
    else if (known.at(-1) !== minute) known.push(minute);
    this.#settle(time_ms);
  }

  take(leg: Leg, several: boolean): void {
    if (several) this.#held.push(leg);
    else this.#emit(leg);
  }

  end(): void {
    this.#settle(Number.POSITIVE_INFINITY);
  }

  /** Gives the legs on which nothing that comes later can throw light. */
  #settle(now_ms: number): void {
    if (this.#held.length === 0) return;
    const ripe = this.#held.filter((leg) => now_ms - leg.last_seen_ms > waitMs);
    if (ripe.length === 0) return;
    this.#held = this.#held.filter((leg) => !ripe.includes(leg));
    for (const leg of ripe) this.#judge(leg);
    const oldest = (now_ms - rememberMs) / 60_000;
    if (Number.isFinite(oldest))
      for (const [emitter, minutes] of this.#minutes)
        if ((minutes[0] ?? 0) < oldest)
          this.#minutes.set(
            emitter,
            minutes.filter((m) => m >= oldest),
          );
  }

  #judge(leg: Leg): void {
    const own = this.#minutes.get(leg.emitter) ?? [];
    const others = [...this.#minutes].filter(([emitter]) => emitter !== leg.emitter).flatMap(([, minutes]) => minutes);
    const [from, to] = [leg.first_seen_ms / 60_000, leg.last_seen_ms / 60_000];
    const atOnce = others.filter((m) => m >= from && m <= to && own.some((o) => Math.abs(o - m) <= 1)).length;
    const within = others.some((m) => m > from && m < to);
    if (atOnce >= togetherMinutes) this.#emit({ ...leg, flags: [...leg.flags, "two_emitters"] });
    else if (within) this.#emit({ ...leg, flags: [...leg.flags, "false_positions"] });
    else if (seenOnGround(leg) || !fillsSilence(others, from, to)) this.#emit(leg);
  }
}

function seenOnGround(leg: Leg): boolean {
  return leg.atot.source === "observed" || leg.aldt.source === "observed";
}

/** Whether a stretch begins where others were last heard and ends where they are heard again. */
function fillsSilence(minutes: readonly number[], from: number, to: number): boolean {
  const before = minutes.reduce((a, m) => (m < from ? Math.max(a, m) : a), Number.NEGATIVE_INFINITY);
  const after = minutes.reduce((a, m) => (m > to ? Math.min(a, m) : a), Number.POSITIVE_INFINITY);
  return from - before <= deceivedBefore && after - to <= deceivedAfter;
}
