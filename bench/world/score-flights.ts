import { type Carriage, carriages } from "./row.ts";

/** How a row truly left. `leg` left the exit port, `lastLeg` landed in the destination; null where it was not flown, or not heard. */
export type RowFlight = {
  readonly key: string;
  readonly carriage: Carriage;
  readonly leg: string | null;
  readonly lastLeg: string | null;
};

/** What became of the rows of one carriage. */
export type CarriageScore = {
  readonly rows: number;
  /** Explained by the leg that carried them alone, or on its journey. */
  readonly right: number;
  /** Explained by that leg, with others beside it that may be it as well. */
  readonly among_others: number;
  /** Explained by legs that did not carry them. */
  readonly wrong: number;
  readonly unexplained: number;
};

export type FlightsScore = {
  readonly rows: number;
  /** Share of rows that were explained by some leg, and that truly left on a leg that was heard. */
  readonly share_explained: number;
  readonly share_true: number;
  readonly by_carriage: Readonly<Record<Carriage, CarriageScore>>;
};

/** Scores which legs explain which row; a row that no call names, or whose list is empty, is unexplained. */
export function scoreFlights(calls: ReadonlyMap<string, readonly string[]>, truth: Iterable<RowFlight>): FlightsScore {
  const by = Object.fromEntries(Object.keys(carriages).map((name) => [name, none()])) as Record<Carriage, Counted>;
  for (const row of truth) {
    by[row.carriage].rows++;
    by[row.carriage][outcome(row, calls.get(row.key) ?? [])]++;
  }
  const sum = (of: (score: CarriageScore) => number): number =>
    Object.values(by).reduce((total, score) => total + of(score), 0);
  const rows = sum((score) => score.rows);
  return {
    rows,
    share_explained: rows === 0 ? 0 : sum((score) => score.rows - score.unexplained) / rows,
    share_true: rows === 0 ? 0 : by.flown.rows / rows,
    by_carriage: by,
  };
}

type Counted = { -readonly [Key in keyof CarriageScore]: number };
const none = (): Counted => ({ rows: 0, right: 0, among_others: 0, wrong: 0, unexplained: 0 });

function outcome({ leg, lastLeg }: RowFlight, legs: readonly string[]): Exclude<keyof CarriageScore, "rows"> {
  if (legs.length === 0) return "unexplained";
  const own = legs.filter((id) => id === leg || id === lastLeg).length;
  if (own === 0) return "wrong";
  return own === legs.length ? "right" : "among_others";
}

/** A charter flight that nobody heard. */
export type HeapTruth = { readonly left_on: string; readonly port: string; readonly people: number };
/** An unexplained heap as it was called: rows of a day and port. */
export type HeapCall = { readonly day: string; readonly port: string; readonly rows: number };

export type HeapScore = {
  readonly planted: number;
  readonly found: number;
  /** The heaps that no call names. */
  readonly missed: readonly HeapTruth[];
  /** Calls of so many rows or more where no flight went unheard. */
  readonly falsely_called: readonly HeapCall[];
};

/** Scores calls of unexplained heaps: a heap is found by a call on its port within a day. Heaps and calls of fewer than `least` rows are not asked for. */
export function scoreHeaps(calls: readonly HeapCall[], truth: readonly HeapTruth[], least: number): HeapScore {
  const near = (call: HeapCall, heap: HeapTruth): boolean =>
    call.port === heap.port && Math.abs(Date.parse(call.day) - Date.parse(heap.left_on)) <= 86_400_000;
  const large = truth.filter(({ people }) => people >= least);
  const missed = large.filter((heap) => !calls.some((call) => near(call, heap)));
  const falsely_called = calls.filter((call) => call.rows >= least && !truth.some((heap) => near(call, heap)));
  return { planted: large.length, found: large.length - missed.length, missed, falsely_called };
}
