import type { Claim, SubjectKind } from "./model/claim.ts";
import { lanesOf } from "./model/lanes.ts";
import { movementRow } from "./model/movement-row.ts";
import { asBounds, type Count, countText, intersectCounts, sumCounts } from "./model/count.ts";
import type { MovementRow } from "./model/row.ts";
import { aroundOf } from "./lint/around.ts";
import { findIn } from "./lint/find.ts";
import { rules } from "./lint/rules.ts";
import type { Question } from "./model/question.ts";
import type { Span } from "./model/span.ts";
import type { Answered, MovementState, SubjectState } from "./model/state.ts";
import type { Total, WeighedTotals } from "./model/total.ts";
import { judge } from "./reconcile/judge.ts";
import { shownText } from "./reconcile/reason.ts";
import { pairRules } from "./reconcile/pair-rules.ts";
import { rowState, subjectRowState } from "./reconcile/row-state.ts";
import { verdictRules } from "./reconcile/rules.ts";
import { meetNumbers } from "./reconcile/met-totals.ts";
import { pairsWith, pairTotals } from "./reconcile/total-pairs.ts";
import { totalSums } from "./reconcile/total-sums.ts";
import { chainEnd } from "./record/chain-end.ts";
import { listedDate } from "./record/movement-date.ts";
import { movementQuestions } from "./record/movement-questions.ts";
import { endsOf } from "./record/movement-shape.ts";
import { partsOf } from "./record/parts.ts";
import { sequenceQuestion } from "./record/sequence.ts";
import { subjectQuestions } from "./record/subject-questions.ts";
import { thirdCountry } from "./record/third-country.ts";
import { totalOf } from "./record/total.ts";
import type { VoiceOf } from "./record/voice.ts";
import { type AsOf, claimsOf } from "./store/claims.ts";
import { type DerivedRow, derivedOf, putDerived, saysSame } from "./store/derived.ts";
import { endOfTime } from "./store/end-of-time.ts";
import {
  type Finding,
  type FindingRow,
  joinFindings,
  putFindings,
  subjectsWithFindingAbout,
} from "./store/findings.ts";
import { agreementsEverOf, daysUnder, twinDays } from "./store/near.ts";
import { sourceOf, subjectOf, subjectsOf, voiceOf } from "./store/entries.ts";
import { ledgerHead } from "./store/ledger.ts";
import { judgementsOf } from "./store/judgements.ts";
import { linksFrom, linksTo, movementLinks, publicDays } from "./store/links.ts";
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
  const { state, reason } = subjectRowState(answers);
  return { ...base.plain, answers, state, state_reason: reason };
}

/** Every total that was public, compared by scope first: all pairs and sums, or only those in which one total stands. */
export function weighTotals(record: TarmacRecord, when: AsOf = {}, only: string | null = null): WeighedTotals {
  const totals = totalsThen(record, when);
  if (only === null) return { totals, pairs: pairTotals(totals), sums: totalSums(totals) };
  const one = totals.find((total) => total.id === only);
  return {
    totals,
    pairs: one ? pairsWith(one, totals) : [],
    sums: totalSums(totals).filter((sum) => sum.whole === only || sum.of.includes(only)),
  };
}

/** Every two numbers of a list that could be taken for the same thing, official totals, releases and statements alike. */
export { meetNumbers };

/** All totals, weighed once for the time asked last: each total's page asks for the others. */
const keptTotals = new WeakMap<TarmacRecord, { key: string; totals: Total[] }>();
function totalsThen(record: TarmacRecord, when: AsOf): readonly Total[] {
  const key = JSON.stringify([when, ledgerHead(record).hash]);
  const known = keptTotals.get(record);
  if (known?.key === key) return known.totals;
  const totals = subjectsOf(record, "total", when).flatMap(({ ref }) => {
    const state = subjectState(record, ref, when);
    return state ? [totalOf(state)] : [];
  });
  keptTotals.set(record, { key, totals });
  return totals;
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
  const seen = new Set([...passed, id]);
  const linked = (key: string): MovementState[] =>
    ids(base.doc[key]).flatMap((other) => stateOfMovement(record, other, when, seen) ?? []);
  return weighMovement(base, linked("parts"), linked("then"));
}

