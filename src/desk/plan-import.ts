import type { Claim, SubjectKind } from "../model/claim.ts";
import { subjectKinds } from "../model/claim.ts";
import { canonicalJson } from "../model/canonical-json.ts";
import { parseDate } from "../model/partial-date.ts";
import { type Source, sourceKinds } from "../model/source.ts";
import { type Draft, headOf } from "../sources/register/expand.ts";
import type { RawEntry } from "../sources/register/read-file.ts";
import type { Register } from "../sources/register/read-register.ts";
import { claimDigest, claimsFrom, claimsOf, pastClaimsOf, pastDigest } from "../store/claims.ts";
import { type StoredSource, type Subject, sourceOf, sourcesOfVoice, subjectOf } from "../store/entries.ts";
import { claimId, slotOf } from "../store/hash.ts";
import { type Judgement, judgementById } from "../store/judgements.ts";
import type { TarmacRecord } from "../store/record.ts";

/** What an import would do, before it does it. Ledger numbers are 0 until it is written. */
export type ImportPlan = {
  readonly sources: { readonly added: StoredSource[]; readonly changed: StoredSource[]; readonly unchanged: number };
  readonly subjects: { readonly added: Subject[]; readonly changed: Subject[]; readonly unchanged: number };
  readonly claims: {
    readonly added: Claim[];
    readonly changed: { readonly before: Claim; readonly after: Claim }[];
    readonly unchanged: number;
    /** Standing claims of these entries that the files no longer hold: kept. */
    readonly gone: Claim[];
    readonly withdrawn: { readonly claim: Claim; readonly reason: string }[];
    /** Claims that had ended already in the record from which these files were exported, and that this record does not hold. */
    readonly past: Claim[];
  };
  readonly judgements: {
    readonly added: Judgement[];
    /** Judgements of the record that the files say were taken back. */
    readonly revoked: Judgement[];
    readonly unchanged: number;
  };
};

/** True when an import would write nothing. */
export function isEmptyPlan(plan: ImportPlan): boolean {
  const { sources, subjects, claims, judgements } = plan;
  return [
    sources.added,
    sources.changed,
    subjects.added,
    subjects.changed,
    claims.added,
    claims.changed,
    claims.withdrawn,
    claims.past,
    judgements.added,
    judgements.revoked,
  ].every((list) => list.length === 0);
}

/** Compares what the files say with what the record holds. */
export function planImport(record: TarmacRecord, register: Register, today: string): ImportPlan {
  const sources = planSources(record, register.entries, today);
  const subjects = planSubjects(record, register.entries);
  const all = new Map([...sources.now.values()].map((s) => [s.id, s]));
  const held = new Map<string, StoredSource | null>();
  const source = (id: string): StoredSource | null => {
    const known = all.get(id) ?? held.get(id);
    if (known !== undefined) return known;
    const read = sourceOf(record, id);
    held.set(id, read);
    return read;
  };
  const claims = planClaims(record, register, source);
  const redated = redate(record, sources.changed, claims);
  return {
    sources: { added: sources.added, changed: sources.changed, unchanged: sources.unchanged },
    subjects,
    claims: { ...claims, changed: [...claims.changed, ...redated], past: planPast(record, register.drafts, source) },
    judgements: planJudgements(record, register.entries),
  };
}

function planSources(record: TarmacRecord, entries: readonly RawEntry[], today: string) {
  const now = new Map<string, StoredSource>();
  const sourceEntries = entries.filter((e) => e.kind === "source");
  const typed = new Map(sourceEntries.map((e) => [e.id, toSource(e)]));
  const publicDays = new Map(sourceEntries.map((e) => [e.id, dayOf(e.data.public_date)]));
  const added: StoredSource[] = [];
  const changed: StoredSource[] = [];
  let unchanged = 0;
  for (const doc of typed.values()) {
    const before = sourceOf(record, doc.id);
    const stored: StoredSource = {
      ...doc,
      public_date: dayOf(doc.date ?? doc.captured) ?? publicDays.get(doc.id) ?? before?.public_date ?? today,
      voice: rootOf(doc.id, (id) => typed.get(id) ?? sourceOf(record, id)),
      recorded_seq: 0,
    };
    now.set(doc.id, stored);
    if (!before) added.push(stored);
    else if (canonicalJson({ ...stored, recorded_seq: 0 }) === canonicalJson({ ...before, recorded_seq: 0 }))
      unchanged += 1;
    else changed.push(stored);
  }
  for (const copy of copiesMoved(record, changed, typed)) {
    now.set(copy.id, copy);
    changed.push(copy);
  }
  return { now, added, changed, unchanged };
}

