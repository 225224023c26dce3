import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { PositionRow } from "../model/position-row.ts";
import { type WrittenDay, writeDay } from "./day-writer.ts";
import { type Duck, openDuck } from "./duckdb.ts";
import { holdLock } from "./hold-lock.ts";
import { type LoadedInput, type PositionManifest, readManifest, writeManifest } from "./position-manifest.ts";
import { PositionStaging } from "./position-staging.ts";
import { dayFile, positionsDir } from "./read-positions.ts";
import { removeUnfinished } from "./write-whole.ts";

const dayMs = 86_400_000;
/** DuckDB's share of memory, and its threads: what it stages and sorts beyond goes to disk. Each thread needs its part, so more of them would need more. */
const [memoryMb, threads] = [96, 2];

/** Rows that a commit wrote, and the days whose files it made anew. */
export type Committed = { readonly rows: number; readonly days: readonly string[] };

/**
 * Puts positions into a workspace. Rows are staged as they come and stored by `commit`, a day's file at a time; a process that is killed leaves each day as it was before or after. What a day's file holds
 * depends only on the rows that were ever loaded, not on their order nor on how often they came.
 */
export class PositionStore {
  readonly #dir: string;
  readonly #duck: Duck;
  readonly #staging: PositionStaging;

  private constructor(dir: string, duck: Duck, staging: PositionStaging) {
    this.#dir = dir;
    this.#duck = duck;
    this.#staging = staging;
  }

  /** Opens the positions of a workspace folder for writing; their folder is made when it is not there. Close it when done. */
  static async open(dir: string): Promise<PositionStore> {
    const folder = positionsDir(dir);
    mkdirSync(folder, { recursive: true });
    removeUnfinished(folder);
    const duck = await openDuck({ folders: [folder], spillDir: spillDir(dir), memoryMb, threads });
    return new PositionStore(dir, duck, await PositionStaging.open(duck));
  }

  /** Rows that are staged and not yet stored. */
  get staged(): number {
    return this.#staging.rows;
  }

  /** Stages a row. The feed is the name under which the row's source is kept. */
  add(row: PositionRow, feed: string): void {
    this.#staging.add(row, feed);
  }

  /** What was loaded so far. */
  manifest(): PositionManifest {
    return readManifest(this.#dir);
  }

  /** Stores what is staged, and writes down the inputs that it completes. Waits while another process stores. */
  async commit(
    inputs: readonly LoadedInput[],
    told: (done: number, days: number) => void = () => {},
  ): Promise<Committed> {
    this.#staging.flush();
    const days = [...this.#staging.days.keys()].sort((a, b) => a - b);
    const rows = this.#staging.rows;
    const lock = await holdLock(join(positionsDir(this.#dir), ".lock"));
    try {
      const written: Record<string, WrittenDay> = {};
      for (const [i, day] of days.entries()) {
        told(i, days.length);
        const span = { from_ms: day * dayMs, to_ms: (day + 1) * dayMs };
        written[dayName(day)] = await writeDay(this.#duck, this.#staging, dayFile(this.#dir, dayName(day)), span);
      }
      const before = readManifest(this.#dir);
      if (days.length + inputs.length > 0)
        writeManifest(this.#dir, {
          version: 1,
          inputs: [...before.inputs.filter((one) => !inputs.some((two) => isSameWatch(one, two))), ...inputs],
          days: sortedByKey({ ...before.days, ...written }),
        });
    } finally {
      lock.release();
    }
    await this.#duck.connection.run("truncate staged");
    this.#staging.clear();
    return { rows, days: days.map(dayName) };
  }

  /** Ends without storing what is staged. */
  close(): void {
    this.#staging.close();
    this.#duck.close();
    rmSync(spillDir(this.#dir), { recursive: true, force: true });
  }
}

/** A feed that is watched is told anew each time that some of it is stored. */
function isSameWatch(one: LoadedInput, two: LoadedInput): boolean {
  return one.sha256 === null && two.sha256 === null && one.name === two.name && one.loaded_at === two.loaded_at;
}

function dayName(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

function spillDir(dir: string): string {
  return join(positionsDir(dir), `.spill.${process.pid}`);
}

function sortedByKey<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
