import { createHash } from "node:crypto";
import { closeSync, openSync, readSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { icao24Of } from "../../../model/position-batch.ts";
import { TarmacError } from "../../../model/tarmac-error.ts";
import type { LoadedInput } from "../../../store/position-manifest.ts";
import { PositionStore } from "../../../store/positions.ts";
import { positionsDir } from "../../../store/read-positions.ts";
import type { ColumnMap } from "./column-map.ts";
import { digestOf, type Input, inputsOf, refuseMissingParts } from "./inputs.ts";
import { kindOf, type Kind } from "./kind.ts";
import { readInput } from "./read-input.ts";
import { readJsonFile, wholeBytes, wholeOf } from "./read-whole.ts";
import { RejectsFile } from "./rejects.ts";
import { PositionSink } from "./sink.ts";

/** Rows that are staged before they are stored; a load of less is stored at once. */
const commitRows = 8_000_000;
const headBytes = 1 << 16;
const formatNames = { json: "JSON", csv: "CSV", columnar: "Parquet", tar: "archive" } as const;
/** Files that are read and unzipped ahead of their turn. */
const aheadFiles = 4;

/** What is loaded: with which map, under which feed's name (null: the format's own), and of which aircraft. */
export type LoadOptions = {
  readonly map: ColumnMap | null;
  readonly feed: string | null;
  /** Addresses whose rows are taken; null takes all. */
  readonly aircraft: ReadonlySet<number> | null;
  /** The same for archives of the whole sky; `none_watched` when nobody said which aircraft and none is watched. */
  readonly archiveAircraft: ReadonlySet<number> | null | "none_watched";
};

/** What the load does besides: tells how far it is, and reads the clock. */
export type LoadEffects = {
  readonly progress: (far: {
    readonly part: string;
    readonly done: number;
    readonly of: number;
    readonly rows: number;
  }) => void;
  readonly now: () => Date;
};

/** What became of an input: loaded now, loaded before, or refused with the reason. */
export type Outcome =
  | { readonly state: "loaded"; readonly input: LoadedInput }
  | { readonly state: "already_loaded"; readonly input: LoadedInput }
  | { readonly state: "refused"; readonly name: string; readonly fault: TarmacError };

/**
 * Loads files of positions into a workspace. Every input has its outcome: one that is refused does not keep the others from being loaded. What was loaded before, under the same aircraft, is not read again.
 */
export async function loadPositions(
  dir: string,
  paths: readonly string[],
  options: LoadOptions,
  effects: LoadEffects,
): Promise<readonly Outcome[]> {
  const inputs = inputsOf(paths);
  if (inputs.length === 0) throw new TarmacError("no_file", `no file of positions here: ${paths.join(", ")}`);
  const store = await PositionStore.open(dir);
  try {
    return await new Load(dir, store, options, effects).run(inputs);
  } finally {
    store.close();
  }
}

/** An input with as much of it as could be read ahead. */
type Ahead = {
  readonly input: Input;
  readonly raw: Buffer | null;
  readonly whole: Promise<Buffer | null>;
  readonly sha256: string | null;
};

class Load {
  readonly #dir: string;
  readonly #store: PositionStore;
  readonly #options: LoadOptions;
  readonly #effects: LoadEffects;
  readonly #outcomes: Outcome[] = [];
  /** Inputs whose rows are staged. */
  #waiting: LoadedInput[] = [];
  readonly #known: Map<string, LoadedInput>;
  #rows = 0;
  #bytes = 0;
  #ofBytes = 0;

  constructor(dir: string, store: PositionStore, options: LoadOptions, effects: LoadEffects) {
    this.#dir = dir;
    this.#store = store;
    this.#options = options;
    this.#effects = effects;
    this.#known = new Map(store.manifest().inputs.map((input) => [keyOf(input), input]));
  }

  async run(inputs: readonly Input[]): Promise<readonly Outcome[]> {
    this.#ofBytes = inputs.reduce((sum, { bytes }) => sum + bytes, 0);
    for await (const ahead of readAhead(inputs)) {
      const outcome = await this.#one(ahead).catch((error: unknown) => refused(ahead.input, error));
      this.#outcomes.push(outcome);
      if (outcome.state === "loaded") this.#waiting.push(outcome.input);
      this.#bytes += ahead.input.bytes;
      this.#tell(0);
      if (this.#store.staged >= commitRows) await this.#commit();
    }
    await this.#commit();
    return this.#outcomes;
  }

  async #one({ input, raw, whole, sha256 }: Ahead): Promise<Outcome> {
    refuseMissingParts(input);
    const first = raw?.subarray(0, headBytes) ?? firstBytes(input);
    const kind = kindOf(first, input.name);
    const wanted = this.#wanted(kind, input.name);
    const sha = sha256 ?? (await digestOf(input));
    const before = this.#known.get(keyOf({ sha256: sha, aircraft: selectionOf(wanted) }));
    if (before) return { state: "already_loaded", input: before };
    const loaded = await this.#read({ input, raw, whole }, kind, { wanted, sha });
    this.#known.set(keyOf(loaded), loaded);
    return { state: "loaded", input: loaded };
  }

  async #read(
    { input, raw, whole }: Omit<Ahead, "sha256">,
    kind: Kind,
    { wanted, sha }: { readonly wanted: ReadonlySet<number> | null; readonly sha: string },
  ): Promise<LoadedInput> {
    const rejectsName = join("rejects", `${sha.slice(0, 16)}.csv`);
    const rejects = new RejectsFile(join(positionsDir(this.#dir), rejectsName));
    let format = "";
    let feed = "";
    const days = new Set<number>();
    let lastDay = -1;
    const sink = new PositionSink(input.name, {
      store: (row) => {
        const day = Math.floor(row.time_ms / 86_400_000);
        if (day !== lastDay) days.add(day);
        lastDay = day;
        this.#store.add(row, feed);
      },
      reject: (...reject) => rejects.add(...reject),
      wants: wanted === null ? () => true : (address) => wanted.has(address),
    });
    const options = {
      map: this.#options.map,
      where: input.name,
      known: (known: { name: string; feed: string }) => {
        format = known.name;
        feed = this.#options.feed ?? known.feed;
      },
      mapped: (map: ColumnMap) => {
        format = `${formatNames[kind.is]}, map ${map.name}`;
        feed = this.#options.feed ?? map.feed;
      },
      told: (bytes: number) => this.#tell(bytes, sink.rows),
    };
    if (kind.is === "json" && raw !== null)
      await readJsonFile({ raw, whole: await whole, head: kind.head }, sink, options);
    else await readInput(input, kind, sink, options);
    rejects.flush();
    refuseNothing(sink, rejects, input.name);
    this.#rows += sink.rows;
    return {
      name: input.name,
      sha256: sha,
      bytes: input.bytes,
      format,
      feed,
      aircraft: selectionOf(wanted),
      rows: sink.rows,
      rejects: sink.rejects,
      rejects_file: rejects.begun ? rejectsName : null,
      passed_over: sink.passedOver,
      lost: sink.lost.length === 0 ? null : sink.lost.join("; "),
      days: [...days].sort((a, b) => a - b).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
      loaded_at: this.#effects.now().toISOString(),
    };
  }

  #wanted(kind: Kind, where: string): ReadonlySet<number> | null {
    if (kind.is !== "tar") return this.#options.aircraft;
    if (this.#options.archiveAircraft !== "none_watched") return this.#options.archiveAircraft;
    throw new TarmacError("none_watched", "an archive holds the whole sky, and the record watches no aircraft", {
      where,
      hint: "name some with --aircraft HEX,… or take them all with --all",
    });
  }

  async #commit(): Promise<void> {
    await this.#store.commit(this.#waiting, (done, of) =>
      this.#effects.progress({ part: "storing days", done, of, rows: this.#rows }),
    );
    this.#waiting = [];
  }

  #tell(bytes: number, rows = 0): void {
    this.#effects.progress({ part: "reading", done: this.#bytes + bytes, of: this.#ofBytes, rows: this.#rows + rows });
  }
}

