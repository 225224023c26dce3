import { sizeOf } from "../../../model/heap-totals.ts";
import { type Heap, heapVerdicts } from "../../../model/heap.ts";

/** Heaps in order, of which a page is wanted. */
export type HeapOrder = {
  readonly add: (heap: Heap) => void;
  readonly rows: readonly Heap[];
  readonly total: number;
};

/** Puts heaps in order, those worth a look first, and keeps no more of them than the page that is wanted needs. */
export function heapOrder({ offset, limit }: { readonly offset: number; readonly limit: number | null }): HeapOrder {
  const most = limit === null ? Number.POSITIVE_INFINITY : offset + limit;
  let kept: Heap[] = [];
  let total = 0;
  return {
    add(heap) {
      total++;
      kept.push(heap);
      if (kept.length > 2 * most + 1000) kept = kept.sort(compareHeaps).slice(0, most);
    },
    get rows() {
      return kept.sort(compareHeaps).slice(offset, limit === null ? undefined : offset + limit);
    },
    get total() {
      return total;
    },
  };
}

const places = new Map(Object.keys(heapVerdicts).map((verdict, at) => [verdict, at]));

/** By verdict, then the most people without a flight, then the latest. */
export function compareHeaps(a: Heap, b: Heap): number {
  return (
    (places.get(a.verdict) ?? 0) - (places.get(b.verdict) ?? 0) ||
    sizeOf(b) - b.explained - (sizeOf(a) - a.explained) ||
    sizeOf(b) - sizeOf(a) ||
    compareText(b.date, a.date) ||
    compareText(a.port, b.port) ||
    compareText(a.destination, b.destination) ||
    compareText(a.sender, b.sender)
  );
}

function compareText(a: string | null, b: string | null): number {
  const [one, other] = [a ?? "", b ?? ""];
  return one === other ? 0 : one < other ? -1 : 1;
}
