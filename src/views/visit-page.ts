import { parseDate } from "../model/partial-date.ts";
import type { Claim } from "../model/claim.ts";
import type { Moment, PlaceValue, Words } from "../model/value.ts";
import { placeText } from "../model/value-text.ts";
import type { AsOf } from "../store/claims.ts";
import { subjectsOf } from "../store/entries.ts";
import { claimView } from "./claim-view.ts";
import { type LinkView, linkView, refsFrom } from "./links-around.ts";
import { movementRowOf } from "./movement-row.ts";
import type { Reader } from "./reader.ts";
import type { ClaimView, MovementPage, MovementRow, SourceView, When } from "./shapes.ts";
import { sourceViews } from "./source-view.ts";
import { stagesOf, stageText } from "./stage-history.ts";
import { statementsOf } from "./statements-about.ts";
import { type SubjectPage, subjectPage } from "./subject-page.ts";

/** A visit in a list. */
export type VisitRow = {
  readonly id: string;
  readonly title: string;
  readonly who: string;
  /** The days as told, in words; empty when no source gives one. */
  readonly date_text: string;
  /** ISO day by which it is sorted: the first told, else the day it was public. */
  readonly date: string;
  readonly places: readonly string[];
  /** True when every source only tells of a plan. */
  readonly planned: boolean;
  readonly statements: number;
  readonly agreements: number;
  readonly sources: readonly string[];
};

/** The visits in the order of their days. */
export type VisitsPage = {
  readonly rows: readonly VisitRow[];
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: When;
};

/** A visit with what was said and agreed there. */
export type VisitPage = SubjectPage & {
  readonly row: VisitRow;
  /** What happened, as each source tells it, in the order of their days. */
  readonly events: readonly ClaimView[];
  /** What was said there. */
  readonly said: MovementPage["statements"];
  /** Agreements it is linked to, each with the stages that were public. */
  readonly agreements: readonly (LinkView & { readonly stages: readonly string[] })[];
  readonly movements: readonly MovementRow[];
};

/** All visits that were public. */
export function visitsPage(reader: Reader, when: AsOf): VisitsPage {
  const rows = subjectsOf(reader.record, "visit", when).flatMap((s) => visitRow(reader, s.id, when) ?? []);
  const key = (row: VisitRow): string => `${row.date} ${row.id}`;
  return {
    rows: rows.sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    sources: sourceViews(
      reader.record,
      rows.flatMap((row) => row.sources),
      when,
    ),
    when,
  };
}

/** The page of a visit; null when the record does not hold it, or nothing about it was public. */
export function visitPage(reader: Reader, id: string, when: AsOf): VisitPage | null {
  const page = subjectPage(reader, `visit/${id}`, when);
  const row = visitRow(reader, id, when);
  const state = reader.subject(`visit/${id}`, when);
  if (!page || !row || !state) return null;
  const named = refsFrom(reader, `visit/${id}`, when);
  const said = statementsOf(
    reader,
    named.filter((ref) => ref.startsWith("statement/")),
    when,
  );
  const answered = (c: Claim) => state.answers.find((a) => a.question.voiced.some((v) => v.claims.includes(c.id)));
  const more = sourceViews(
    reader.record,
    said.map((s) => s.source),
    when,
  );
  return {
    ...page,
    sources: { ...page.sources, ...more },
    row,
    events: [...state.claims.filter((c) => c.attribute === "says")]
      .sort((a, b) => (dayOf(state.claims, a) < dayOf(state.claims, b) ? -1 : 1))
      .map((c) => claimView(c, answered(c) ?? null)),
    said,
    agreements: named
      .filter((ref) => ref.startsWith("agreement/"))
      .map((ref) => ({ ...linkView(reader, ref, when), stages: stagesIn(reader, ref, when) })),
    movements: named
      .filter((ref) => ref.startsWith("movement/"))
      .flatMap((ref) => movementRowOf(reader, ref.slice("movement/".length), when) ?? []),
  };
}

function stagesIn(reader: Reader, ref: string, when: AsOf): string[] {
  const state = reader.subject(ref, when);
  return state ? [...new Set(stagesOf(state).map(stageText))] : [];
}

function visitRow(reader: Reader, id: string, when: AsOf): VisitRow | null {
  const ref = `visit/${id}`;
  const state = reader.subject(ref, when);
  if (!state) return null;
  const named = refsFrom(reader, ref, when);
  const days = state.claims.filter((c) => c.attribute === "date").map((c) => c.value as Moment);
  const places = state.claims.filter((c) => c.attribute === "destination").map((c) => c.value as PlaceValue);
  const first = days.flatMap((d) => parseDate(d.at)?.from ?? []).sort()[0];
  return {
    id,
    title: String(state.doc.title ?? id),
    who: String(state.doc.who ?? ""),
    date_text: state.answers.find((a) => a.question.attribute === "date")?.text ?? "",
    date: first ?? state.claims.map((c) => c.public_date).sort()[0] ?? "",
    places: [...new Set(places.map(placeText))],
    planned: state.claims.length > 0 && state.claims.every((c) => c.modality === "planned"),
    statements: named.filter((other) => other.startsWith("statement/")).length,
    agreements: named.filter((other) => other.startsWith("agreement/")).length,
    sources: [...new Set(state.claims.map((c) => c.source))].sort(),
  };
}

/** The day told beside an event: that of the date claim of the same source and place, else the day it was public. */
function dayOf(claims: readonly Claim[], event: Claim): string {
  const beside = claims.find(
    (c) =>
      c.attribute === "date" && c.source === event.source && JSON.stringify(c.place) === JSON.stringify(event.place),
  );
  return `${beside ? (beside.value as Moment).at : event.public_date} ${(event.value as Words).text}`;
}
