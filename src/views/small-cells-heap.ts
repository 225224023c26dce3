type Waiting = { readonly node: number; readonly cost: number };

/** Nodes that wait, of which the cheapest is taken first: a binary heap. */
export function cheapestFirst() {
  const heap: Waiting[] = [];
  return {
    put(node: number, cost: number): void {
      heap.push({ node, cost });
      rise(heap);
    },
    /** The cheapest, which then waits no more; null when none does. */
    take(): Waiting | null {
      const first = heap[0];
      const last = heap.pop();
      if (first === undefined || last === undefined) return null;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      return first;
    },
  };
}

/** Brings the last one up to its place. */
function rise(heap: Waiting[]): void {
  for (let at = heap.length - 1; at > 0; ) {
    const above = (at - 1) >> 1;
    if (costAt(heap, at) >= costAt(heap, above)) return;
    swap(heap, at, above);
    at = above;
  }
}

/** Brings the first one down to its place. */
function sink(heap: Waiting[]): void {
  for (let at = 0; ; ) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const under = costAt(heap, right) < costAt(heap, left) ? right : left;
    if (costAt(heap, under) >= costAt(heap, at)) return;
    swap(heap, at, under);
    at = under;
  }
}

function costAt(heap: readonly Waiting[], at: number): number {
  return heap[at]?.cost ?? Number.POSITIVE_INFINITY;
}

function swap(heap: Waiting[], a: number, b: number): void {
  [heap[a], heap[b]] = [heap[b] as Waiting, heap[a] as Waiting];
}
