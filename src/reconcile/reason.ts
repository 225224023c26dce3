import { countText, groupDigits } from "../model/count.ts";
import { countryName } from "../model/country.ts";
import { moneyBoundsText } from "../model/money.ts";
import type { Comparable, Question, QuestionKind, Voiced } from "../model/question.ts";
import { spanText } from "../model/span.ts";
import { byLength, distinct } from "./by-length.ts";
import { comparisons } from "./compare.ts";
import { type Node, valueKey } from "./nodes.ts";
import { type VerdictRule, verdictRules } from "./rules.ts";

type Weighed<K extends QuestionKind> = {
  rule: VerdictRule;
  nodes: readonly Node<K>[];
  apart: readonly [Node<K>, Node<K>][];
  shown: Comparable[K] | null;
  brokenPlans: readonly Voiced<K>[];
  plans: readonly Voiced<K>[];
  otherScope: readonly Voiced<K>[];
  voices: number;
};

/** The reason of a verdict in one or two plain sentences, with the values at hand; it can be quoted. */
export function reasonFor<K extends QuestionKind>(question: Question<K>, w: Weighed<K>): string {
  // Values in words may end with a period of their own.
  return sentences(question, w).replaceAll(/\.\.(?!\.)/g, ".");
}

function sentences<K extends QuestionKind>(question: Question<K>, w: Weighed<K>): string {
  const said = (node: { text: string }): string => node.text;
  const shown = w.shown === null ? "" : shownText(question, w.shown);
  const first = w.nodes[0] ? said(w.nodes[0]) : "";
  switch (w.rule) {
    case "no-value":
      return verdictRules["no-value"];
    case "plan-only":
      return `Planned: ${distinct(w.plans.map(said)).join("; ")}. Nothing in the record says that it was carried out.`;
    case "planned-not-done":
      return `Planned: ${distinct(w.brokenPlans.map(said)).join("; ")}. Done: ${shown}.`;
    case "bounds-apart":
      return w.apart
        .slice(0, 3)
        .map(([a, b]) => apartText(question, a, b))
        .join(" ");
    case "scope-differs":
      return `${w.voices > 0 ? `${first}. ` : ""}Other scope: ${distinct(w.otherScope.map((v) => `${v.text} (${v.scope})`)).join("; ")}.`;
    case "one-voice":
      return `Only one voice${holdTogether(question, w.nodes) ? "" : ", and what it gives cannot all hold"}: ${w.nodes.map(said).join("; ")}.`;
    case "bounds-overlap":
      return `${inWords(w.voices)} voices; all can hold at once: ${w.nodes.map(said).join("; ")}${question.kind === "count" || question.kind === "span" ? `. Together: ${shown}` : ""}.`;
    case "bounds-equal":
      return `${inWords(w.voices)} voices give ${first}.`;
    case "listed":
      return w.nodes.length > 4 && !question.attribute.startsWith("sequence:")
        ? `${inWords(w.voices)} voices, told side by side.`
        : `${w.nodes.map(said).map(capital).join(". ")}.`;
  }
}

function holdTogether<K extends QuestionKind>(question: Question<K>, nodes: readonly Node<K>[]): boolean {
  const { compare } = comparisons[question.kind];
  return nodes.every((a, i) => nodes.slice(i + 1).every((b) => compare(a.value, b.value) !== "disjoint"));
}

function apartText<K extends QuestionKind>(question: Question<K>, a: Node<K>, b: Node<K>): string {
  if (question.kind !== "count") return `${a.text} and ${b.text} cannot both hold.`;
  const [x, y] = [a.value as Comparable["count"], b.value as Comparable["count"]];
  const gap = Math.max(x.lo - (y.hi ?? Infinity), y.lo - (x.hi ?? Infinity));
  return `${a.text} and ${b.text} cannot both hold: ${groupDigits(gap)} apart${x.hi === null || y.hi === null ? " at least" : ""}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The value shown, in words: as a voice that gives just that value puts it, else from its bounds. */
export function shownText<K extends QuestionKind>(question: Question<K>, shown: Comparable[K]): string {
  if (question.kind === "count") {
    const { lo, hi } = shown as Comparable["count"];
    return question.currency
      ? moneyBoundsText({ lo, hi, currency: question.currency })
      : countText(shown as Comparable["count"]);
  }
  const same = question.voiced.filter((v) => valueKey(v.value) === valueKey(shown)).map((v) => v.text);
  if (same.length > 0) return [...same].sort(byLength)[0] ?? "";
  if (question.kind === "span") return spanText(shown as Comparable["span"], question.zone ?? "UTC");
  if (question.kind === "payer") return (shown as Comparable["payer"]).by.join(" ");
  if (question.kind === "words") return (shown as Comparable["words"]).join(" ");
  if (question.kind === "choice" || question.kind === "status" || question.kind === "listed") return String(shown);
  if (question.kind === "countries") return (shown as Comparable["countries"]).map(countryName).join(", ");
  if (question.kind === "aircraft")
    return [(shown as Comparable["aircraft"]).registration, (shown as Comparable["aircraft"]).type]
      .filter(Boolean)
      .join(", ");
  return (shown as Comparable["route"]).map((point) => point[0] ?? "").join(" → ");
}

const numbers = [
  "No",
  "One",
  "Two",
  "Three",
  "Four",
  "Five",
  "Six",
  "Seven",
  "Eight",
  "Nine",
  "Ten",
  "Eleven",
  "Twelve",
];
const inWords = (n: number): string => numbers[n] ?? String(n);
