import { compareCounts } from "../model/count.ts";
import type { Comparable, QuestionKind } from "../model/question.ts";
import { compareSpans, type Span } from "../model/span.ts";

/** How two values stand to each other: the same, both possible at once, or not. Symmetric for every kind. */
export type Relation = "equal" | "overlapping" | "disjoint";

/** The comparison of each kind of question, with the sentence that `/method` prints. */
export const comparisons: {
  readonly [K in QuestionKind]: {
    readonly says: string;
    readonly compare: (a: Comparable[K], b: Comparable[K]) => Relation;
  };
} = {
  count: { says: "Bounds are compared: equal, overlapping, or apart.", compare: compareCounts },
  span: {
    says: "Times are set in their zones and compared as spans in UTC. Minutes read off a track may be one minute out.",
    compare: compareTimes,
  },
  route: {
    says: "One journey within the other, in order, is consistent; a country and an airport in it are the same point.",
    compare: compareRoutes,
  },
  words: { says: "The same words agree; one name within the other is consistent.", compare: compareWords },
  payer: {
    says: "The same payer agrees when it pays under the same; another arrangement of the same payer is consistent.",
    compare: (a, b) => payerRelation(compareWords(a.by, b.by), a.how === b.how),
  },
  choice: { says: "Equal or not.", compare: (a, b) => (a === b ? "equal" : "disjoint") },
  status: {
    says: "Departed and arrived are two steps of one journey; blocked and departed exclude each other.",
    compare: compareStatus,
  },
  countries: {
    says: "The same list agrees; other lists can both hold, since each names at least one person of each country and may be incomplete.",
    compare: compareCountries,
  },
  aircraft: {
    says: "A tail is compared with a tail, a type with a type; several aircraft may have flown.",
    compare: compareAircraft,
  },
  listed: { says: "Told side by side; not compared.", compare: (a, b) => (a === b ? "equal" : "overlapping") },
};

function compareTimes(a: Comparable["span"], b: Comparable["span"]): Relation {
  const bare = compareSpans(a, b);
  return bare === "disjoint" && gapOf(a, b) < (a.slack_ms ?? 0) + (b.slack_ms ?? 0) ? "overlapping" : bare;
}

const gapOf = (a: Span, b: Span): number => Math.max(a.from - b.to, b.from - a.to);

function compareRoutes(a: Comparable["route"], b: Comparable["route"]): Relation {
  const same = (x: readonly string[], y: readonly string[]): boolean => x.some((code) => y.includes(code));
  const within = (short: Comparable["route"], long: Comparable["route"]): boolean => {
    let i = 0;
    for (const point of long) if (i < short.length && same(short[i] ?? [], point)) i += 1;
    return i === short.length;
  };
  if (a.length === b.length && a.every((point, i) => point.join() === b[i]?.join())) return "equal";
  return within(a, b) || within(b, a) ? "overlapping" : "disjoint";
}

function compareWords(a: readonly string[], b: readonly string[]): Relation {
  if (a.join(" ") === b.join(" ")) return "equal";
  const within = (x: readonly string[], y: readonly string[]): boolean =>
    x.length > 0 && x.every((word) => y.includes(word));
  return within(a, b) || within(b, a) ? "overlapping" : "disjoint";
}

function payerRelation(by: Relation, sameHow: boolean): Relation {
  return by === "equal" && !sameHow ? "overlapping" : by;
}

const steps = ["planned", "filed", "departed", "arrived"];

function compareStatus(a: string, b: string): Relation {
  if (a === b) return "equal";
  const before = new Set(["planned", "filed"]);
  if (steps.includes(a) && steps.includes(b)) return "overlapping";
  if (before.has(a) || before.has(b)) return "overlapping"; // a plan may be blocked or diverted later
  const pair = [a, b].sort().join(" ");
  return pair === "departed diverted" ? "overlapping" : "disjoint";
}

function compareCountries(a: readonly string[], b: readonly string[]): Relation {
  const sorted = (x: readonly string[]): string => [...x].sort().join();
  if (sorted(a) === sorted(b)) return "equal";
  return "overlapping";
}

function compareAircraft(a: Comparable["aircraft"], b: Comparable["aircraft"]): Relation {
  if (a.registration && b.registration) {
    if (a.registration === b.registration) return "equal";
    return a.several || b.several ? "overlapping" : "disjoint";
  }
  if (a.several || b.several || !a.type || !b.type) return "overlapping";
  return a.type === b.type ? (a.registration === b.registration ? "equal" : "overlapping") : "disjoint";
}
