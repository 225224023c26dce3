import type { SubjectKind } from "./model/claim.ts";
import { movementRow } from "./model/movement-row.ts";
import { asBounds, compareCounts, type Count, countText, intersectCounts } from "./model/count.ts";
import type { MovementRow } from "./model/row.ts";
import { aroundOf } from "./lint/around.ts";
import { findIn } from "./lint/find.ts";
import { rules } from "./lint/rules.ts";
import type { Question } from "./model/question.ts";
import type { Span } from "./model/span.ts";
import type { Answered, MovementState, SubjectState } from "./model/state.ts";
import { judge } from "./reconcile/judge.ts";
import { shownText } from "./reconcile/reason.ts";
import { rowState } from "./reconcile/row-state.ts";
import { verdictRules } from "./reconcile/rules.ts";
import { chainEnd } from "./record/chain-end.ts";
import { listedDate } from "./record/movement-date.ts";
import { movementQuestions } from "./record/movement-questions.ts";
import { endsOf } from "./record/movement-shape.ts";
import { partsOf } from "./record/parts.ts";
import { sequenceQuestion } from "./record/sequence.ts";
import { subjectQuestions } from "./record/subject-questions.ts";
import { thirdCountry } from "./record/third-country.ts";
import type { VoiceOf } from "./record/voice.ts";
import { type AsOf, claimsOf } from "./store/claims.ts";
import { type DerivedRow, derivedOf, putDerived } from "./store/derived.ts";
import { endOfTime } from "./store/end-of-time.ts";
import {
  type Finding,
  type FindingRow,
  joinFindings,
  putFindings,
  subjectsWithFindingAbout,
} from "./store/findings.ts";
import { agreementsEverOf, daysUnder, movementsNear, twinDays } from "./store/near.ts";
import { subjectOf, voiceOf } from "./store/entries.ts";
import { judgementsOf } from "./store/judgements.ts";
import { linksTo, movementLinks, publicDays } from "./store/links.ts";
import type { TarmacRecord } from "./store/record.ts";

/**
 * Claims → questions → verdicts → state, for one subject at one time. This file alone knows the order of the stages; everything it returns is computed
 * from claims and judgements, so the same question always gets the same answer.
 */
export function subjectState(record: TarmacRecord, ref: string, when: AsOf = {}): SubjectState | null {
  if (ref.startsWith("movement/")) return movementState(record, ref.slice("movement/".length), when);
  const base = baseOf(record, ref, when);
  if (!base) return null;
  const answers = subjectQuestions(base.kind, base.claims, base.doc, base.rootOf).map((q) =>
    answer(setAside(q, base.judged)),
  );
  const { state, reason } = rowState(answers);
  return { ...base.plain, answers, state, state_reason: reason };
}

/** A movement's state; null when the record does not hold it, or nothing about it was public yet. */
export function movementState(record: TarmacRecord, id: string, when: AsOf = {}): MovementState | null {
  return stateOfMovement(record, id, when, new Set());
}

function stateOfMovement(
  record: TarmacRecord,
  id: string,
  when: AsOf,
  passed: ReadonlySet<string>,
): MovementState | null {
  const base = baseOf(record, `movement/${id}`, when);
  if (!base || passed.has(id)) return null;
  const { claims, rootOf, doc } = base;
  const seen = new Set([...passed, id]);
  const linked = (key: string): MovementState[] =>
    ids(doc[key]).flatMap((other) => stateOfMovement(record, other, when, seen) ?? []);
  const parts = linked("parts");
  const ends = endsOf(claims);
  const answers = [...movementQuestions(claims, rootOf), ...sequenceQuestion(claims, parts, rootOf)].map((q) =>
    answer(setAside(q, base.judged)),
  );
  const counted = (attribute: string): Count | null =>
    (answers.find((a) => a.question.attribute === attribute)?.judged.shown as Count | undefined) ?? null;
  const people = counted("people") ?? partsOf(parts);
  const nationalities = new Map(
    answers.flatMap((a) =>
      a.question.attribute.startsWith("nationality:") && a.judged.shown
        ? [[a.question.attribute.slice(12), a.judged.shown as Count] as const]
        : [],
    ),
  );
  const told = thirdCountry(claims, { to: ends.to, people, nationalities, rootOf });
  const third = narrow(answer(setAside(told.third, base.judged)), told.pooled?.third ?? null, told.why);
  const own = narrow(answer(setAside(told.own, base.judged)), told.pooled?.own ?? null, told.why);
  const withSplit = [
    answers.filter((a) => a.question.attribute === "people"),
    withVoices(third),
    withVoices(own),
    answers.filter((a) => a.question.attribute !== "people"),
  ].flat();
  const dates = listedDate(claims);
  const state = rowState(withSplit);
  const here = {
    ...base.plain,
    answers: withSplit,
    state: state.state,
    state_reason: state.reason,
    people,
    third_country: (third.judged.shown as Count | null) ?? told.pooled?.third ?? null,
    own_nationals: (own.judged.shown as Count | null) ?? told.pooled?.own ?? null,
    third_country_why: told.why,
    ...ends,
    span: spanOfMovement(withSplit),
    date: dates.date,
    date_text: dates.text,
    chain_end: null,
  };
  return { ...here, chain_end: chainEnd(here, linked("then")) };
}