/** What is told of a movement, before it is weighed. */
export type ToldMovement = {
  readonly plain: Pick<MovementState, "ref" | "kind" | "id" | "doc" | "claims">;
  readonly rootOf: VoiceOf;
  readonly judged: Judged;
};

/** Weighs a movement whose parts, and what it goes on as, are weighed. Nothing else is read: the same claims give the same state. */
export function weighMovement(
  told: ToldMovement,
  parts: readonly MovementState[],
  next: readonly MovementState[],
): MovementState {
  const claims = asTold(told.plain.claims);
  const { rootOf } = told;
  const weigh = (q: Question): Answered => answer(setAside(q, told.judged));
  const answers = [...movementQuestions(claims, rootOf), ...sequenceQuestion(claims, parts, rootOf)].map(weigh);
  const ends = endsOf(claims);
  const people = countOf(answers, "people") ?? partsOf(parts);
  const split = thirdCountry(claims, { to: ends.to, people, nationalities: nationalitiesOf(answers), rootOf });
  const pooled = split.pooled && {
    third: withParts(
      split.pooled.third,
      parts.map((p) => p.third_country),
    ),
    own: withParts(
      split.pooled.own,
      parts.map((p) => p.own_nationals),
    ),
  };
  const why = whyOf(split.why, parts, pooled?.third !== split.pooled?.third);
  const third = narrow(weigh(split.third), pooled?.third ?? null, why);
  // Whoever is a third-country national is no own national: ten of ten leave none.
  const own = narrow(weigh(split.own), besides(pooled?.own ?? null, people, third), why);
  const withSplit = [
    answers.filter((a) => a.question.attribute === "people"),
    withVoices(third),
    withVoices(own),
    answers.filter((a) => a.question.attribute !== "people"),
  ].flat();
  const leftOut = new Set(answers.flatMap((a) => a.judged.excluded));
  const dates = listedDate(
    claims.filter((c) => !leftOut.has(c.id)),
    rootOf,
  );
  const state = rowState(withSplit);
  const here = {
    ...told.plain,
    answers: withSplit,
    state: state.state,
    state_reason: state.reason,
    people,
    parts_people: partsOf(parts),
    third_country: (third.judged.shown as Count | null) ?? pooled?.third ?? null,
    own_nationals: (own.judged.shown as Count | null) ?? besides(pooled?.own ?? null, people, third),
    third_country_why: why,
    ...ends,
    span: spanOfMovement(withSplit),
    date: dates.date,
    date_text: dates.text,
    chain_end: null,
  };
  return { ...here, chain_end: chainEnd(here, next) };
}

/** The order in which sources tell, so that no text depends on the order in which claims are handed in. */
function asTold(claims: readonly Claim[]): Claim[] {
  const keyed = claims.map((claim) => {
    const { attribute, source, n, id } = claim;
    return { claim, key: `${attribute} ${source} ${String(n).padStart(6, "0")} ${id}` };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ claim }) => claim);
}

/** A count narrowed to what the parts add up to, when all of them are told and both can hold. */
function withParts(count: Count | null, parts: readonly (Count | null)[]): Count | null {
  const told = parts.filter((part): part is Count => part !== null);
  if (count === null || told.length === 0 || told.length < parts.length) return count;
  const both = intersectCounts(count, sumCounts(told));
  return both === null || (both.lo === count.lo && both.hi === count.hi) ? count : both;
}

/** Why the third-country bounds are what they are; with the sum of the parts when it narrows them. */
function whyOf(why: string, parts: readonly MovementState[], byParts: boolean): string {
  const counts = parts.flatMap((p) => p.third_country ?? []);
  if (!byParts || counts.length === 0) return why;
  return `${why} Its parts together: ${counts.map(countText).join(" + ")} = ${countText(sumCounts(counts))}.`;
}

