import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { drawer } from "../flights/draw.ts";
import { isoOf, mondayOf } from "./days.ts";
import { shuffled } from "./deck.ts";
import { headLines } from "./delimited.ts";
import type { EventKind, Fault } from "./fault.ts";
import type { WorldOptions } from "./options.ts";
import { lineColumns, type Placed, pairLine } from "./pair-lines.ts";
import type { Pair, Renumbered } from "./pairs.ts";
import { delimitedFile } from "./release-files.ts";
import { renumber } from "./renumber.ts";
import type { Row } from "./row.ts";
import { shapes } from "./shape.ts";
import { textFile } from "./text-file.ts";
import { type Week, world } from "./world.ts";

/** A planted difference as a whole: truth/pairs/*.json has a list of them. */
export type PairEvent = {
  readonly id: string;
  readonly kind: EventKind;
  readonly says: string;
  readonly demanded: boolean;
  /** Rows that it touched: of the first release for a loss, of the second for anything else. */
  readonly rows: number;
  /** Mondays of their weeks, by departed date, in the first release for a loss, in the second for anything else. */
  readonly weeks: readonly string[];
};

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
  const shape = shapes[options.shape];
  for (const part of ["pairs", "truth/pairs"]) mkdirSync(join(folder, part), { recursive: true });
  const at = { shape, seed: options.seed };
  const a = delimitedFile(join(folder, "pairs"), `${name}-a.csv`, at);
  const b = delimitedFile(join(folder, "pairs"), `${name}-b.csv`, at);
  const truth = textFile(join(folder, "truth/pairs", `${name}-lines.tsv`));
  truth.write(`${lineColumns.join("\t")}\n`);
  const events = new Events();
  const rows = { a: 0, b: 0 };
  const head = headLines(shape, options.seed).length;
  // The second release may take every other week first: then the world is gone through twice, and gives the same rows again.
  const passes = pair.order === "other weeks first" ? [0, 1] : [null];
  for (const [pass, parity] of passes.entries()) {
    let line = head;
    for (const { week, n, placed } of placedWeeks(pair, options)) {
      const inA = placed.map((one) => (one.a === null || one.copy ? one : { ...one, a: { ...one.a, line: ++line } }));
      if (pass === 0)
        for (const one of inA) if (one.a !== null && !one.copy) rows.a += a.push(one.a.row).line > 0 ? 1 : 0;
      if (parity !== null && n % 2 !== parity) continue;
      const ordered = pair.order === "same" ? inA : shuffled(drawer(options.seed, week.monday), inA);
      for (const one of firstsBeforeCopies(ordered)) {
        const put = one.b === null ? one : { ...one, b: { ...one.b, line: b.push(one.b.row).line } };
        if (put.b !== null) rows.b++;
        truth.write(`${pairLine(shape, put)}\n`);
        events.add(put);
      }
    }
  }
  for (const file of [a, b, truth]) file.end();
  return {
    pair: name,
    says: pair.says,
    a: { file: `${name}-a.csv`, rows: rows.a },
    b: { file: `${name}-b.csv`, rows: rows.b },
    identifiers: shape.identifiers ? pair.renumbered : "none",
    events: events.list(),
  };
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

/** Sums up the rows of each event. */
class Events {
  readonly #events = new Map<
    string,
    { fault: Pick<PairEvent, "id" | "kind" | "says" | "demanded">; rows: number; weeks: Set<string> }
  >();

  add({ fault, a, b, copy }: Placed): void {
    if (a !== null && b !== null && !copy && a.row.id !== b.row.id) this.#one(renumbering, b.row);
    if (fault === null || (fault.kind === "doubling" && !copy)) return;
    const row = fault.kind === "loss" ? a?.row : b?.row;
    if (row !== undefined) this.#one(fault, row);
  }

  #one({ id, kind, says, demanded }: Pick<PairEvent, "id" | "kind" | "says" | "demanded">, row: Row): void {
    const event = this.#events.get(id) ?? { fault: { id, kind, says, demanded }, rows: 0, weeks: new Set() };
    this.#events.set(id, event);
    event.rows++;
    event.weeks.add(isoOf(mondayOf(row.day)));
  }

  list(): PairEvent[] {
    return [...this.#events.values()].map(({ fault, rows, weeks }) => ({ ...fault, rows, weeks: [...weeks].sort() }));
  }
}

const renumbering = {
  id: "renumbering",
  kind: "renumbering",
  says: "People have other identifiers.",
  demanded: true,
} as const;
