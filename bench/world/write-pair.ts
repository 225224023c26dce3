import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { drawer } from "../flights/draw.ts";
import { shuffled } from "./deck.ts";
import { headLines } from "./delimited.ts";
import type { Fault } from "./fault.ts";
import { Events, type PairEvent } from "./pair-events.ts";
import type { WorldOptions } from "./options.ts";
import { lineColumns, type Placed, pairLine } from "./pair-lines.ts";
import type { Pair, Renumbered } from "./pairs.ts";
import { delimitedFile, type ReleaseFile } from "./release-files.ts";
import { renumber } from "./renumber.ts";
import type { Row } from "./row.ts";
import { type Shape, shapes } from "./shape.ts";
import { type TextFile, textFile } from "./text-file.ts";
import { type Week, world } from "./world.ts";

/** What is told of a pair as a whole. */
export type PairTruth = {
  readonly pair: string;
  readonly says: string;
  readonly a: { readonly file: string; readonly rows: number };
  readonly b: { readonly file: string; readonly rows: number };
  readonly identifiers: "none" | Renumbered;
  readonly events: readonly PairEvent[];
};

export type PairOptions = WorldOptions & { readonly seed: number };

/** Writes a release and the next one, `pairs/NAME-a.csv` and `-b.csv`, with the truth of every row; gives the truth of the whole. Memory holds a week. */
export function writePair(folder: string, [name, pair]: readonly [string, Pair], options: PairOptions): PairTruth {
  const files = new PairFiles(folder, name, options);
  // The second release may take every other week first: then the world is gone through twice, and gives the same rows again.
  const passes = pair.order === "other weeks first" ? [0, 1] : [null];
  for (const [pass, parity] of passes.entries()) {
    let line = files.head;
    for (const { week, n, placed } of placedWeeks(pair, options)) {
      const lined = placed.map((one) => (one.a === null || one.copy ? one : { ...one, a: { ...one.a, line: ++line } }));
      if (pass === 0) files.first(lined);
      if (parity !== null && n % 2 !== parity) continue;
      files.second(pair.order === "same" ? lined : shuffled(drawer(options.seed, week.from), lined));
    }
  }
  return files.end(pair);
}

/** The two releases of a pair and their truth, while they are written. */
class PairFiles {
  /** Lines before the first row. */
  readonly head: number;
  readonly #name: string;
  readonly #shape: Shape;
  readonly #a: ReleaseFile;
  readonly #b: ReleaseFile;
  readonly #truth: TextFile;
  readonly #events = new Events();
  readonly #rows = { a: 0, b: 0 };

  constructor(folder: string, name: string, { shape, seed }: PairOptions) {
    for (const part of ["pairs", "truth/pairs"]) mkdirSync(join(folder, part), { recursive: true });
    this.#name = name;
    this.#shape = shapes[shape];
    this.head = headLines(this.#shape, seed).length;
    const at = { shape: this.#shape, seed };
    this.#a = delimitedFile(join(folder, "pairs"), `${name}-a.csv`, at);
    this.#b = delimitedFile(join(folder, "pairs"), `${name}-b.csv`, at);
    this.#truth = textFile(join(folder, "truth/pairs", `${name}-lines.tsv`));
    this.#truth.write(`${lineColumns.join("\t")}\n`);
  }

  /** Rows of the first release, in its order. */
  first(placed: readonly Placed[]): void {
    for (const { a, copy } of placed) {
      if (a === null || copy) continue;
      this.#a.push(a.row);
      this.#rows.a++;
    }
  }

  /** Rows of the second release, in its order, and the truth of every row, also of those that it lacks. */
  second(placed: readonly Placed[]): void {
    for (const one of firstsBeforeCopies(placed)) {
      const put = one.b === null ? one : { ...one, b: { ...one.b, line: this.#b.push(one.b.row).line } };
      if (put.b !== null) this.#rows.b++;
      this.#truth.write(`${pairLine(this.#shape, put)}\n`);
      this.#events.add(put);
    }
  }

  end({ says, renumbered }: Pair): PairTruth {
    for (const file of [this.#a, this.#b, this.#truth]) file.end();
    const [pair, shape] = [this.#name, this.#shape];
    return {
      pair,
      says,
      a: { file: `${pair}-a.csv`, rows: this.#rows.a },
      b: { file: `${pair}-b.csv`, rows: this.#rows.b },
      identifiers: shape.identifiers ? renumbered : "none",
      events: this.#events.list(),
    };
  }
}

type PlacedWeek = { readonly week: Week; readonly n: number; readonly placed: readonly Placed[] };

/** The weeks of a world with what the faults of a pair make of their rows. Lines are 0: they are given when rows are written. */
function* placedWeeks(pair: Pair, options: PairOptions): Generator<PlacedWeek> {
  const faults = pair.faults(options);
  let n = 0;
  for (const week of world(options.seed, options).weeks) {
    const after = (row: Row): Row => renumber(row, options.seed, pair.renumbered);
    const placed = week.rows.flatMap((row) => placedRow(row, faults, after));
    for (const fault of faults) {
      for (const row of fault.extra?.(week) ?? [])
        placed.push({ fault, a: null, b: { row: after(row), line: 0 }, copy: false });
    }
    yield { week, n: n++, placed };
  }
}

function placedRow(row: Row, faults: readonly Fault[], after: (row: Row) => Row): Placed[] {
  for (const fault of faults) {
    const touched = fault.touch(row);
    if (touched === null) continue;
    const a = touched.a === null ? null : { row: touched.a, line: 0 };
    const b = touched.b === null ? null : { row: after(touched.b), line: 0 };
    const one: Placed = { fault, a, b, copy: false };
    return touched.copies === 2 ? [one, { ...one, copy: true }] : [one];
  }
  return [{ fault: null, a: { row, line: 0 }, b: { row: after(row), line: 0 }, copy: false }];
}

/** Of two copies the one that comes first is the row itself: which of them is called the copy says nothing. */
function firstsBeforeCopies(placed: readonly Placed[]): Placed[] {
  const seen = new Set<Row>();
  const first = new Map(placed.flatMap((one) => (one.copy || one.a === null ? [] : [[one.a.row, one] as const])));
  return placed.map((one) => {
    const row = one.a?.row;
    if (one.fault?.kind !== "doubling" || row === undefined) return one;
    const copy = seen.has(row);
    seen.add(row);
    return { ...one, a: first.get(row)?.a ?? one.a, copy };
  });
}
