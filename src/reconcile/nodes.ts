import type { Comparable, QuestionKind, Voiced } from "../model/question.ts";
import { byLength } from "./by-length.ts";

/** A value of the question's own scope, told as a deed, with all the voices that give it. */
export type Node<K extends QuestionKind = QuestionKind> = {
  readonly value: Comparable[K];
  readonly text: string;
  readonly voices: ReadonlySet<string>;
  readonly voiced: readonly Voiced<K>[];
};

/** Equal values as one node with all their voices; nodes stand in an order that does not depend on the order of the input. */
export function gather<K extends QuestionKind>(voiced: readonly Voiced<K>[]): Node<K>[] {
  const byValue = new Map<string, Voiced<K>[]>();
  for (const v of voiced) {
    const key = valueKey(v.value);
    byValue.set(key, [...(byValue.get(key) ?? []), v]);
  }
  return [...byValue.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, list]) => nodeOf(list));
}

function nodeOf<K extends QuestionKind>(list: readonly Voiced<K>[]): Node<K> {
  const [first] = [...list].sort((a, b) => byLength(a.text, b.text));
  return {
    value: first?.value as Comparable[K],
    text: first?.text ?? "",
    voices: new Set(list.map((v) => v.voice)),
    voiced: list,
  };
}

/** Values are the same when their bounds are; the words and methods around a count do not matter. */
function valueKey(value: unknown): string {
  const v = value as { lo?: number; hi?: number | null };
  return v !== null && typeof v === "object" && "lo" in v ? `${v.lo}..${v.hi}` : JSON.stringify(value);
}

/** Pairs of nodes that two different voices give. */
export function crossPairs<K extends QuestionKind>(nodes: readonly Node<K>[]): [Node<K>, Node<K>][] {
  return nodes.flatMap((a, i) =>
    nodes
      .slice(i + 1)
      .filter((b) => new Set([...a.voices, ...b.voices]).size > 1)
      .map((b): [Node<K>, Node<K>] => [a, b]),
  );
}
