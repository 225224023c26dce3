import { attributes } from "../model/attributes.ts";
import { countWords } from "../model/count-words.ts";
import { modalities, type SubjectKind, subjectKinds } from "../model/claim.ts";
import { seenKinds, sourceKinds } from "../model/source.ts";
import { type Verdict, verdicts, verdictWord } from "../model/verdict.ts";

/** Rules as the stages keep them, with the sentence of each. Whoever starts the server hands them in: views know no stages. */
export type RuleSentences = {
  readonly verdict: Readonly<Record<string, string>>;
  readonly lint: readonly {
    readonly id: string;
    readonly severity: string;
    readonly title: string;
    readonly says: string;
  }[];
};

/** How the record is read and compared: the page `/method`. */
export type MethodPage = {
  readonly verdicts: readonly { readonly verdict: Verdict; readonly word: string; readonly says: string }[];
  readonly verdict_rules: readonly { readonly rule: string; readonly says: string }[];
  readonly lint_rules: RuleSentences["lint"];
  readonly counts: readonly { readonly words: string; readonly read_as: string; readonly not: string }[];
  readonly attributes: readonly { readonly kind: SubjectKind; readonly attribute: string; readonly says: string }[];
  readonly source_kinds: readonly { readonly kind: string; readonly lane: string; readonly says: string }[];
  readonly seen: readonly { readonly seen: string; readonly says: string }[];
  readonly modalities: readonly string[];
};

const verdictSays: Readonly<Record<Verdict, string>> = {
  agrees: "Two or more independent voices give the same value for the same thing.",
  consistent:
    "The voices give different values that can all be true at once: 43 and “over 40”, or 5 July in Juba and 4 July in Washington.",
  one_side_only: "Only one voice gives a value. Copies of one story are one voice.",
  different_scope:
    "The numbers count different things, or different days: they are set side by side, never against each other.",
  unknown: "Nobody gives a value that can be compared. Unknown is an answer, and it stays until a source changes it.",
  planned_not_done: "What was announced and what was done cannot both hold: eleven expected, ten came.",
  contradicts: "Two voices speak of the same thing and cannot both be right. Both stay on the page; none is chosen.",
};

/** Every way of putting a number that is read, in the order in which they are tried. */
const counts: MethodPage["counts"] = countWords.map((row) => ({
  words: row.example,
  read_as: row.says,
  not: row.counterExample,
}));

/** The method in tables. */
export function methodPage(rules: RuleSentences): MethodPage {
  return {
    verdicts: [...verdicts]
      .reverse()
      .map((verdict) => ({ verdict, word: verdictWord[verdict], says: verdictSays[verdict] })),
    verdict_rules: Object.entries(rules.verdict).map(([rule, says]) => ({ rule, says })),
    lint_rules: rules.lint,
    counts,
    attributes: subjectKinds.flatMap((kind) =>
      attributes[kind].map(({ key, name, says }) => ({ kind, attribute: key ?? name, says })),
    ),
    source_kinds: Object.entries(sourceKinds).map(([kind, { mode, says }]) => ({ kind, lane: mode, says })),
    seen: Object.entries(seenKinds).map(([seen, says]) => ({ seen, says })),
    modalities,
  };
}
