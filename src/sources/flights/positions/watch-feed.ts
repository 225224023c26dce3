import { createHash } from "node:crypto";
import { appendFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { emptyPosition, type PositionRow } from "../../../model/position-row.ts";
import { icao24Of } from "../../../model/position-batch.ts";
import { TarmacError } from "../../../model/tarmac-error.ts";
import type { LoadedInput } from "../../../store/position-manifest.ts";
import { PositionStore } from "../../../store/positions.ts";
import { positionsDir } from "../../../store/read-positions.ts";
import { readJsonText } from "./json.ts";
import { poll, type Polled } from "./poll.ts";
import { RejectsFile } from "./rejects.ts";
import { PositionSink } from "./sink.ts";

/** Between two times that what was heard is stored in its day. */
const storeMs = 5 * 60_000;
const longestWaitMs = 5 * 60_000;
/** Addresses that one question may name. */
const hexesAtOnce = 50;

export type WatchOptions = {
  readonly url: string;
  readonly feed: string;
  /** Addresses whose rows are kept; null keeps all. */
  readonly aircraft: ReadonlySet<number> | null;
  readonly everyMs: number;
  /** Polls after which it ends by itself; null goes on until it is stopped. */
  readonly polls: number | null;
};

/** What watching does besides storing: the clock, when to stop, and what it tells meanwhile. */
export type WatchEffects = {
  readonly now: () => Date;
  readonly stop: AbortSignal;
  readonly agent: string;
  readonly told: (far: { readonly polls: number; readonly rows: number; readonly trouble: string | null }) => void;
};

/** What was heard. `failures` are polls that gave nothing. */
export type Watched = {
  readonly polls: number;
  readonly failures: number;
  readonly rows: number;
  readonly rejects: number;
};

/**
 * Asks a live feed again and again, and keeps where the aircraft were. What is heard goes to a file at once and into its day every five minutes and at the end, so that a process that is killed loses nothing: the
 * next one stores it first. It waits longer after every failure, and as long as a server asks. Throws when the very first question is answered by a refusal: then the address is wrong.
 */
export async function watchFeed(dir: string, options: WatchOptions, effects: WatchEffects): Promise<Watched> {
  const store = await PositionStore.open(dir);
  try {
    const watch = new Watch(dir, store, options, effects);
    await watch.takeUp();
    await watch.run();
    return await watch.finish();
  } finally {
    store.close();
  }
}

class Watch {
  readonly #store: PositionStore;
  readonly #options: WatchOptions;
  readonly #effects: WatchEffects;
  readonly #sink: PositionSink;
  readonly #rejects: RejectsFile;
  readonly #rejectsName: string;
  readonly #spool: string;
  readonly #began: string;
  readonly #last = new Map<number, { time_ms: number; lat: number; lon: number }>();
  readonly #days = new Set<string>();
  #lines: string[] = [];
  #polls = 0;
  #failures = 0;
  #bytes = 0;
  #rows = 0;
  #stored_ms: number;

  constructor(dir: string, store: PositionStore, options: WatchOptions, effects: WatchEffects) {
    this.#store = store;
    this.#options = options;
    this.#effects = effects;
    this.#began = effects.now().toISOString();
    this.#stored_ms = effects.now().getTime();
    const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
    this.#spool = join(positionsDir(dir), `.heard-${digest(`${options.feed} ${nameOf(options.url)}`)}.jsonl`);
    this.#rejectsName = join("rejects", `${digest(`${options.url} ${this.#began}`)}.csv`);
    this.#rejects = new RejectsFile(join(positionsDir(dir), this.#rejectsName));
    const { aircraft } = options;
    this.#sink = new PositionSink(nameOf(options.url), {
      store: (row) => this.#hear(row),
      reject: (...reject) => this.#rejects.add(...reject),
      wants: aircraft === null ? () => true : (address) => aircraft.has(address),
    });
  }

  /** Stores what a process heard that was killed. */
  async takeUp(): Promise<void> {
    if (!existsSync(this.#spool)) return;
    for (const line of readFileSync(this.#spool, "utf8").split("\n")) {
      const row = rowOfLine(line);
      if (row) this.#keep(row);
    }
    await this.#commit();
  }

  async run(): Promise<void> {
    for (let failed = 0; !this.#effects.stop.aborted; ) {
      const trouble = await this.#round();
      failed = trouble === null ? 0 : failed + 1;
      this.#effects.told({ polls: this.#polls, rows: this.#rows, trouble: trouble?.why ?? null });
      if (this.#polls === this.#options.polls || this.#effects.stop.aborted) return;
      if (this.#effects.now().getTime() - this.#stored_ms >= storeMs) await this.#commit();
      const waitMs = Math.min(longestWaitMs, this.#options.everyMs * 2 ** Math.min(failed, 20));
      await this.#wait(Math.max(waitMs, trouble?.retryMs ?? 0));
    }
  }

  async finish(): Promise<Watched> {
    await this.#commit();
    return { polls: this.#polls, failures: this.#failures, rows: this.#rows, rejects: this.#sink.rejects };
  }

  /** Asks once, in as many questions as the addresses need. Gives what went wrong; null when all went well. */
  async #round(): Promise<Extract<Polled, { ok: false }> | null> {
    this.#polls += 1;
    let trouble: Extract<Polled, { ok: false }> | null = null;
    for (const url of questions(this.#options)) {
      const polled = await poll(url, this.#effects);
      if (this.#effects.stop.aborted) return null;
      trouble = polled.ok ? this.#read(polled.text) : polled;
      if (trouble !== null) break;
    }
    if (trouble !== null) this.#failures += 1;
    if (this.#lines.length > 0) appendFileSync(this.#spool, `${this.#lines.join("\n")}\n`);
    this.#lines = [];
    if (trouble !== null && this.#polls === 1) refuseWrongAddress(trouble, nameOf(this.#options.url));
    return trouble;
  }

  #read(text: string): Extract<Polled, { ok: false }> | null {
    this.#bytes += text.length;
    const options = { map: null, where: nameOf(this.#options.url), known: () => {}, mapped: () => {} };
    try {
      if (readJsonText(text, this.#sink, options)) return null;
    } catch (error) {
      if (!(error instanceof TarmacError)) throw error;
      return { ok: false, why: error.message, status: null, retryMs: 0 };
    }
    return { ok: false, why: "its answer is no whole JSON", status: null, retryMs: 0 };
  }

  /** A position that the feed repeats is told once: its instant is reckoned anew each time, and differs by what the clocks round. */
  #hear(row: PositionRow): void {
    const last = this.#last.get(row.address);
    if (
      last &&
      (row.time_ms < last.time_ms ||
        (row.lat === last.lat && row.lon === last.lon && row.time_ms - last.time_ms < 1000))
    )
      return;
    this.#last.set(row.address, { time_ms: row.time_ms, lat: row.lat, lon: row.lon });
    this.#lines.push(JSON.stringify(row));
    this.#keep(row);
  }

  #keep(row: PositionRow): void {
    this.#days.add(new Date(row.time_ms).toISOString().slice(0, 10));
    this.#store.add(row, this.#options.feed);
    this.#rows += 1;
  }

  async #commit(): Promise<void> {
    this.#rejects.flush();
    if (this.#store.staged > 0) await this.#store.commit([this.#input()]);
    rmSync(this.#spool, { force: true });
    this.#stored_ms = this.#effects.now().getTime();
  }

  #input(): LoadedInput {
    return {
      name: nameOf(this.#options.url),
      sha256: null,
      bytes: this.#bytes,
      format: "watched feed",
      feed: this.#options.feed,
      aircraft: this.#options.aircraft === null ? "all" : `${this.#options.aircraft.size} named`,
      rows: this.#rows,
      rejects: this.#sink.rejects,
      rejects_file: this.#rejects.begun ? this.#rejectsName : null,
      passed_over: this.#sink.passedOver,
      lost: null,
      days: [...this.#days].sort(),
      loaded_at: this.#began,
    };
  }

  async #wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#effects.stop }).catch(() => {});
  }
}

/** The addresses to ask: the feed's own; where it has `{hex}`, that with the aircraft in it, some at a time. */
function questions({ url, aircraft }: WatchOptions): readonly string[] {
  if (!url.includes("{hex}")) return [url];
  const hexes = [...(aircraft ?? [])].map(icao24Of).sort();
  const parts = Array.from({ length: Math.ceil(hexes.length / hexesAtOnce) }, (_, i) =>
    hexes.slice(i * hexesAtOnce, (i + 1) * hexesAtOnce),
  );
  return parts.map((part) => url.replace("{hex}", part.join(",")));
}

function refuseWrongAddress({ status, why }: Extract<Polled, { ok: false }>, where: string): void {
  if (status === null || status === 429 || status >= 500) return;
  throw new TarmacError("feed_refuses", `the feed gives nothing: ${why}`, {
    where,
    hint: "look at its address, and whether it asks for a key",
  });
}

/** A feed's address without what may be a key. */
function nameOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${decodeURI(pathname)}`;
}

/** Null for a line that was cut when the process was killed. */
function rowOfLine(line: string): PositionRow | null {
  try {
    const told = Object.entries(JSON.parse(line) as Record<string, unknown>).map(([name, value]) => [
      name,
      value ?? notTold(name),
    ]);
    return Object.assign(emptyPosition(), Object.fromEntries(told));
  } catch {
    return null;
  }
}

/** JSON writes NaN as null. */
function notTold(name: string): number | null {
  return ["callsign", "squawk", "source_type"].includes(name) ? null : Number.NaN;
}
