import type { Comparable, QuestionKind } from "../model/question.ts";
import type { Relation } from "./compare.ts";
import type { Node } from "./nodes.ts";

/**
 * The sets of values that can all hold at once and that most voices give: one set, or several on a tie; none for no value. Maximal cliques by
 * Bron and Kerbosch (1973); for bounds on a line a clique has a common point (Helly), so pairwise is enough.
 */
export function largestCompatible<K extends QuestionKind>(
  nodes: readonly Node<K>[],
  compare: (a: Comparable[K], b: Comparable[K]) => Relation,
): Node<K>[][] {
  const fits = nodes.map(
    (a) => new Set(nodes.flatMap((b, j) => (a !== b && compare(a.value, b.value) !== "disjoint" ? [j] : []))),
  );
  const cliques: number[][] = [];
  const grow = (chosen: number[], open: Set<number>, shut: Set<number>): void => {
    if (open.size === 0 && shut.size === 0) cliques.push(chosen);
    for (const i of [...open]) {
      const near = fits[i] as Set<number>;
      grow(
        [...chosen, i],
        new Set([...open].filter((j) => near.has(j))),
        new Set([...shut].filter((j) => near.has(j))),
      );
      open.delete(i);
      shut.add(i);
    }
  };
  if (nodes.length > 0) grow([], new Set(nodes.keys()), new Set());
  const sets = cliques.map((clique) => clique.map((i) => nodes[i] as Node<K>));
  const voices = (set: Node<K>[]): number => new Set(set.flatMap((node) => [...node.voices])).size;
  const most = Math.max(0, ...sets.map(voices));
  return sets.filter((set) => voices(set) === most);
}
