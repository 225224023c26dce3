import type { AsOf } from "../store/claims.ts";
import { decidable, decisions } from "../store/judgements.ts";
import { attributeView } from "./claim-view.ts";
import type { Reader } from "./reader.ts";
import type { AttributeView, SourceView } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";

/** What a person needs before her to decide about a subject, or about one attribute of it. */
export type JudgePage = {
  /** `kind/id`. */
  readonly ref: string;
  readonly title: string;
  /** The attribute asked about, with its claims; null when it is about the whole. */
  readonly attribute: AttributeView | null;
  /** Attributes that can be asked about. */
  readonly attributes: readonly { readonly attribute: string; readonly label: string }[];
  /** What can be decided; about the whole only a comment can be made. */
  readonly decisions: readonly { readonly name: string; readonly says: string }[];
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: AsOf;
};

/** The page on which a judgement is written; null when the record holds no such thing, or nothing is told under that attribute. */
export function judgePage(reader: Reader, ref: string, attribute: string | null, when: AsOf): JudgePage | null {
  const state = reader.subject(ref, when);
  if (!state) return null;
  const answered = state.answers.find((a) => a.question.attribute === attribute);
  if (attribute !== null && !answered) return null;
  const shown = answered ? attributeView(answered, new Map(state.claims.map((c) => [c.id, c]))) : null;
  return {
    ref,
    title: String(state.doc.title ?? state.doc.speaker ?? state.id),
    attribute: shown,
    attributes: state.answers.map((a) => ({ attribute: a.question.attribute, label: a.question.label })),
    decisions: (shown ? decidable : (["comment"] as const)).map((name) => ({ name, says: decisions[name] })),
    sources: sourceViews(reader.record, shown?.claims.map((c) => c.source) ?? [], when),
    when,
  };
}