/** Standing sources that are not in the files, but whose voice changes with what they are copies of. */
function copiesMoved(
  record: TarmacRecord,
  changed: readonly StoredSource[],
  typed: ReadonlyMap<string, Source>,
): StoredSource[] {
  const moved = changed.flatMap((source) => {
    const before = sourceOf(record, source.id)?.voice;
    return before === undefined || before === source.voice ? [] : [before];
  });
  return [...new Set(moved)]
    .flatMap((voice) => sourcesOfVoice(record, voice))
    .filter((source) => !typed.has(source.id))
    .map((source) => ({
      ...source,
      voice: rootOf(source.id, (id) => typed.get(id) ?? sourceOf(record, id)),
      recorded_seq: 0,
    }))
    .filter((source) => source.voice !== sourceOf(record, source.id)?.voice);
}

function toSource(entry: RawEntry): Source {
  const d = entry.data as Record<string, string | undefined> & { original?: Record<string, string | undefined> };
  const text = (x: unknown): string | null => (x === undefined || x === null ? null : String(x));
  return {
    id: entry.id,
    title: text(d.title),
    publisher: String(d.publisher),
    url: text(d.url),
    kind: d.kind as Source["kind"],
    language: text(d.language),
    date: text(d.date),
    captured: text(d.captured),
    seen: d.seen as Source["seen"],
    copy_of: text(d.copy_of),
    original: d.original
      ? { publisher: text(d.original.publisher), title: text(d.original.title), url: text(d.original.url) }
      : null,
    note: text(d.note),
  };
}

/** The last day that a date can mean: by then a source was public. Null when there is no date. */
function dayOf(date: unknown): string | null {
  return date === undefined || date === null ? null : (parseDate(String(date))?.to ?? null);
}

/** The source at the root of a chain of copies; a circle ends at the id that sorts first. */
function rootOf(id: string, find: (id: string) => Source | null): string {
  const seen = [id];
  for (;;) {
    const next = find(seen.at(-1) as string)?.copy_of ?? null;
    if (next === null) return seen.at(-1) as string;
    if (seen.includes(next)) return [...seen].sort()[0] as string;
    seen.push(next);
  }
}

function planSubjects(record: TarmacRecord, entries: readonly RawEntry[]): ImportPlan["subjects"] {
  const added: Subject[] = [];
  const changed: Subject[] = [];
  let unchanged = 0;
  for (const entry of entries) {
    if (!subjectKinds.includes(entry.kind as SubjectKind)) continue;
    const ref = `${entry.kind}/${entry.id}`;
    const subject: Subject = {
      ref,
      kind: entry.kind as SubjectKind,
      id: entry.id,
      doc: headOf(entry),
      recorded_seq: 0,
    };
    const before = subjectOf(record, ref);
    if (!before) added.push(subject);
    else if (canonicalJson(before.doc) === canonicalJson(subject.doc)) unchanged += 1;
    else changed.push(subject);
  }
  return { added, changed, unchanged };
}

type Place = { subject: string; source: string; place: unknown; said_by: string | null; attribute: string };
const sentenceKey = (c: Place): string => canonicalJson([c.subject, c.source, c.place ?? null, c.said_by, c.attribute]);

/** Standing claims are kept in memory while a record is open: the key of each is made once. */
const keys = new WeakMap<Claim, string>();
function keyOf(claim: Claim): string {
  const key = keys.get(claim) ?? sentenceKey(claim);
  keys.set(claim, key);
  return key;
}

function planClaims(record: TarmacRecord, register: Register, source: (id: string) => StoredSource | null) {
  const subjects = register.entries
    .filter((e) => subjectKinds.includes(e.kind as SubjectKind))
    .map((e) => `${e.kind}/${e.id}`);
  const standing = new Map<string, Claim[]>();
  for (const subject of subjects) for (const claim of claimsOf(record, subject)) push(standing, keyOf(claim), claim);
  const typed = new Map<string, Draft[]>();
  for (const draft of register.drafts) if (draft.past === null) push(typed, sentenceKey(draft), draft);

  const plan = {
    added: [] as Claim[],
    changed: [] as { before: Claim; after: Claim }[],
    unchanged: 0,
    gone: [] as Claim[],
    withdrawn: [] as { claim: Claim; reason: string }[],
  };
  for (const [key, drafts] of typed) matchSentence(drafts, standing.get(key) ?? [], source, plan);
  for (const [key, claims] of standing) if (!typed.has(key)) plan.gone.push(...claims);
  return plan;
}

