import type { AsOf } from "../store/claims.ts";
import { pastClaimsOf } from "../store/claims.ts";
import { judgementsOf } from "../store/judgements.ts";
import type { Verdict } from "../model/verdict.ts";
import { attributeView } from "./claim-view.ts";
import { historyOf } from "./history.ts";
import { type LinkView, linkView, refsFrom, refsTo } from "./links-around.ts";
import { judgementView } from "./movement-page.ts";
import type { Reader } from "./reader.ts";
import type { AttributeView, FindingView, JudgementView, MovementPage, SourceView } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";
import { statementsAbout } from "./statements-about.ts";

/** Any subject but a movement: its head, and every attribute with its verdict and claims. */
export type SubjectPage = {
  readonly ref: string;
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** Title and links, as typed in; as of a day without what was not public then, and without our note, which may know more than the day did. */
  readonly head: Readonly<Record<string, unknown>>;
  readonly state: Verdict;
  readonly state_reason: string;
  readonly attributes: readonly AttributeView[];
  /** Refs of subjects that link to this one and were public. */
  readonly linked: readonly string[];
  /** What this subject names in its head, then what names it, each once; what was not public is left out. */
  readonly links: readonly LinkView[];
  readonly statements: MovementPage["statements"];
  readonly findings_list: readonly FindingView[];
  readonly judgements: readonly JudgementView[];
  readonly history: MovementPage["history"];
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: AsOf;
};

/** The page of an agreement, payment, total, statement, destination, visit or watch-list entry; null when it was not public. */
export function subjectPage(reader: Reader, ref: string, when: AsOf): SubjectPage | null {
  const { record } = reader;
  const state = reader.subject(ref, when);
  if (!state || ref.startsWith("movement/")) return null;
  const claims = new Map(state.claims.map((c) => [c.id, c]));
  const statements = statementsAbout(reader, ref, when);
  const names = refsFrom(reader, ref, when);
  const linked = refsTo(reader, ref, when);
  const cited = [...state.claims.map((c) => c.source), ...statements.map((s) => s.source)];
  return {
    ref,
    id: state.id,
    kind: state.kind,
    title: String(state.doc.title ?? state.doc.speaker ?? state.id),
    head: headOf(state.doc, names, when),
    state: state.state,
    state_reason: state.state_reason,
    attributes: state.answers.map((a) => attributeView(a, claims)),
    linked,
    links: [...new Set([...names, ...linked])].map((other) => linkView(reader, other, when)),
    statements,
    findings_list: reader.findings(ref, when),
    judgements: judgementsOf(record, ref, when).map(judgementView),
    history: when.as_of === undefined ? historyOf(record, pastClaimsOf(record, ref, when)) : [],
    sources: sourceViews(record, cited, when),
    when,
  };
}

/** What a head may show on a day: titles, names and links to what was public. */
function headOf(doc: SubjectPage["head"], names: readonly string[], when: AsOf): SubjectPage["head"] {
  if (when.as_of === undefined) return doc;
  const head: Record<string, unknown> = { ...doc };
  delete head.note;
  const shown = (value: unknown, prefix: string): unknown => {
    if (!Array.isArray(value)) return names.includes(`${prefix}${value}`) ? value : undefined;
    return value.filter((id) => names.includes(`${prefix}${id}`));
  };
  for (const [key, prefix] of [
    ["about", ""],
    ["agreement", "agreement/"],
    ["movement", "movement/"],
  ] as const)
    if (head[key] !== undefined) head[key] = shown(head[key], prefix);
  return head;
}
