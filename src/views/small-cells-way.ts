import type { Hidden } from "./small-cells.ts";
import { cheapestFirst } from "./small-cells-heap.ts";

/** A number of a table as a flow from a node to a node. `cost`: what hiding it would cost. */
export type Shown = {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly isTotal: boolean;
  readonly hidden: Hidden;
  readonly cost: number;
};

export type Graph = {
  readonly numbers: Shown[];
  readonly threshold: number;
  /** Numbers that begin or end at each node: those that are hidden, and those that are shown, the cheapest first. Nought stands nowhere: it is shown, and stays nought. */
  readonly hidden: readonly number[][];
  readonly shown: readonly (readonly number[])[];
};

/** A ring by which a number can be one more or one less: the numbers it goes through, and what hiding those that are shown would cost. */
export type Way = { readonly cost: number; readonly through: readonly number[] };

/** True when a hidden number can be one more, or one less, by a ring of numbers that are all hidden. */
export function isOpen(graph: Graph, number: number): boolean {
  return (["more", "less"] as const).some((change) => {
    const ends = endsOf(graph, number, change);
    if (ends === null) return false;
    const [seen, waiting] = [new Set([ends.start]), [ends.start]];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop())
      for (const through of graph.hidden[node] ?? []) {
        const to = through === number ? null : stepTo(graph, through, node);
        if (to === ends.end) return true;
        if (to === null || seen.has(to)) continue;
        seen.add(to);
        waiting.push(to);
      }
    return false;
  });
}

/** The cheapest ring through a hidden number by which it is one more, or one less; null when its own bounds or those of others leave none that costs less than `below`. (Dijkstra.) */
export function cheapestWay(graph: Graph, number: number, change: "more" | "less", below: number): Way | null {
  const ends = endsOf(graph, number, change);
  if (ends === null) return null;
  const { start, end } = ends;
  const reached = new Map<number, Reached>([[start, { cost: 0, through: null, before: start }]]);
  const waiting = cheapestFirst();
  waiting.put(start, 0);
  const most = (): number => reached.get(end)?.cost ?? below;
  for (let next = waiting.take(); next !== null && next.node !== end; next = waiting.take()) {
    const { node, cost: before } = next;
    if (before > (reached.get(node)?.cost ?? 0)) continue;
    const reach = (through: number, cost: number): void => {
      const to = through === number ? null : stepTo(graph, through, node);
      if (to === null || cost >= most() || cost >= (reached.get(to)?.cost ?? below)) return;
      reached.set(to, { cost, through, before: node });
      waiting.put(to, cost);
    };
    for (const through of graph.hidden[node] ?? []) reach(through, before);
    for (const through of graph.shown[node] ?? []) {
      const { cost, hidden } = graph.numbers[through] as Shown;
      if (before + cost >= most()) break;
      if (hidden === null) reach(through, before + cost);
    }
  }
  const cost = reached.get(end)?.cost;
  return cost === undefined ? null : { cost, through: backFrom(end, reached) };
}

/** From where to where a ring must lead that lets a number be one more or less; null when its own bounds forbid it. */
function endsOf({ numbers, threshold }: Graph, number: number, change: "more" | "less") {
  const own = numbers[number] as Shown;
  if (!may(own, change, threshold)) return null;
  return change === "more" ? { start: own.to, end: own.from } : { start: own.from, end: own.to };
}

/** How a node is reached most cheaply: through which number, from which node. */
type Reached = { readonly cost: number; readonly through: number | null; readonly before: number };

/** Where one more (or, against its direction, one less) of a number leads from a node; null when it cannot be. */
function stepTo({ numbers, threshold }: Graph, through: number, node: number): number | null {
  const number = numbers[through] as Shown;
  if (number.from === node) return may(number, "more", threshold) ? number.to : null;
  return may(number, "less", threshold) ? number.from : null;
}

/** Whether a number, hidden, could be one more or one less by what its mark says: a small one lies from 1 to below the threshold, another cell at it or above; of a total nothing is said. */
function may({ hidden, count, isTotal }: Shown, change: "more" | "less", threshold: number): boolean {
  if (isTotal) return change === "more" || count > 1;
  if (hidden === "small") return change === "more" ? count < threshold - 1 : count > 1;
  return change === "more" || count > threshold;
}

function backFrom(end: number, reached: ReadonlyMap<number, Reached>): number[] {
  const through: number[] = [];
  for (let at = reached.get(end); at !== undefined && at.through !== null; at = reached.get(at.before))
    through.push(at.through);
  return through;
}