/** Pairs the values typed at one place with the standing claims of that place: by their number, equal ones, then in order; what is left over is new or gone. */
function matchSentence(
  drafts: readonly Draft[],
  standing: readonly Claim[],
  source: (id: string) => StoredSource | null,
  plan: ReturnType<typeof planClaims>,
): void {
  const free = [...standing];
  const take = (is: (claim: Claim) => boolean): Claim | undefined => {
    const i = free.findIndex(is);
    return i < 0 ? undefined : free.splice(i, 1)[0];
  };
  const settled = (draft: Draft, claim: Claim | undefined): boolean => {
    if (claim) settle(draft, claim, source, plan);
    return claim !== undefined;
  };
  const left = drafts
    .filter(
      (d) =>
        d.n === null ||
        !settled(
          d,
          take((c) => c.n === d.n),
        ),
    )
    .filter(
      (d) =>
        d.n !== null ||
        !settled(
          d,
          take((c) => hasValueOf(d, c)),
        ),
    )
    .filter((d) => d.n !== null || d.withdraw !== null || !settled(d, free.shift()))
    .filter((d) => d.withdraw === null);
  const taken = new Set([...standing, ...drafts].map((c) => c.n));
  for (const draft of left) {
    let n = draft.n ?? 0;
    while (draft.n === null && taken.has(n)) n += 1;
    taken.add(n);
    plan.added.push(toClaim(draft, n, source(draft.source)));
  }
  plan.gone.push(...free);
}

function hasValueOf(draft: Draft, claim: Claim): boolean {
  return canonicalJson([claim.value, claim.words]) === canonicalJson([draft.value, draft.words]);
}

function settle(
  draft: Draft,
  before: Claim,
  source: (id: string) => StoredSource | null,
  plan: ReturnType<typeof planClaims>,
): void {
  if (draft.withdraw !== null) {
    plan.withdrawn.push({ claim: before, reason: draft.withdraw });
    return;
  }
  const after = toClaim(draft, before.n, source(draft.source));
  if (claimDigest(after) === claimDigest(before)) plan.unchanged += 1;
  else plan.changed.push({ before, after });
}

function toClaim(draft: Draft, n: number, source: StoredSource | null): Claim {
  const { withdraw: _withdraw, past, file: _file, line: _line, ...rest } = draft;
  const slot = slotOf({ ...rest, n });
  return {
    ...rest,
    id: claimId(slot, rest.value, rest.words),
    slot,
    n,
    mode: rest.mode ?? (source ? sourceKinds[source.kind].mode : "said"),
    public_date: past?.public_date ?? source?.public_date ?? "9999-12-31",
    recorded_seq: 0,
    superseded_seq: null,
    superseded_by: past?.superseded_by ?? null,
    ended: past?.ended ?? null,
    ended_at: past?.ended_at ?? null,
  };
}

/** Past claims of the files that the record does not hold, each as often as the files tell it more often: two of them may be alike in everything. */
function planPast(
  record: TarmacRecord,
  drafts: readonly Draft[],
  source: (id: string) => StoredSource | null,
): Claim[] {
  const typed = drafts.filter((d) => d.past !== null).map((d) => toClaim(d, d.n ?? 0, source(d.source)));
  const held = new Map<string, number>();
  const count = (claim: Claim, by: number): number => {
    const key = pastDigest(claim);
    const before = held.get(key) ?? 0;
    held.set(key, before + by);
    return before;
  };
  for (const subject of new Set(typed.map((c) => c.subject)))
    for (const claim of pastClaimsOf(record, subject)) count(claim, 1);
  return typed.filter((claim) => count(claim, -1) <= 0);
}

/** A source whose day changed takes its claims along, also those that the files do not hold. */
function redate(
  record: TarmacRecord,
  changed: readonly StoredSource[],
  claims: ReturnType<typeof planClaims>,
): { before: Claim; after: Claim }[] {
  const handled = new Set([...claims.changed.map((c) => c.before.id), ...claims.withdrawn.map((w) => w.claim.id)]);
  return changed.flatMap((source) =>
    claimsFrom(record, source.id)
      .filter((claim) => claim.public_date !== source.public_date && !handled.has(claim.id))
      .map((before) => ({ before, after: { ...before, public_date: source.public_date, recorded_seq: 0 } })),
  );
}

function planJudgements(record: TarmacRecord, entries: readonly RawEntry[]): ImportPlan["judgements"] {
  const plan = { added: [] as Judgement[], revoked: [] as Judgement[], unchanged: 0 };
  for (const typed of entries.filter((e) => e.kind === "judgement").map(toJudgement)) {
    const known = judgementById(record, typed.id);
    if (!known) plan.added.push(typed);
    else if (known.revoked_at === null && typed.revoked_at !== null)
      plan.revoked.push({ ...known, revoked_at: typed.revoked_at, revoked_reason: typed.revoked_reason });
    else plan.unchanged += 1;
  }
  return plan;
}

function toJudgement(entry: RawEntry): Judgement {
  const d = entry.data as Record<string, string> & { claims?: string[] };
  return {
    id: entry.id,
    about: String(d.about),
    attribute: d.attribute ?? null,
    decides: d.decides as Judgement["decides"],
    claims: d.claims ?? [],
    by: String(d.by),
    at: String(d.at),
    reason: String(d.reason),
    revoked_at: d.revoked_at ?? null,
    revoked_reason: d.revoked_reason ?? null,
    recorded_seq: 0,
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