/** Reads small files before their turn, so that they are unzipped while the one before is read. */
async function* readAhead(inputs: readonly Input[]): AsyncGenerator<Ahead> {
  const running: Promise<Ahead>[] = [];
  let next = 0;
  while (next < inputs.length || running.length > 0) {
    while (next < inputs.length && running.length < aheadFiles) {
      running.push(startReading(inputs[next] as Input));
      next += 1;
    }
    yield await (running.shift() as Promise<Ahead>);
  }
}

async function startReading(input: Input): Promise<Ahead> {
  const [path = ""] = input.paths;
  if (input.paths.length > 1 || input.bytes > wholeBytes || !/\.json(?:\.gz)?$/.test(path))
    return { input, raw: null, whole: Promise.resolve(null), sha256: null };
  const raw = await readFile(path);
  return { input, raw, whole: wholeOf(raw), sha256: createHash("sha256").update(raw).digest("hex") };
}

function firstBytes(input: Input): Buffer {
  const file = openSync(input.paths[0] ?? "", "r");
  try {
    const bytes = Buffer.alloc(headBytes);
    return bytes.subarray(0, readSync(file, bytes, 0, headBytes, 0));
  } finally {
    closeSync(file);
  }
}

/** A file of which no row can be taken, though none was passed over, is no file of positions. */
function refuseNothing(sink: PositionSink, rejects: RejectsFile, where: string): void {
  if (sink.rows + sink.passedOver > 0) return;
  const why = sink.rejects > 0 ? `none of its ${sink.rejects} rows can be right` : "there is no row in it";
  throw new TarmacError("no_positions", `nothing can be loaded: ${why}`, {
    where,
    hint: rejects.begun
      ? `why stands in ${rejects.path}`
      : (sink.lost[0] ?? "docs/positions.md tells what a file must hold"),
  });
}

function refused(input: Input, error: unknown): Outcome {
  if (!(error instanceof TarmacError)) throw error;
  const { code, message, where, hint, cause } = error;
  const fault = new TarmacError(code, message, { where: where ?? input.name, ...(hint ? { hint } : {}), cause });
  return { state: "refused", name: input.name, fault };
}

function selectionOf(wanted: ReadonlySet<number> | null): string {
  if (wanted === null) return "all";
  const text = [...wanted]
    .sort((a, b) => a - b)
    .map(icao24Of)
    .join(",");
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function keyOf({ sha256, aircraft }: { readonly sha256: string | null; readonly aircraft: string }): string {
  return `${sha256} ${aircraft}`;
}
