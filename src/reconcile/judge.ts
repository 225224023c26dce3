import type { Comparable, Question, QuestionKind, Voiced } from "../model/question.ts";
import type { Judged, Verdict } from "../model/verdict.ts";
import { intersection, hull } from "./combine.ts";
import { comparisons, type Relation } from "./compare.ts";
import { largestCompatible } from "./largest-compatible.ts";
import { byLength, reasonFor } from "./reason.ts";
import { type VerdictRule, verdictOf } from "./rules.ts";

/** A value of the question's own scope, told as a deed, with all the voices that give it. */
export type Node<K extends QuestionKind = QuestionKind> = {
  readonly value: Comparable[K];
  readonly text: string;
  readonly voices: ReadonlySet<string>;
  readonly voiced: readonly Voiced<K>[];
};

/**
 * Weighs all that is told under a question. Voices of the same scope are compared pairwise; the value shown is the intersection of the largest set of
 * voices that can all hold (on a tie the hull of the best sets), with what is left out listed. Order and copies change nothing.
 */
export function judge<K extends QuestionKind>(question: Question<K>): Judged<Comparable[K]> {
  const { compare } = comparisons[question.kind] as { compare: (a: Comparable[K], b: Comparable[K]) => Relation };
  const own = question.voiced.filter((v) => v.scope === null && !v.setAside && v.value !== null);
  const nodes = gather(own.filter((v) => !v.planned));
  const voices = new Set(nodes.flatMap((node) => [...node.voices]));
  const sets = largestCompatible(nodes, compare);
  const met = sets.map(
    (set) =>
      intersection(
        question.kind,
        set.map((n) => n.value),
      ) as Comparable[K],
  );
  const shown = met.length === 1 ? (met[0] ?? null) : hull(question.kind, met);
  const apart = crossPairs(nodes).filter(([a, b]) => compare(a.value, b.value) === "disjoint");
  const plans = own.filter((v) => v.planned);
  const brokenPlans =
    shown === null ? [] : plans.filter((v) => compare(v.value as Comparable[K], shown) === "disjoint");
  const otherScope = question.voiced.filter((v) => v.scope !== null && v.value !== null);
  const rule = ruleFor({
    nodes,
    voices: voices.size,
    apart: apart.length,
    brokenPlans: brokenPlans.length,
    plans: plans.length,
    otherScope,
    compare,
    shown,
    kind: question.kind,
  });
  const tie = met.length > 1;

  const relations: Record<string, { relation: Verdict; reason: string }> = {};
  const excluded = new Set<string>();
  for (const v of question.voiced) {
    const relation = relationOf(v, { shown, tie, apart, voices: voices.size, compare });
    for (const id of v.claims) relations[id] = { relation, reason: whyOf(v, relation) };
    if (relation === "contradicts" && !tie) for (const id of v.claims) excluded.add(id);
  }
  return {
    verdict: verdictOf[rule],
    rule,
    reason: reasonFor(question, { rule, nodes, apart, shown, brokenPlans, plans, otherScope, voices: voices.size }),
    shown,
    relations,
    excluded: [...excluded].sort(),
  };
}

/** Equal values are one node with all their voices; nodes stand in an order that does not depend on the order of the input. */
function gather<K extends QuestionKind>(voiced: readonly Voiced<K>[]): Node<K>[] {
  const byValue = new Map<string, Voiced<K>[]>();
  for (const v of voiced) {
    const key = valueKey(v.value);
    byValue.set(key, [...(byValue.get(key) ?? []), v]);
  }
  return [...byValue.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]) => {
      const [first] = [...list].sort((a, b) => byLength(a.text, b.text));
      return {
        value: first?.value as Comparable[K],
        text: first?.text ?? "",
        voices: new Set(list.map((v) => v.voice)),
        voiced: list,
      };
    });
}

/** Values are the same when their bounds are; the words and methods around a count do not matter. */
function valueKey(value: unknown): string {
  const v = value as { lo?: number; hi?: number | null };
  return v !== null && typeof v === "object" && "lo" in v ? `${v.lo}..${v.hi}` : JSON.stringify(value);
}

/** Pairs of nodes that two different voices give. */
function crossPairs<K extends QuestionKind>(nodes: readonly Node<K>[]): [Node<K>, Node<K>][] {
  return nodes.flatMap((a, i) =>
    nodes
      .slice(i + 1)
      .filter((b) => new Set([...a.voices, ...b.voices]).size > 1)
      .map((b): [Node<K>, Node<K>] => [a, b]),
  );
}

type Weighed<K extends QuestionKind> = {
  nodes: readonly Node<K>[];
  voices: number;
  apart: number;
  brokenPlans: number;
  plans: number;
  otherScope: readonly Voiced<K>[];
  shown: Comparable[K] | null;
  compare: (a: Comparable[K], b: Comparable[K]) => Relation;
  kind: K;
};

function ruleFor<K extends QuestionKind>(w: Weighed<K>): VerdictRule {
  if (w.apart > 0) return "bounds-apart";
  if (w.brokenPlans > 0) return "planned-not-done";
  if (w.voices === 0) return w.plans > 0 ? "plan-only" : w.otherScope.length > 0 ? "scope-differs" : "no-value";
  const shown = w.shown;
  const differs = shown !== null && w.otherScope.some((v) => w.compare(v.value as Comparable[K], shown) !== "equal");
  if (w.voices === 1) return differs ? "scope-differs" : "one-voice";
  if (w.kind === "listed") return "listed";
  return w.nodes.length === 1 ? "bounds-equal" : "bounds-overlap";
}

type Against<K extends QuestionKind> = {
  shown: Comparable[K] | null;
  tie: boolean;
  apart: readonly [Node<K>, Node<K>][];
  voices: number;
  compare: (a: Comparable[K], b: Comparable[K]) => Relation;
};

function relationOf<K extends QuestionKind>(v: Voiced<K>, at: Against<K>): Verdict {
  if (v.value === null) return "unknown";
  if (v.scope !== null) return "different_scope";
  if (v.planned) {
    if (at.shown === null || at.voices === 0) return "one_side_only";
    return at.compare(v.value, at.shown) === "disjoint" ? "planned_not_done" : "consistent";
  }
  const value = v.value;
  const opposed = at.apart.some(([a, b]) => [a, b].some((node) => at.compare(node.value, value) === "equal"));
  if (at.tie) return opposed ? "contradicts" : at.voices === 1 ? "one_side_only" : "consistent";
  if (at.shown === null) return opposed ? "contradicts" : "unknown";
  const relation = at.compare(value, at.shown);
  if (relation === "disjoint") return "contradicts";
  if (at.voices === 1 && !v.setAside) return "one_side_only";
  return relation === "equal" ? "agrees" : "consistent";
}

function whyOf(v: Voiced, relation: Verdict): string {
  if (v.setAside) return "set aside by a judgement";
  if (v.scope !== null) return v.scope;
  if (relation === "planned_not_done") return "a plan that was not carried out as told";
  if (v.planned) return "planned";
  return "";
}
