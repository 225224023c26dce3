import type { Claim } from "../model/claim.ts";
import type { Cap, Term } from "../model/value.ts";
import type { AsOf } from "../store/claims.ts";
import { subjectsOf } from "../store/entries.ts";
import { capPhrase } from "./agreement-cells.ts";
import { type AgreementRow, agreementParts } from "./agreement-row.ts";
import { claimView } from "./claim-view.ts";
import type { LinkView } from "./links-around.ts";
import { type PeopleUnder, peopleUnder } from "./movements-under.ts";
import { receiversOf } from "./party.ts";
import type { PaymentView } from "./payments-under.ts";
import type { Reader } from "./reader.ts";
import type { ClaimView, CountView, MovementRow } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";
import { type StageView, stagesOf, stagesReached, stageText } from "./stage-history.ts";
import { type SubjectPage, subjectPage } from "./subject-page.ts";
import { predicateWord, soughtPredicates, termTold } from "./term-phrase.ts";

/** An agreement: its history of stages, its terms, caps and money, and what moved under it. `row` is its row of the matrix. */
export type AgreementPage = SubjectPage & {
  readonly row: AgreementRow;
  /** Its conditions, each as one source has it; in the order of the list of predicates. */
  readonly terms: readonly { readonly predicate: string; readonly phrase: string; readonly claim: ClaimView }[];
  /** Conditions that a reader looks for and of which nothing is entered. */
  readonly terms_not_told: readonly string[];
  /** Its ceilings with what they count. */
  readonly caps: readonly {
    readonly phrase: string;
    readonly unit: string;
    readonly count: CountView;
    readonly planned: boolean;
    readonly claim: ClaimView;
  }[];
  /** Use against the ceiling in all: within the lowest, over the highest, or neither is sure. Null without such a cap or without a movement. */
  readonly cap_use: "within" | "over" | "cannot_tell" | null;
  readonly payments: readonly PaymentView[];
  readonly movements: readonly (MovementRow & { readonly counted: boolean })[];
  /** People moved under it, each once; null when no movement is in this record. */
  readonly moved: PeopleUnder | null;
  readonly visits: readonly LinkView[];
  /** Other agreements with the same country that receives; `date_text` is how far each had come. */
  readonly others: readonly LinkView[];
};

/** The page of an agreement; null when the record does not hold it, or nothing about it was public. */
export function agreementPage(reader: Reader, id: string, when: AsOf): AgreementPage | null {
  const page = subjectPage(reader, `agreement/${id}`, when);
  const parts = agreementParts(reader, id, when);
  if (!page || !parts) return null;
  const { state, row, payments, movements } = parts;
  const standing = (claim: Claim): ClaimView =>
    claimView(claim, state.answers.find((a) => a.question.voiced.some((v) => v.claims.includes(claim.id))) ?? null);
  const moved = peopleUnder(movements);
  const on = (attribute: string): Claim[] => state.claims.filter((c) => c.attribute === attribute);
  const more = sourceViews(
    reader.record,
    payments.flatMap((p) => p.sources),
    when,
  );
  return {
    ...page,
    sources: { ...page.sources, ...more },
    row,
    terms: on("term").map((claim) => {
      const term = claim.value as Term;
      return { predicate: predicateWord(term.predicate), phrase: termTold(term), claim: standing(claim) };
    }),
    terms_not_told: soughtPredicates
      .filter((predicate) => !on("term").some((c) => (c.value as Term).predicate === predicate))
      .map(predicateWord),
    caps: on("cap").map((claim) => {
      const cap = claim.value as Cap;
      const { lo, hi, as } = cap.count;
      const planned = claim.modality === "planned";
      return {
        phrase: capPhrase(claim),
        unit: cap.unit,
        count: { lo, hi, as, text: claimView(claim, null).text },
        planned,
        claim: standing(claim),
      };
    }),
    cap_use: capUse(on("cap"), moved),
    payments,
    movements: movements.map((m) => ({ ...m.row, counted: m.counted })),
    moved,
    visits: page.links.filter((link) => link.kind === "visit"),
    others: othersOf(reader, id, when),
  };
}

function capUse(caps: readonly Claim[], moved: PeopleUnder | null): AgreementPage["cap_use"] {
  const inAll = caps.filter((c) => c.modality !== "planned" && (c.value as Cap).per === "total");
  const ceilings = inAll.flatMap((c) => (c.value as Cap).count.hi ?? []);
  if (moved === null || ceilings.length === 0) return null;
  const { lo, hi } = moved.third_country;
  if (hi !== null && hi <= Math.min(...ceilings)) return "within";
  return lo > Math.max(...ceilings) ? "over" : "cannot_tell";
}

function othersOf(reader: Reader, id: string, when: AsOf): LinkView[] {
  const all = subjectsOf(reader.record, "agreement", when);
  const here = receiversOf(all.find((s) => s.id === id)?.doc ?? {});
  return all
    .filter((s) => s.id !== id && receiversOf(s.doc).some((code) => here.includes(code)))
    .flatMap((s): LinkView[] => {
      const stages = stagesThen(reader, s.ref, when);
      if (stages === null) return [];
      const reached = stagesReached(stages).map(stageText).join("; ");
      return [{ ref: s.ref, kind: "agreement", title: String(s.doc.title ?? s.id), date_text: reached }];
    });
}

/** The stages told by then; null when it was not there: on a past day an agreement is there once somebody told a stage of it. */
function stagesThen(reader: Reader, ref: string, when: AsOf): StageView[] | null {
  const state = reader.subject(ref, when);
  if (state === null) return null;
  const stages = stagesOf(state);
  return when.as_of !== undefined && stages.length === 0 ? null : stages;
}