const withVoices = (a: Answered): Answered[] => (a.question.voiced.length > 0 ? [a] : []);
const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** An answer narrowed to what all sources together leave open, when both can hold; the reason then says why. */
function narrow(answered: Answered, pooled: Count | null, why: string): Answered {
  const shown = answered.judged.shown as Count | null;
  const both = shown && pooled ? intersectCounts(shown, pooled) : pooled;
  if (!both || (both.lo === shown?.lo && both.hi === shown.hi)) return answered;
  const narrowed = asBounds(both.lo, both.hi);
  return {
    ...answered,
    judged: { ...answered.judged, shown: narrowed, reason: `${answered.judged.reason} All sources together: ${why}` },
    text: countText(narrowed),
  };
}

function spanOfMovement(answers: readonly Answered[]): Span | null {
  const at = (name: string): Span | null =>
    (answers.find((a) => a.question.attribute === name)?.judged.shown as Span | undefined) ?? null;
  const from = at("departed") ?? at("date") ?? at("arrived");
  const to = at("arrived") ?? from;
  return from && to ? { from: from.from, to: Math.max(from.to, to.to) } : null;
}

function baseOf(record: TarmacRecord, ref: string, when: AsOf) {
  const subject = subjectOf(record, ref, when);
  if (!subject) return null;
  const claims = claimsOf(record, ref, when);
  if (when.as_of !== undefined && claims.length === 0) return null;
  const roots = new Map<string, string>();
  const rootOf: VoiceOf = (source) => {
    const known = roots.get(source);
    if (known !== undefined) return known;
    const root = voiceOf(record, source) ?? source;
    roots.set(source, root);
    return root;
  };
  const judged = judgementsOf(record, ref, when).filter((j) => j.revoked_at === null);
  return {
    kind: subject.kind as SubjectKind,
    doc: subject.doc,
    claims,
    rootOf,
    judged,
    plain: { ref, kind: subject.kind, id: subject.id, doc: subject.doc, claims },
  };
}

type Judged = ReturnType<typeof judgementsOf>;

/** Applies the deciding judgements: a claim set aside is left out of the value shown, one of another scope is set beside. */
function setAside(question: Question, judgements: Judged): Question {
  if (judgements.length === 0) return question;
  const named = (decides: string): Set<string> =>
    new Set(judgements.filter((j) => j.decides === decides).flatMap((j) => j.claims));
  const aside = named("set_aside");
  const scoped = named("different_scope");
  const reason = (id: string): string =>
    judgements.find((j) => j.claims.includes(id))?.reason ?? "another scope, by judgement";
  const voiced = question.voiced.map((v) => {
    const scope = v.claims.find((id) => scoped.has(id));
    return { ...v, setAside: v.claims.some((id) => aside.has(id)), scope: v.scope ?? (scope ? reason(scope) : null) };
  });
  return { ...question, voiced };
}

function answer(question: Question): Answered {
  const judged = judge(question);
  return { question, judged, text: judged.shown === null ? "" : shownText(question, judged.shown as never) };
}

/** Rules of verdicts and of lint with their sentences: what `/method` and the docs serve. */
export function ruleSentences() {
  return { verdict: verdictRules, lint: rules.map(({ id, severity, title, says }) => ({ id, severity, title, says })) };
}

/** Everything that the rules find about a subject at a time; empty when it was not public. */
export function findingsAt(record: TarmacRecord, ref: string, when: AsOf): Finding[] {
  const state = subjectState(record, ref, when);
  return state ? findIn(state, aroundOf(record, when)) : [];
}

/** Subjects whose rows depend on this one: the wholes it is a part of, what went on as it, and so on upwards. */
function dependants(record: TarmacRecord, ref: string): string[] {
  const found = new Set<string>([ref]);
  for (const one of found)
    for (const other of [...linksTo(record, one, "parts"), ...linksTo(record, one, "then")]) found.add(other);
  found.delete(ref);
  return [...found];
}

/**
 * Recomputes the rows and findings of what a command touched, inside its transaction. `from` is the earliest public date that changed: rows before it stay, so that
 * what becomes public later never touches an earlier page.
 */
