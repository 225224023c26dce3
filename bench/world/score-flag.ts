import type { ThirdCountry } from "./judge.ts";

/** The truth of a row as the flag is held to it. */
export type FlagTruth = { readonly key: string; readonly answer: ThirdCountry; readonly kind: string };

/** Answers of the rows of a kind; `none` where nothing was called. */
export type Answers = Record<ThirdCountry | "none", number>;

/** How the answers of a flag stand to the truth. */
export type FlagScore = {
  readonly rows: number;
  /** Rows called yes of which the truth is another. */
  readonly false_yes: number;
  /** Rows whose truth is yes, and how many of them were called so. */
  readonly planted: number;
  readonly found: number;
  readonly missed: number;
  /** Precision and recall are null where nothing was called or planted. */
  readonly cannot_tell: {
    readonly planted: number;
    readonly called: number;
    readonly right: number;
    readonly precision: number | null;
    readonly recall: number | null;
  };
  /** Rows without an answer, and answers on rows that the truth does not know. */
  readonly unanswered: number;
  readonly unknown: number;
  /** What was called, by the kind that was planted. */
  readonly confusion: Readonly<Record<string, Answers>>;
  /** The first rows that were called wrongly. */
  readonly wrong: readonly (FlagTruth & { readonly called: ThirdCountry | "none" })[];
};

const listed = 50;

/** Scores answers by row key. The truth is gone through once and need not fit in memory. */
export function scoreFlag(calls: ReadonlyMap<string, ThirdCountry>, truth: Iterable<FlagTruth>): FlagScore {
  const confusion: Record<string, Answers> = {};
  const totals = { yes: noAnswers(), no: noAnswers(), cannot_tell: noAnswers() };
  const wrong: (FlagTruth & { called: ThirdCountry | "none" })[] = [];
  let rows = 0;
  for (const { key, answer, kind } of truth) {
    const called = calls.get(key) ?? "none";
    rows++;
    totals[answer][called]++;
    confusion[kind] ??= noAnswers();
    confusion[kind][called]++;
    if (called !== answer && wrong.length < listed) wrong.push({ key, answer, kind, called });
  }
  const planted = sumOf(totals.yes);
  const unanswered = totals.yes.none + totals.no.none + totals.cannot_tell.none;
  return {
    rows,
    false_yes: totals.no.yes + totals.cannot_tell.yes,
    planted,
    found: totals.yes.yes,
    missed: planted - totals.yes.yes,
    cannot_tell: cannotTell(totals),
    unanswered,
    unknown: calls.size - (rows - unanswered),
    confusion,
    wrong,
  };
}

function cannotTell(totals: Readonly<Record<ThirdCountry, Answers>>): FlagScore["cannot_tell"] {
  const planted = sumOf(totals.cannot_tell);
  const right = totals.cannot_tell.cannot_tell;
  const called = right + totals.yes.cannot_tell + totals.no.cannot_tell;
  return { planted, called, right, precision: share(right, called), recall: share(right, planted) };
}

const noAnswers = (): Answers => ({ yes: 0, no: 0, cannot_tell: 0, none: 0 });
const sumOf = (answers: Answers): number => answers.yes + answers.no + answers.cannot_tell + answers.none;
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
