import type { Comparable, QuestionKind, Voiced } from "../model/question.ts";
import { byLength, distinct } from "./by-length.ts";

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
  // The most telling of equal values: a time with its slack before the same without.
  const [value] = [...list].sort((a, b) => byLength(JSON.stringify(b.value), JSON.stringify(a.value)));
  return {
    value: value?.value as Comparable[K],
    text: textOf(list),
    voices: new Set(list.map((v) => v.voice)),
    voiced: list,
  };
}

/** The shortest text; of times told in several zones each, since that they are one is what a reader wants to see. */
function textOf(list: readonly Voiced[]): string {
  const texts = distinct(list.map((v) => v.text));
  const isTime = list.some((v) => v.value !== null && typeof v.value === "object" && "from" in v.value);
  return isTime ? texts.join(" = ") : (texts[0] ?? "");
}

/** Values are the same when their bounds are; the words and methods around a count, and the slack of a time, do not matter. */
export function valueKey(value: unknown): string {
  const v = value as { lo?: number; hi?: number | null; from?: number; to?: number };
  if (v === null || typeof v !== "object") return JSON.stringify(value);
  if ("lo" in v) return `${v.lo}..${v.hi}`;
  return "from" in v ? `${v.from}..${v.to}` : JSON.stringify(value);
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