export function refresh(record: TarmacRecord, touched: ReadonlyMap<string, string>): void {
  const all = new Map(touched);
  const earliest = (to: Map<string, string>, ref: string, from: string): void => {
    if ((to.get(ref) ?? endOfTime) > from) to.set(ref, from);
  };
  for (const [ref, from] of touched) {
    if (!ref.startsWith("movement/")) continue;
    for (const other of dependants(record, ref)) earliest(all, other, from);
  }
  // Subjects whose findings speak of others: they are found anew once all rows stand.
  const about = new Map<string, string>();
  for (const [ref, from] of all) {
    const before = ref.startsWith("movement/") ? derivedOf(record, ref) : [];
    const { rows, findings } = derivedFrom(record, ref, from);
    putDerived(record, ref, from, rows);
    putFindings(record, ref, from, findings);
    if (!ref.startsWith("movement/")) continue;
    for (const agreement of agreementsEverOf(record, ref)) earliest(about, agreement, from);
    for (const other of twinsTouched(record, before, derivedOf(record, ref))) earliest(about, other, from);
    for (const other of subjectsWithFindingAbout(record, ref)) earliest(about, other, from);
  }
  for (const [ref, from] of about) putFindings(record, ref, from, derivedFrom(record, ref, from).findings);
}

/** Movements that a movement's old and new rows may be twins of; none when nothing that makes a twin has changed. */
function twinsTouched(record: TarmacRecord, before: readonly DerivedRow[], after: readonly DerivedRow[]): string[] {
  const facts = (rows: readonly DerivedRow[]): string =>
    JSON.stringify(rows.map((row) => [row.public_from, row.public_to, twinFacts(row)]));
  if (facts(before) === facts(after)) return [];
  const rows = [...before, ...after].map((row) => JSON.parse(row.doc) as MovementRow);
  const near = rows.flatMap((row) => movementsNear(record, row).filter((other) => isTwin(row, other)));
  return [...new Set(near.map((row) => `movement/${row.id}`))];
}

function twinFacts({ doc }: DerivedRow): unknown {
  const { title, date, from, to, people } = JSON.parse(doc) as MovementRow;
  return [title, date, from?.code, to?.code, people?.lo, people?.hi];
}

const isTwin = (a: MovementRow, b: MovementRow): boolean =>
  a.people !== null &&
  b.people !== null &&
  compareCounts(a.people, b.people) === "equal" &&
  a.from?.code === b.from?.code;

/** The rows of a subject from a day on, as `refresh` keeps them: computed anew from claims and judgements. */
export function derivedFrom(
  record: TarmacRecord,
  ref: string,
  from: string,
): { rows: DerivedRow[]; findings: FindingRow[] } {
  const all = publicDays(record, ref);
  const days = all.filter((day) => day >= from);
  const starts = (all[0] ?? from) < from && days[0] !== from ? [from, ...days] : days;
  const spans = starts.map((public_from, i): Weighed => {
    const state = subjectState(record, ref, { as_of: public_from });
    return { public_from, public_to: starts[i + 1] ?? endOfTime, state };
  });
  const rows = spans.flatMap(({ state, ...span }) => (state ? [{ ...rowOf(record, state), ...span }] : []));
  return { rows: joined(rows), findings: joinFindings(found(record, ref, spans, rows)) };
}

type Weighed = { readonly public_from: string; readonly public_to: string; readonly state: SubjectState | null };

/** What is found in each span, which is divided where something beside the subject changed that its findings speak of. */
function found(record: TarmacRecord, ref: string, spans: readonly Weighed[], rows: readonly DerivedRow[]) {
  const beside = ref.startsWith("movement/")
    ? rows.flatMap((row) => twinDays(record, JSON.parse(row.doc) as MovementRow))
    : ref.startsWith("agreement/")
      ? daysUnder(record, ref.slice("agreement/".length))
      : [];
  const days = [...new Set(beside)].sort();
  return spans.flatMap(({ public_from, public_to, state }) => {
    const starts = [public_from, ...days.filter((day) => day > public_from && day < public_to)];
    return starts.map((start, i) => ({
      public_from: start,
      public_to: starts[i + 1] ?? public_to,
      found: state ? findIn(state, aroundOf(record, { as_of: start })) : [],
    }));
  });
}

/** Neighbouring spans with the same row are one. */
function joined(rows: readonly DerivedRow[]): DerivedRow[] {
  const out: DerivedRow[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (last && last.doc === row.doc && last.public_to === row.public_from)
      out[out.length - 1] = { ...last, public_to: row.public_to };
    else out.push(row);
  }
  return out;
}

type PlainRow = Omit<DerivedRow, "public_from" | "public_to">;

function rowOf(record: TarmacRecord, state: SubjectState): PlainRow {
  const { ref, kind } = state;
  if (kind !== "movement") {
    const { id, state: verdict, state_reason } = state;
    const doc = JSON.stringify({ id, title: String(state.doc.title ?? id), state: verdict, state_reason });
    return { ref, kind, sort_date: null, state: verdict, destination: null, listed: 1, doc };
  }
  const movement = state as MovementState;
  const row = movementRow(movement, movementLinks(record, movement.id));
  return {
    ref,
    kind,
    sort_date: movement.date,
    state: movement.state,
    destination: movement.to,
    listed: row.part_of === null ? 1 : 0,
    doc: JSON.stringify(row),
  };
}