function countOf(answers: readonly Answered[], attribute: string): Count | null {
  return (answers.find((a) => a.question.attribute === attribute)?.judged.shown as Count | undefined) ?? null;
}

function nationalitiesOf(answers: readonly Answered[]): ReadonlyMap<string, Count> {
  const counted = answers.flatMap((a): [string, Count][] =>
    a.question.attribute.startsWith("nationality:") && a.judged.shown
      ? [[a.question.attribute.slice("nationality:".length), a.judged.shown as Count]]
      : [],
  );
  return new Map(counted);
}

const withVoices = (a: Answered): Answered[] => (a.question.voiced.length > 0 ? [a] : []);
const ids = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The bounds of own nationals, when those known to be third-country nationals are taken off the whole; as they were where that cannot hold. */
function besides(own: Count | null, people: Count | null, third: Answered): Count | null {
  const known = third.judged.shown as Count | null;
  if (own === null || known === null || people === null || people.hi === null || third.judged.verdict === "contradicts")
    return own;
  const left = people.hi - known.lo;
  return left < own.lo ? own : asBounds(own.lo, Math.min(own.hi ?? left, left));
}

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
  const held = when.known_at === undefined ? {} : { known_at: when.known_at };
  const roots = new Map<string, string>();
  const rootOf: VoiceOf = (source) => {
    const known = roots.get(source);
    if (known !== undefined) return known;
    // A copy that was public is a copy of its root, though the root itself be dated later: two copies are never two voices.
    const root =
      (when.known_at === undefined ? voiceOf(record, source) : sourceOf(record, source, held)?.voice) ?? source;
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
  return {
    verdict: { ...verdictRules, ...pairRules },
    lint: rules.map(({ id, severity, title, says }) => ({ id, severity, title, says })),
  };
}

/** Everything that the rules find about a subject at a time; empty when it was not public. */
export function findingsAt(record: TarmacRecord, ref: string, when: AsOf): Finding[] {
  const state = subjectState(record, ref, when);
  return state
    ? findIn(
        state,
        aroundOf(record, when, (at) => movementRowsThen(record, at)),
      )
    : [];
}

/** The rows of all movements that a record held at an instant, weighed once for the instant asked last: a page asks for them for each of its subjects. */
const rowsThen = new WeakMap<TarmacRecord, { key: string; rows: MovementRow[] }>();
function movementRowsThen(record: TarmacRecord, when: AsOf): readonly MovementRow[] {
  const key = JSON.stringify([when, ledgerHead(record).hash]);
  const known = rowsThen.get(record);
  if (known?.key === key) return known.rows;
  const rows = subjectsOf(record, "movement", when).flatMap(({ id }) => {
    const state = movementState(record, id, when);
    return state && state.claims.length > 0 ? [movementRow(state, movementLinks(record, id, when))] : [];
  });
  rowsThen.set(record, { key, rows });
  return rows;
}

/**
 * Subjects whose rows depend on this one: the wholes it is a part of, what went on as it, and so on upwards; and its own parts and continuations, whose rows
 * name it from the day on which it is public.
 */
function dependants(record: TarmacRecord, ref: string): string[] {
  const found = new Set<string>([ref]);
  for (const one of found)
    for (const other of [...linksTo(record, one, "parts"), ...linksTo(record, one, "then")]) found.add(other);
  const named = linksFrom(record, ref).filter(({ link }) => link === "parts" || link === "then");
  return [...new Set([...found, ...named.map(({ to }) => to)])].filter((other) => other !== ref);
}

/**
 * Recomputes the rows and findings of what a command touched, inside its transaction. `from` is the earliest public date that changed: rows before it stay, so that
 * what becomes public later never touches an earlier page.
 */
