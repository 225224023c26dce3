import type { Comparable, Question, QuestionKind, Voiced } from "../model/question.ts";
import type { Judged, Verdict } from "../model/verdict.ts";
import { intersection, hull } from "./combine.ts";
import { comparisons, type Relation } from "./compare.ts";
import { largestCompatible } from "./largest-compatible.ts";
import { crossPairs, gather, type Node } from "./nodes.ts";
import { reasonFor } from "./reason.ts";
import { relationOf, whyOf } from "./relation.ts";
import { type VerdictRule, verdictOf } from "./rules.ts";

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
    if (relation === "contradicts" && isLeftOut(v, shown, compare)) for (const id of v.claims) excluded.add(id);
  }
  return {
    verdict: verdictOf[rule],
    rule,
    reason: reasonFor(question, { rule, nodes, apart, shown, brokenPlans, plans, otherScope, voices: voices.size }),
    shown,
    split: tie,
    relations,
    excluded: [...excluded].sort(),
  };
}

// On a tie the values that oppose each other stand all within what is shown; none of them is left out.
function isLeftOut<K extends QuestionKind>(
  v: Voiced<K>,
  shown: Comparable[K] | null,
  compare: (a: Comparable[K], b: Comparable[K]) => Relation,
): boolean {
  return v.value !== null && shown !== null && compare(v.value, shown) === "disjoint";
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
