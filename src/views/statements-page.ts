import { dateText, parseDate } from "../model/partial-date.ts";
import type { SubjectState } from "../model/state.ts";
import type { Words } from "../model/value.ts";
import type { AsOf } from "../store/claims.ts";
import { subjectsOf } from "../store/entries.ts";
import { isPublic } from "../store/is-public.ts";
import { keptUntilWritten } from "../store/kept.ts";
import { type LinkView, linkView } from "./links-around.ts";
import { type Choice, choicesOf, pageOf } from "./page-of.ts";
import { quoteOf } from "./quotable.ts";
import type { Reader } from "./reader.ts";
import type { SourceView } from "./shapes.ts";
import { titleOf } from "./source-page.ts";
import { sourceViews } from "./source-view.ts";

/** What the list of statements asks for. `page` null: all rows. */
export type StatementsFilter = {
  readonly speaker: string | null;
  readonly position: string | null;
  /** The ref of what it is about. */
  readonly about: string | null;
  readonly modality: string | null;
  readonly page: number | null;
};

/** A statement as lists print it. */
export type StatementRow = {
  readonly id: string;
  readonly speaker: string;
  readonly role: string | null;
  /** As typed; empty when none is told. */
  readonly date: string;
  readonly date_text: string;
  readonly medium: string | null;
  readonly modality: string;
  /** `for`, `against` or `none`, as the speaker puts it. */
  readonly position: string;
  readonly says: string;
  /** Word for word; null when none may be given. */
  readonly quote: string | null;
  readonly about: readonly LinkView[];
  /** Ids of the sources that carry it: one voice. */
  readonly carried_by: readonly string[];
};

/** Who said what, oldest first. */
export type StatementsPage = {
  readonly rows: readonly StatementRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly filter: Omit<StatementsFilter, "page">;
  readonly speakers: readonly Choice[];
  readonly positions: readonly Choice[];
  /** Those spoken of most, two hundred at most. */
  readonly abouts: readonly Choice[];
  readonly modalities: readonly Choice[];
  readonly sources: Readonly<Record<string, SourceView>>;
  readonly when: AsOf;
};

/** The page of all statements that fit a filter. */
export function statementsPage(reader: Reader, filter: StatementsFilter, when: AsOf): StatementsPage {
  const { page, ...kept } = filter;
  const { all, ...choices } = statements(reader.record, null, when);
  const paged = pageOf(
    all.filter((one) => fits(one, filter)),
    page,
  );
  const rows = paged.rows
    .flatMap(({ ref }) => reader.subject(ref, when) ?? [])
    .map((state) => statementRow(reader, state, when));
  return {
    ...paged,
    rows,
    filter: kept,
    ...choices,
    sources: sourceViews(
      reader.record,
      rows.flatMap((row) => row.carried_by),
      when,
    ),
    when,
  };
}

/** Subjects that a reader can choose by: those spoken of most. Any other can be asked for in the address. */
const mostAbouts = 200;

/** Every statement that was public, oldest first, by its head alone, with what can be chosen. */
const statements = keptUntilWritten((record, _asked: null, when) => {
  const told = { as_of: "9999-12-31", ...when };
  const all = subjectsOf(record, "statement", when)
    .filter(({ ref }) => isPublic(record, ref, told))
    .map((one) => ({ one, key: sortKey(one) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ one }) => one);
  const open = new Map<string, boolean>();
  const isOpen = (ref: string): boolean => {
    const known = open.get(ref) ?? isPublic(record, ref, when);
    open.set(ref, known);
    return known;
  };
  return {
    all,
    speakers: choicesOf(all, (s) => [String(s.doc.speaker)]),
    positions: choicesOf(all, (s) => [positionOf(s)]),
    abouts: mostTold(
      choicesOf(all, (s) => refsOf(s).filter(isOpen)),
      (ref) => titleOf(record, ref, when),
    ),
    modalities: choicesOf(all, (s) => [String(s.doc.modality)]),
  };
});

function mostTold(choices: readonly Choice[], text: (code: string) => string): Choice[] {
  return [...choices]
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, mostAbouts)
    .map((choice) => ({ ...choice, text: text(choice.code) }))
    .sort((a, b) => (a.text === b.text ? (a.code < b.code ? -1 : 1) : a.text < b.text ? -1 : 1));
}

type Head = Pick<SubjectState, "id" | "doc">;
const positionOf = (state: Head): string => String(state.doc.position ?? "none");
const refsOf = (state: Head): string[] => (Array.isArray(state.doc.about) ? state.doc.about.map(String) : []);
const sortKey = (state: Head): string => `${dateOf(state)?.from ?? ""} ${state.id}`;
const dateOf = (state: Head) => (typeof state.doc.date === "string" ? parseDate(state.doc.date) : null);

function fits(state: Head, filter: StatementsFilter): boolean {
  return (
    (filter.speaker === null || state.doc.speaker === filter.speaker) &&
    (filter.position === null || positionOf(state) === filter.position) &&
    (filter.modality === null || state.doc.modality === filter.modality) &&
    (filter.about === null || refsOf(state).includes(filter.about))
  );
}

/** A statement as lists print it. */
export function statementRow(reader: Reader, state: SubjectState, when: AsOf): StatementRow {
  const date = dateOf(state);
  const says = state.claims.find((c) => c.attribute === "says");
  const word = (key: string): string | null => (state.doc[key] === undefined ? null : String(state.doc[key]));
  return {
    id: state.id,
    speaker: String(state.doc.speaker),
    role: word("role"),
    date: word("date") ?? "",
    date_text: date ? dateText(date) : "no date told",
    medium: word("medium"),
    modality: String(state.doc.modality),
    position: positionOf(state),
    says: says ? (says.value as Words).text : "",
    quote: quoteOf(reader.record, state.claims, when),
    about: refsOf(state)
      .filter((ref) => isPublic(reader.record, ref, when))
      .map((ref) => linkView(reader, ref, when)),
    carried_by: [...new Set(state.claims.map((c) => c.source))].sort(),
  };
}