export function refresh(record: TarmacRecord, touched: ReadonlyMap<string, string>): void {
  const all = withDependants(record, touched);
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

/** What was touched, and the movements whose rows depend on it, each with the earliest day. */
function withDependants(record: TarmacRecord, touched: ReadonlyMap<string, string>): Map<string, string> {
  const all = new Map(touched);
  const movements = [...touched].filter(([ref]) => ref.startsWith("movement/"));
  for (const [ref, from] of movements) for (const other of dependants(record, ref)) earliest(all, other, from);
  return all;
}

function earliest(to: Map<string, string>, ref: string, from: string): void {
  if ((to.get(ref) ?? endOfTime) > from) to.set(ref, from);
}

/** Movements that a movement's old and new rows may be twins of; none when nothing that makes a twin has changed. */
function twinsTouched(record: TarmacRecord, before: readonly DerivedRow[], after: readonly DerivedRow[]): string[] {
  const facts = (rows: readonly DerivedRow[]): string =>
    JSON.stringify(rows.map((row) => [row.public_from, row.public_to, twinFacts(row)]));
  if (facts(before) === facts(after)) return [];
  // On an earlier day a movement may have been the twin of one that is none now.
  const rows = [...before, ...after].map((row) => JSON.parse(row.doc) as MovementRow);
  return [...new Set(rows.flatMap((row) => twinDays(record, row).map(({ ref }) => ref)))];
}

function twinFacts({ doc }: DerivedRow): unknown {
  const { title, date, from, to, people } = JSON.parse(doc) as MovementRow;
  return [title, date, from?.code, to?.code, people?.lo, people?.hi];
}

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
  const rows = spans.flatMap(({ state, ...span }) =>
    state ? [{ ...rowOf(record, state, { as_of: span.public_from }), ...span }] : [],
  );
  return { rows: joined(rows), findings: joinFindings(found(record, ref, spans, rows)) };
}

type Weighed = { readonly public_from: string; readonly public_to: string; readonly state: SubjectState | null };

/** What is found in each span, which is divided where something beside the subject changed that its findings speak of. */
function found(record: TarmacRecord, ref: string, spans: readonly Weighed[], rows: readonly DerivedRow[]) {
  const beside = ref.startsWith("movement/")
    ? rows.flatMap((row) => twinDays(record, JSON.parse(row.doc) as MovementRow).map(({ day }) => day))
    : ref.startsWith("agreement/")
      ? daysUnder(record, ref.slice("agreement/".length))
      : [];
  const days = [...new Set(beside)].sort();
  return spans.flatMap(({ public_from, public_to, state }) => {
    const starts = [public_from, ...days.filter((day) => day > public_from && day < public_to)];
    return starts.map((start, i) => ({
      public_from: start,
      public_to: starts[i + 1] ?? public_to,
      found: state
        ? findIn(
            state,
            aroundOf(record, { as_of: start }, () => []),
          )
        : [],
    }));
  });
}

/** Neighbouring spans with the same row are one. */
function joined(rows: readonly DerivedRow[]): DerivedRow[] {
  const out: DerivedRow[] = [];
  for (const row of rows) {
    const last = out.at(-1);
    if (last && saysSame(last, row) && last.public_to === row.public_from)
      out[out.length - 1] = { ...last, public_to: row.public_to };
    else out.push(row);
  }
  return out;
}

type PlainRow = Omit<DerivedRow, "public_from" | "public_to">;

function rowOf(record: TarmacRecord, state: SubjectState, when: AsOf): PlainRow {
  const { ref, kind } = state;
  if (kind !== "movement") {
    const { id, state: verdict, state_reason } = state;
    const doc = JSON.stringify({ id, title: String(state.doc.title ?? id), state: verdict, state_reason });
    return { ref, kind, sort_date: null, state: verdict, destination: null, listed: 1, doc, lanes: null };
  }
  const movement = state as MovementState;
  const row = movementRow(movement, movementLinks(record, movement.id, when));
  return {
    ref,
    kind,
    sort_date: movement.date,
    state: movement.state,
    destination: movement.to,
    listed: row.part_of === null ? 1 : 0,
    doc: JSON.stringify(row),
    lanes: JSON.stringify(lanesOf(movement)),
  };
}
