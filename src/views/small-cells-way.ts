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
  readonly nodes: number;
  readonly threshold: number;
  /** Numbers (other than nought) that begin or end at each node. */
  readonly at: readonly (readonly number[])[];
};

/** A ring by which a number can be one more or one less: the numbers it goes through, and what hiding those that are shown would cost. */
export type Way = { readonly cost: number; readonly through: readonly number[] };

/** The cheapest ring through a hidden number by which it is one more, or one less; null when its own bounds or those of others leave none. (Dijkstra.) */
export function cheapestWay(graph: Graph, number: number, change: "more" | "less"): Way | null {
  const own = graph.numbers[number] as Shown;
  if (!may(own, change, graph.threshold)) return null;
  const [start, end] = change === "more" ? [own.to, own.from] : [own.from, own.to];
  const reached = new Map<number, Reached>([[start, { cost: 0, through: null, before: start }]]);
  const waiting = cheapestFirst();
  waiting.put(start, 0);
  for (let next = waiting.take(); next !== null && next.node !== end; next = waiting.take()) {
    if (next.cost > (reached.get(next.node)?.cost ?? 0)) continue;
    for (const through of graph.at[next.node] ?? []) {
      const step = through === number ? null : stepFrom(graph, through, next.node);
      const cost = next.cost + (step?.cost ?? 0);
      if (step === null || cost >= (reached.get(step.to)?.cost ?? Number.POSITIVE_INFINITY)) continue;
      reached.set(step.to, { cost, through, before: next.node });
      waiting.put(step.to, cost);
    }
  }
  const cost = reached.get(end)?.cost;
  return cost === undefined ? null : { cost, through: backFrom(end, reached) };
}

/** How a node is reached most cheaply: through which number, from which node. */
type Reached = { readonly cost: number; readonly through: number | null; readonly before: number };

/** Where one more (or, against its direction, one less) of a number leads from a node; null when it cannot be. */
function stepFrom({ numbers, threshold }: Graph, through: number, node: number): { to: number; cost: number } | null {
  const number = numbers[through] as Shown;
  const change = number.from === node ? "more" : "less";
  if (!may(number, change, threshold)) return null;
  return { to: change === "more" ? number.to : number.from, cost: number.hidden === null ? number.cost : 0 };
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
