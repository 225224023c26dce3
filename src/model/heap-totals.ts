import type { Heap, HeapVerdict } from "./heap.ts";
import { heapVerdicts, soughtVerdicts } from "./heap.ts";

/** Heaps and their people. */
export type HeapNumber = { readonly heaps: number; readonly people: number; readonly rows: number };

/** The heaps for which flights are looked for, of a month or a destination or of all. */
export type SoughtNumber = {
  readonly heaps: number;
  readonly people: number;
  /** Heaps that are explained whole, and people for whom flights that explain have seats. */
  readonly explained_heaps: number;
  readonly explained_people: number;
  readonly no_known_flight: HeapNumber;
  readonly nothing_heard: HeapNumber;
};

type Counting = { -readonly [Name in keyof HeapNumber]: number };
type SoughtCounting = {
  heaps: number;
  people: number;
  explained_heaps: number;
  explained_people: number;
  no_known_flight: Counting;
  nothing_heard: Counting;
};

/** Adds heaps up: by verdict all of them, and those of at least so many people by month of departure and by destination as well. Memory grows with months and destinations only. */
export class HeapTotals {
  readonly #least: number;
  readonly #verdicts = Object.fromEntries(Object.keys(heapVerdicts).map((verdict) => [verdict, empty()])) as Record<
    HeapVerdict,
    Counting
  >;
  readonly #all = nothing();
  readonly #months = new Map<string, SoughtCounting>();
  readonly #destinations = new Map<string, SoughtCounting>();

  constructor(least: number) {
    this.#least = least;
  }

  /** Counts a heap. */
  add(heap: Heap): void {
    count(this.#verdicts[heap.verdict], heap);
    if (!soughtVerdicts.includes(heap.verdict) || sizeOf(heap) < this.#least) return;
    for (const group of [
      this.#all,
      groupOf(this.#months, heap.date?.slice(0, 7) ?? ""),
      groupOf(this.#destinations, heap.destination ?? ""),
    ])
      countSought(group, heap);
  }

  /** Heaps by verdict. */
  get verdicts(): Readonly<Record<HeapVerdict, HeapNumber>> {
    return this.#verdicts;
  }

  /** All heaps for which flights are looked for. */
  get sought(): SoughtNumber {
    return this.#all;
  }

  /** The same by month of departure, in order. */
  get months(): readonly (SoughtNumber & { readonly month: string })[] {
    return [...this.#months]
      .map(([month, group]) => ({ month, ...group }))
      .sort((a, b) => (a.month < b.month ? -1 : 1));
  }

  /** The same by destination, the most people first. */
  get destinations(): readonly (SoughtNumber & { readonly destination: string })[] {
    return [...this.#destinations]
      .map(([destination, group]) => ({ destination, ...group }))
      .sort((a, b) => b.people - a.people || (a.destination < b.destination ? -1 : 1));
  }
}

/** People of a heap, a row that does not tell how many it counts taken for one. */
export function sizeOf({ people, untold }: Pick<Heap, "people" | "untold">): number {
  return people + untold;
}

function countSought(group: SoughtCounting, heap: Heap): void {
  group.heaps++;
  group.people += sizeOf(heap);
  group.explained_people += heap.explained;
  if (heap.verdict === "explained") group.explained_heaps++;
  if (heap.verdict === "no_known_flight" || heap.verdict === "nothing_heard") count(group[heap.verdict], heap);
}

function count(number: Counting, heap: Heap): void {
  number.heaps += heap.heaps;
  number.people += sizeOf(heap);
  number.rows += heap.rows;
}

function groupOf(groups: Map<string, SoughtCounting>, key: string): SoughtCounting {
  const group = groups.get(key) ?? nothing();
  groups.set(key, group);
  return group;
}

function nothing(): SoughtCounting {
  return {
    ...{ heaps: 0, people: 0, explained_heaps: 0, explained_people: 0 },
    no_known_flight: empty(),
    nothing_heard: empty(),
  };
}

function empty(): Counting {
  return { heaps: 0, people: 0, rows: 0 };
}
