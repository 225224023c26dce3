import type { Comparable, QuestionKind, Voiced } from "../model/question.ts";
import type { Verdict } from "../model/verdict.ts";
import type { Relation } from "./compare.ts";
import type { Node } from "./nodes.ts";

/** What a claim is held against: the value shown, and the pairs of values that cannot both hold. */
export type Against<K extends QuestionKind> = {
  readonly shown: Comparable[K] | null;
  /** True when no set of voices is larger than all others: then every value that is opposed stands as contradicted. */
  readonly tie: boolean;
  readonly apart: readonly (readonly [Node<K>, Node<K>])[];
  readonly voices: number;
  readonly compare: (a: Comparable[K], b: Comparable[K]) => Relation;
};

/** How a claim stands to the value shown. */
export function relationOf<K extends QuestionKind>(v: Voiced<K>, at: Against<K>): Verdict {
  if (v.value === null) return "unknown";
  if (v.scope !== null) return "different_scope";
  if (v.planned) return planRelation(v.value, at);
  if (at.tie || at.shown === null) return openRelation(v.value, at);
  const relation = at.compare(v.value, at.shown);
  if (relation === "disjoint") return "contradicts";
  if (at.voices === 1 && !v.setAside) return "one_side_only";
  return relation === "equal" ? "agrees" : "consistent";
}

function planRelation<K extends QuestionKind>(plan: Comparable[K], at: Against<K>): Verdict {
  if (at.shown === null || at.voices === 0) return "one_side_only";
  return at.compare(plan, at.shown) === "disjoint" ? "planned_not_done" : "consistent";
}

function openRelation<K extends QuestionKind>(value: Comparable[K], at: Against<K>): Verdict {
  if (at.apart.some((pair) => pair.some((node) => at.compare(node.value, value) === "equal"))) return "contradicts";
  if (!at.tie) return "unknown";
  return at.voices === 1 ? "one_side_only" : "consistent";
}

/** Why a claim stands so, where its value alone does not say it; empty otherwise. */
export function whyOf(v: Voiced, relation: Verdict): string {
  if (v.setAside) return "set aside by a judgement";
  if (v.scope !== null) return v.scope;
  if (relation === "planned_not_done") return "a plan that was not carried out as told";
  return v.planned ? "planned" : "";
}
